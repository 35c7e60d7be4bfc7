"""A network drawn with matplotlib, each node in the colour and with the character of its class."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import networkx as nx

from kg import ontology
from kg.errors import UnknownName
from kg.network import Box, arrange
from kg.view.plots.style import COLOURS, colour, library

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Lengths are in points: the layout's unit is one point of the figure, so that the boxes it keeps apart are the names.
_LETTER: Final = 10.0
_LINE: Final = 13.0
_WRAP: Final = 9
_MARGIN: Final = 14.0
_TITLE: Final = 34.0
_NAMED: Final = 26.0
"""Room between nodes for the names of relations."""
_KEY: Final = (84.0, 22.0)
"""The room of one class in the legend."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A node as it is drawn: where, how large, what is written below it (in lines)."""

    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    cls: str


def network(
    net: nx.Graph,
    *,
    sizes: Mapping[str, float] | None = None,
    groups: Mapping[str, int] | None = None,
    title: str = "",
) -> Axes:
    """Draw a network of some dozens of nodes: discs in the colours of their classes, every name below its disc.

    `sizes` weighs the discs (else the number of neighbours), `groups` (as communities) says who stands together (else
    what hangs together). The figure grows with the network, so that no name lies on another. A stated relation is an
    arrow, with its name where there is room; other edges are plain lines, thicker with their weight. Raises
    MissingExtra where matplotlib is not installed.
    """
    net = _ordered(net)
    nodes = _placed(net, dict(net.degree()) if sizes is None else sizes, groups)
    classes = {node.cls for node in nodes.values()}
    kinds = [name for name in dict.fromkeys((*ontology.classes(), *ontology.terms())) if name in classes]
    left = min(n.x - _width(n) / 2 for n in nodes.values()) - _MARGIN
    right = max(n.x + _width(n) / 2 for n in nodes.values()) + _MARGIN
    top = min(n.y - n.radius for n in nodes.values()) - _MARGIN - (_TITLE if title else 0)
    below = max(n.y + n.radius + _LINE * len(n.lines) for n in nodes.values()) + _MARGIN
    across = max(int((right - left - 2 * _MARGIN) / _KEY[0]), 1)
    bottom = below + _KEY[1] * -(-len(kinds) // across) + _MARGIN
    figure = library("matplotlib.pyplot").figure(figsize=((right - left) / 72, (bottom - top) / 72))
    ax: Axes = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(left, right), ylim=(bottom, top))
    ax.axis("off")
    _lines(ax, net, nodes)
    for node in nodes.values():
        _disc(ax, node.x, node.y, node.radius, node.cls)
        _words(ax, node.x, node.y + node.radius + 1, "\n".join(node.lines))
    for place, name in enumerate(kinds):
        x = left + _MARGIN + 8 + _KEY[0] * (place % across)
        y = below + _KEY[1] * (place // across + 0.5)
        _disc(ax, x, y, 7, name)
        ax.text(x + 11, y, ontology.label(name), va="center", size=_LETTER, color=COLOURS["soft"])
    ax.text(left + _MARGIN, top + _MARGIN, title, va="top", size=13)
    return ax


def _ordered(net: nx.Graph) -> nx.Graph:
    """The network with its nodes and edges by name: a part of a network gives them in another order on every run."""
    fixed = net.__class__()
    fixed.add_nodes_from(sorted(net.nodes(data=True), key=lambda node: str(node[0])))
    edges = net.edges(data=True)
    if not net.is_directed():
        edges = ((*sorted((source, target), key=str), says) for source, target, says in edges)
    fixed.add_edges_from(sorted(edges, key=lambda edge: (str(edge[0]), str(edge[1]), str(edge[2]))))
    return fixed


def _placed(net: nx.Graph, sizes: Mapping[str, float], groups: Mapping[str, int] | None) -> dict[Hashable, _Node]:
    most = max((sizes.get(node, 0) for node in net), default=0) or 1
    radii = {node: 6 + 11 * (max(sizes.get(node, 0), 0) / most) ** 0.5 for node in net}
    lines = {node: _wrapped(str(says.get("label", node))) for node, says in net.nodes(data=True)}
    parts = enumerate(nx.connected_components(net.to_undirected(as_view=True)))
    held = groups or {node: number for number, part in parts for node in part}
    boxes = {}
    room = _NAMED if any(_stated(says.get("kind", "")) for *_, says in net.edges(data=True)) else 0
    for node in net:
        words = _LINE * len(lines[node])
        wide = max(2 * radii[node], max(map(_long, lines[node])))
        boxes[node] = Box(wide + room, 2 * radii[node] + words + room, words / 2)
    at = arrange(net, boxes, {node: held.get(node) for node in net})
    return {
        node: _Node(*at[node], radii[node], lines[node], str(says.get("class", "")))
        for node, says in net.nodes(data=True)
    }


def _width(node: _Node) -> float:
    return max(2 * node.radius, max(map(_long, node.lines)))


def _long(words: str) -> float:
    """How long words are, a Chinese character as wide as it is high and others little more than half."""
    return _LETTER * sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.62 for c in words)


def _wrapped(label: str) -> tuple[str, ...]:
    """A label in lines of about the same length."""
    rows = -(-len(label) // _WRAP) if _long(label) > _WRAP * _LETTER else 1
    each = -(-len(label) // rows) if rows else 1
    return tuple(label[start : start + each] for start in range(0, len(label), each)) or ("",)


def _lines(ax: Axes, net: nx.Graph, nodes: Mapping[Hashable, _Node]) -> None:
    most = max((says.get("weight", 1) for *_, says in net.edges(data=True)), default=1)
    for source, target, says in net.edges(data=True):
        one, other = nodes[source], nodes[target]
        stated = _stated(says.get("kind", ""))
        width = 0.7 + 1.8 * (says.get("weight", 1) - 1) / max(most - 1, 1)
        ax.annotate(
            "",
            (other.x, other.y),
            (one.x, one.y),
            arrowprops={
                "arrowstyle": "-|>" if stated else "-",
                "color": COLOURS["edge"] if stated else "#b9b3a5",
                "linewidth": max(width, 1.2) if stated else width,
                "shrinkA": one.radius,
                "shrinkB": _short(other, one) + 1,
            },
            zorder=1,
        )
        if stated:
            place = _clear(one, other, nodes)
            if place is not None:
                _words(ax, *place, stated, size=8, va="center", soft=True)


def _short(node: _Node, source: _Node) -> float:
    """How far before a node's middle an edge ends: at its disc, or below its name, which would cover an arrow."""
    below = node.radius + _LINE * len(node.lines)
    across, up = abs(source.x - node.x), source.y - node.y
    if up <= below or across / up * below > _width(node) / 2:
        return node.radius
    return math.hypot(below, across / up * below)


def _clear(one: _Node, other: _Node, nodes: Mapping[Hashable, _Node]) -> tuple[float, float] | None:
    """Where on an edge its name lies on no node and on no node's name; None where there is no such place."""
    for share in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7):
        x, y = one.x + share * (other.x - one.x), one.y + share * (other.y - one.y)
        if not any(
            abs(x - n.x) < _width(n) / 2 + 14 and -n.radius - 5 < y - n.y < n.radius + _LINE * len(n.lines) + 5
            for n in nodes.values()
        ):
            return x, y
    return None


def _stated(kind: str) -> str:
    """The name of the relation that an edge states; "" for two things that only stand together."""
    try:
        return "" if kind in ("", "together") else ontology.label(kind)
    except UnknownName:
        return ""


def _disc(ax: Axes, x: float, y: float, radius: float, cls: str) -> None:
    ax.plot(x, y, "o", ms=2 * radius, color=colour(cls), mec=COLOURS["paper"], mew=1, zorder=2)
    try:
        icon = ontology.icon(cls)
    except UnknownName:
        return
    ax.text(x, y, icon, ha="center", va="center_baseline", size=radius * 1.05, color="white", zorder=3)


def _words(
    ax: Axes, x: float, y: float, words: str, size: float = _LETTER, va: str = "top", soft: bool = False
) -> None:
    halo = library("matplotlib.patheffects").withStroke(linewidth=3, foreground=COLOURS["paper"])
    tone = COLOURS["soft" if soft else "ink"]
    ax.text(x, y, words, ha="center", va=va, size=size, color=tone, linespacing=1.15, path_effects=[halo], zorder=4)
