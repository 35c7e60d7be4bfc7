"""The terms that the graphs are written with, in N-Quads syntax."""

from __future__ import annotations

from functools import cache

from kg import ontology
from kg.rdf.terms import iri

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "gov": ontology.GOV,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


@cache
def term(name: str) -> str:
    """A term by its prefixed name: term("oa:start")."""
    prefix, local = name.split(":", 1)
    return iri(_PREFIXES[prefix] + local)


@cache
def concept(scheme: str, notation: str) -> str:
    """A concept of one of the ontology's schemes: concept("statuses", "started")."""
    return iri(ontology.notations(scheme)[notation])


@cache
def stated(classes: tuple[str, ...]) -> tuple[str, ...]:
    """The classes that a thing is said to have: its own and those above them that queries ask for.

    Nothing asks for gov:Span as such, and half of all nodes are spans, so that it is left to the ontology.
    """
    names = {name for cls in classes for name in (cls, *ontology.superclasses(cls))} - {"Span"}
    return tuple(term(f"gov:{name}") for name in sorted(names))
