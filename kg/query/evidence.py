"""The words behind what an answer names: a claim's evidence, a mention, a span, each in its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.query.prefixes import PREFIXES
from kg.query.result import Term
from kg.store import Reader


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report (`quotation`, at `start` to `end` of its text) and the sentence that holds them, which begins
    at `begin`."""

    quotation: str
    start: int
    end: int
    sentence: str
    begin: int


_EVIDENCE, _SENTENCE, _CLEAN = (ox.NamedNode(PREFIXES["gov"] + name) for name in ("evidence", "sentence", "clean"))
_EXACT, _START, _END = (ox.NamedNode(PREFIXES["oa"] + name) for name in ("exact", "start", "end"))


def quotes(reader: Reader, terms: Iterable[Term | None]) -> dict[str, Quote]:
    """The quotations behind the IRIs among some terms; what no sentence carries is left out."""
    found: dict[str, Quote] = {}
    for node in {term for term in terms if isinstance(term, ox.NamedNode)}:
        span = _object(reader, node, _EVIDENCE)
        span = span if isinstance(span, ox.NamedNode) else node
        sentence = _object(reader, span, _SENTENCE)
        said = [_object(reader, span, name) for name in (_EXACT, _START, _END)]
        if isinstance(sentence, ox.NamedNode) and all(said):
            words, start, end = (term.value for term in said if isinstance(term, ox.Literal))
            whole = _object(reader, sentence, _CLEAN) or _object(reader, sentence, _EXACT)
            begin = _object(reader, sentence, _START)
            if isinstance(whole, ox.Literal) and isinstance(begin, ox.Literal):
                found[node.value] = Quote(words, int(start), int(end), whole.value, int(begin.value))
    return found


def _object(reader: Reader, node: ox.NamedNode, name: ox.NamedNode) -> Term | None:
    return next((quad.object for quad in reader.store.quads_for_pattern(node, name, None)), None)
