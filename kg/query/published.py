"""The dataset as it presents itself to other tools: a VoID description, and the named queries as examples.

Two graphs that every dataset holds. Tools that are pointed at an endpoint look for both: the classes with their
properties to complete what is typed, the examples (sh:SPARQLExecutable) to begin with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import pyoxigraph as ox

from kg import ontology
from kg.query.named import NamedQuery, named_queries
from kg.query.prefixes import PREFIXES

VOID: Final = "http://rdfs.org/ns/void#"
_SCHEMA: Final = PREFIXES["schema"]
_LICENCE: Final = "https://www.apache.org/licenses/LICENSE-2.0"


def published(base: str) -> Iterator[tuple[str, bytes]]:
    """The graphs `void` and `queries` of a dataset with that base, as (IRI of the graph, sorted N-Quads)."""
    for name, triples in (("void", _void(base)), ("queries", _queries(base))):
        graph = ox.NamedNode(f"{base}graph/{name}")
        lines = sorted({f"{s} {p} {o} {graph} .\n" for s, p, o in triples})
        yield graph.value, "".join(lines).encode()


Triples = Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]


def _term(name: str) -> ox.NamedNode:
    prefix, local = name.split(":", 1)
    return ox.NamedNode((VOID if prefix == "void" else PREFIXES[prefix]) + local)


def _zh(words: str) -> ox.Literal:
    return ox.Literal(words, language="zh")


def _en(words: str) -> ox.Literal:
    return ox.Literal(words, language="en")


def _void(base: str) -> Triples:
    """The dataset, its vocabularies, and which classes have which properties."""
    dataset, a = ox.NamedNode(f"{base}dataset"), _term("rdf:type")
    yield dataset, a, _term("void:Dataset")
    yield dataset, _term("dcterms:title"), _zh("政府工作报告知识图谱")
    yield dataset, _term("dcterms:title"), _en("Government work reports as a knowledge graph")
    yield dataset, _term("dcterms:license"), ox.NamedNode(_LICENCE)
    yield dataset, _term("void:uriSpace"), ox.Literal(base)
    for prefix in ("gov", "skos", "oa", "prov", "dcterms", "schema"):
        yield dataset, _term("void:vocabulary"), ox.NamedNode(PREFIXES[prefix])
    for feature in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML"):
        yield (
            dataset,
            _term("void:feature"),
            ox.NamedNode(f"http://www.w3.org/ns/formats/{feature}"),
        )
    for name in ontology.terms():
        properties = [p for p in ontology.properties() if name in _homes(p)]
        if not properties:
            continue
        partition = ox.NamedNode(f"{base}void/{name}")
        yield dataset, _term("void:classPartition"), partition
        yield partition, _term("void:class"), _term(f"gov:{name}")
        for each in properties:
            part = ox.NamedNode(f"{base}void/{name}-{each}")
            yield partition, _term("void:propertyPartition"), part
            yield part, _term("void:property"), _term(f"gov:{each}")


@cache
def _homes(name: str) -> frozenset[str]:
    """The classes whose instances may have a property, those below them included."""
    return frozenset(
        each for each in ontology.terms() for home in (each, *ontology.superclasses(each)) if home in _domain()[name]
    )


@cache
def _domain() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: set() for name in ontology.properties()}
    for subject, predicate, value in ontology.triples():
        if predicate == f"{_SCHEMA}domainIncludes" and subject.startswith(ontology.GOV):
            found.setdefault(subject.removeprefix(ontology.GOV), set()).add(value.value.removeprefix(ontology.GOV))
    return {name: frozenset(classes) for name, classes in found.items()}


def _queries(base: str) -> Triples:
    """Each named query that runs as it stands; prefixes are declared once."""
    prefixes, a = ox.NamedNode(f"{base}query/prefixes"), _term("rdf:type")
    runnable = _runnable(named_queries())
    for prefix, namespace in PREFIXES.items():
        declaration = ox.NamedNode(f"{base}query/prefix-{prefix}")
        yield prefixes, _term("sh:declare"), declaration
        yield declaration, _term("sh:prefix"), ox.Literal(prefix)
        namespace_type = ox.NamedNode(PREFIXES["xsd"] + "anyURI")
        yield declaration, _term("sh:namespace"), ox.Literal(namespace, datatype=namespace_type)
    for query in runnable:
        node = ox.NamedNode(f"{base}query/{query.name}")
        yield node, a, _term("sh:SPARQLExecutable")
        yield node, a, _term("sh:SPARQLSelectExecutable")
        yield node, _term("rdfs:label"), _zh(query.zh)
        yield node, _term("rdfs:label"), _en(query.en)
        yield node, _term("rdfs:comment"), _zh(query.about_zh)
        yield node, _term("rdfs:comment"), _en(query.about_en)
        yield node, _term("sh:prefixes"), prefixes
        yield node, _term("sh:select"), ox.Literal(query.sparql)


def _runnable(queries: Iterable[NamedQuery]) -> list[NamedQuery]:
    """Those that need no parameter: with one left open they would answer for everything at once."""
    return [query for query in queries if not any(p.required for p in query.parameters)]
