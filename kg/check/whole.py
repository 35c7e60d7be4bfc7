"""What only the whole dataset shows: triples in two graphs, and things that are referred to but not there."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.check.finding import Finding, Severity

_DOUBLED = """
SELECT ?s ?p ?o ?g ?h WHERE { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER (STR(?g) < STR(?h)) }
"""
_UNNAMED = """
PREFIX gov: <https://w3id.org/govreport/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?p ?thing WHERE {
  VALUES ?p { gov:subject gov:object gov:refersTo gov:award gov:grantor gov:member gov:area gov:metric gov:unit }
  ?node ?p ?thing . FILTER NOT EXISTS { ?thing skos:prefLabel ?name . FILTER (LANG(?name) = "zh") } }
"""


def doubled(store: ox.Store) -> Iterator[Finding]:
    """The triples that stand in two graphs: the union of graphs, which queries run over, would count them twice."""
    for row in _rows(store, _DOUBLED):
        triple = f"{row['s']} {row['p']} {row['o']}"
        message = f"A triple stands in two graphs, {row['g']} and {row['h']}: {triple}"
        yield Finding(Severity.ERROR, "doubled-triple", message, _iri(row["s"]))


def unnamed(store: ox.Store) -> Iterator[Finding]:
    """The things that are referred to but have no name in zh in any graph."""
    for row in _rows(store, _UNNAMED):
        message = f"{row['thing']} is the value of {row['p']} and has no label in zh."
        yield Finding(Severity.ERROR, "unnamed-thing", message, _iri(row["thing"]))


def _rows(store: ox.Store, query: str) -> list[ox.QuerySolution]:
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(found, key=str)


def _iri(term: object) -> str:
    return str(term).strip("<>")
