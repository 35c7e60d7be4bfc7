"""Clean words → paragraphs: its lines, and the chapters of a dump that has all of them on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Span
from kg.text.draft import Draft, lines

_LONG = 1500  # no paragraph that somebody set is as long
_TITLE = r"[^ \n。！？；：:，,]{2,24}(?:[，,][^ \n。！？；：:，,]{2,24})?"
_INNER = re.compile(
    rf"(?:(?<=[。！？”\n ])|^)([一二三四五六七八九十]{{1,3}}、|（[一二三四五六七八九十]{{1,3}}）)({_TITLE}(?= ))?"
)
_AT_END = re.compile(rf"(?<=[。！？”])[一二三四五六七八九十]{{1,3}}、{_TITLE}$")
_LEADING = re.compile(
    r" *#* *(?:[一二三四五六七八九十]{1,3}、)?[^ \n。！？；，]{2,24}?(?:回顾|任务|安排|目标|要求|展望|建议|工作)"
    r"(?= +[^\n。]{10,}。)"
)
_NUMERALS = "一二三四五六七八九十"


def inline_headings(draft: Draft) -> Draft:
    """With a line end for the space after a heading that names its part, where prose follows it on its line.

    In the middle of a very long line too, and there for the space before it as well.
    """
    words = list(draft.words)
    for line in lines(draft):
        if match := _LEADING.match(draft.words, line.start, line.end):
            words[match.end()] = "\n"
        if line.end - line.start < _LONG:
            continue
        for match in _rising(draft.words[line.start : line.end]):
            at = line.start + match.start()
            if match[2] is not None:
                words[line.start + match.end()] = "\n"
            if words[at - 1] == " ":
                words[at - 1] = "\n"
    return draft.swap("".join(words))


def paragraphs(words: str) -> list[Span]:
    """The paragraphs of clean words; where chapters begin in the middle of a line, no line feed parts two of them."""
    found: list[Span] = []
    at = 0
    for line in words.split("\n"):
        starts = [at]
        if len(line) >= _LONG:
            starts += [at + match.start() for match in _rising(line) if match.start()]
        if (match := _AT_END.search(line)) and at + match.start() > starts[-1]:
            starts.append(at + match.start())
        ends = [*starts[1:], at + len(line)]
        found.extend(map(Span, starts, ends))
        at += len(line) + 1
    return found


def _rising(line: str) -> Iterator[re.Match[str]]:
    """The numbers of headings in a line, as long as they count up from one: 一、 then 二、, and （一） in each."""
    chapter = section = 0
    for match in _INNER.finditer(line):
        value = _value(match[1].strip("（）、"))
        if match[1][0] == "（":
            if value in (1, section + 1):
                section = value
                yield match
        elif value == chapter + 1:
            chapter, section = value, 0
            yield match


def _value(numeral: str) -> int:
    """十二 → 12."""
    tens, ten, ones = numeral.rpartition("十")
    value = _NUMERALS.index(ones) + 1 if ones in _NUMERALS and ones else 0
    return value + (10 * (_NUMERALS.index(tens) + 1 if tens in _NUMERALS and tens else 1) if ten else 0)
