"""Making the links of areas anew after their reports have changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg import ontology, rdf
from kg.link import Named, across
from kg.query import PREFIXES
from kg.store import Writer

_HEAD = f"PREFIX gov: <{PREFIXES['gov']}> PREFIX skos: <{PREFIXES['skos']}>"
_AREA = f"""{_HEAD} SELECT ?report ?area ?name {{
  ?report gov:area ?area . ?area skos:prefLabel ?name . FILTER (LANG(?name) = "zh") }}"""
_LISTED = f"{_HEAD} SELECT ?area ?report {{ ?report gov:area ?area }}"
# An area that no table lists is a node of each of its reports: its name tells that it is the same.
_NAMED = f"""{_HEAD} SELECT ?name ?report {{
  ?area skos:prefLabel ?name . ?report gov:area ?area FILTER (STRSTARTS(STR(?area), STR(?report))) }}"""
# Asked of one report after the other: asked of all at once, each would cost a walk through all the others.
_THINGS = f"""{_HEAD} SELECT DISTINCT ?report ?entity ?label ?class {{
  GRAPH ?report {{ ?entity a gov:Entity , ?class ; skos:prefLabel ?label }} FILTER (LANG(?label) = "zh") }}"""


@dataclass(frozen=True, slots=True, order=True)
class LinkedArea:
    """An area whose reports are linked: the IRI of one that is listed, or the name of one that is not."""

    iri: str
    name: str

    @property
    def key(self) -> str:
        """What its graph of links is called by: its code, or its name."""
        return self.iri.rpartition("/")[2] or self.name


def areas_of(writer: Writer, reports: Iterable[str]) -> frozenset[LinkedArea]:
    """The areas of some reports."""
    found = set()
    for report in reports:
        for row in writer.select(_AREA, {"report": ox.NamedNode(report)}):
            area = row["area"].value
            found.add(LinkedArea("", row["name"].value) if area.startswith(report) else LinkedArea(area, ""))
    return frozenset(found)


def relink(writer: Writer, areas: Iterable[LinkedArea]) -> None:
    """Make the graph of links of each area anew; no report's graph changes."""
    classes = frozenset(ontology.classes())
    prefix = PREFIXES["gov"]
    for area in sorted(areas):
        named = [
            Named(row["entity"].value, row["label"].value, cls)
            for report in _reports_of(writer, area)
            for row in writer.select(_THINGS, {"report": report})
            if (cls := row["class"].value.removeprefix(prefix)) in classes
        ]
        base = writer.folder.base
        writer.put_graph(rdf.links_graph(base, area.key), rdf.links(base, area.key, across(named)))


def _reports_of(writer: Writer, area: LinkedArea) -> list[ox.NamedNode]:
    rows = (
        writer.select(_LISTED, {"area": ox.NamedNode(area.iri)})
        if area.iri
        else writer.select(_NAMED, {"name": ox.Literal(area.name, language="zh")})
    )
    return sorted({row["report"] for row in rows}, key=str)
