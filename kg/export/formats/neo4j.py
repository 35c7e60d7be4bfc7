"""CSV files for neo4j-admin: things, sentences and claims as nodes; who, where and what as relationships.

    (:Report)-[:AREA]->(:Entity)          (:Sentence)-[:IN]->(:Report)
    (:Entity)-[:MENTIONED_IN]->(:Sentence)
    (:Claim)-[:SUBJECT]->(:Entity)        (:Claim)-[:EVIDENCE]->(:Sentence)
    (:Claim)-[:METRIC|AWARD|GRANTOR|OBJECT]->()
    (:Entity)-[:LOCATED_IN|PART_OF|PARTNER_WITH|HOSTS|OPERATES|GRANTS]->(:Entity)    each stated relation, directly

What links say is one thing across reports is one :Entity, under the thing's IRI, with the names, classes and mentions
of all its entities; `entities` keeps their IRIs, and each mention and claim still leads to its sentence and report.

Values are as they are: these files are for the import, not for a spreadsheet. Neo4j has no decimals; `value` is a
double, true to 15 digits, and `figure` keeps it as it stands in the graph.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.export.exporter import many
from kg.export.tables import tables
from kg.query.table import Cell, Table
from kg.store import Reader

_CLAIMS: Final = {
    "measurements": "Measurement",
    "rankings": "Ranking",
    "recognitions": "Recognition",
    "statuses": "StatusChange",
    "relations": "Relation",
}
_COMMON: Final = ("modality", "year", "from_year", "period", "estimated", "quotation", "start", "end", "rule")
_OWN: Final = ("phrase", "value", "upper", "unit", "comparator", "change", "basis", "scope", "position", "status")
_TYPES: Final = {
    **dict.fromkeys(("year", "from_year", "start", "end", "position", "mentions"), ":int"),
    **dict.fromkeys(("value", "upper"), ":double"),
    "estimated": ":boolean",
    "aliases": ":string[]",
    "entities": ":string[]",
}
_ENDS: Final = ("subject", "metric", "award", "grantor", "object")
_TIE: Final = (":START_ID", ":END_ID", ":TYPE", "claim", "modality", "year:int", "start:int", "end:int", "words")
_IMPORT: Final = """\
neo4j-admin database import full neo4j --overwrite-destination \\
  --array-delimiter=";" --multiline-fields=true \\
  --nodes=reports.csv --nodes=sentences.csv --nodes=entities.csv --nodes=metrics.csv --nodes=claims.csv \\
  --relationships=relationships.csv
"""


def _files(reader: Reader, graphs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    known = dict(tables(reader, graphs))
    yield "import.sh", _IMPORT.encode()
    yield "reports.csv", _nodes(known["reports"], ("title", "year", "date", "source", "sha256"), "Report")
    yield "sentences.csv", _nodes(known["sentences"], ("start", "end", "part", "section", "words", "clean"), "Sentence")
    yield "entities.csv", _entities(known["entities"])
    yield "metrics.csv", _metrics(known)
    yield "claims.csv", _claims(known)
    yield "relationships.csv", _csv(_TIE, _ties(known))


def _nodes(table: Table, names: Sequence[str], label: str) -> bytes:
    """Nodes of one kind; the first column is the identity."""
    identity = table.columns[0].name
    rows = ((row[identity], *(row[name] for name in names), label) for row in table.records())
    return _csv(("iri:ID", *(name + _TYPES.get(name, "") for name in names), ":LABEL"), rows)


def _entities(table: Table) -> bytes:
    """Things: one row for each, or for each group of entities that links say are one."""
    names = ("name", "name_en", "aliases", "code", "mentions", "entities")
    found: dict[Cell, list[Mapping[str, Cell]]] = {}
    for row in table.records():
        found.setdefault(row["thing"] or row["entity"], []).append(row)
    rows = (
        (
            iri,
            *(next((row[name] for row in same if row[name]), None) for name in ("name", "name_en")),
            _union(same, "aliases"),
            next((row["code"] for row in same if row["code"]), None),
            sum(int(str(row["mentions"] or 0)) for row in same),
            ";".join(str(row["entity"]) for row in same),
            f"Entity;{_union(same, 'classes')}",
        )
        for iri, same in sorted(found.items(), key=lambda each: str(each[0]))
    )
    return _csv(("iri:ID", *(name + _TYPES.get(name, "") for name in names), ":LABEL"), rows)


def _union(same: Iterable[Mapping[str, Cell]], name: str) -> str:
    return ";".join(sorted({word for row in same if row[name] for word in str(row[name]).split(";")}))


def _metrics(known: Mapping[str, Table]) -> bytes:
    found = {
        row["metric"]: row["metric_label"]
        for name in ("measurements", "rankings")
        for row in known[name].records()
        if row["metric"]
    }
    return _csv(("iri:ID", "name", ":LABEL"), ((iri, name, "Metric") for iri, name in sorted(found.items(), key=str)))


def _claims(known: Mapping[str, Table]) -> bytes:
    names = (*_OWN, "figure", *_COMMON)
    rows = (
        (row["claim"], *({**row, "figure": row.get("value")}.get(name) for name in names), f"Claim;{kind}")
        for table, kind in _CLAIMS.items()
        for row in known[table].records()
    )
    return _csv(("iri:ID", *(name + _TYPES.get(name, "") for name in names), ":LABEL"), rows)


def _ties(known: Mapping[str, Table]) -> Iterator[tuple[Cell, ...]]:
    """The relationships; their ends are things, not the entities of single reports."""
    one = {row["entity"]: row["thing"] or row["entity"] for row in known["entities"].records()}
    for start, end, *rest in _entity_ties(known):
        yield (one.get(start, start), one.get(end, end), *rest)


def _entity_ties(known: Mapping[str, Table]) -> Iterator[tuple[Cell, ...]]:
    for row in known["reports"].records():
        yield _tie(row["report"], row["area"], "AREA")
    for row in known["sentences"].records():
        yield _tie(row["sentence"], row["report"], "IN")
    for row in known["mentions"].records():
        yield _tie(
            row["entity"], row["sentence"], "MENTIONED_IN", start=row["start"], end=row["end"], words=row["words"]
        )
    for table in _CLAIMS:
        for row in known[table].records():
            yield _tie(row["claim"], row["sentence"], "EVIDENCE")
            yield from (_tie(row["claim"], row[end], end.upper()) for end in _ENDS if row.get(end))
    for row in known["relations"].records():
        kind = re.sub(r"(?<!^)([A-Z])", r"_\1", str(row["predicate"])).upper()
        said = {name: row[name] for name in ("claim", "modality", "year", "start", "end")}
        yield _tie(row["subject"], row["object"], kind, **said, words=row["quotation"])


def _tie(start_id: Cell, end_id: Cell, kind: str, **said: Cell) -> tuple[Cell, ...]:
    return (start_id, end_id, kind, *(said.get(name.partition(":")[0]) for name in _TIE[3:]))


def _csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


NEO4J = many(
    "neo4j",
    "Neo4j 导入用 CSV（文件夹或 zip）",
    "CSV files for neo4j-admin import (folder or zip)",
    _files,
    "import.sh",
)
