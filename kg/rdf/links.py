"""The links of an area: which entities of its reports are one thing, and why."""

from __future__ import annotations

from collections.abc import Iterable

from kg.link import Same
from kg.model.ids import digest
from kg.rdf.iris import SharedIris, safe
from kg.rdf.lines import Lines, nquads
from kg.rdf.terms import iri, zh
from kg.rdf.vocabulary import concept, term


def links_graph(base: str, area: str) -> str:
    """The IRI of the graph of links of an area, by the area's code, or its name where it has none."""
    return SharedIris(base).graph(f"links-{safe(area)}")


def links(base: str, area: str, things: Iterable[Same]) -> bytes:
    """The graph of links of an area as N-Quads; empty where no thing is in two reports."""
    lines = Lines(links_graph(base, area))
    for same in things:
        thing = iri(f"{base}thing/{digest(area, same.group, same.name)}")
        lines.be(thing, "Thing")
        lines.say(thing, term("skos:prefLabel"), zh(same.name))
        for entity in same.entities:
            lines.say(iri(entity), term("gov:thing"), thing)
            lines.say(iri(entity), term("gov:because"), concept("reasons", "sameNameSameArea"))
    return nquads(lines)
