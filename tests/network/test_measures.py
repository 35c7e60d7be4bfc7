"""Measures against networks whose figures are known by heart, and against networkx's own; changes between two."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.changes import compare
from kg.network.measures import measure, simple


def called(net: nx.Graph) -> nx.Graph:
    return nx.relabel_nodes(net, {node: f"n{node}" for node in net})


def test_a_star_has_its_middle_in_the_middle() -> None:
    found = measure(called(nx.star_graph(5)))
    middle, *leaves = found.nodes
    assert (middle.iri, middle.degree, middle.betweenness, middle.cut) == ("n0", 5, 1.0, True)
    assert all((leaf.degree, leaf.betweenness, leaf.cut) == (1, 0.0, False) for leaf in leaves)
    assert len(found.bridges) == 5
    assert {bridge.sides for bridge in found.bridges} == {(5, 1)}
    assert (found.parts, found.edges) == (1, 5)


def test_two_groups_with_one_edge_between_them() -> None:
    found = measure(called(nx.barbell_graph(5, 0)))
    assert [set(group) for group in found.communities] == [{f"n{i}" for i in range(5)}, {f"n{i}" for i in range(5, 10)}]
    (bridge,) = found.bridges
    assert (bridge.source, bridge.target, bridge.sides) == ("n4", "n5", (5, 5))
    assert {node.iri for node in found.nodes if node.cut} == {"n4", "n5"}
    assert found.modularity > 0.4


def test_directions_and_parallel_edges_are_laid_together() -> None:
    net = nx.MultiDiGraph()
    net.add_edge("a", "b", weight=2)
    net.add_edge("b", "a", weight=3)
    net.add_edge("a", "a", weight=9)
    plain = simple(net)
    assert [*plain.edges(data=True)] == [("a", "b", {"weight": 5})]


@given(st.integers(1, 30), st.floats(0.0, 0.4), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_shares_add_up_and_bridges_are_what_they_are_called(size: int, density: float, seed: int) -> None:
    net = called(nx.gnp_random_graph(size, density, seed=seed))
    found = measure(net)
    assert sum(node.pagerank for node in found.nodes) == pytest.approx(1.0)
    assert {node for group in found.communities for node in group} == set(net)
    assert found == measure(net)
    for bridge in found.bridges:
        cut = net.copy()
        cut.remove_edge(bridge.source, bridge.target)
        sizes = tuple(len(nx.node_connected_component(cut, end)) for end in (bridge.source, bridge.target))
        assert sizes == bridge.sides
        assert nx.number_connected_components(cut) == found.parts + 1


def test_a_network_without_edges_is_measured_too() -> None:
    net = nx.Graph()
    net.add_nodes_from("abc")
    found = measure(net)
    assert (found.parts, found.edges, found.modularity, found.bridges) == (3, 0, 0.0, ())
    assert [node.pagerank for node in found.nodes] == pytest.approx([1 / 3] * 3)


def test_what_changes_between_two_years() -> None:
    before = called(nx.barbell_graph(4, 0))
    after = before.copy()
    after.remove_node("n0")
    after.add_edge("n7", "new", weight=1)
    after.add_edge("n2", "n6")
    changes = compare(measure(before), measure(after))
    assert (changes.came, changes.left) == (("new",), ("n0",))
    assert [{b.source, b.target} for b in changes.bridges_lost] == [{"n3", "n4"}]
    assert [{b.source, b.target} for b in changes.bridges_gained] == [{"n7", "new"}]
    by = {node.iri: node for node in changes.nodes}
    assert by["new"].before is None
    assert by["new"].stayed is None
    assert by["n0"].after is None
    assert by["n6"].strength == 1
    assert by["n5"].stayed is True
    assert sum(node.pagerank for node in changes.nodes) == pytest.approx(0.0)


def test_nothing_changes_between_a_network_and_itself() -> None:
    found = measure(called(nx.karate_club_graph()))
    changes = compare(found, found)
    assert (changes.came, changes.left, changes.bridges_gained, changes.bridges_lost) == ((), (), (), ())
    assert all(node.pagerank == 0 and node.stayed for node in changes.nodes)
    assert changes.continued == {number: number for number in range(len(found.communities))}
