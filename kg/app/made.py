"""From a source to its quads: the whole pipeline over one report, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg import link, rdf, text
from kg.check import account, explained
from kg.extract import extract
from kg.model.claim import Extraction
from kg.model.document import Source


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read: things and claims by kind; numerals explained of all, Arabic and Chinese apart."""

    things: int
    claims: Mapping[str, int] = field(default_factory=dict)
    arabic: tuple[int, int] = (0, 0)
    chinese: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Made:
    """A report's graphs as N-Quads, with what the summary says of it."""

    report: str
    area: str
    year: int
    sha256: str
    quads: bytes
    counts: Counts


def make(source: Source | Path, *, area: str | None, year: int | None, base: str) -> Made:
    """Read, extract, link and write one report. Raises InputError for a source that is no report."""
    document = (
        text.read(source, area=area, year=year)
        if isinstance(source, Path)
        else text.document(source, area=area, year=year)
    )
    extraction = extract(document)
    names = link.resolve(extraction)
    graphs = rdf.graphs(extraction, names, base=base, run=rdf.Run.now(area=area, year=year))
    counts = count(extraction, len(names.entities))
    return Made(graphs.report, document.area.name, document.year, document.source.sha256, graphs.nquads(), counts)


def count(extraction: Extraction, things: int) -> Counts:
    """The counts of an extraction."""
    kinds = Counter(type(claim).__name__ for claim in extraction.claims)
    numerals = account(extraction)
    return Counts(things, dict(sorted(kinds.items())), explained(numerals.arabic), explained(numerals.chinese))
