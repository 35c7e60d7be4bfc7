"""The service description: what the endpoint can do, what the dataset holds in numbers, queries to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.view.explorer.endpoint import Limits
from kg.view.explorer.results import graph
from kg.view.explorer.served import Snapshot

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_IN: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


def description(snapshot: Snapshot, origin: str, limits: Limits, form: str) -> bytes:
    """The description of the service at `origin`, with the dataset's own graphs `void` and `queries`."""
    triples = [*_service(snapshot, origin, limits), *_numbers(snapshot)]
    for name in ("void", "queries"):
        own = ox.NamedNode(f"{snapshot.base}graph/{name}")
        triples += [quad.triple for quad in snapshot.store.quads_for_pattern(None, None, None, own)]
    return graph(dict.fromkeys(triples), form, 10**6)[0]


def _service(snapshot: Snapshot, origin: str, limits: Limits) -> Iterator[ox.Triple]:
    service, a = ox.NamedNode(f"{origin}/sparql"), ox.NamedNode(PREFIXES["rdf"] + "type")
    dataset = ox.NamedNode(f"{snapshot.base}dataset")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(_SD + name)

    yield ox.Triple(service, a, sd("Service"))
    yield ox.Triple(service, sd("endpoint"), service)
    for language in ("SPARQL11Query", "SPARQL10Query"):
        yield ox.Triple(service, sd("supportedLanguage"), sd(language))
    yield ox.Triple(service, sd("feature"), sd("UnionDefaultGraph"))
    for name in _IN:
        yield ox.Triple(service, sd("resultFormat"), ox.NamedNode(_FORMATS + name))
    yield ox.Triple(service, sd("defaultDataset"), dataset)
    yield ox.Triple(
        service,
        ox.NamedNode(PREFIXES["rdfs"] + "comment"),
        ox.Literal(
            f"Read-only. A query may run {limits.seconds:g} seconds; an answer has at most {limits.rows} rows, and a "
            "header X-SPARQL-MaxRows where there were more. SERVICE is refused.",
            language="en",
        ),
    )
    yield ox.Triple(dataset, a, sd("Dataset"))
    yield ox.Triple(dataset, ox.NamedNode(_VOID + "sparqlEndpoint"), service)
    for iri in sorted(g.value for g in snapshot.store.named_graphs() if isinstance(g, ox.NamedNode)):
        node = ox.NamedNode(f"{iri}#named")
        yield ox.Triple(dataset, sd("namedGraph"), node)
        yield ox.Triple(node, a, sd("NamedGraph"))
        yield ox.Triple(node, sd("name"), ox.NamedNode(iri))


def _numbers(snapshot: Snapshot) -> Iterator[ox.Triple]:
    """How much there is: of all triples, and of each class of things and claims."""
    dataset = ox.NamedNode(f"{snapshot.base}dataset")
    yield ox.Triple(dataset, ox.NamedNode(_VOID + "triples"), ox.Literal(len(snapshot.store)))
    gov, kind = PREFIXES["gov"], ox.NamedNode(PREFIXES["rdf"] + "type")
    for quad in snapshot.store.quads_for_pattern(None, ox.NamedNode(_VOID + "class"), None):
        cls = quad.object
        if isinstance(cls, ox.NamedNode) and cls.value.startswith(gov):
            count = sum(1 for _ in snapshot.store.quads_for_pattern(None, kind, cls))
            if count and isinstance(quad.subject, ox.NamedNode):
                yield ox.Triple(quad.subject, ox.NamedNode(_VOID + "entities"), ox.Literal(count))
