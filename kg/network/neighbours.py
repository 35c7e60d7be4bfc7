"""What stands beside one thing: what a report ties it to, and what is named in one sentence with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg import ontology
from kg.network import rows
from kg.network.facts import select
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
    stated: Counter[tuple[str, str, bool]] = Counter()
    together: Counter[str] = Counter()
    own = {_one(reader, member) for member in members}
    for member in members:
        node = str(ox.NamedNode(member))
        for row in select(reader, _STATED.replace("?thing", node)):
            key = (_one(reader, row["other"].value), rows.local(row["relation"].value), row["out"].value == "true")
            stated[key] += 1
        for row in select(reader, _TOGETHER.replace("?thing", node)):
            together[_one(reader, row["other"].value)] += 1
    tied = {iri for iri, *_ in stated}
    found = [_neighbour(reader, iri, relation, count, out) for (iri, relation, out), count in stated.items()]
    found += [_neighbour(reader, iri, "", count, True) for iri, count in together.items() if iri not in tied]
    kept = (each for each in found if each.iri not in own)
    return tuple(sorted(kept, key=lambda each: (not each.relation, -each.count, each.name, each.iri, each.relation)))


def _neighbour(reader: Reader, iri: str, relation: str, count: int, out: bool) -> Neighbour:
    node = ox.NamedNode(iri)
    names = _objects(reader, node, "http://www.w3.org/2004/02/skos/core#prefLabel")
    name = next((each.value for each in names if isinstance(each, ox.Literal) and each.language == "zh"), iri)
    kinds = {
        rows.local(kind.value)
        for entity in (node, *_members(reader, node))
        for kind in _objects(reader, entity, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        if isinstance(kind, ox.NamedNode)
    }
    cls = next((each for each in (*ontology.classes(), "Topic") if each in kinds), "Entity")
    return Neighbour(iri, name, cls, relation, count, out)


def _one(reader: Reader, iri: str) -> str:
    linked = [term.value for term in _objects(reader, ox.NamedNode(iri), rows.GOV + "thing")]
    return str(linked[0]) if linked else iri


def _members(reader: Reader, thing: ox.NamedNode) -> list[ox.NamedNode]:
    found = reader.store.quads_for_pattern(None, ox.NamedNode(rows.GOV + "thing"), thing)
    return [quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)]


def _objects(reader: Reader, node: ox.NamedNode, name: str) -> list[ox.NamedNode | ox.Literal]:
    found = (quad.object for quad in reader.store.quads_for_pattern(node, ox.NamedNode(name), None))
    return [term for term in found if isinstance(term, ox.NamedNode | ox.Literal)]
