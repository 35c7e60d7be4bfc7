"""What a projection is: a rule that makes a network of a dataset, and how to find one by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import networkx as nx

from kg.discover import collect
from kg.errors import EmptyNetwork, NetworkTooLarge, UnknownName
from kg.store import Reader

LIMIT: Final = 1_000_000
"""So many edges at most: about a gigabyte in memory."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A network that can be made: its name, titles, its rule in full, and the function that makes it.

    The rule says who is a node, what is an edge and which way it points, what the weight is, and the attributes.
    """

    name: str
    zh: str
    en: str
    rule: str
    make: Callable[[Reader, Sequence[str] | None], nx.Graph]


@cache
def projections() -> tuple[Projection, ...]:
    """Every projection, sorted by name; each is a module of the folder `projections`."""
    return tuple(sorted(collect("kg.network.projections", Projection), key=lambda p: p.name))


def projection(name: str) -> Projection:
    """The projection of that name. Raises UnknownName with the nearest names."""
    for each in projections():
        if each.name == name:
            return each
    raise UnknownName.among("network", name, (p.name for p in projections()), "kg describe networks")


def network(reader: Reader, name: str, *, reports: Sequence[str] | None = None, limit: int = LIMIT) -> nx.Graph:
    """The network of a dataset, or of some of its reports (IRIs), under the rule of that name.

    Nodes and edges come in a fixed order. The graph's own attributes name its `projection` and count its `reports`.
    Raises UnknownName for a strange name, EmptyNetwork where nothing becomes a node, and NetworkTooLarge where it has
    more than `limit` edges.
    """
    rule = projection(name)
    net = rule.make(reader, reports)
    if not len(net):
        raise EmptyNetwork(
            f"The network {name} is empty: no thing of the kinds it is made of stands in these reports.",
            "kg describe networks says what each network is made of; choose more reports, or another network.",
        )
    if net.number_of_edges() > limit:
        raise NetworkTooLarge(
            f"The network {name} has {net.number_of_edges():,} edges, more than {limit:,}.",
            "Choose fewer reports (report=, year=), or allow more with limit=.",
        )
    return net
