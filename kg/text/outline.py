"""Sections with their numbering and part: which of them look back, which look ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon.outline import outline_words
from kg.model.document import Part, Section, Span
from kg.text.dates import years
from kg.text.headings import is_heading, numbering

_UNNUMBERED = 9  # a heading without a number lies below all that have one
_TOP = -1  # but one that names a part of the report lies above them
_NO_END = re.compile(r"[。！？；，、：…]$")
_RUN_IN = re.compile(r"[^。！？；]{2,60}[。！？]")
_TURNS_AHEAD = re.compile(
    r"(?:今年|全年|{year}年)[^。]{{0,30}}?(?:总体要求|预期目标|主要目标|指导思想|总体思路|奋斗目标|发展目标)"
    r"|^(?:各位代表[！，：])?(?:今年|{year}年)，?[^。，]{{0,12}}是"
    r"|(?:做好|抓好)(?:今年|{year}年)的?[^。]{{0,8}}工作"
)


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections, and for each paragraph the section it is in and whether it is a heading."""

    sections: tuple[Section, ...]
    section_of: tuple[int, ...]
    headings: frozenset[int]


@dataclass(slots=True)
class _Open:
    """A section while it is being read."""

    rank: int
    number: str
    title: str
    part: Part | None
    first: int
    parent: int | None
    depth: int


def outline(paragraphs: Sequence[str], marked: frozenset[int], *, head: int, year: int) -> Outline:
    """The outline of clean paragraphs; `head` of them are titles and opening words, `marked` have a markdown mark."""
    found: list[_Open] = []
    stack: list[int] = []
    section_of: list[int] = []
    headings: set[int] = set()
    if head or not paragraphs:
        found.append(_Open(_TOP, "", "", Part.OTHER, 0, None, 0))
        headings.update(index for index in range(head) if len(paragraphs[index]) < 60)
    for index, words in enumerate(paragraphs):
        if index < head:
            section_of.append(0)
            continue
        opened = _opened(words, index in marked, year, paragraphs[index + 1 : index + 2])
        if opened:
            rank, number, title, whole = opened
            while stack and found[stack[-1]].rank >= rank:
                stack.pop()
            parent = stack[-1] if stack else None
            found.append(_Open(rank, number, title, _part(title, year), index, parent, len(stack)))
            stack.append(len(found) - 1)
            if whole:
                headings.add(index)
        elif index == head:
            found.append(_Open(_TOP, "", "", None, index, None, 0))
        section_of.append(len(found) - 1)
    _settle(found, paragraphs, section_of, year)
    return Outline(_close(found, paragraphs), tuple(section_of), frozenset(headings))


def _opened(words: str, marked: bool, year: int, after: Sequence[str]) -> tuple[int, str, str, bool] | None:
    """Rank, number and title of the section that a paragraph opens, and whether it is a heading and nothing else."""
    number = numbering(words)
    if number and (is_heading(words) or marked):
        return number.kind, number.number, words[len(number.number) :], True
    if number and number.kind <= 3 and (lead := _RUN_IN.match(words, len(number.number))):
        return number.kind, number.number, lead[0][:-1], False
    if number or len(words) > 45 or _NO_END.search(words):
        return None
    if not marked and (not after or re.search(r"[。！？”]$", words)):
        return None
    if _names_part(words, year):
        return _TOP, "", words, True
    if marked or (len(words) >= 4 and len(after[0]) > len(words) and not words.startswith(("——", "（"))):
        return _UNNUMBERED, "", words, True
    return None


def _names_part(words: str, year: int) -> bool:
    """Whether an unnumbered heading names a part of the whole report: 2024年工作回顾, 2025年工作安排."""
    return _part(words, year) is not None and bool(
        years(words) or re.search(r"回顾|过去|今年|今后|明年|名词解释|注释|附件", words)
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = outline_words()
    review, plan, other = ("|".join(map(re.escape, group)) for group in (words.review, words.plan, words.other))
    return re.compile(review), re.compile(plan), re.compile(other)


def _part(title: str, year: int) -> Part | None:
    """What a heading says that its section does; None where it does not say."""
    review, plan, other = _patterns()
    if other.search(title) and len(title) < 20:
        return Part.OTHER
    named = years(title)
    back = any(value < year for value in named)
    ahead = any(value >= year for value in named)
    if re.search(r"回顾|总结|完成情况", title) and not ahead:
        return Part.REVIEW
    if ahead and (not back or plan.search(title)):
        return Part.PLAN
    if re.search(r"过去|五年来|一年来|去年|上年|成就|成绩", title):
        return Part.REVIEW
    if re.search(r"今年|明年|今后|未来|下一步|下一阶段", title):
        return Part.PLAN
    if back and review.search(title):
        return Part.REVIEW
    if re.search(r"(?:目标|任务|安排|部署|打算|要求|思路|重点工作)$", title):
        return Part.PLAN
    return None


def _settle(found: list[_Open], paragraphs: Sequence[str], section_of: Sequence[int], year: int) -> None:
    """Give a part to the sections whose headings do not say theirs.

    A section is of its parent's part, else of the part of the section before it; the first one reviews unless it
    says otherwise. Where no heading looks ahead, the first paragraph that does so begins the plan.
    """
    turn = None
    if not any(section.part is Part.PLAN for section in found):
        ahead = re.compile(_TURNS_AHEAD.pattern.format(year=year))
        turn = next(
            (section_of[i] for i, words in enumerate(paragraphs) if section_of[i] and ahead.search(words[:200])), None
        )
    current = Part.REVIEW
    for index, section in enumerate(found):
        if section.part is None:
            section.part = current if section.parent is None else found[section.parent].part
            if turn is not None and index >= turn:
                section.part = Part.PLAN
        elif section.parent is not None and section.part is not found[section.parent].part:
            section.part = found[section.parent].part
        if section.part and section.part is not Part.OTHER:
            current = section.part


def _close(found: list[_Open], paragraphs: Sequence[str]) -> tuple[Section, ...]:
    starts = [0]
    for words in paragraphs:
        starts.append(starts[-1] + len(words) + 1)
    ends = [*(section.first for section in found[1:]), len(paragraphs)]
    return tuple(
        Section(
            index,
            section.parent,
            section.depth,
            section.number,
            section.title,
            section.part or Part.REVIEW,
            Span(starts[section.first], max(starts[end] - 1, starts[section.first])),
        )
        for index, (section, end) in enumerate(zip(found, ends, strict=True))
    )
