"""Every shape: the valid graph passes, and a graph that breaks it is found out."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import check
from kg.check.shapes import SHAPES
from kg.resources import ontology_dir
from tests.rdf import sample

SH = "http://www.w3.org/ns/shacl#"
GSH = "https://w3id.org/govreport/shapes#"
PREFIXES = """
PREFIX gov: <https://w3id.org/govreport/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def without(cls: str, path: str) -> str:
    """An update that takes a property away from every node of a class."""
    return f"DELETE {{ ?n {path} ?v }} WHERE {{ ?n a {cls} ; {path} ?v }}"


def also(cls: str, path: str, value: str) -> str:
    """An update that gives every node of a class one more value of a property."""
    return f"INSERT {{ ?n {path} {value} }} WHERE {{ ?n a {cls} }}"


def instead(cls: str, path: str, value: str) -> str:
    """An update that gives every node of a class another value of a property."""
    return (
        f"DELETE {{ ?n {path} ?v }} INSERT {{ ?n {path} {value} }} WHERE {{ ?n a {cls} . OPTIONAL {{ ?n {path} ?v }} }}"
    )


# One report's node stands for another report's.
ELSEWHERE = "<https://w3id.org/govreport/id/report/elsewhere/"
BREAKERS: dict[str, list[str]] = {
    "claim-subject": [without("gov:Claim", "gov:subject"), also("gov:Claim", "gov:subject", "gov:x")],
    "claim-modality": [
        without("gov:Claim", "gov:modality"),
        instead("gov:Claim", "gov:modality", "gov:Review"),
        "INSERT { ?n gov:modality gov:Target } WHERE { ?n gov:modality gov:Achieved }",
    ],
    "claim-year": [without("gov:Claim", "gov:year"), instead("gov:Claim", "gov:year", '"2024"')],
    "claim-rule": [without("gov:Claim", "gov:rule"), also("gov:Claim", "gov:rule", '"other"')],
    "claim-evidence": [
        without("gov:Claim", "gov:evidence"),
        "INSERT { ?n gov:evidence ?e } WHERE { ?n a gov:Claim . ?e a gov:Evidence }",
        without("gov:Evidence", "a"),
    ],
    "claim-subjectFrom": ["INSERT { ?n gov:subjectFrom ?m } WHERE { ?n a gov:Claim . ?m a gov:Mention }"],
    "claim-fromYear": [instead("gov:Claim", "gov:fromYear", "2030")],
    "claim-period": [instead("gov:Claim", "gov:period", '"2024年上半年"')],
    "claim-estimated": [instead("gov:Claim", "gov:estimated", '"yes"')],
    "claim-own-report": [
        f"INSERT {{ {ELSEWHERE}c-1> ?p ?o ; a gov:Claim }} WHERE {{ ?n a gov:Ranking ; ?p ?o }}",
    ],
    "measurement-value": [
        without("gov:Measurement", "gov:value"),
        instead("gov:Measurement", "gov:value", "5.0e0"),
        also("gov:Measurement", "gov:value", "77.0"),
    ],
    "measurement-unit": [without("gov:Measurement", "gov:unit"), instead("gov:Measurement", "gov:unit", '"CNY"')],
    "measurement-comparator": [
        without("gov:Measurement", "gov:comparator"),
        also("gov:Measurement", "gov:comparator", "gov:comparator-lt"),
        instead("gov:Measurement", "gov:comparator", "gov:change-none"),
    ],
    "measurement-change": [
        without("gov:Measurement", "gov:change"),
        also("gov:Measurement", "gov:change", "gov:change-decrease"),
    ],
    "measurement-basis": [instead("gov:Measurement", "gov:basis", "gov:change-none")],
    "measurement-upper": [instead("gov:Measurement", "gov:upper", "6")],
    "range-order": ["DELETE { ?n gov:upper ?u } INSERT { ?n gov:upper 1.0 } WHERE { ?n gov:upper ?u }"],
    "claim-phrase": [also("gov:Ranking", "gov:phrase", '"another"'), instead("gov:Measurement", "gov:phrase", '""')],
    "claim-metric": ["INSERT { ?n gov:metric gov:other } WHERE { ?n gov:metric ?m }"],
    "ranking-position": [instead("gov:Ranking", "gov:position", "0"), instead("gov:Ranking", "gov:position", "1.5")],
    "ranking-scope": [without("gov:Ranking", "gov:scope"), also("gov:Ranking", "gov:scope", '"全国"')],
    "recognition-award": [
        without("gov:Recognition", "gov:award"),
        "DELETE { ?a a gov:Award } INSERT { ?a a gov:Event } WHERE { ?a a gov:Award }",
    ],
    "recognition-grantor": [also("gov:Recognition", "gov:grantor", "gov:other")],
    "status-status": [
        without("gov:StatusChange", "gov:status"),
        also("gov:StatusChange", "gov:status", "gov:status-opened"),
        instead("gov:StatusChange", "gov:status", '"completed"'),
    ],
    "relation-predicate": [
        without("gov:Relation", "gov:predicate"),
        instead("gov:Relation", "gov:predicate", "dcterms:relation"),
    ],
    "relation-object": [without("gov:Relation", "gov:object"), also("gov:Relation", "gov:object", "gov:x")],
    "relation-plain": ["DELETE { ?s gov:locatedIn ?o } WHERE { ?s gov:locatedIn ?o }"],
    "plain-claimed": ["INSERT { ?s gov:operates ?o } WHERE { ?s gov:locatedIn ?o }"],
    "span-start": [
        without("gov:Evidence", "oa:start"),
        also("gov:Mention", "oa:start", "0"),
        instead("gov:Sentence", "oa:start", "100000"),
        instead("gov:Unexplained", "oa:start", '"12"'),
    ],
    "span-end": [without("gov:Mention", "oa:end"), also("gov:Evidence", "oa:end", "100000")],
    "span-exact": [without("gov:Unexplained", "oa:exact"), also("gov:Evidence", "oa:exact", '"其他"')],
    "inner-sentence": [
        without("gov:Mention", "gov:sentence"),
        "INSERT { ?n gov:sentence ?s } WHERE { ?n a gov:Evidence . ?s a gov:Sentence }",
    ],
    "inner-inside": [
        "DELETE { ?n gov:sentence ?s } INSERT { ?n gov:sentence ?t } WHERE { ?n a gov:Mention ; gov:sentence ?s . "
        "?t a gov:Sentence ; oa:start 0 }",
        f"INSERT {{ {ELSEWHERE}m-1> ?p ?o }} WHERE {{ ?n a gov:Unexplained ; ?p ?o }}",
    ],
    "inner-quotation": [
        instead("gov:Evidence", "oa:exact", '"错引"'),
        # One further on, as who counts from 1 would have it.
        "DELETE { ?n oa:start ?s ; oa:end ?e } INSERT { ?n oa:start ?t ; oa:end ?f } WHERE { ?n a gov:Mention ; "
        "oa:start ?s ; oa:end ?e . BIND (?s + 1 AS ?t) BIND (?e + 1 AS ?f) }",
    ],
    "sentence-section": [without("gov:Sentence", "gov:section"), without("gov:Section", "a")],
    "sentence-report": [without("gov:Sentence", "gov:report")],
    "sentence-clean": ["INSERT { ?n gov:clean ?x } WHERE { ?n a gov:Sentence ; oa:exact ?x }"],
    "sentence-quotation": [
        # As who counts UTF-16 units would have it: one off after the first character beyond the first plane.
        "DELETE { ?n oa:start ?s ; oa:end ?e } INSERT { ?n oa:start ?t ; oa:end ?f } WHERE { ?n a gov:Sentence ; "
        "oa:start ?s ; oa:end ?e . FILTER (?s > 100) BIND (?s + 1 AS ?t) BIND (?e + 1 AS ?f) }",
    ],
    "mention-refersTo": [without("gov:Mention", "gov:refersTo"), also("gov:Mention", "gov:refersTo", "gov:x")],
    "report-title": [without("gov:Report", "dcterms:title")],
    "report-area": [without("gov:Report", "gov:area")],
    "report-year": [without("gov:Report", "gov:year"), also("gov:Report", "gov:year", "2024")],
    "report-source": [without("gov:Report", "dcterms:source")],
    "report-sha256": [without("gov:Report", "gov:sha256"), instead("gov:Report", "gov:sha256", '"abc"')],
    "report-work": [without("gov:Report", "dcterms:isVersionOf")],
    "report-version": [without("gov:Report", "dcterms:conformsTo")],
    "report-run": [without("gov:Report", "prov:wasGeneratedBy"), without("prov:Activity", "a")],
    "report-text": [also("gov:Report", "gov:text", '"another text"')],
    "report-date": [instead("gov:Report", "dcterms:date", '"2025年1月"')],
    "run-software": [without("prov:Activity", "gov:software")],
    "run-start": [
        without("prov:Activity", "prov:startedAtTime"),
        instead("prov:Activity", "prov:startedAtTime", '"2030-01-01T00:00:00Z"^^xsd:dateTime'),
    ],
    "run-end": [without("prov:Activity", "prov:endedAtTime")],
    "section-report": [without("gov:Section", "gov:report")],
    "section-part": [without("gov:Section", "gov:part"), instead("gov:Section", "gov:part", "gov:Target")],
    "section-position": [without("gov:Section", "schema:position")],
    "section-parent": [instead("gov:Section", "gov:parent", "gov:x")],
    "section-title": [also("gov:Section", "dcterms:title", '"另一个题名"')],
    "label-zh": [
        without("gov:Entity", "skos:prefLabel"),
        also("gov:Entity", "skos:prefLabel", '"另一个名称"@zh'),
        instead("gov:Topic", "skos:prefLabel", '"topic"@en'),
        without("gov:Unit", "skos:prefLabel"),
        'INSERT DATA { gov:new a skos:Concept ; skos:notation "new" }',
    ],
    "label-tagged": [also("gov:Entity", "skos:prefLabel", '"另一个名称"')],
    "notation-one": [
        without("gov:Unit", "skos:notation"),
        "INSERT DATA { gov:new a skos:Concept ; skos:prefLabel '新'@zh }",
    ],
    "topic-member": [also("gov:Topic", "gov:member", '"远岚科技"')],
    "disjoint-classes": [
        also("gov:Person", "a", "gov:Place"),
        also("gov:Building", "a", "gov:District, gov:AdministrativeArea"),
        also("gov:Ranking", "a", "gov:Measurement"),
        also("gov:Mention", "a", "gov:Evidence"),
    ],
    "superclass-stated": [
        also("gov:Building", "a", "gov:District"),
        "DELETE { ?n a gov:Entity } WHERE { ?n a gov:Building }",
        "DELETE { ?n a gov:Claim } WHERE { ?n a gov:Ranking }",
    ],
    "entity-class": [without("gov:Person", "a") + " ; " + "INSERT { ?e a gov:Entity } WHERE { ?m gov:refersTo ?e }"],
    "term-label": ["INSERT DATA { gov:new a owl:Class ; rdfs:label 'new'@en ; rdfs:comment 'a'@en, 'b'@zh }"],
    "term-comment": ["INSERT DATA { gov:new a owl:DatatypeProperty ; rdfs:label 'new'@en, '新'@zh }"],
}
SHAPES_QUADS = tuple(ox.parse(path=str(ontology_dir() / SHAPES), format=ox.RdfFormat.TURTLE))
MESSAGES = {
    quad.subject.value.removeprefix(GSH): quad.object.value
    for quad in SHAPES_QUADS
    if quad.predicate.value == SH + "message" and isinstance(quad.object, ox.Literal) and quad.object.language == "en"
}


def broken(update: str) -> list[check.Finding]:
    """The findings of the valid graph after an update."""
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in sample.quads())
    before = set(store)
    store.update(PREFIXES + update)
    assert set(store) != before, "the update changes nothing"
    return list(check.shapes(store))


def test_the_valid_graph_passes() -> None:
    assert list(check.shapes(sample.quads())) == []


@pytest.mark.parametrize(
    ("shape", "update"),
    [
        pytest.param(name, update, id=f"{name}-{n}")
        for name, updates in BREAKERS.items()
        for n, update in enumerate(updates)
    ],
)
def test_a_graph_that_breaks_a_shape_is_found_out(shape: str, update: str) -> None:
    assert any(MESSAGES[shape] in finding.message for finding in broken(update))


def test_every_constraint_has_a_graph_that_breaks_it() -> None:
    constraints = {
        quad.subject.value.removeprefix(GSH)
        for quad in SHAPES_QUADS
        if quad.predicate.value in (SH + "path", SH + "select") and isinstance(quad.subject, ox.NamedNode)
    }
    assert constraints == set(BREAKERS) == set(MESSAGES)


def test_every_constraint_hangs_on_a_shape() -> None:
    hung = {q.object.value for q in SHAPES_QUADS if q.predicate.value in (SH + "property", SH + "sparql")}
    assert hung == {GSH + name for name in BREAKERS}


def test_messages_are_in_both_languages() -> None:
    chinese = {
        quad.subject.value.removeprefix(GSH)
        for quad in SHAPES_QUADS
        if quad.predicate.value == SH + "message"
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == "zh"
    }
    assert chinese == set(MESSAGES)


def test_a_finding_says_what_and_where() -> None:
    (finding,) = broken("DELETE { ?n gov:scope ?v } WHERE { ?n gov:scope ?v }")
    assert finding.severity is check.Severity.ERROR
    assert finding.code == "ranking-scope"
    assert "/c-" in finding.where
    assert "exactly one scope" in finding.message
