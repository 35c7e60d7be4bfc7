"""A table whose columns have types of their own, given by RDF datatypes or declared, never guessed from the values.

| kind | RDF | Arrow, Parquet, Polars | pandas |
|---|---|---|---|
| text | strings with or without a language | string | string |
| iri | a node; a column `<name>_label` beside it holds its name | string | string |
| integer | xsd:integer and its subtypes, xsd:gYear | int64 | Int64 |
| decimal | xsd:decimal | decimal128(38, 18), exact | Float64, true to 15 digits |
| double | xsd:double, xsd:float | float64 | Float64 |
| boolean | xsd:boolean | bool | boolean |
| date | xsd:date | date32 | datetime64 |
| moment | xsd:dateTime | timestamp in UTC | datetime64, UTC |
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model.shown import Shown

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Cell = str | int | Decimal | float | bool | date | datetime | None


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    IRI = "iri"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DOUBLE = "double"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its titles and the kind of its values."""

    name: str
    zh: str
    en: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table(Shown):
    """Columns and rows; a cell is None where the row says nothing. A table without rows keeps columns and types."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows as dictionaries from column to value."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))

    def to_csv(self) -> str:
        """The table as CSV (RFC 4180), safe to open in a spreadsheet: see `safe`."""
        return csv_text([column.name for column in self.columns], self.rows)

    def to_arrow(self) -> pyarrow.Table:
        """The table as Arrow. Raises MissingExtra where pyarrow is not installed."""
        from kg.query import frames

        return frames.to_arrow(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas DataFrame with nullable types. Raises MissingExtra where pandas is not installed."""
        from kg.query import frames

        return frames.to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """The table as a Polars DataFrame. Raises MissingExtra where Polars is not installed."""
        from kg.query import frames

        return frames.to_polars(self)

    def to_parquet(self) -> bytes:
        """The table as a Parquet file. Raises MissingExtra where pyarrow is not installed."""
        from kg.query import frames

        return frames.to_parquet(self)


def csv_text(heads: Sequence[str], rows: Iterator[Sequence[Cell]] | Sequence[Sequence[Cell]]) -> str:
    """Rows as CSV with their heads; numbers are written plainly, truth as true and false, words made `safe`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue()


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def safe(words: str) -> str:
    """Words that no spreadsheet takes for a formula: an apostrophe goes before = + - @, a tab, a carriage return.

    One goes before a leading apostrophe too, so that taking the first apostrophe away gives the words back. Numbers
    are no words: -2.5 stays a number.
    """
    return f"'{words}" if words.startswith(_FORMULA) else words


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case str():
            return safe(cell)
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
