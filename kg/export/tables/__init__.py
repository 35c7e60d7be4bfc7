"""The tables of a dataset: each .rq file of this folder is one; its header names the columns and their kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import pyoxigraph as ox

from kg.export.graphs import chosen
from kg.query.named import NamedQuery, parse
from kg.query.result import tabulate
from kg.query.table import Column, Table
from kg.resources import package_dir
from kg.store import Reader

# Cells of several values: sorted here, for SPARQL does not say in which order it joins them.
_SEVERAL = ("aliases", "classes")


@cache
def queries() -> tuple[NamedQuery, ...]:
    """The queries that make the tables, sorted by name."""
    folder = package_dir("export") / "tables"
    return tuple(parse(path.stem, path.read_text(encoding="utf8"), path.name) for path in sorted(folder.glob("*.rq")))


def tables(reader: Reader, graphs: Sequence[str]) -> Iterator[tuple[str, Table]]:
    """Each table of the chosen graphs by name; one without rows has its columns all the same."""
    store = chosen(reader, graphs)
    for query in queries():
        answer = store.query(query.sparql, use_default_graph_as_union=True)
        assert isinstance(answer, ox.QuerySolutions)
        names = [column.name for column in query.columns]
        table = tabulate(query.columns, [tuple(row[name] for name in names) for row in answer])
        yield query.name, _sorted(table)


def dictionary() -> Table:
    """The data dictionary: every column of every table, with its type and what it means in Chinese and English."""
    columns = (
        Column("table", "表", "Table"),
        Column("column", "列", "Column"),
        Column("type", "类型", "Type"),
        Column("zh", "中文", "Meaning in Chinese"),
        Column("en", "英文", "Meaning in English"),
    )
    rows = ((query.name, c.name, c.kind.value, c.zh, c.en) for query in queries() for c in query.columns)
    return Table(columns, tuple(rows))


def _sorted(table: Table) -> Table:
    places = [place for place, column in enumerate(table.columns) if column.name in _SEVERAL]
    if not places:
        return table
    return Table(
        table.columns,
        tuple(
            tuple(
                ";".join(sorted(cell.split(";"))) if place in places and isinstance(cell, str) else cell
                for place, cell in enumerate(row)
            )
            for row in table.rows
        ),
    )
