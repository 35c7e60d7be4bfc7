"""How a network changes from one year to another: who came, who left, who moved to the middle, what was tied."""

from __future__ import annotations

from dataclasses import dataclass

from kg.network.measures import Bridge, Measures, NodeMeasures


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A node before and after; None where it is not there.

    `community` tells whether it stayed in the community that continues its old one (see `Changes.continued`); None
    for a node that came or left.
    """

    iri: str
    label: str
    before: NodeMeasures | None
    after: NodeMeasures | None
    pagerank: float
    betweenness: float
    strength: float
    stayed: bool | None


@dataclass(frozen=True)
class Changes:
    """What changed between two measured networks.

    `nodes` has every node of either, those whose share of the walk (pagerank) changed most first; a node that is not
    there counts as 0. `continued` maps each community before to the one after that shares most members with it
    (by Jaccard's index), where any does and where each continues the other. `bridges_gained` and `bridges_lost` are
    edges that are bridges in one network only.
    """

    nodes: tuple[NodeChange, ...]
    came: tuple[str, ...]
    left: tuple[str, ...]
    continued: dict[int, int]
    bridges_gained: tuple[Bridge, ...]
    bridges_lost: tuple[Bridge, ...]


def compare(before: Measures, after: Measures) -> Changes:
    """Compare two measured networks, as of two years; nodes are known by their IRIs, which links hold across reports.

    >>> import networkx as nx
    >>> changes = kg.compare(kg.measure(nx.path_graph(3)), kg.measure(nx.path_graph(4)))
    >>> changes.came, changes.left
    (('3',), ())
    """
    old = {node.iri: node for node in before.nodes}
    new = {node.iri: node for node in after.nodes}
    continued = _continued(before, after)
    nodes = []
    for iri in sorted(old.keys() | new.keys()):
        was, now = old.get(iri), new.get(iri)
        known = now or was
        assert known is not None
        nodes.append(
            NodeChange(
                iri,
                known.label,
                was,
                now,
                (now.pagerank if now else 0.0) - (was.pagerank if was else 0.0),
                (now.betweenness if now else 0.0) - (was.betweenness if was else 0.0),
                (now.strength if now else 0.0) - (was.strength if was else 0.0),
                continued.get(was.community) == now.community if was and now else None,
            )
        )
    nodes.sort(key=lambda node: (-abs(node.pagerank), node.iri))
    bridges = [{frozenset((b.source, b.target)): b for b in side.bridges} for side in (before, after)]
    return Changes(
        tuple(nodes),
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
        continued,
        tuple(bridge for ends, bridge in bridges[1].items() if ends not in bridges[0]),
        tuple(bridge for ends, bridge in bridges[0].items() if ends not in bridges[1]),
    )


def _continued(before: Measures, after: Measures) -> dict[int, int]:
    likeness = {
        (i, j): len(one & other) / len(one | other)
        for i, one in enumerate(before.communities)
        for j, other in enumerate(after.communities)
        if one & other
    }
    best_after = {i: min((j for a, j in likeness if a == i), key=lambda j: (-likeness[i, j], j)) for i, _ in likeness}
    best_before = {j: min((i for i, b in likeness if b == j), key=lambda i: (-likeness[i, j], i)) for _, j in likeness}
    return {i: j for i, j in sorted(best_after.items()) if best_before[j] == i}
