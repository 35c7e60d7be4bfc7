"""What stands beside one thing: what a report ties it to, and what is named in one sentence with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.network import rows
from kg.network.facts import Facts, facts, select
from kg.store import Reader

_STATED = """
SELECT DISTINCT ?claim ?other ?relation ?out WHERE {
  { ?claim gov:subject ?thing ; gov:predicate ?relation ; gov:object ?other . BIND (true AS ?out) }
  UNION { ?claim gov:object ?thing ; gov:predicate ?relation ; gov:subject ?other . BIND (false AS ?out) }
  UNION { ?claim gov:subject ?thing ; gov:award ?other . BIND (gov:award AS ?relation) BIND (true AS ?out) }
  UNION { ?claim gov:award ?thing ; gov:subject ?other . BIND (gov:award AS ?relation) BIND (false AS ?out) }
  UNION { ?claim gov:grantor ?thing ; gov:award ?other . BIND (gov:grants AS ?relation) BIND (true AS ?out) }
  UNION { ?claim gov:award ?thing ; gov:grantor ?other . BIND (gov:grants AS ?relation) BIND (false AS ?out) } }
"""
_TOGETHER = """
SELECT DISTINCT ?sentence ?other WHERE {
  ?mention gov:refersTo ?thing ; gov:sentence ?sentence .
  ?beside gov:sentence ?sentence ; gov:refersTo ?other .
  FILTER NOT EXISTS { ?sentence gov:report/gov:area ?other } }
"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing beside another: its IRI, name and class, and what ties the two.

    `relation` is the relation's local name (`locatedIn`, `award`), which runs away from the other thing where `out` is
    true; "" where nothing is stated and sentences name both. `count` counts the claims, or the sentences.
    """

    iri: str
    name: str
    cls: str
    relation: str
    count: int
    out: bool


def neighbours(reader: Reader, members: Sequence[str]) -> tuple[Neighbour, ...]:
    """The neighbours of a thing, given as its entities in the reports (IRIs).

    What is stated comes before what merely stands in one sentence, and more before less. A neighbour that links say is
    one thing across reports counts once; the areas of the reports, which stand behind every sentence, are left out.
    """
    known = facts(reader)
    stated: Counter[tuple[str, str, bool]] = Counter()
    together: Counter[str] = Counter()
    own = {known.one(member) for member in members}
    for member in members:
        node = str(ox.NamedNode(member))
        for row in select(reader, _STATED.replace("?thing", node)):
            stated[known.one(row["other"].value), rows.local(row["relation"].value), row["out"].value == "true"] += 1
        for row in select(reader, _TOGETHER.replace("?thing", node)):
            together[known.one(row["other"].value)] += 1
    tied = {iri for iri, *_ in stated}
    found = [_neighbour(known, iri, relation, count, out) for (iri, relation, out), count in stated.items()]
    found += [_neighbour(known, iri, "", count, True) for iri, count in together.items() if iri not in tied]
    kept = (each for each in found if each.iri not in own)
    return tuple(sorted(kept, key=lambda each: (not each.relation, -each.count, each.name, each.iri, each.relation)))


def _neighbour(known: Facts, iri: str, relation: str, count: int, out: bool) -> Neighbour:
    return Neighbour(iri, known.label(iri) or iri, next(iter(known.kinds(iri)), "Entity"), relation, count, out)
