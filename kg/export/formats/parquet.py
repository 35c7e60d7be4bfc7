"""Parquet tables with their data dictionary: a folder or zip for DuckDB, pandas, Polars, Spark and R."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.export.exporter import many
from kg.export.tables import dictionary, tables
from kg.store import Reader


def _files(reader: Reader, graphs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    yield "dictionary.parquet", dictionary().to_parquet()
    for name, table in tables(reader, graphs):
        yield f"{name}.parquet", table.to_parquet()


PARQUET = many(
    "parquet",
    "Parquet 表格与数据字典（文件夹或 zip）",
    "Parquet tables with a data dictionary (folder or zip)",
    _files,
    "dictionary.parquet",
)
