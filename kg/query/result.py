"""The answer to a question: columns and rows of RDF terms, and their plain Python values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = str | int | Decimal | bool | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = {f"{_XSD}{name}" for name in ("integer", "int", "long", "nonNegativeInteger", "gYear")}


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of terms, one a column; None where a row leaves a column open. `titles` names the columns for people."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    titles: Mapping[str, tuple[str, str]]

    def __len__(self) -> int:
        return len(self.rows)

    def values(self) -> Iterator[tuple[Value, ...]]:
        """The rows as Python values: IRIs and words as str, xsd:integer as int, xsd:decimal as Decimal."""
        for row in self.rows:
            yield tuple(value(term) for term in row)

    def records(self) -> Iterator[dict[str, Value]]:
        """The rows as dictionaries from column to value."""
        for row in self.values():
            yield dict(zip(self.columns, row, strict=True))


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
        if kind == f"{_XSD}boolean":
            return term.value in ("true", "1")
        return term.value
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)
