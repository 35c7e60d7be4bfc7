"""The ontology file, and what it answers."""

from __future__ import annotations

from itertools import combinations

import pyoxigraph as ox
import pytest

from kg import __version__, ontology
from kg.errors import UnknownName
from kg.model import quantity
from kg.model.document import Level, Part
from kg.resources import ontology_dir

BUILT_IN = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2001/XMLSchema#",
    "http://www.w3.org/2002/07/owl#",
)
RDFS = BUILT_IN[1]
OWL = BUILT_IN[3]
QUADS = tuple(ox.parse(path=str(ontology_dir() / ontology.FILE), format=ox.RdfFormat.TURTLE))


def texts(predicate: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in QUADS:
        if quad.predicate.value == predicate and isinstance(quad.object, ox.Literal):
            found.setdefault(quad.subject.value, set()).add(str(quad.object.language))
    return found


def test_every_term_has_label_and_comment_in_both_languages() -> None:
    terms = {quad.subject.value for quad in QUADS} - {ontology.IRI}
    for predicate in (RDFS + "label", RDFS + "comment"):
        spoken = texts(predicate)
        assert {term: spoken.get(term) for term in terms} == {term: {"zh", "en"} for term in terms}


def test_every_reused_term_is_declared_and_nothing_is_imported() -> None:
    declared = {quad.subject.value for quad in QUADS}
    used = {q.predicate.value for q in QUADS} | {q.object.value for q in QUADS if isinstance(q.object, ox.NamedNode)}
    elsewhere = {"https://www.apache.org/licenses/LICENSE-2.0", ontology.version()}
    open_ends = {u for u in used - declared - elsewhere if not u.startswith((*BUILT_IN, "http://qudt.org/vocab/"))}
    assert open_ends == set()
    assert OWL + "imports" not in used


def test_classes_are_below_others_classes_never_equivalent_and_domains_do_not_infer() -> None:
    used = {quad.predicate.value for quad in QUADS}
    assert used.isdisjoint({OWL + "equivalentClass", OWL + "equivalentProperty", RDFS + "domain", RDFS + "range"})
    for name in ontology.classes():
        parents = {
            q.object.value
            for q in QUADS
            if q.subject.value == ontology.GOV + name and q.predicate.value == RDFS + "subClassOf"
        }
        assert any(parent.startswith("https://schema.org/") for parent in parents), name


def test_no_blank_nodes() -> None:
    assert not [q for q in QUADS if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_version_is_that_of_the_software() -> None:
    assert ontology.version() == f"{ontology.IRI}/{__version__}"


def test_the_twelve_classes_of_named_things() -> None:
    assert set(ontology.classes()) == {
        *("AdministrativeArea", "Place", "Building", "Enterprise", "Institution", "Project"),
        *("Programme", "Event", "Person", "Award", "Product", "Industry"),
    }
    assert ontology.label("Building", "zh") == "建筑"
    assert ontology.label("Building", "en") == "building"
    assert "hotel" in ontology.comment("Building", "en")


@pytest.mark.parametrize(
    ("scheme", "members"),
    [
        ("modalities", quantity.Modality),
        ("comparators", quantity.Comparator),
        ("changes", quantity.Change),
        ("bases", quantity.Basis),
        ("statuses", quantity.Status),
        ("levels", Level),
        ("parts", Part),
    ],
)
def test_schemes_say_what_the_model_says(scheme: str, members: type[quantity.Status]) -> None:
    assert list(ontology.notations(scheme)) == [member.value for member in members]


def test_predicates_of_the_model_are_properties() -> None:
    assert {p.value for p in quantity.Predicate} <= set(ontology.properties())


def test_classes_above_and_below() -> None:
    assert ontology.superclasses("District") == ("AdministrativeArea", "Entity")
    assert ontology.subclasses("Span") == ("Sentence", "Mention", "Evidence", "Unexplained")
    assert "District" in ontology.subclasses("Entity")


def test_only_what_can_never_meet_is_disjoint() -> None:
    apart = {frozenset(pair) for pair in combinations(ontology.classes(), 2) if ontology.disjoint(*pair)}
    lonely = {"Person", "AdministrativeArea"}
    assert apart == {frozenset(pair) for pair in combinations(ontology.classes(), 2) if lonely & set(pair)}
    assert ontology.disjoint("Building", "District")
    assert not ontology.disjoint("Place", "Project")
    assert not ontology.disjoint("Place", "Place")


def test_what_may_be_said_of_what() -> None:
    assert ontology.may("Building", "locatedIn", "District")
    assert ontology.may("Institution", "grants", "Award")
    assert not ontology.may("Person", "hosts", "Event")
    assert not ontology.may("Institution", "grants", "Building")


def test_captions_and_unknown_names() -> None:
    assert ontology.caption("Building") == "http://www.w3.org/2004/02/skos/core#prefLabel"
    assert ontology.caption("Report") == "http://purl.org/dc/terms/title"
    assert ontology.colour("District") == ontology.colour("AdministrativeArea")
    with pytest.raises(UnknownName, match="Did you mean Building"):
        ontology.label("Bilding")
    with pytest.raises(UnknownName):
        ontology.colour("Colour")
