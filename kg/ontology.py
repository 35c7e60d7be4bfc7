"""The vocabulary as questions: what classes there are, what they are called, what may be said of what.

Read from ontology/govreport.ttl once, when first asked. Classes and properties go by their local names (`Building`,
`locatedIn`); `label("Building", "zh")` is 建筑.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.resources import ontology_dir

GOV = "https://w3id.org/govreport/ontology#"
IRI = "https://w3id.org/govreport/ontology"
FILE = "govreport.ttl"

_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PROPERTY_KINDS = frozenset({_OWL + "ObjectProperty", _OWL + "DatatypeProperty"})


@dataclass(frozen=True)
class _Vocabulary:
    """The file as look-ups: (term, predicate) → values; labels by language; and what each term is declared to be."""

    values: dict[tuple[str, str], tuple[str, ...]]
    texts: dict[tuple[str, str, str], str]
    kinds: dict[str, frozenset[str]]

    def of(self, name: str, predicate: str) -> tuple[str, ...]:
        """The local names of our own terms that stand there, in the order of the file."""
        return tuple(_local(v) for v in self.values.get((GOV + name, predicate), ()) if v.startswith(GOV))


def triples() -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
    """Every triple of the ontology, in the order of the file; it has no blank nodes."""
    for quad in ox.parse(path=str(ontology_dir() / FILE), format=ox.RdfFormat.TURTLE):
        subject, value = cast("ox.NamedNode", quad.subject), cast("ox.NamedNode | ox.Literal", quad.object)
        yield subject.value, quad.predicate.value, value


@cache
def _vocabulary() -> _Vocabulary:
    values: dict[tuple[str, str], list[str]] = {}
    texts: dict[tuple[str, str, str], str] = {}
    kinds: dict[str, set[str]] = {}
    for subject, predicate, value in triples():
        if isinstance(value, ox.Literal) and value.language:
            texts[subject, predicate, value.language] = value.value
        else:
            values.setdefault((subject, predicate), []).append(value.value)
            if predicate == _TYPE:
                kinds.setdefault(subject, set()).add(value.value)
    return _Vocabulary(
        {key: tuple(found) for key, found in values.items()},
        texts,
        {term: frozenset(found) for term, found in kinds.items()},
    )


def _local(iri: str) -> str:
    return iri.removeprefix(GOV)


def version() -> str:
    """The IRI of this version of the ontology."""
    return _vocabulary().values[IRI, _OWL + "versionIRI"][0]


@cache
def terms() -> tuple[str, ...]:
    """Every class of the ontology, in the order of the file."""
    return tuple(_local(t) for t, kinds in _vocabulary().kinds.items() if _OWL + "Class" in kinds and t.startswith(GOV))


@cache
def classes() -> tuple[str, ...]:
    """The classes of named things that extraction looks for: those with an icon of their own."""
    return tuple(name for name in terms() if (GOV + name, GOV + "icon") in _vocabulary().values)


@cache
def properties() -> tuple[str, ...]:
    """Every object and datatype property of the ontology, in the order of the file."""
    found = _vocabulary().kinds.items()
    return tuple(_local(term) for term, kinds in found if term.startswith(GOV) and kinds & _PROPERTY_KINDS)


def label(name: str, lang: str = "zh") -> str:
    """What a class, property or concept is called, in `zh` or `en`. Raises UnknownName."""
    return _text(name, "label", lang)


def comment(name: str, lang: str = "zh") -> str:
    """What a class, property or concept means, in `zh` or `en`. Raises UnknownName."""
    return _text(name, "comment", lang)


def _text(name: str, predicate: str, lang: str) -> str:
    found = _vocabulary().texts.get((GOV + name, _RDFS + predicate, lang))
    if found is None:
        raise UnknownName.among("term", name, (*terms(), *properties()), "kg describe classes")
    return found


@cache
def superclasses(name: str) -> tuple[str, ...]:
    """Every class above a class within the ontology, nearest first: District → AdministrativeArea, Entity."""
    above: list[str] = []
    for parent in _vocabulary().of(name, _RDFS + "subClassOf"):
        above.extend(n for n in (parent, *superclasses(parent)) if n not in above)
    return tuple(above)


@cache
def subclasses(name: str) -> tuple[str, ...]:
    """Every class below a class, in the order of the file."""
    return tuple(other for other in terms() if name in superclasses(other))


def colour(name: str) -> str:
    """The colour of a class as #rrggbb, its own or that of the nearest class above. Raises UnknownName."""
    return _shown(name, "colour")


def icon(name: str) -> str:
    """One character that stands for a class. Raises UnknownName."""
    return _shown(name, "icon")


def caption(name: str) -> str:
    """The IRI of the property whose value names an instance of a class to a reader. Raises UnknownName."""
    return _shown(name, "caption")


def _shown(name: str, how: str) -> str:
    for each in (name, *superclasses(name)):
        found = _vocabulary().values.get((GOV + each, GOV + how))
        if found:
            return found[0]
    raise UnknownName.among("class", name, classes(), "kg describe classes")


@cache
def disjoint(one: str, other: str) -> bool:
    """Whether nothing can be of both classes; what holds for a class holds for those below it."""
    below, above = (one, *superclasses(one)), (other, *superclasses(other))
    against = _vocabulary()
    return any(
        b in against.of(a, _OWL + "disjointWith") or a in against.of(b, _OWL + "disjointWith")
        for a in below
        for b in above
    )


@cache
def may(subject: str, predicate: str, value: str) -> bool:
    """Whether a thing of a class may stand in a relation to one of another: may("Building", "locatedIn", "Place")."""
    vocabulary = _vocabulary()
    domain = vocabulary.of(predicate, _SCHEMA + "domainIncludes")
    reach = vocabulary.of(predicate, _SCHEMA + "rangeIncludes")
    return any(c in domain for c in (subject, *superclasses(subject))) and any(
        c in reach for c in (value, *superclasses(value))
    )


def notations(scheme: str) -> dict[str, str]:
    """The concepts of a scheme by notation, in the order of the file: notations("statuses")["started"] is its IRI."""
    vocabulary = _vocabulary()
    return {
        vocabulary.values[term, _SKOS + "notation"][0]: term
        for (term, predicate), found in vocabulary.values.items()
        if predicate == _SKOS + "inScheme" and found[0] == GOV + scheme
    }
