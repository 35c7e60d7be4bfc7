"""What a network is like: who is central, what hangs together, what would fall apart; and how that changes.

Measures are taken on the undirected simple network: directions and parallel edges are laid together, weights added.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np

_STEPS: Final = 10_000_000
"""So many steps along edges are taken for betweenness: exact up to about 1,500 nodes with three edges each, else from
as many nodes, drawn by a fixed seed, as they allow, and from thirty at least."""
_SEED: Final = 0


@dataclass(frozen=True, slots=True)
class NodeMeasures:
    """A node's place in its network.

    `degree` counts its neighbours, `strength` adds the weights of its edges. `betweenness` is the share of shortest
    paths between others that run through it, `pagerank` the share of a random walk along the weights that is spent on
    it (all shares 0 to 1). `core` is the largest k such that it lies in a group whose members have k neighbours
    within. `community` numbers its community, the largest 0. `cut` tells that without it the network falls apart.
    """

    iri: str
    label: str
    cls: str
    degree: int
    strength: float
    betweenness: float
    pagerank: float
    core: int
    community: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Bridge:
    """An edge without which its two ends would not be connected at all; `sides` counts the nodes on each side."""

    source: str
    target: str
    labels: tuple[str, str]
    sides: tuple[int, int]


@dataclass(frozen=True)
class Measures:
    """A network measured: its nodes (most central first), communities as sets of IRIs (largest first), and bridges.

    `modularity` says how much more edges lie within communities than chance would put there; `sampled` that
    betweenness was estimated from a part of the paths.
    """

    nodes: tuple[NodeMeasures, ...]
    communities: tuple[frozenset[str], ...]
    bridges: tuple[Bridge, ...]
    edges: int
    parts: int
    density: float
    modularity: float
    sampled: bool


def measure(net: nx.Graph) -> Measures:
    """Measure a network. The same network gives the same figures on every run.

    >>> import networkx as nx
    >>> barbell = nx.barbell_graph(4, 0)
    >>> found = kg.measure(barbell)
    >>> len(found.communities), [(bridge.source, bridge.target) for bridge in found.bridges]
    (2, [('3', '4')])
    """
    plain = simple(net)
    walked = max(_STEPS // (len(plain) + plain.number_of_edges() + 1), 30)
    betweenness = nx.betweenness_centrality(plain, k=walked if walked < len(plain) else None, seed=_SEED)
    pagerank = _pagerank(plain)
    core = nx.core_number(plain)
    communities = _communities(plain)
    member = {node: number for number, group in enumerate(communities) for node in group}
    cut = set(nx.articulation_points(plain))
    nodes = [
        NodeMeasures(
            str(node),
            str(says.get("label", node)),
            str(says.get("class", "")),
            plain.degree(node),
            float(plain.degree(node, weight="weight")),
            betweenness[node],
            pagerank[node],
            core[node],
            member[node],
            node in cut,
        )
        for node, says in plain.nodes(data=True)
    ]
    nodes.sort(key=lambda n: (-n.pagerank, -n.strength, n.iri))
    return Measures(
        tuple(nodes),
        tuple(frozenset(map(str, group)) for group in communities),
        tuple(_bridges(plain)),
        plain.number_of_edges(),
        nx.number_connected_components(plain),
        nx.density(plain),
        nx.community.modularity(plain, communities) if plain.number_of_edges() else 0.0,
        walked < len(plain),
    )


def simple(net: nx.Graph) -> nx.Graph:
    """The undirected simple network: parallel and opposite edges are one whose weight is their sum; no loops."""
    plain = nx.Graph()
    plain.add_nodes_from(net.nodes(data=True))
    for source, target, says in net.edges(data=True):
        if source != target:
            weight = says.get("weight", 1)
            before = plain.edges[source, target]["weight"] if plain.has_edge(source, target) else 0
            plain.add_edge(source, target, weight=before + weight)
    return plain


def _communities(plain: nx.Graph) -> list[list[Hashable]]:
    """Communities by Louvain's method, the largest first; members in the network's order."""
    nodes = list(plain)
    # Sets of numbers are walked in one order everywhere; sets of names in another on every run.
    numbered = nx.convert_node_labels_to_integers(plain)
    found = [sorted(group) for group in nx.community.louvain_communities(numbered, seed=_SEED)]
    return [[nodes[i] for i in group] for group in sorted(found, key=lambda group: (-len(group), group[0]))]


def _bridges(plain: nx.Graph) -> list[Bridge]:
    """Every bridge, the one that cuts off most first."""
    found = []
    sizes, total = _below(plain)
    order = {node: number for number, node in enumerate(plain)}
    for pair in nx.bridges(plain):
        one, other = sorted(pair, key=order.__getitem__)
        # In the tree of a depth-first walk a bridge parts what lies below its lower end from all the rest.
        lower, first = (other, False) if sizes[other] < sizes[one] else (one, True)
        inside, outside = sizes[lower], total[lower] - sizes[lower]
        labels = tuple(str(plain.nodes[node].get("label", node)) for node in (one, other))
        sides = (inside, outside) if first else (outside, inside)
        found.append(Bridge(str(one), str(other), (labels[0], labels[1]), sides))
    return sorted(found, key=lambda bridge: (-min(bridge.sides), bridge.source, bridge.target))


def _below(plain: nx.Graph) -> tuple[dict[Hashable, int], dict[Hashable, int]]:
    """For each node, the nodes at and below it in a depth-first walk, and the nodes of its part of the network."""
    sizes = dict.fromkeys(plain, 1)
    total: dict[Hashable, int] = {}
    for root in plain:
        if root not in total:
            walked = list(nx.dfs_edges(plain, root))
            for above, node in reversed(walked):
                sizes[above] += sizes[node]
            total.update(dict.fromkeys((root, *(node for _, node in walked)), sizes[root]))
    return sizes, total


def _pagerank(plain: nx.Graph, damping: float = 0.85) -> dict[Hashable, float]:
    """PageRank by repeated steps, on numpy alone: networkx asks for scipy here."""
    nodes = list(plain)
    if not nodes:
        return {}
    number = {node: i for i, node in enumerate(nodes)}
    ends = [(number[a], number[b], w) for a, b, w in plain.edges(data="weight")]
    source = np.array([a for a, _, _ in ends] + [b for _, b, _ in ends], dtype=int)
    target = np.array([b for _, b, _ in ends] + [a for a, _, _ in ends], dtype=int)
    weight = np.array([w for _, _, w in ends] * 2, dtype=float)
    out = np.bincount(source, weight, len(nodes)) if ends else np.zeros(len(nodes))
    share = weight / out[source] if ends else weight
    rank = np.full(len(nodes), 1 / len(nodes))
    for _ in range(200):
        lost = rank[out == 0].sum()
        flow = np.bincount(target, rank[source] * share, len(nodes)) if ends else np.zeros(len(nodes))
        after = (1 - damping + damping * lost) / len(nodes) + damping * flow
        if np.abs(after - rank).sum() < 1e-12:
            break
        rank = after
    return dict(zip(nodes, map(float, after), strict=True))
