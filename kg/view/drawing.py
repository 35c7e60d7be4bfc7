"""The one door to pyvis: a network with positions becomes the nodes, edges and options that vis-network draws.

Of pyvis we use its Network (which makes vis-network's node, edge and option records) and the vis-network that it
brings along. Its own page is not used: that loads a CDN whatever it is told, does not escape its heading, and starts
a physics simulation. The network is directed, because pyvis drops parallel edges of an undirected one; the networkx
graph is walked here, because `from_nx` changes it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx

from kg.network import Box, arrange

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "dot", "borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"smooth": False, "arrowStrikethrough": False, "selectionWidth": 1, "hoverWidth": 0.6},
    "interaction": {
        "hover": True,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 1_000_000,
        "dragNodes": True,
        "zoomSpeed": 0.7,
        "keyboard": False,
    },
}
STATED = ("relation", "recognition")
"""The kinds of edge that carry claims."""
_LABELLED = 50
"""So many of the weightiest things get room for their label in the layout."""
_LETTER = 19.0
"""Room for a letter of a label, in the layout's units; a window of 1440 pixels shows a unit as about 0.7 pixels."""


def weight(net: nx.MultiDiGraph, thing: str) -> int:
    """How much is said of a thing: its claims, those on its edges, its mentions."""
    node = net.nodes[thing]
    beside = (*net.in_edges(thing, data=True), *net.out_edges(thing, data=True))
    stated = sum(len(data["claims"]) for *_, data in beside if data["kind"] in STATED)
    together = sum(1 for *_, data in beside if data["kind"] == "together")
    return 3 * (len(node["claims"]) + stated) + together + len(node["mentions"])


def size(heft: int) -> float:
    """The radius of a thing's disc."""
    return round(min(7 + 1.9 * math.sqrt(heft), 32), 1)


def draw(net: nx.MultiDiGraph, ids: Mapping[str, str], heft: Mapping[str, int]) -> dict[str, Any]:
    """What vis-network needs to draw the network: `nodes` with their positions, `edges`, `options`.

    `ids` gives each node the short id it has on the page.
    """
    from pyvis.network import Network

    drawn = Network(directed=True)
    drawn.options = _OPTIONS
    for thing, (x, y) in _positions(net, heft).items():
        drawn.add_node(ids[thing], label=" ", shape="dot", size=size(heft[thing]), x=round(x), y=round(y))
    beside: dict[frozenset[str], int] = {}
    for number, (source, target, data) in enumerate(net.edges(data=True)):
        pair = frozenset((source, target))
        bend = beside[pair] = beside.get(pair, -1) + 1
        stated = data["kind"] in STATED
        drawn.add_edge(
            ids[source],
            ids[target],
            id=f"l{number}",
            arrows={"to": {"enabled": stated, "scaleFactor": 0.45}},
            **({"smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12 * bend}} if bend else {}),
        )
    nodes, edges, _, _, _, options = drawn.get_network_data()
    return {"nodes": [_lean(node) for node in nodes], "edges": edges, "options": json.loads(options)}


def _lean(node: dict[str, Any]) -> dict[str, Any]:
    """A node without pyvis's own colour, shape and label, which the page sets."""
    return {key: value for key, value in node.items() if key not in ("label", "color", "shape", "font")}


def _positions(net: nx.MultiDiGraph, heft: Mapping[str, int]) -> dict[Any, tuple[float, float]]:
    first = sorted(net, key=lambda thing: -heft[thing])[:_LABELLED]
    boxes = {thing: Box(2 * size(heft[thing]) + 6, 2 * size(heft[thing]) + 6) for thing in net}
    for thing in first:
        letters = min(sum(1.0 if ord(c) > 0x2E7F else 0.55 for c in net.nodes[thing]["label"]), 16)
        below = 1.4 * _LETTER
        boxes[thing] = Box(max(boxes[thing].width, letters * _LETTER + 12), boxes[thing].height + below, below / 2)
    # A report's own area is what all of it is about: it stands in the middle.
    areas = {report["area"] for report in net.graph["reports"]}
    sections = {thing: data["section"] for thing, data in net.nodes(data=True) if thing not in areas}
    return arrange(net, boxes, sections)


@cache
def library() -> str:
    """vis-network as pyvis brings it along, with its licence, without the mark that makes browsers look for a map."""
    import pyvis

    folder = max((Path(pyvis.__file__).parent / "lib").glob("vis-*"), key=_version)
    script = (folder / "vis-network.min.js").read_text(encoding="utf8")
    return "".join(line for line in script.splitlines(keepends=True) if not line.startswith("//# sourceMappingURL"))


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.name.removeprefix("vis-").split("."))
