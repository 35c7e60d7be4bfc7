"""Sentences and clauses, by punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Document, Sentence, Span

_SENTENCE = re.compile(r"[^。！？]*(?:[。！？]+[”’）》】]*|$)")
_PART = re.compile(r"[，；、：。！？“‘（《【”’）》】]")
_QUOTED = 40  # a quotation that goes on for longer holds sentences of its own
_OPENING = dict(zip("“‘（《【", "”’）》】", strict=True))


def spans(paragraph: str, at: int) -> Iterator[Span]:
    """The sentences of a paragraph that begins at a clean offset.

    A sentence ends at 。！？ and the closing marks after it, or at the paragraph's end. A stop inside quotation marks
    or brackets ends none where the sentence goes on after them: “真抓实干！”的要求, “去哪里？怎么去？”等问题.
    """
    start = 0
    for match in _SENTENCE.finditer(paragraph):
        end = match.end()
        if end > start and not _inside(paragraph, start, end):
            yield Span(at + start, at + end)
            start = end
    if start < len(paragraph):
        yield Span(at + start, at + len(paragraph))


def _inside(paragraph: str, start: int, end: int) -> bool:
    """Whether a stop lies inside marks that close soon after it, or the sentence goes on after the closing marks."""
    if end == len(paragraph):
        return False
    if paragraph[end - 1] in "”’）》】":
        return paragraph[end] in "，；、：的等和与是"
    for opening, closing in (("“", "”"), ("（", "）")):
        open_at = paragraph.rfind(opening, start, end)
        if open_at >= 0 and paragraph.find(closing, open_at, end) < 0:
            close = paragraph.find(closing, end, end + _QUOTED)
            return close >= 0 and paragraph.find(opening, end, close) < 0
    return False


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
