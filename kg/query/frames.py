"""Tables in pandas, Polars, Arrow and Parquet: the one door to these libraries, each loaded when it is asked for."""

from __future__ import annotations

import importlib
import io
from typing import TYPE_CHECKING, Any

from kg.errors import MissingExtra
from kg.query.table import Kind, Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

# Oxigraph reckons decimals with 18 fractional digits: every value of a graph or a query is exact in these types.
_DIGITS, _FRACTION = 38, 18


def to_arrow(table: Table) -> pyarrow.Table:
    """A table as Arrow; each field's metadata holds the column's titles (`zh`, `en`)."""
    pa = _library("pyarrow", "arrow")
    types = {
        Kind.TEXT: pa.string(),
        Kind.IRI: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.DECIMAL: pa.decimal128(_DIGITS, _FRACTION),
        Kind.DOUBLE: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.DATE: pa.date32(),
        Kind.MOMENT: pa.timestamp("us", tz="UTC"),
    }
    schema = pa.schema(
        [pa.field(c.name, types[c.kind], metadata={"zh": c.zh, "en": c.en, "kind": c.kind}) for c in table.columns]
    )
    return pa.Table.from_arrays(
        [pa.array(values, field.type) for field, values in zip(schema, _columns(table), strict=True)], schema=schema
    )


def to_pandas(table: Table) -> pandas.DataFrame:
    """A table as a DataFrame; its `attrs["titles"]` gives the titles of the columns (zh, en).

    pandas has no decimals to compute with: they become Float64, which keeps 15 digits; `to_arrow` keeps all.
    """
    pd = _library("pandas", "pandas")
    types = {
        Kind.TEXT: "string",
        Kind.IRI: "string",
        Kind.INTEGER: "Int64",
        Kind.DECIMAL: "Float64",
        Kind.DOUBLE: "Float64",
        Kind.BOOLEAN: "boolean",
        Kind.DATE: "datetime64[s]",
        Kind.MOMENT: "datetime64[us, UTC]",
    }
    series = {}
    for column, values in zip(table.columns, _columns(table), strict=True):
        if column.kind is Kind.DECIMAL:
            values = [None if value is None else float(value) for value in values]
        series[column.name] = pd.Series(values, dtype=types[column.kind])
    frame: pandas.DataFrame = pd.DataFrame(series, columns=[c.name for c in table.columns])
    frame.attrs["titles"] = {c.name: [c.zh, c.en] for c in table.columns}
    return frame


def to_polars(table: Table) -> polars.DataFrame:
    """A table as a Polars DataFrame, decimals exact."""
    pl = _library("polars", "polars")
    types = {
        Kind.TEXT: pl.String(),
        Kind.IRI: pl.String(),
        Kind.INTEGER: pl.Int64(),
        Kind.DECIMAL: pl.Decimal(_DIGITS, _FRACTION),
        Kind.DOUBLE: pl.Float64(),
        Kind.BOOLEAN: pl.Boolean(),
        Kind.DATE: pl.Date(),
        Kind.MOMENT: pl.Datetime("us", "UTC"),
    }
    frame: polars.DataFrame = pl.DataFrame(
        [
            pl.Series(column.name, values, types[column.kind])
            for column, values in zip(table.columns, _columns(table), strict=True)
        ]
    )
    return frame


def to_parquet(table: Table) -> bytes:
    """A table as a Parquet file, the same bytes for the same rows."""
    pq = _library("pyarrow.parquet", "parquet")
    out = io.BytesIO()
    pq.write_table(to_arrow(table), out, compression="zstd")
    return out.getvalue()


def _columns(table: Table) -> list[list[Any]]:
    return [[row[place] for row in table.rows] for place in range(len(table.columns))]


def _library(name: str, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtra.of(name.partition(".")[0], extra) from error
