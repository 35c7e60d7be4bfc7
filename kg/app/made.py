"""From a source to its quads: the whole pipeline over one report, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kg import link, rdf, text
from kg.check import account, explained
from kg.errors import NoReport
from kg.extract import extract
from kg.lexicon import areas
from kg.model.claim import Extraction
from kg.model.document import Area, Document, Source


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read: things and claims by kind; numerals explained of all, Arabic and Chinese apart."""

    things: int
    claims: Mapping[str, int] = field(default_factory=dict)
    arabic: tuple[int, int] = (0, 0)
    chinese: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Made:
    """A report's graphs as N-Quads, with what the summary says of it.

    `contradicted` tells where the text names another area or year than those that were given; else it is empty.
    """

    report: str
    area: str
    year: int
    sha256: str
    quads: bytes
    counts: Counts
    contradicted: str = ""


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
    against = contradicted(document, area=area, year=year)
    name, sha256 = document.area.name, document.source.sha256
    return Made(graphs.report, name, document.year, sha256, graphs.nquads(), counts, against)


def contradicted(document: Document, *, area: str | None, year: int | None) -> str:
    """One line on what the text says where that is not the area or year that was given; empty where it agrees."""
    source = document.source
    says: list[str] = []
    taken: list[str] = []
    if area is not None:
        with suppress(NoReport):
            own = text.document(source, year=document.year).area
            if not _same(own, document.area, document.year):
                says.append(own.name)
                taken.append(f"--area {area}")
    if year is not None:
        with suppress(NoReport):
            planned = text.document(source, area=document.area.name).year
            if planned != year:
                says.append(str(planned))
                taken.append(f"--year {year}")
    return f"{source.name} says {' '.join(says)}; it is read with {' '.join(taken)} as asked." if says else ""


def _same(own: Area, given: Area, year: int) -> bool:
    """Whether two areas are one, under whatever name it had."""
    return own.name == given.name or own.code == areas.at(given, year).code is not None


def count(extraction: Extraction, things: int) -> Counts:
    """The counts of an extraction."""
    kinds = Counter(type(claim).__name__ for claim in extraction.claims)
    numerals = account(extraction)
    return Counts(things, dict(sorted(kinds.items())), explained(numerals.arabic), explained(numerals.chinese))
