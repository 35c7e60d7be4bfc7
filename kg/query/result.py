"""The answer to a question: columns and rows of RDF terms, their plain Python values, and the typed table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.model.shown import Shown
from kg.query.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from kg.query.evidence import Quote

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = str | int | Decimal | float | bool | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = {
    f"{_XSD}{name}"
    for name in (
        *("integer", "int", "long", "short", "byte", "gYear"),
        *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
}
_KINDS = {
    **dict.fromkeys(_INTEGERS, Kind.INTEGER),
    f"{_XSD}decimal": Kind.DECIMAL,
    f"{_XSD}double": Kind.DOUBLE,
    f"{_XSD}float": Kind.DOUBLE,
    f"{_XSD}boolean": Kind.BOOLEAN,
    f"{_XSD}date": Kind.DATE,
    f"{_XSD}dateTime": Kind.MOMENT,
}
_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.DOUBLE)
_LARGEST = Decimal(10) ** 20
_FINEST = -18


@dataclass(frozen=True, slots=True)
class Result(Shown):
    """Rows of terms, one a column; None where a row leaves a column open.

    `titles` names the columns for people, `kinds` says what is declared of their values, `labels` gives the names of
    the IRIs that stand in the rows, `quotes` the words behind those of them that a notebook shows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    titles: Mapping[str, tuple[str, str]]
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def values(self) -> Iterator[tuple[Value, ...]]:
        """The rows as Python values: IRIs and words as str, numbers as int, Decimal and float."""
        for row in self.rows:
            yield tuple(value(term) for term in row)

    def records(self) -> Iterator[dict[str, Value]]:
        """The rows as dictionaries from column to value."""
        for row in self.values():
            yield dict(zip(self.columns, row, strict=True))

    def table(self) -> Table:
        """The rows as a typed table; beside a column of IRIs stands `<column>_label` with the names of the things.

        A column's type is the one declared, or that of its datatypes: several numeric ones make the widest of them,
        anything else together makes text. A column of a free query that has no values at all is text.
        """
        columns: list[Column] = []
        cells: list[Sequence[Cell]] = []
        for place, name in enumerate(self.columns):
            terms = [row[place] for row in self.rows]
            zh, en = self.titles.get(name, (name, name))
            kind, values = _typed(terms, self.kinds.get(name))
            columns.append(Column(name, zh, en, kind))
            cells.append(values)
            if kind is Kind.IRI:
                columns.append(Column(f"{name}_label", f"{zh}名称", f"{en} label"))
                cells.append(
                    [self.labels.get(term.value) if isinstance(term, ox.NamedNode) else None for term in terms]
                )
        return Table(tuple(columns), tuple(zip(*cells, strict=True)))

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas DataFrame (the extra `pandas`): nullable types, decimals as Float64."""
        return self.table().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The table as a Polars DataFrame (the extra `polars`): decimals exact."""
        return self.table().to_polars()

    def to_arrow(self) -> pyarrow.Table:
        """The table as Arrow (the extra `arrow`): decimals exact."""
        return self.table().to_arrow()


def value(term: Term | None) -> Value:
    """The Python value of a term."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        if kind in _INTEGERS:
            return int(term.value)
        if kind == f"{_XSD}decimal":
            return Decimal(term.value)
        if kind in (f"{_XSD}double", f"{_XSD}float"):
            return _double(term.value)
        if kind == f"{_XSD}boolean":
            return term.value in ("true", "1")
        return term.value
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)


def tabulate(columns: Sequence[Column], rows: Sequence[tuple[Term | None, ...]]) -> Table:
    """Rows of terms as a table of just these columns; a column whose values do not fit its kind becomes text."""
    typed = [_typed([row[place] for row in rows], column.kind) for place, column in enumerate(columns)]
    kept = tuple(replace(column, kind=kind) for column, (kind, _) in zip(columns, typed, strict=True))
    return Table(kept, tuple(zip(*(cells for _, cells in typed), strict=True)))


def _typed(terms: Sequence[Term | None], declared: Kind | None) -> tuple[Kind, Sequence[Cell]]:
    """A column's kind and its cells; text where a value does not fit the kind."""
    kind = declared or _common({_kind(term) for term in terms if term is not None})
    cast = _CASTS[kind]
    try:
        return kind, [None if term is None else cast(_lexical(term)) for term in terms]
    except (ValueError, ArithmeticError):
        return Kind.TEXT, [None if term is None else _lexical(term) for term in terms]


def _kind(term: Term) -> Kind:
    if isinstance(term, ox.Literal):
        return _KINDS.get(term.datatype.value, Kind.TEXT)
    return Kind.TEXT if isinstance(term, ox.Triple) else Kind.IRI


def _common(kinds: set[Kind]) -> Kind:
    if kinds and kinds <= set(_NUMBERS):
        return max(kinds, key=_NUMBERS.index)
    return kinds.pop() if len(kinds) == 1 else Kind.TEXT


def _lexical(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _integer(text: str) -> int:
    if not -(2**63) <= (number := int(text)) < 2**63:
        raise ValueError(text)
    return number


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < _FINEST or abs(number) >= _LARGEST:
        raise ValueError(text)
    return number


def _double(text: str) -> float:
    return float(text.replace("INF", "inf"))


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


_CASTS: dict[Kind, Callable[[str], Cell]] = {
    Kind.TEXT: str,
    Kind.IRI: str,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.DOUBLE: _double,
    Kind.BOOLEAN: lambda text: text in ("true", "1"),
    Kind.DATE: lambda text: date.fromisoformat(text[:10]),
    Kind.MOMENT: _moment,
}
