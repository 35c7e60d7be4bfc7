"""What a dataset says, as rows: one query for each kind of row, joined by IRI in Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.store import Reader

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
_SENTENCES: Final = """
SELECT ?sentence ?report ?section ?start ?words WHERE {
  ?sentence a gov:Sentence ; gov:report ?report ; oa:start ?start ; oa:exact ?words .
  OPTIONAL { ?sentence gov:section ?section } }
"""
_MENTIONS: Final = """
SELECT ?thing ?sentence ?start ?end ?words WHERE {
  ?mention a gov:Mention ; gov:refersTo ?thing ; gov:sentence ?sentence ;
    oa:start ?start ; oa:end ?end ; oa:exact ?words }
"""
_CLAIMS: Final = """
SELECT * WHERE {
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
}
"""
_MEMBERS: Final = "SELECT ?topic ?member WHERE { ?topic gov:member ?member }"
_CLASSES: Final = f"""
SELECT ?thing ?class WHERE {{
  {{ SELECT DISTINCT ?thing WHERE {{
      {{ ?m gov:refersTo ?thing }} UNION {{ ?c gov:subject|gov:object|gov:award|gov:grantor ?thing }}
      UNION {{ ?t gov:member ?thing }} }} }}
  ?thing a ?class . FILTER (STRSTARTS(STR(?class), "{GOV}")) }}
"""
_NAMES: Final = """
SELECT ?thing ?name ?preferred WHERE {
  { SELECT DISTINCT ?thing WHERE {
      { ?m gov:refersTo ?thing } UNION { ?c gov:subject|gov:object|gov:award|gov:grantor|gov:metric ?thing }
      UNION { ?t gov:member ?thing } UNION { ?report gov:area ?thing } } }
  { ?thing skos:prefLabel ?name . BIND (true AS ?preferred) }
  UNION { ?thing skos:altLabel ?name . BIND (false AS ?preferred) } }
"""


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


def sentences(reader: Reader) -> dict[str, SentenceRow]:
    """Every sentence by IRI."""
    return {
        row["sentence"].value: SentenceRow(
            row["report"].value, _value(row, "section"), int(row["start"].value), row["words"].value
        )
        for row in _ask(reader, _SENTENCES)
    }


def mentions(reader: Reader) -> list[tuple[str, Place]]:
    """Every mention: the thing's IRI and the place; in the order of the text."""
    found = [(row["thing"].value, _place(row)) for row in _ask(reader, _MENTIONS)]
    return sorted(found, key=lambda each: (each[1].start, each[1].end, each[0]))


def claims(reader: Reader) -> list[ClaimRow]:
    """Every claim, in the order of the text."""
    found = {row["claim"].value: row for row in _ask(reader, _CLAIMS)}
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


def classes(reader: Reader) -> dict[str, set[str]]:
    """The classes of every thing that is mentioned or that a claim is about, by local name."""
    found: dict[str, set[str]] = {}
    for row in _ask(reader, _CLASSES):
        found.setdefault(row["thing"].value, set()).add(local(row["class"].value))
    return found


@dataclass(slots=True)
class Names:
    """What a thing is called: its label by language, and its other names in the order of their characters."""

    labels: dict[str, str]
    aliases: set[str]


def names(reader: Reader) -> dict[str, Names]:
    """The names of every thing and metric by IRI."""
    found: dict[str, Names] = {}
    for row in _ask(reader, _NAMES):
        of = found.setdefault(row["thing"].value, Names({}, set()))
        name = row["name"]
        assert isinstance(name, ox.Literal)
        if row["preferred"].value == "true":
            of.labels[name.language or "zh"] = name.value
        else:
            of.aliases.add(name.value)
    return found


def local(iri: str) -> str:
    """The local name of a term of the ontology; other IRIs stay as they are."""
    return iri.removeprefix(GOV)


def _ask(reader: Reader, text: str) -> ox.QuerySolutions:
    answer = reader.query(_PREFIXES + text)
    assert isinstance(answer, ox.QuerySolutions)
    return answer


def _value(row: ox.QuerySolution, name: str) -> str:
    term = row[name]
    return term.value if term is not None else ""


def _place(row: ox.QuerySolution) -> Place:
    return Place(row["sentence"].value, int(row["start"].value), int(row["end"].value), row["words"].value)
