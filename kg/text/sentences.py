"""Sentences and clauses, by punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Document, Sentence, Span

_SENTENCE = re.compile(r"[^。！？]*(?:[。！？]+[”’）》】]*|$)")
_PART = re.compile(r"[，；、：。！？“‘（《【”’）》】]")
_OPENING = dict(zip("“‘（《【", "”’）》】", strict=True))


def spans(paragraph: str, at: int) -> Iterator[Span]:
    """The sentences of a paragraph that begins at a clean offset.

    A sentence ends at 。！？ and the closing marks after it, or at the paragraph's end; a stop inside brackets or
    quotation marks that the sentence goes on after (“真抓实干！”的要求) does not end it.
    """
    start = 0
    for match in _SENTENCE.finditer(paragraph):
        end = match.end()
        if end == start:
            continue
        tail = paragraph[match.end() - 1 : match.end()]
        inside = tail in "”’）》】" and end < len(paragraph) and paragraph[end] in "，；、：的等和"
        if inside:
            continue
        yield Span(at + start, at + end)
        start = end
    if start < len(paragraph):
        yield Span(at + start, at + len(paragraph))


def clauses(document: Document, sentence: Sentence, marks: str = "，；：。！？") -> tuple[Span, ...]:
    """The clauses of a sentence, without their closing marks; what brackets and quotation marks hold is not parted.

    `marks` are the marks that part clauses; 、 joins the members of a list and is not among them.
    """
    words = document.sentence_text(sentence)
    base = sentence.span.start
    found: list[Span] = []
    waiting: list[str] = []
    start = 0
    for match in _PART.finditer(words):
        char = match[0]
        if waiting and char == waiting[-1]:
            waiting.pop()
        elif char in _OPENING and _OPENING[char] in words[match.end() :]:
            waiting.append(_OPENING[char])
        elif char in marks and not waiting:
            if match.start() > start:
                found.append(Span(base + start, base + match.start()))
            start = match.end()
    if start < len(words):
        found.append(Span(base + start, base + len(words)))
    return tuple(found)
