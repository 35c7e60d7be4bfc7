"""The reports of a dataset, and how to find one by what people call it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.model.shown import Drawn, Shown
from kg.query import PREFIXES
from kg.store import Reader

_REPORTS = f"""
PREFIX gov: <{PREFIXES["gov"]}> PREFIX dcterms: <{PREFIXES["dcterms"]}> PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?report ?title ?source ?area ?year WHERE {{
  ?report a gov:Report ; dcterms:title ?title ; dcterms:source ?source ; gov:year ?year .
  ?report gov:area/skos:prefLabel ?area .
  FILTER (LANG(?area) = "zh") }}
ORDER BY ?area ?year ?report
"""


_AREAS = f"""
PREFIX gov: <{PREFIXES["gov"]}> PREFIX skos: <{PREFIXES["skos"]}>
SELECT DISTINCT ?area ?name WHERE {{
  [] a gov:Report ; gov:area ?it .
  ?it skos:prefLabel ?area ; skos:prefLabel|skos:altLabel ?name . FILTER (LANG(?area) = "zh") }}
"""


@dataclass(frozen=True, slots=True)
class ReportEntry(Shown):
    """A report of a dataset: its IRI, title, the name of its source, area and year."""

    iri: str
    title: str
    source: str
    area: str
    year: int

    def _drawn(self) -> Drawn:
        from kg.view.notebook import things

        return things.report(self.iri, self.title, self.source, self.area, self.year)


def report_entries(reader: Reader) -> tuple[ReportEntry, ...]:
    """Every report of an open dataset, by area and year."""
    answer = reader.query(_REPORTS)
    assert isinstance(answer, ox.QuerySolutions)
    return tuple(
        ReportEntry(r["report"].value, r["title"].value, r["source"].value, r["area"].value, int(r["year"].value))
        for r in answer
    )


def find(reader: Reader, name: str) -> ReportEntry:
    """The one report that goes by a name: its IRI, source, title, area, or area and year (渝中区2025).

    Raises UnknownName where none does, or more than one.
    """
    entries = report_entries(reader)
    called = [
        e for e in entries if name in (e.iri, e.source, e.title, e.area, f"{e.area}{e.year}", f"{e.area} {e.year}")
    ]
    if len(called) == 1:
        return called[0]
    if called:
        raise UnknownName(
            f"{len(called)} reports are called '{name}'.", f"Say which: {', '.join(e.iri for e in called)}"
        )
    known = {f"{e.area}{e.year}" for e in entries}
    raise UnknownName.among(
        "report", name, known, "kg query DIR --sparql 'SELECT ?s { ?r a gov:Report ; dcterms:source ?s }'"
    )


def area_of(reader: Reader, name: str) -> str:
    """The area of a report by any of its names (渝中). Raises UnknownName where no report is of such an area."""
    answer = reader.query(_AREAS)
    assert isinstance(answer, ox.QuerySolutions)
    known: dict[str, str] = {row["name"].value: row["area"].value for row in answer}
    if name not in known:
        raise UnknownName.among("area of a report", name, known, "kg query DIR areas")
    return known[name]


def choose(reader: Reader, report: str | None, year: int | None = None) -> Sequence[str] | None:
    """The IRIs of the reports of a name or of a year; None for all. Raises UnknownName where there is none."""
    if report is not None:
        return [find(reader, report).iri]
    if year is None:
        return None
    entries = report_entries(reader)
    chosen = [entry.iri for entry in entries if entry.year == year]
    if not chosen:
        years = sorted({str(entry.year) for entry in entries})
        raise UnknownName(f"No report is of {year}.", f"The years of the reports: {', '.join(years)}")
    return chosen
