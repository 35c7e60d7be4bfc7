"""Who is named together: things, tied where one sentence names both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import networkx as nx

from kg.network.building import Growing
from kg.network.facts import facts
from kg.network.projection import Projection
from kg.network.rows import Place
from kg.store import Reader

RULE = """Undirected. A node is a thing that a report names (an entity of any class; one thing across reports is one
node), the report's own area left out: it stands behind every sentence. An edge joins two things that one sentence
names. Its `weight` counts the sentences; its `strength` adds 1/(n-1) for each sentence that names n things, so that
a long list ties its members little. Node attributes: label, label_en, class, classes, mentions (how often it is
named), years, first_year, last_year (meetings of the reports). Edge attributes: kind, weight, strength, sentence
(the first one), years."""


def _make(reader: Reader, reports: Sequence[str] | None) -> nx.Graph:
    known = facts(reader, reports)
    growing = Growing(known)
    standing: dict[str, dict[str, Place]] = defaultdict(dict)
    for thing, place in known.mentions:
        if thing != known.home(place.sentence):
            growing.node(thing, place, mentions=1)
            standing[place.sentence].setdefault(thing, place)
    for places in standing.values():
        for (one, place), (other, _) in combinations(places.items(), 2):
            first, second = sorted((one, other))
            growing.tie(first, second, "together", place, 1 / (len(places) - 1))
    return growing.grown(nx.Graph(), "comention")


COMENTION = Projection("comention", "同句共现网络", "Things named in one sentence", RULE, _make)
