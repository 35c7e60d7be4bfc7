"""Words of a report with spans marked in them: a mention in the colour of its class, a claim's evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup, escape

from kg.model.document import Document, Span
from kg.view.notebook.frame import mark


class Marked(NamedTuple):
    """A span to be marked, with the class that gives the colour ("" for evidence) and words for a tooltip."""

    span: Span
    cls: str
    title: str


def written(document: Document, span: Span, marks: Iterable[Marked]) -> Markup:
    """The clean words of a span; of marks that overlap the one that begins first is drawn, and the longer of two."""
    parts: list[Markup] = []
    at = span.start
    for each in sorted(marks, key=lambda m: (m.span.start, -m.span.end)):
        if each.span.start >= at and each.span.end <= span.end:
            parts.append(escape(document.words[at : each.span.start]))
            parts.append(mark(document.text(each.span), each.cls, each.title))
            at = each.span.end
    parts.append(escape(document.words[at : span.end]))
    return Markup("").join(parts)
