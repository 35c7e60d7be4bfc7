"""Making the links of areas anew after their reports have changed."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg import ontology, rdf
from kg.link import Named, across
from kg.query import PREFIXES
from kg.store import Writer

_ENTITIES = f"""
PREFIX gov: <{PREFIXES["gov"]}> PREFIX skos: <{PREFIXES["skos"]}>
SELECT DISTINCT ?area ?entity ?name ?class WHERE {{
  ?report a gov:Report ; gov:area ?area .
  GRAPH ?report {{ ?entity a gov:Entity , ?class ; skos:prefLabel ?name }}
  FILTER (LANG(?name) = "zh") }}
"""
_AREA = f"PREFIX gov: <{PREFIXES['gov']}> SELECT ?report ?area WHERE {{ ?report gov:area ?area }}"


def areas_of(writer: Writer, reports: Iterable[str]) -> frozenset[str]:
    """The IRIs of the areas of some reports."""
    return frozenset(
        row["area"].value for report in reports for row in writer.select(_AREA, {"report": ox.NamedNode(report)})
    )


def relink(writer: Writer, areas: Iterable[str]) -> None:
    """Make the graph of links of each area anew; no report's graph changes."""
    classes = frozenset(ontology.classes())
    prefix = PREFIXES["gov"]
    for area in sorted(areas):
        rows = writer.select(_ENTITIES, {"area": ox.NamedNode(area)})
        named = [
            Named(row["entity"].value, row["name"].value, cls)
            for row in rows
            if (cls := row["class"].value.removeprefix(prefix)) in classes
        ]
        base = writer.folder.base
        writer.put_graph(rdf.links_graph(base, area), rdf.links(base, area, across(named)))
