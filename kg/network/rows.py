"""What a dataset says, as rows: one query for each kind of row, joined by IRI in Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.store import Reader
from kg.store.writer import graphs_of

GOV: Final = "https://w3id.org/govreport/ontology#"
_PREFIXES: Final = f"""
PREFIX gov: <{GOV}> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_REPORTS: Final = """
SELECT ?report ?title ?area ?year WHERE {
  ?report a gov:Report ; gov:area ?area ; gov:year ?year . OPTIONAL { ?report dcterms:title ?title } }
ORDER BY ?year ?report
"""
# What is said within a report stands in one of its two graphs. To ask graph by graph takes half the time of asking the
# union of all, and no time at all for the reports that are not wanted.
_SENTENCES: Final = """
SELECT ?sentence ?report ?section ?start ?words WHERE { GRAPH ?graph {
  ?sentence a gov:Sentence ; gov:report ?report ; oa:start ?start ; oa:exact ?words .
  OPTIONAL { ?sentence gov:section ?section } } }
"""
_MENTIONS: Final = """
SELECT ?thing ?sentence ?start ?end ?words WHERE { GRAPH ?graph {
  ?mention a gov:Mention ; gov:refersTo ?thing ; gov:sentence ?sentence ;
    oa:start ?start ; oa:end ?end ; oa:exact ?words } }
"""
_CLAIMS: Final = """
SELECT * WHERE { GRAPH ?graph {
  VALUES ?kind { gov:Measurement gov:Ranking gov:Recognition gov:StatusChange gov:Relation }
  ?claim a ?kind ; gov:subject ?subject ; gov:modality ?modality ; gov:year ?year ; gov:rule ?rule ;
    gov:evidence ?evidence .
  ?evidence gov:sentence ?sentence ; oa:start ?start ; oa:end ?end ; oa:exact ?words .
  OPTIONAL { ?claim gov:fromYear ?fromYear }
  OPTIONAL { ?claim gov:estimated ?estimated }
  OPTIONAL { ?claim gov:phrase ?phrase }
  OPTIONAL { ?claim gov:metric ?metric }
  OPTIONAL { ?claim gov:comparator ?comparator }
  OPTIONAL { ?claim gov:change ?change }
  OPTIONAL { ?claim gov:award ?award }
  OPTIONAL { ?claim gov:grantor ?grantor }
  OPTIONAL { ?claim gov:status ?status }
  OPTIONAL { ?claim gov:predicate ?predicate }
  OPTIONAL { ?claim gov:object ?object }
} }
"""
_MEMBERS: Final = "SELECT ?topic ?member WHERE { ?topic gov:member ?member }"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_TYPE, _PREFERRED, _OTHER = (
    ox.NamedNode(name)
    for name in ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"{_SKOS}prefLabel", f"{_SKOS}altLabel")
)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report: its IRI, title, area and the year of its meeting."""

    iri: str
    title: str
    area: str
    year: int


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence: its report and section, where it starts, its words as they stand in the source."""

    report: str
    section: str
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a sentence, in code points of the source: a mention's name, a claim's evidence."""

    sentence: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with all its properties; terms by local name (`locatedIn`), things by IRI, absent ones are empty."""

    iri: str
    kind: str
    subject: str
    modality: str
    year: int
    rule: str
    place: Place
    from_year: int | None
    estimated: bool
    phrase: str
    metric: str
    comparator: str
    change: str
    award: str
    grantor: str
    status: str
    predicate: str
    object: str


def reports(reader: Reader) -> Iterator[ReportRow]:
    """Every report, the earliest first."""
    for row in _ask(reader, _REPORTS):
        yield ReportRow(row["report"].value, _value(row, "title"), row["area"].value, int(row["year"].value))


def sentences(reader: Reader, reports: Iterable[str] | None = None) -> dict[str, SentenceRow]:
    """Every sentence by IRI, or those of some reports (IRIs)."""
    return {
        row["sentence"].value: SentenceRow(
            row["report"].value, _value(row, "section"), int(row["start"].value), row["words"].value
        )
        for row in _within(reader, _SENTENCES, reports)
    }


def mentions(reader: Reader, reports: Iterable[str] | None = None) -> list[tuple[str, Place]]:
    """Every mention, or those of some reports: the thing's IRI and the place; in the order of the text."""
    found = [(row["thing"].value, _place(row)) for row in _within(reader, _MENTIONS, reports)]
    return sorted(found, key=lambda each: (each[1].start, each[1].end, each[0], each[1].sentence))


def claims(reader: Reader, reports: Iterable[str] | None = None) -> list[ClaimRow]:
    """Every claim, or those of some reports, in the order of the text."""
    found = {row["claim"].value: row for row in _within(reader, _CLAIMS, reports)}
    rows = (
        ClaimRow(
            iri,
            local(row["kind"].value),
            row["subject"].value,
            local(row["modality"].value),
            int(row["year"].value),
            row["rule"].value,
            _place(row),
            int(row["fromYear"].value) if row["fromYear"] else None,
            _value(row, "estimated") == "true",
            _value(row, "phrase"),
            _value(row, "metric"),
            local(_value(row, "comparator")),
            local(_value(row, "change")),
            _value(row, "award"),
            _value(row, "grantor"),
            local(_value(row, "status")),
            local(_value(row, "predicate")),
            _value(row, "object"),
        )
        for iri, row in found.items()
    )
    return sorted(rows, key=lambda each: (each.place.start, each.place.end, each.iri))


def members(reader: Reader) -> list[tuple[str, str]]:
    """Joint subjects and their members, by IRI."""
    return sorted((row["topic"].value, row["member"].value) for row in _ask(reader, _MEMBERS))


@dataclass(slots=True)
class Named:
    """What a thing is called, its label by language and its other names, and its classes by local name."""

    labels: dict[str, str]
    aliases: set[str]
    classes: set[str]


def named(reader: Reader, iri: str) -> Named:
    """The names and the classes of our ontology of a thing or metric."""
    node = ox.NamedNode(iri)

    def values(name: ox.NamedNode) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        return (quad.object for quad in reader.store.quads_for_pattern(node, name, None))

    return Named(
        {name.language or "zh": name.value for name in values(_PREFERRED) if isinstance(name, ox.Literal)},
        {name.value for name in values(_OTHER) if isinstance(name, ox.Literal)},
        {local(cls.value) for cls in values(_TYPE) if isinstance(cls, ox.NamedNode) and cls.value.startswith(GOV)},
    )


def local(iri: str) -> str:
    """The local name of a term of the ontology; other IRIs stay as they are."""
    return iri.removeprefix(GOV)


def _ask(reader: Reader, text: str) -> ox.QuerySolutions:
    answer = reader.query(_PREFIXES + text)
    assert isinstance(answer, ox.QuerySolutions)
    return answer


def _within(reader: Reader, text: str, reports: Iterable[str] | None) -> Iterator[ox.QuerySolution]:
    if reports is None:
        yield from _ask(reader, text)
        return
    for report in reports:
        for graph in graphs_of(report):
            yield from _ask(reader, text.replace("?graph", str(ox.NamedNode(graph))))


def _value(row: ox.QuerySolution, name: str) -> str:
    term = row[name]
    return term.value if term is not None else ""


def _place(row: ox.QuerySolution) -> Place:
    return Place(row["sentence"].value, int(row["start"].value), int(row["end"].value), row["words"].value)
