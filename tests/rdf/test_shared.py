"""The graphs that all reports share."""

from __future__ import annotations

import pyoxigraph as ox

from kg import check, ontology, rdf
from kg.lexicon import metrics, units
from kg.rdf.shared import listed_units

QUADS = {graph: list(ox.parse(quads, ox.RdfFormat.N_QUADS)) for graph, quads in rdf.shared(rdf.DEFAULT_BASE)}
GRAPH = rdf.DEFAULT_BASE + "graph/"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def test_each_graph_stands_under_its_own_name() -> None:
    assert set(QUADS) == {GRAPH + "ontology", GRAPH + "metrics", GRAPH + "units"}
    for graph, quads in QUADS.items():
        assert {quad.graph_name.value for quad in quads} <= {graph}


def test_the_ontology_is_the_file() -> None:
    written = {(q.subject.value, q.predicate.value, q.object) for q in QUADS[GRAPH + "ontology"]}
    assert written == set(ontology.triples())


def test_every_listed_unit_is_there_with_one_notation() -> None:
    codes = [q.object.value for q in QUADS[GRAPH + "units"] if q.predicate.value == SKOS + "notation"]
    assert sorted(codes) == sorted(listed_units() | {"1"})
    assert {"CNY", "%", "m2", "家", "person"} <= set(codes)


def test_kinds_of_units_and_metrics_are_those_of_the_ontology() -> None:
    kinds = {units.unit(code).kind for code in [*listed_units(), "", "CNY/m2", "标箱"]}
    kinds |= {metric.kind for metric in metrics.metrics().values()}
    assert kinds <= set(ontology.notations("kinds"))


def test_units_with_a_name_in_qudt_say_so() -> None:
    found = {
        q.subject.value: q.object.value for q in QUADS[GRAPH + "units"] if q.predicate.value == SKOS + "exactMatch"
    }
    assert found[rdf.DEFAULT_BASE + "unit/m2"] == "http://qudt.org/vocab/unit/M2"
    assert found[rdf.DEFAULT_BASE + "unit/CNY"] == "http://qudt.org/vocab/unit/CCY_CNY"


def test_the_shared_graphs_are_what_the_shapes_say() -> None:
    assert list(check.shapes(quad for quads in QUADS.values() for quad in quads)) == []
