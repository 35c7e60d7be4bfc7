"""What is stated: things, tied by relations, honours and sentences, each with its quotations."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from kg.network import project
from kg.network.projection import Projection
from kg.store import Reader

RULE = """Directed, with parallel edges. A node is a thing that a report names or says something of: an entity, an
area, an award, or a topic (a subject that is no named thing). What links say is one thing across reports is one node
under the thing's IRI; what none links stays each report's own. An edge is a stated relation (subject → object, keyed
by its predicate), an honour (subject → award, grantor → award), a joint subject and its members, or one sentence in
which nothing stated ties the two. Nodes and edges carry lists of quotations (`claims`,
`mentions`): see `kg.network.project`; `kg export` writes this network as GraphML and GEXF with the lists counted."""


def _make(reader: Reader, reports: Sequence[str] | None) -> nx.MultiDiGraph:
    return project(reader, reports=reports)


STATEMENTS = Projection(
    "statements", "陈述网络，附引文", "Things and what is stated of them, with quotations", RULE, _make
)
