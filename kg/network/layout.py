"""Where a picture puts the nodes of a network: computed once, the same on every run, nothing on top of anything.

Distances on paper follow distances in the network (stress majorisation: Gansner, Koren, North 2005). What no edge
ties is held together by unseen anchors: one for each group (a section of a report), and one in the middle for the
groups, so that things that are spoken of together stand together. Then nodes are pushed apart until their boxes clear
each other. Time grows with the square of the number of nodes: about a second at five hundred.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

_GAP = 8.0
"""Free space between two boxes, in the units of the boxes."""
_GOLDEN = np.pi * (3 - np.sqrt(5))

Floats = NDArray[np.float64]


_FILLED = 0.45
"""The share of the picture that boxes fill before they are pushed apart."""


class Box(NamedTuple):
    """The room that a node takes: its disc and, where that is always shown, the label below it.

    The middle of the box lies `drop` below the node's position.
    """

    width: float
    height: float
    drop: float = 0.0


class _Anchor(NamedTuple):
    """What holds a group together, and (for no group) the middle of the picture."""

    group: Hashable


def arrange(
    net: nx.MultiDiGraph,
    boxes: Mapping[Hashable, Box],
    groups: Mapping[Hashable, Hashable],
    *,
    aspect: float = 1.4,
) -> dict[Hashable, tuple[float, float]]:
    """A position for every node, around (0, 0), filling about a rectangle of this aspect (width over height).

    A node without a group belongs in the middle.
    """
    if not len(net):
        return {}
    frame = _framed(net, groups)
    nodes = list(frame)
    points = _flattened(_stress(_lengths(frame, nodes)), aspect)[: len(net)]
    sizes = np.array([boxes[node][:2] for node in net], dtype=float)
    drops = np.array([(0.0, boxes[node].drop) for node in net])
    spread = np.prod(np.maximum(np.ptp(points, axis=0), 1.0))
    points = points * np.sqrt(np.prod(sizes, axis=1).sum() / _FILLED / spread)
    points = _cleared(points + drops, sizes) - drops
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return {node: (float(x), float(y)) for node, (x, y) in zip(net, points, strict=True)}


def _framed(net: nx.MultiDiGraph, groups: Mapping[Hashable, Hashable]) -> nx.Graph:
    """The network without directions, with anchors: nodes of the network first, anchors after them."""
    frame = nx.Graph()
    frame.add_nodes_from(net)
    frame.add_edges_from((a, b) for a, b in net.edges() if a != b)
    order = {node: number for number, node in enumerate(net)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(frame)]
    middle = _Anchor(None)
    for part in sorted(parts, key=lambda part: order[part[0]]):
        held: dict[Hashable, Hashable] = {}
        for node in sorted(part, key=lambda node: (-frame.degree(node), order[node])):
            held.setdefault(groups.get(node), node)
        for group, node in held.items():
            # A part that reaches into several groups is held by the most connected of its nodes in each.
            if group is None:
                frame.add_edge(middle, node, length=1.0)
            else:
                frame.add_edges_from([(middle, _Anchor(group)), (_Anchor(group), node)])
    return frame


def _lengths(frame: nx.Graph, nodes: list[Hashable]) -> Floats:
    """How far apart two nodes should be: the length of the shortest way between them."""
    number = {node: i for i, node in enumerate(nodes)}
    wanted = np.full((len(nodes), len(nodes)), np.inf)
    np.fill_diagonal(wanted, 0.0)
    crowd = np.sqrt([frame.degree(node) for node in nodes])
    for a, b, length in frame.edges(data="length"):
        i, j = number[a], number[b]
        # A hub needs longer edges, or its neighbours have no room around it.
        wanted[i, j] = wanted[j, i] = length or 2 + crowd[i] + crowd[j]
    for via in range(len(nodes)):
        np.minimum(wanted, wanted[:, via, None] + wanted[None, via, :], out=wanted)
    return wanted


def _stress(wanted: Floats) -> Floats:
    """Positions whose distances are as near as can be to those wanted, far ones counting less."""
    points = _unfolded(wanted)
    weights = 1 / np.where(wanted > 0, wanted, 1) ** 2
    np.fill_diagonal(weights, 0.0)
    total = weights.sum(axis=1)[:, None]
    for _ in range(150):
        # Every node goes where its neighbours, each at the wanted distance, would have it on average.
        ratio = weights * (1 - wanted / np.maximum(_apart(points), 1e-9))
        points = points + (_times(ratio, points) - ratio.sum(axis=1)[:, None] * points) / total
    return points


def _apart(points: Floats) -> Floats:
    x, y = points.T
    apart: Floats = np.sqrt((x[:, None] - x[None]) ** 2 + (y[:, None] - y[None]) ** 2)
    return apart


def _times(matrix: Floats, points: Floats) -> Floats:
    """The matrix product by plain loops.

    The linear algebra library behind `@` and `linalg` starts threads of its own, which on a busy machine wait for
    each other a hundred times longer than they work; and it rounds differently on different machines.
    """
    product: Floats = np.einsum("ij,jk->ik", matrix, points)
    return product


def _unfolded(wanted: Floats) -> Floats:
    """A first picture: classical scaling, by repeated multiplication of a spiral."""
    squared = wanted**2
    centred = -0.5 * (squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean())
    turn = np.arange(len(wanted))
    spiral = np.sqrt(turn + 1)[:, None] * np.stack([np.cos(turn * _GOLDEN), np.sin(turn * _GOLDEN)], axis=1)
    axes = spiral
    for _ in range(60):
        axes = _upright(_times(centred, axes))
    spread = np.sqrt(np.maximum((axes * _times(centred, axes)).sum(axis=0), 1.0))
    # A little of the spiral stays, to tell apart what would stand at one point.
    first: Floats = axes * spread + spiral * (wanted.max() / 40 / np.sqrt(len(wanted)))
    return first


def _upright(axes: Floats) -> Floats:
    """Two axes made of length one and square to each other; nothing where there is no such axis."""
    one, other = axes.T
    one = one / max(np.sqrt((one**2).sum()), 1e-9)
    other = other - (one * other).sum() * one
    return np.stack([one, other / max(np.sqrt((other**2).sum()), 1e-9)], axis=1)


def _flattened(points: Floats, aspect: float) -> Floats:
    """The points turned so that they spread most from left to right, and brought nearer to the wanted aspect."""
    points = points - points.mean(axis=0)
    x, y = points.T
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    points = np.stack([x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)], axis=1)
    width, height = np.ptp(points, axis=0)
    if not width or not height:
        return points
    factor = np.clip(np.sqrt(aspect * height / width), 0.75, 1.33)
    flat: Floats = points * np.array([factor, 1 / factor])
    return flat


def _cleared(points: Floats, sizes: Floats) -> Floats:
    """The points pushed apart, each pair along its smaller overlap, until no box lies on another."""
    points = points.copy()
    halves = (sizes[:, None] + sizes[None]) / 2 + _GAP
    upper = np.triu(np.ones((len(points), len(points)), dtype=bool), 1)
    while True:
        apart = points[:, None] - points[None]
        overlap = halves - np.abs(apart)
        i, j = np.nonzero(upper & (overlap > 0.01).all(axis=2))
        if not len(i):
            return points
        depth, way = overlap[i, j], apart[i, j]
        axis = depth.argmin(axis=1)
        which = range(len(i))
        push = np.zeros((len(i), 2))
        push[which, axis] = np.where(way[which, axis] < 0, -1.0, 1.0) * depth[which, axis] * 0.5
        np.add.at(points, i, push)
        np.add.at(points, j, -push)
        # What many push at once would be thrown far; a little growth of the whole ends every jam.
        points *= 1.002
