"""Clauses: the stretches of a sentence between commas, semicolons and colons; brackets and quotes do not part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Span

_MARK = re.compile("[，,；;：:。！？!?\n]|——|…+")
_OPEN = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "[": "]", "〔": "〕"}
_BRACKET = re.compile("[（(《“「\\[〔）)》”」\\]〕]|[，,；;：:。！？!?\n]|——|…+")


def clauses(words: str, span: Span) -> Iterator[Span]:
    """The clauses of a sentence, without their closing marks; a mark inside brackets or quotes does not part."""
    depth: list[str] = []
    start = span.start
    for match in _BRACKET.finditer(words, span.start, span.end):
        mark = match[0]
        if mark in _OPEN:
            depth.append(_OPEN[mark])
        elif depth and mark == depth[-1]:
            depth.pop()
        elif not depth and _MARK.match(mark) and not _inside_number(words, match.start()):
            if match.start() > start:
                yield Span(start, match.start())
            start = match.end()
    if depth:
        # A bracket that never closes must not swallow the rest of the sentence.
        yield from _plainly(words, Span(start, span.end))
    elif start < span.end:
        yield Span(start, span.end)


def _plainly(words: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _MARK.finditer(words, span.start, span.end):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


_GROUP = re.compile("[0-9]{1,3}[,，][0-9]{3}(?![0-9])")


def _inside_number(words: str, at: int) -> bool:
    """Whether the mark at `at` stands within a number: 1,023, or a ratio."""
    if words[at] in ":：" and at and words[at - 1].isdigit() and words[at + 1 : at + 2].isdigit():
        return True  # 三次产业比例2.1:36.5:61.4
    if words[at] not in ",，" or not (at and words[at - 1].isdigit()):
        return False
    start = at - 1
    while start > 0 and words[start - 1].isdigit() and at - start < 3:
        start -= 1
    return _GROUP.match(words, start) is not None and not (words[at] == "，" and words[at + 4 : at + 5] in "万亿")
