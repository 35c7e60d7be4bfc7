"""JSON-LD, compact, with its context in the file: one object a thing, names for IRIs, one graph after another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.export._quads import quads
from kg.export.context import context, short
from kg.export.exporter import Exporter
from kg.query import PREFIXES
from kg.query.result import Term
from kg.store import Reader

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_INTEGER = re.compile(r"0|-?[1-9]\d{0,14}")
# What may stand without the base: no scheme before the first slash, no dot segments, nothing left out.
_RELATIVE = re.compile(r"[^/:?#.][^/:?#]*(/[^/?#.][^/?#]*)*")


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    base = reader.folder.base
    head = json.dumps({**context(), "@base": base}, ensure_ascii=False, indent=1)
    out.write(f'{{"@context": {head},\n"@graph": ['.encode())
    for number, graph in enumerate(graphs):
        out.write(f'{"," if number else ""}\n{{"@id": {_quoted(_own(graph, base))}, "@graph": ['.encode())
        for place, node in enumerate(_nodes(sorted(quads(reader, [graph]), key=str), base)):
            out.write(("," if place else "").encode() + b"\n" + json.dumps(node, ensure_ascii=False).encode())
        out.write(b"]}")
    out.write(b"]}\n")


def _nodes(ordered: Sequence[ox.Quad], base: str) -> Iterator[dict[str, Any]]:
    for subject, said in groupby(ordered, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": _own(_iri(subject), base)}
        for predicate, values in groupby(said, key=lambda quad: quad.predicate.value):
            terms = [quad.object for quad in values]
            if predicate == _TYPE:
                node["@type"] = _one([short(_iri(term)) for term in terms])
            else:
                node |= _property(predicate, terms, base)
        yield node


def _property(iri: str, terms: Sequence[Term], base: str) -> dict[str, Any]:
    """The entry of a property; values that its definition cannot hold stand under the IRI itself, in full."""
    name = short(iri)
    how = context().get(name, {})
    if how.get("@container") == "@language":
        by: dict[str, list[str]] = {}
        rest = []
        for term in terms:
            if isinstance(term, ox.Literal) and term.language:
                by.setdefault(term.language, []).append(term.value)
            else:
                rest.append(term)
        found: dict[str, Any] = {name: {language: _one(words) for language, words in by.items()}} if by else {}
        return found | ({iri: _one([_value(term, "", base) for term in rest])} if rest else {})
    return {name: _one([_value(term, how.get("@type", ""), base) for term in terms])}


def _value(term: Term, coerced: str, base: str) -> Any:
    if isinstance(term, ox.Literal):
        return _literal(term, coerced)
    iri = _iri(term)
    if coerced == "@vocab":
        return short(iri)
    return _own(iri, base) if coerced == "@id" else {"@id": _own(iri, base)}


def _literal(term: ox.Literal, coerced: str) -> Any:
    datatype = term.datatype.value
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if coerced and short(datatype) == coerced:
        return term.value
    if not coerced:
        if datatype == f"{_XSD}string":
            return term.value
        if datatype == f"{_XSD}integer" and _INTEGER.fullmatch(term.value):
            return int(term.value)
        if datatype == f"{_XSD}boolean" and term.value in ("true", "false"):
            return term.value == "true"
    return {"@value": term.value, "@type": short(datatype)}


def _iri(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _own(iri: str, base: str) -> str:
    """An IRI as the value of @id: relative to the base where that is safe."""
    rest = iri.removeprefix(base)
    return rest if rest != iri and _RELATIVE.fullmatch(rest) else iri


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


JSONLD = Exporter(
    "jsonld",
    ".jsonld",
    "JSON-LD，紧凑，保留命名图，自带语境",
    "JSON-LD, compact, with its context and named graphs",
    _write,
)
