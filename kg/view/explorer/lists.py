"""The named queries as tables: asked of the whole dataset, then chosen, sorted, searched, by pages or whole."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.query import PREFIXES, NamedQuery, named, named_queries
from kg.query.result import value
from kg.view.explorer import prepared
from kg.view.explorer.asked import Asked, Refused
from kg.view.explorer.served import Answer, Entry, Snapshot

Json = dict[str, Any]
Cell = str | int | float | None
_EXACT: Final = 2**53
_MANY: Final = 300
"""Rows of a list that are worth keeping on disk: fewer are made as quickly as they are read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the id of the report that it quotes (`""`: none, or it cannot be told)."""

    cells: tuple[Cell, ...]
    report: str


def lists(_: Asked) -> Json:
    """Every named query with its columns and parameters."""
    return {
        "lists": [
            {
                "name": q.name,
                "zh": q.zh,
                "en": q.en,
                "about_zh": q.about_zh,
                "about_en": q.about_en,
                "columns": [{"name": c.name, "zh": c.zh, "en": c.en} for c in q.columns],
                "parameters": [{"name": p.name, "zh": p.zh, "en": p.en, "required": p.required} for p in q.parameters],
                "sparql": q.sparql,
            }
            for q in named_queries()
        ]
    }


def rows(asked: Asked) -> Json | Answer:
    """The rows of a named query that the request asks for, or all of them as a file."""
    query = query_of(asked.path["name"])
    found = list(_all(asked, query))
    total = len(found)
    found = _searched(asked, query, found)
    form = asked.text("format")
    if form == "csv":
        return Answer(_csv(query, found), b"", "text/csv; charset=utf-8")
    if form == "json" and "format" in asked.values:
        names = [c.name for c in query.columns]
        records = [{**dict(zip(names, row.cells, strict=True)), "report": row.report} for row in found]
        return Answer(json.dumps(records, ensure_ascii=False, indent=1).encode(), b"", "application/json")
    if form:
        raise Refused(400, f"There is no format '{form[:20]}'.", "format is csv or json.")
    found = _sorted(asked, query, found)
    offset, limit = asked.number("offset", 0, 10**7), asked.number("limit", 200, 5000)
    page = found[offset : offset + limit]
    at = {c.name: place for place, c in enumerate(query.columns)}
    return {
        "name": query.name,
        "zh": query.zh,
        "en": query.en,
        "columns": [
            {"name": c.name, "zh": c.zh, "en": c.en, "type": _type(found, place)}
            for place, c in enumerate(query.columns)
        ],
        "total": total,
        "matched": len(found),
        "offset": offset,
        "rows": [row.cells for row in page],
        "reports": [row.report for row in page],
        "readers": [_reader(row, at) for row in page],
    }


def query_of(name: str) -> NamedQuery:
    """The query of a list. Refused where there is none of that name."""
    try:
        return named(name)
    except UnknownName as error:
        raise Refused(404, error.problem, f"{error.remedy.partition('See all')[0]}/api/lists names all.") from None


def _all(asked: Asked, query: NamedQuery) -> list[Row]:
    given = {p.name: asked.text(p.name) for p in query.parameters if asked.text(p.name)}
    missing = [p.name for p in query.parameters if p.required and p.name not in given]
    if missing:
        raise Refused(400, f"The list {query.name} needs the parameter {missing[0]}.")
    key = (query.name, tuple(given.items()))
    found = (
        whole(asked.snapshot, query)
        if not given
        else asked.snapshot.rows.get(key, lambda: _ask(asked.snapshot, query, given))
    )
    chosen = frozenset(asked.reports)
    return found if len(chosen) == len(asked.snapshot.reports) else [row for row in found if row.report in chosen]


def whole(snapshot: Snapshot, query: NamedQuery) -> list[Row]:
    """Every row of a list: as it was prepared, or made now and kept."""

    def make() -> list[Row]:
        kept = prepared.load(snapshot, query)
        if kept is not None:
            return [Row(tuple(cells), report) for *cells, report in kept]
        made = _ask(snapshot, query, {})
        if len(made) >= _MANY:
            prepared.save(snapshot, query, [[*row.cells, row.report] for row in made])
        return made

    return snapshot.rows.get((query.name, ()), make)


def prepare(snapshot: Snapshot) -> None:
    """Make the rows of every list that needs no parameter."""
    for query in named_queries():
        if not any(parameter.required for parameter in query.parameters):
            whole(snapshot, query)


def _ask(snapshot: Snapshot, query: NamedQuery, given: Mapping[str, str]) -> list[Row]:
    solutions = snapshot.store.query(
        query.sparql,
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
        substitutions={ox.Variable(name): ox.Literal(text, language="zh") for name, text in given.items()},
    )
    assert isinstance(solutions, ox.QuerySolutions)
    names = [c.name for c in query.columns]
    sources = _Sources(snapshot, names)
    return [Row(cells, sources.report(cells)) for row in solutions for cells in [tuple(_cell(row[n]) for n in names)]]


class _Sources:
    """Tells which report a row quotes: one of its area that has the row's words at the row's offsets."""

    def __init__(self, snapshot: Snapshot, names: list[str]) -> None:
        self._snapshot = snapshot
        self._at = {name: place for place, name in enumerate(names)}
        self._of: dict[str, list[Entry]] = {}
        for entry in snapshot.reports.values():
            self._of.setdefault(entry.zh, []).append(entry)

    def report(self, cells: tuple[Cell, ...]) -> str:
        """The report's id; `""` for a row that quotes none."""
        if not {"area", "start", "end", "quotation"} <= self._at.keys():
            return ""
        area, start, end, words = (cells[self._at[name]] for name in ("area", "start", "end", "quotation"))
        candidates = self._of.get(str(area), [])
        if len(candidates) == 1:
            return candidates[0].id
        if not isinstance(start, int) or not isinstance(end, int):
            return ""
        texts = self._snapshot.text
        return next((entry.id for entry in candidates if texts(entry.id)[start:end] == words), "")


def _cell(term: Any) -> Cell:
    found = value(term)
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, Decimal):
        number = int(found) if found == found.to_integral_value() else float(found)
        return number if abs(number) < _EXACT and Decimal(str(number)) == found else str(found)
    return found


def _type(found: list[Row], place: int) -> str:
    cells = [row.cells[place] for row in found if row.cells[place] is not None]
    return "number" if cells and all(isinstance(cell, int | float) for cell in cells) else "text"


def _searched(asked: Asked, query: NamedQuery, found: list[Row]) -> list[Row]:
    words = asked.text("q").casefold().split()
    at = {c.name: place for place, c in enumerate(query.columns)}
    holds: list[tuple[int, str]] = []
    for name, values in asked.values.items():
        if name.startswith("f."):
            if name[2:] not in at:
                raise Refused(400, f"The list {query.name} has no column '{name[2:42]}'.")
            holds += [(at[name[2:]], v.casefold()) for v in values if v]
    if words:
        found = [r for r in found if all(w in "\n".join(map(_text, r.cells)) for w in words)]
    if holds:
        found = [r for r in found if all(w in _text(r.cells[place]) for place, w in holds)]
    return found


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).casefold()


def _sorted(asked: Asked, query: NamedQuery, found: list[Row]) -> list[Row]:
    by = asked.text("sort")
    if not by:
        return found
    names = [c.name for c in query.columns]
    if by.lstrip("-") not in names:
        raise Refused(400, f"The list {query.name} has no column '{by[:40]}'.")
    place = names.index(by.lstrip("-"))
    # Empty cells come last in either direction; numbers before words.
    full = [row for row in found if row.cells[place] is not None]
    full.sort(key=lambda row: _key(row.cells[place]), reverse=by.startswith("-"))
    return full + [row for row in found if row.cells[place] is None]


def _key(cell: Cell) -> tuple[int, float, str]:
    return (0, cell, "") if isinstance(cell, int | float) else (1, 0.0, str(cell))


def _reader(row: Row, at: Mapping[str, int]) -> str:
    if not row.report or "start" not in at or "end" not in at:
        return ""
    return f"/reader/{row.report}#{row.cells[at['start']]}-{row.cells[at['end']]}"


def _csv(query: NamedQuery, found: list[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*(c.name for c in query.columns), "report"])
    writer.writerows([*("" if cell is None else cell for cell in row.cells), row.report] for row in found)
    return b"\xef\xbb\xbf" + out.getvalue().encode()
