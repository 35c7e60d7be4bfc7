"""Positions: nothing on top of anything, the same on every run."""

from __future__ import annotations

import math

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network import Box, arrange


@st.composite
def networks(draw: st.DrawFn) -> tuple[nx.MultiDiGraph, dict[int, Box], dict[int, int]]:
    size = draw(st.integers(1, 30))
    net = nx.MultiDiGraph()
    net.add_nodes_from(range(size))
    ends = st.integers(0, size - 1)
    net.add_edges_from(draw(st.lists(st.tuples(ends, ends), max_size=2 * size)))
    boxes = {n: Box(draw(st.floats(4, 200)), draw(st.floats(4, 60)), draw(st.floats(0, 20))) for n in net}
    groups = draw(st.dictionaries(ends, st.integers(0, 3)))
    return net, boxes, groups


@settings(max_examples=40, deadline=None)
@given(networks())
def test_no_box_lies_on_another(drawn: tuple[nx.MultiDiGraph, dict[int, Box], dict[int, int]]) -> None:
    net, boxes, groups = drawn
    at = arrange(net, boxes, groups)
    assert list(at) == list(net)
    for a in net:
        assert math.isfinite(at[a][0])
        assert math.isfinite(at[a][1])
        for b in net:
            if a < b:
                apart = abs(at[a][0] - at[b][0]), abs(at[a][1] + boxes[a].drop - at[b][1] - boxes[b].drop)
                room = (boxes[a].width + boxes[b].width) / 2, (boxes[a].height + boxes[b].height) / 2
                assert apart[0] >= room[0] or apart[1] >= room[1]
    assert arrange(net, boxes, groups) == at


def test_nothing_to_arrange() -> None:
    assert arrange(nx.MultiDiGraph(), {}, {}) == {}


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    net = nx.MultiDiGraph()
    net.add_nodes_from(range(40))
    net.add_edges_from((0, n) for n in range(1, 10))
    net.add_edges_from((20, n) for n in range(21, 30))
    at = arrange(net, {n: Box(20, 20) for n in net}, {n: n // 20 for n in net})
    near = max(math.dist(at[0], at[n]) for n in range(1, 10))
    far = min(math.dist(at[0], at[n]) for n in range(21, 30))
    assert near < far


def test_a_picture_fills_its_frame() -> None:
    net = nx.MultiDiGraph(nx.random_labeled_tree(120, seed=4))
    at = arrange(net, {n: Box(20, 20) for n in net}, {n: n // 20 for n in net}, aspect=1.5)
    wide = max(x for x, _ in at.values()) - min(x for x, _ in at.values())
    high = max(y for _, y in at.values()) - min(y for _, y in at.values())
    assert 1.0 < wide / high < 2.2
