"""CSV tables with their data dictionary: a folder or zip that spreadsheets, pandas, R and DuckDB open as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from kg.export.exporter import many
from kg.export.tables import dictionary, queries, tables
from kg.query.table import Kind
from kg.store import Reader

# Excel takes a file for UTF-8 only where it begins with this; pandas, DuckDB and readr pass over it.
_BOM: Final = "\ufeff"
_TYPES: Final = {
    Kind.TEXT: {"type": "string"},
    Kind.IRI: {"type": "string", "format": "uri"},
    Kind.INTEGER: {"type": "integer"},
    Kind.DECIMAL: {"type": "number"},
    Kind.DOUBLE: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.DATE: {"type": "date"},
    Kind.MOMENT: {"type": "datetime"},
}


def _files(reader: Reader, graphs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    yield "datapackage.json", _package()
    yield "dictionary.csv", (_BOM + dictionary().to_csv()).encode()
    for name, table in tables(reader, graphs):
        yield f"{name}.csv", (_BOM + table.to_csv()).encode()


def _package() -> bytes:
    """The tables described as a Data Package (https://datapackage.org), for whoever reads them by machine."""
    resources = [
        {
            "name": query.name,
            "path": f"{query.name}.csv",
            "title": f"{query.zh} {query.en}",
            "description": f"{query.about_zh} {query.about_en}",
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": column.name, "title": column.zh, "description": column.en, **_TYPES[column.kind]}
                    for column in query.columns
                ],
                "primaryKey": query.columns[0].name,
                "missingValues": [""],
            },
        }
        for query in queries()
    ]
    safe = "Words that begin with = + - @ ' or a tab have an apostrophe before them, so that no spreadsheet runs them."
    package = {"name": "govreport-kg", "description": safe, "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


CSV = many(
    "csv",
    "CSV 表格与数据字典（文件夹或 zip）",
    "CSV tables with a data dictionary (folder or zip)",
    _files,
    "datapackage.json",
)
