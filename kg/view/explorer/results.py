"""Answers to SPARQL in the formats of the protocol, cut off at a number of rows, which they say."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Generic, TypeVar
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.query import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = Sequence[Term | None]
Rows = Iterable[Row]
T = TypeVar("T")

TABLES: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS: Final = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
_RDF: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_STRING: Final = PREFIXES["xsd"] + "string"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BYTES: Final = 32 * 2**20
"""An answer with texts longer than this in all is cut off as one with too many rows is."""


def table(names: Sequence[str], rows: Rows, form: str, limit: int, link: str) -> tuple[bytes, bool]:
    """The rows in a format of TABLES, at most `limit`, and whether there were more; `link` tells why it was cut."""
    counted = _Counted(rows, limit, _length)
    body = b"".join(_TABLES[form](names, counted, lambda: link if counted.cut else ""))
    return body, counted.cut


def truth(answer: bool, form: str) -> bytes:
    """The answer to ASK."""
    said = "true" if answer else "false"
    if form == "json":
        return json.dumps({"head": {}, "boolean": answer}).encode()
    if form == "xml":
        return f"{_XML}<head/><boolean>{said}</boolean></sparql>\n".encode()
    return f"{said}\n".encode()


def graph(triples: Iterable[ox.Triple], form: str, limit: int) -> tuple[bytes, bool]:
    """The triples in a format of GRAPHS, at most `limit`, and whether there were more."""
    counted = _Counted(triples, limit, lambda triple: _length((triple.object,)))
    out = io.BytesIO()
    prefixes = PREFIXES if form != "jsonld" else None
    # Sorted, so that what is said of one thing stands together.
    ox.serialize(sorted(counted, key=str), out, _RDF[form], prefixes=prefixes)
    return out.getvalue(), counted.cut


class _Counted(Generic[T]):
    """The first so many of some rows or triples; `cut` after the last, where there were more."""

    def __init__(self, things: Iterable[T], limit: int, length: Callable[[T], int]) -> None:
        self._things = iter(things)
        self._limit = limit
        self._length = length
        self.cut = False

    def __iter__(self) -> Iterator[T]:
        size = 0
        for thing in itertools.islice(self._things, self._limit):
            size += self._length(thing)
            if size > BYTES:
                self.cut = True
                return
            yield thing
        self.cut = next(self._things, None) is not None


def _length(row: Row) -> int:
    """About how many bytes a row takes; only long texts count."""
    return sum(len(term.value) for term in row if isinstance(term, ox.Literal))


def _json(names: Sequence[str], rows: Rows, link: Callable[[], str]) -> Iterator[bytes]:
    made, size = [], 0
    for row in rows:
        said = json.dumps(
            {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None},
            ensure_ascii=False,
        )
        made.append(said)
        size += len(said)
    # The head comes first, and says whether the rows were cut.
    head: dict[str, object] = {"vars": list(names)}
    if link():
        head["link"] = [link()]
    yield f'{{"head":{json.dumps(head)},"results":{{"bindings":[\n'.encode()
    yield ",\n".join(made).encode()
    yield b"\n]}}\n"


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    said: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        said["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        said["datatype"] = term.datatype.value
    return said


_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def _xml(names: Sequence[str], rows: Rows, link: Callable[[], str]) -> Iterator[bytes]:
    made = []
    for row in rows:
        cells = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(names, row, strict=True)
            if term is not None
        )
        made.append(f"<result>{''.join(cells)}</result>\n")
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    more = f"<link href={quoteattr(link())}/>" if link() else ""
    yield f"{_XML}<head>{variables}{more}</head>\n<results>\n".encode()
    yield "".join(made).encode()
    yield b"</results></sparql>\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{term.value}</bnode>"
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return f"<triple>{''.join(f'<{n}>{_xml_term(p)}</{n}>' for n, p in parts.items())}</triple>"
    kind = ""
    if term.language:
        kind = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value != _STRING:
        kind = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{kind}>{escape(_NOT_XML.sub('�', term.value))}</literal>"


def _csv(names: Sequence[str], rows: Rows, _: Callable[[], str]) -> Iterator[bytes]:
    yield (",".join(names) + "\r\n").encode()
    for row in rows:
        yield (",".join("" if term is None else _quoted(_csv_term(term)) for term in row) + "\r\n").encode()


def _csv_term(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def _tsv(names: Sequence[str], rows: Rows, _: Callable[[], str]) -> Iterator[bytes]:
    yield ("\t".join(f"?{name}" for name in names) + "\n").encode()
    for row in rows:
        # Terms are written as in N-Triples, where tabs and line ends are escaped.
        yield ("\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n").encode()


_TABLES: Final[dict[str, Callable[[Sequence[str], Rows, Callable[[], str]], Iterator[bytes]]]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "tsv": _tsv,
}
