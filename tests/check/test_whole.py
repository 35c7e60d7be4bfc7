"""What only the whole dataset shows."""

from __future__ import annotations

import pyoxigraph as ox

from kg import check
from tests.rdf import sample


def test_a_triple_in_two_graphs_is_found_once() -> None:
    store = sample.dataset()
    first = next(q for q in store if q.graph_name.value.endswith("/text"))
    other = ox.NamedNode("https://w3id.org/govreport/id/graph/other")
    store.add(ox.Quad(first.subject, first.predicate, first.object, other))
    (finding,) = check.doubled(store)
    assert finding.code == "doubled-triple"
    assert finding.where == first.subject.value
    assert other.value in finding.message


def test_things_that_are_referred_to_have_names() -> None:
    store = sample.dataset()
    gone = ox.NamedNode("https://w3id.org/govreport/id/area/510100")
    assert gone.value not in [finding.where for finding in check.unnamed(store)]
    for quad in list(store.quads_for_pattern(gone, None, None, None)):
        store.remove(quad)
    assert gone.value in [finding.where for finding in check.unnamed(store)]
