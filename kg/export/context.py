"""The JSON-LD context of the graphs, made from the ontology: plain names for its terms, types where a range tells them.

It is published as ontology/context.jsonld, which `document` gives anew.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from kg import ontology
from kg.query import PREFIXES

_DECLARED: Final = ("ObjectProperty", "DatatypeProperty")
_RANGE: Final = "https://schema.org/rangeIncludes"
_TYPE: Final = PREFIXES["rdf"] + "type"
# What JSON says by itself: numbers without a fraction, true and false, strings.
_NATIVE: Final = {PREFIXES["xsd"] + name for name in ("integer", "boolean", "string")}
_BY_LANGUAGE: Final = ("skos:prefLabel", "skos:altLabel", "rdfs:label", "rdfs:comment")
_TYPED: Final = {"dcterms:date": "xsd:date", "prov:startedAtTime": "xsd:dateTime", "prov:endedAtTime": "xsd:dateTime"}


def short(iri: str) -> str:
    """An IRI by its shortest name in the context: our own terms by their local names, others with a prefix."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :] and iri != namespace:
            local = iri[len(namespace) :]
            return local if prefix == "gov" else f"{prefix}:{local}"
    return iri


@cache
def context() -> dict[str, Any]:
    """The context: prefixes, and for each property how its values are read."""
    kinds: dict[str, set[str]] = {}
    ranges: dict[str, set[str]] = {}
    for subject, predicate, value in ontology.triples():
        if predicate == _TYPE and value.value.startswith(PREFIXES["owl"]):
            kinds.setdefault(subject, set()).add(value.value.removeprefix(PREFIXES["owl"]))
        elif predicate == _RANGE:
            ranges.setdefault(subject, set()).add(value.value)
    terms: dict[str, Any] = {}
    for iri in sorted(kinds):
        reach = ranges.get(iri, set())
        if "ObjectProperty" in kinds[iri]:
            # A concept or a property is one of our terms and goes by its name; any other thing by its IRI.
            named = reach & {PREFIXES["skos"] + "Concept", PREFIXES["rdf"] + "Property"}
            terms[short(iri)] = {"@id": iri, "@type": "@vocab" if named else "@id"}
        elif "DatatypeProperty" in kinds[iri] and len(reach) == 1 and not reach & _NATIVE:
            terms[short(iri)] = {"@id": iri, "@type": short(next(iter(reach)))}
    for name, datatype in _TYPED.items():
        terms[name] = {"@id": _long(name), "@type": datatype}
    for name in _BY_LANGUAGE:
        terms[name] = {"@id": _long(name), "@container": "@language"}
    return {"@version": 1.1, "@vocab": PREFIXES["gov"], **PREFIXES, **dict(sorted(terms.items()))}


def _long(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def document() -> str:
    """The context as a document of its own."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"
