"""What the foot of the file says of the dataset: how much it holds, and how far it may be trusted."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kg import check
from kg.errors import NoReport
from kg.extract import extract
from kg.model.document import Source
from kg.query import PREFIXES
from kg.resources import package_dir
from kg.store import Folder, Reader
from kg.store.writer import graphs_of
from kg.text import document
from kg.view.explorer.served import Snapshot

Json = dict[str, Any]


def account(reader: Reader, snapshot: Snapshot, reports: Sequence[str]) -> Json:
    """Counts of some reports (ids); quotations compared and numerals explained of how many; the program's scores."""
    kinds: Counter[str] = Counter()
    sentences = quotations = wrong = 0
    numerals = check.Account({}, {})
    for report in reports:
        contents = snapshot.contents(report)
        kinds.update(claim.kind for claim in contents.claims.values())
        sentences += len(contents.sentences)
        iri = snapshot.reports[report].iri
        quads = [quad for graph in graphs_of(iri) for quad in reader.quads(graph)]
        exact = PREFIXES["oa"] + "exact"
        quotations += sum(quad.predicate.value == exact for quad in quads)
        wrong += sum(1 for _ in check.quotations(quads))
        numerals += _numerals(snapshot, report)
    return {
        "reports": len(reports),
        "sentences": sentences,
        "kinds": dict(sorted(kinds.items())),
        "quotations": [quotations - wrong, quotations],
        "arabic": check.explained(numerals.arabic),
        "chinese": check.explained(numerals.chinese),
        "measured": measured(),
    }


def measured() -> Mapping[str, Any]:
    """How well the program did on annotated reports that it had not seen (F1), as README.md says."""
    path = package_dir("view") / "explorer" / "offline" / "measured.toml"
    return tomllib.loads(path.read_text(encoding="utf8"))


def _numerals(snapshot: Snapshot, report: str) -> check.Account:
    """The account of one report's numerals, from its text read again, as `kg check` does."""
    entry = snapshot.reports[report]
    source = Source(entry.source, snapshot.contents(report).text, "", "utf-8")
    area, year = _given(snapshot.folder, entry.iri)
    try:
        read = document(source, area=area, year=year)
    except NoReport:
        # The graph knows whose report it is, even where the text alone does not tell.
        read = document(source, area=entry.zh, year=entry.year)
    return check.account(extract(read))


def _given(folder: Folder, report: str) -> tuple[str | None, int | None]:
    """The area and year that were given when the report was built; None where the text told them."""
    for record in folder.sources.values():
        if report in record.reports:
            area, year = record.settings.get("area"), record.settings.get("year")
            return (str(area) if area is not None else None), (int(year) if year is not None else None)
    return None, None
