"""Whether every quotation is the slice of the text that it says it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.check.finding import Finding, Severity
from kg.ontology import GOV

_OA = "http://www.w3.org/ns/oa#"
_PARTS = {_OA + "start": "start", _OA + "end": "end", _OA + "exact": "exact"}


def quotations(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """The nodes of one report's graphs whose words are not `text[start:end]`, counted in code points.

    A report whose text is not there is a warning: nothing can be said of its quotations.
    """
    text: str | None = None
    spans: dict[str, dict[str, str]] = {}
    for quad in quads:
        if not isinstance(quad.object, ox.Literal) or not isinstance(quad.subject, ox.NamedNode):
            continue
        if (part := _PARTS.get(quad.predicate.value)) is not None:
            spans.setdefault(quad.subject.value, {})[part] = quad.object.value
        elif quad.predicate.value == GOV + "text":
            text = quad.object.value
    if text is None:
        if spans:
            yield Finding(
                Severity.WARNING, "no-text", "The report's text is not there to check quotations.", min(spans)
            )
        return
    for node, span in sorted(spans.items()):
        if len(span) < len(_PARTS):
            yield Finding(Severity.ERROR, "misquoted", f"The span lacks {_lacking(span)}.", node)
            continue
        words = text[int(span["start"]) : int(span["end"])]
        if words != span["exact"]:
            yield Finding(Severity.ERROR, "misquoted", f"It quotes '{span['exact']}', the text says '{words}'.", node)


def _lacking(span: dict[str, str]) -> str:
    return ", ".join(f"oa:{part}" for part in _PARTS.values() if part not in span)
