"""Who builds what, and where: projects, places and enterprises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final

import networkx as nx

from kg.network.building import Growing
from kg.network.facts import Facts, facts
from kg.network.projection import Projection
from kg.network.rows import Place
from kg.store import Reader

RULE = """Directed, with parallel edges keyed by what they say. A node is a thing with a `role`: project (Project),
enterprise (Enterprise, Institution) or place (Building, Place, AdministrativeArea); of several the first in this
order. The report's own area is a node only where a relation names it. An edge is a relation that a report states
(locatedIn, partOf, hosts, operates, partnerWith, grants; subject → object; `weight` counts the claims), or, where
no stated relation ties the two anywhere, "together": one sentence names two things of different roles (project →
enterprise → place; `weight` counts the sentences, `strength` adds 1/(n-1) for each sentence that names n such
things). Node attributes: those of comention, and role."""

_ROLES: Final = {
    "Project": "project",
    "Enterprise": "enterprise",
    "Institution": "enterprise",
    "Building": "place",
    "Place": "place",
    "AdministrativeArea": "place",
}
_ORDER: Final = ("project", "enterprise", "place")


def _make(reader: Reader, reports: Sequence[str] | None) -> nx.MultiDiGraph:
    known = facts(reader, reports)
    growing = Growing(known)
    standing: dict[str, dict[str, Place]] = defaultdict(dict)
    for thing, place in known.mentions:
        if _role(known, thing) and thing != known.home(place.sentence):
            growing.node(thing, place, mentions=1)
            standing[place.sentence].setdefault(thing, place)
    stated: set[frozenset[str]] = set()
    for claim in known.claims:
        ends = (claim.subject, claim.object)
        if claim.kind == "Relation" and all(_role(known, end) for end in ends) and len(set(ends)) == 2:
            for end in ends:
                growing.node(end, claim.place)
            growing.tie(*ends, claim.predicate, claim.place)
            stated.add(frozenset(ends))
    for places in standing.values():
        for pair in combinations(sorted(places, key=lambda thing: _ORDER.index(_role(known, thing))), 2):
            if frozenset(pair) not in stated and len({_role(known, thing) for thing in pair}) == 2:
                growing.tie(*pair, "together", places[pair[0]], 1 / (len(places) - 1))
    net = growing.grown(nx.MultiDiGraph(), "projects")
    nx.set_node_attributes(net, {thing: _role(known, thing) for thing in net}, "role")
    return net


def _role(known: Facts, thing: str) -> str:
    roles = {_ROLES[kind] for kind in known.kinds(thing) if kind in _ROLES}
    return min(roles, key=_ORDER.index) if roles else ""


PROJECTS = Projection("projects", "项目—企业—地点网络", "Projects, enterprises and places", RULE, _make)
