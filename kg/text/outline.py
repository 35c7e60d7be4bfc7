"""Sections with their numbering and part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon.outline import outline_words
from kg.model.document import Part, Section, Span
from kg.text.headings import is_heading, numbering
from kg.text.parts import heading_score, parts

_UNNUMBERED = 9  # a heading without a number lies below all that have one
_TOP = -1  # but one that names a part of the report lies above them
_NO_END = re.compile(r"[。！？；，、：:…]$|^各位代表")
_RUN_IN = re.compile(r"[^。！？；]{2,60}[。！？]")
_LONGEST = 45
_NAMES_PART = re.compile(r"回顾|过去|今年|今后|明年|未来|工作(?:安排|任务|目标|重点|总结)|总体要求|\d年")
_NOTE = re.compile(r"[\[【〔（(]?\d{1,3}[\]】〕）).、．]?\s?[^。]{1,40}(?:[:：]|是指|指|，?即)|(?:注|附)[:：]")
_CLOSING = re.compile(r"[！!。]$")


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections, and for each paragraph the section it is in and whether it is a heading."""

    sections: tuple[Section, ...]
    section_of: tuple[int, ...]
    headings: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a paragraph opens a section: `whole` if it is a heading and nothing else."""

    rank: int
    number: str
    title: str
    whole: bool


def outline(paragraphs: Sequence[str], marked: frozenset[int], *, head: int, year: int) -> Outline:
    """The outline of clean paragraphs; `head` of them are titles and opening words, `marked` have a markdown mark."""
    openings = {
        index: opening
        for index in range(head, len(paragraphs))
        if (opening := _opening(paragraphs, index, index in marked, year))
    }
    notes = _notes(paragraphs, openings)
    headed = {index: (opening.rank, opening.title) for index, opening in openings.items() if opening.rank < _UNNUMBERED}
    part_of = parts(paragraphs, headed, year)
    part_of[:head] = [Part.OTHER] * head
    part_of[notes:] = [Part.OTHER] * (len(paragraphs) - notes)
    for index in range(head, len(paragraphs)):
        if index == head or part_of[index] is not part_of[index - 1]:
            openings.setdefault(index, _Opening(_TOP, "", "", False))
    if head or not paragraphs:
        openings[0] = _Opening(_TOP, "", "", False)
    headings = {index for index, opening in openings.items() if opening.whole}
    headings.update(index for index in range(head) if len(paragraphs[index]) < 60)
    sections = _sections(paragraphs, openings, part_of)
    section_of: list[int] = []
    current = -1
    for index in range(len(paragraphs)):
        current += index in openings
        section_of.append(current)
    return Outline(sections, tuple(section_of), frozenset(headings))


def _opening(paragraphs: Sequence[str], index: int, marked: bool, year: int) -> _Opening | None:
    words = paragraphs[index]
    number = numbering(words)
    if number and (is_heading(words) or marked):
        return _Opening(number.kind, number.number, words[len(number.number) :], True)
    if number and number.kind <= 3 and (lead := _RUN_IN.match(words, len(number.number))):
        return _Opening(number.kind, number.number, lead[0][:-1], False)
    if number or len(words) > _LONGEST or _NO_END.search(words):
        return None
    if _others().match(words):
        return _Opening(_TOP, "", words, True)
    after = paragraphs[index + 1] if index + 1 < len(paragraphs) else ""
    if not marked and (not after or re.search(r"[”）]$", words)):
        return None
    if _NAMES_PART.search(words) and abs(heading_score(words, year)) >= 5:
        return _Opening(_TOP, "", words, True)
    if marked or (len(words) >= 4 and len(after) > len(words) and not words.startswith(("——", "（"))):
        return _Opening(_UNNUMBERED, "", words, True)
    return None


@cache
def _others() -> re.Pattern[str]:
    names = "|".join(map(re.escape, outline_words().other))
    return re.compile(
        rf"[（《“]?(?:附[件录]?\d?[:：]?|《?政府工作报告》?|20\d\d年|相关|有关|部分|中的?|的|专业|主要|名词)*(?:{names})"
    )


def _notes(paragraphs: Sequence[str], openings: dict[int, _Opening]) -> int:
    """The index of the first paragraph of the notes after the report; the number of paragraphs where there are none."""
    for index in sorted(openings):
        if index > len(paragraphs) // 3 and _others().match(openings[index].title):
            return index
    first = len(paragraphs)
    while first and _NOTE.match(paragraphs[first - 1]):
        first -= 1
    return first if len(paragraphs) - first >= 3 else len(paragraphs)


def _sections(paragraphs: Sequence[str], openings: dict[int, _Opening], part_of: Sequence[Part]) -> tuple[Section, ...]:
    starts = [0]
    for words in paragraphs:
        starts.append(starts[-1] + len(words) + 1)
    firsts = sorted(openings)
    found: list[Section] = []
    stack: list[tuple[int, int]] = []
    for index, (first, end) in enumerate(zip(firsts, [*firsts[1:], len(paragraphs)], strict=True)):
        opening = openings[first]
        while stack and (stack[-1][0] >= opening.rank or found[stack[-1][1]].part is not part_of[first]):
            stack.pop()
        parent = stack[-1][1] if stack else None
        span = Span(starts[first], max(starts[end] - 1, starts[first]))
        found.append(Section(index, parent, len(stack), opening.number, opening.title, part_of[first], span))
        if opening.title:
            stack.append((opening.rank, index))
    return tuple(found)
