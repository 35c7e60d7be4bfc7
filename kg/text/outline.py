"""Sections with their numbering and part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from kg.lexicon.outline import outline_words
from kg.model.document import Part, Section, Span
from kg.text.dates import years
from kg.text.headings import is_heading, numbering
from kg.text.parts import heading_score, parts

_UNNUMBERED = 9  # a heading without a number lies below all that have one
_TOP = -1  # but one that names a part of the report lies above them
_NO_END = re.compile(r"[。！？；，、：:…]$|^各位代表")
_RUN_IN = re.compile(r"[^。！？；]{2,60}[。！？]")
_GLUED = re.compile(
    r"[^。！？；，]{2,24}?(?:回顾|任务|安排|目标|要求|重点|展望|建议|工作)(?=今年|过去|刚刚|去年|(?:19|20)\d\d年|当前|各位代表|[一五]年来)"
)
_LONGEST = 45
_NAMES_PART = re.compile(
    r"回顾|过去|今年|今后|明年|未来|新一届|工作(?:安排|任务|目标|重点|总结)|总体要求|[\d〇一二三四五六七八九]年|五[”\"]|展望"
)
_NOTE = re.compile(r"[\[【〔（(]?\d{1,3}[\]】〕）).、．]?\s?[^。]{1,40}(?:[:：]|是指|指|，?即)|(?:注|附)[:：]")
_CALL = re.compile(r"让我们|我们要|我们[将一]|团结|奋斗")
_CALLED = re.compile(
    r"(?:奋斗|胜利|贡献|篇章|辉煌|明天|未来|局面|前进|迈进|努力|成绩|新高|召开|华诞|梦想?|[新献]|周年)[^，。！]{0,6}[！。]$"
)
_ORNAMENT = "※*【】[]〔〕：:◆●■ "
_LIST = re.compile(r"[^。，]{0,10}(?:实事|民生工程|重点项目|重点工程)")
_TASKS = re.compile(r"实事|项目|任务|目标|工程|清单|安排|指标|计划|分工|工作|事项")
_LISTED = re.compile(r"实事|项目|清单|指标")
_ASIDE = re.compile(r"（[^（）]*）$")


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


def outline(
    paragraphs: Sequence[str], spans: Sequence[Span], marked: frozenset[int], *, head: int, year: int
) -> Outline:
    """The outline of clean paragraphs, which lie at `spans`.

    `head` of them are titles and opening words, `marked` have a markdown mark.
    """
    openings = {
        index: opening
        for index in range(head, len(paragraphs))
        if (opening := _opening(paragraphs, index, index in marked, year))
    }
    notes = _notes(paragraphs, openings)
    headed = {
        index: (opening.rank, opening.title, opening.number)
        for index, opening in openings.items()
        if opening.rank < _UNNUMBERED
    }
    part_of = parts(paragraphs, headed, year)
    part_of[:head] = [Part.OTHER] * head
    part_of[notes:] = [Part.OTHER] * (len(paragraphs) - notes)
    for start, end, part in _attached(openings, notes, len(paragraphs), year):
        part_of[start:end] = [part] * (end - start)
    for index in range(len(paragraphs) - 1, head, -1):
        above = openings.get(index - 1)
        told = not above or not above.whole or (above.number and heading_score(above.title, year) > 0)
        if not told and part_of[index] is Part.PLAN and index not in openings:
            part_of[index - 1] = Part.PLAN  # the words that follow a heading say what it is about
    for index in range(head, len(paragraphs)):
        if index == head or part_of[index] is not part_of[index - 1]:
            openings.setdefault(index, _Opening(_TOP, "", "", False))
    if head or not paragraphs:
        openings[0] = _Opening(_TOP, "", "", False)
    headings = {index for index, opening in openings.items() if opening.whole}
    headings.update(index for index in range(head) if len(paragraphs[index]) < 60)
    sections = _sections(spans, openings, part_of)
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
    if number and number.kind <= 1 and (glued := _GLUED.match(words, len(number.number))):
        return _Opening(number.kind, number.number, glued[0], False)
    if number and number.kind <= 3 and (lead := _RUN_IN.match(words, len(number.number))):
        return _Opening(number.kind, number.number, lead[0][:-1], False)
    bare = _ASIDE.sub("", words)
    if not number and len(bare) <= _LONGEST and _others().match(bare):
        return _Opening(_TOP, "", bare.strip(_ORNAMENT), True)
    if number or len(words) > _LONGEST:
        return None
    if _NO_END.search(words):
        return None
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
        rf"[（《“{re.escape(_ORNAMENT)}]*(?:附[件录]?[\d一二三四]?[:：]?|资料[:：]|《?政府工作报告》?|20\d\d年|关于|相关|有关|内容|部分|中的?|的|专业|主要|名词|[、和及])*"
        rf"(?:{names})(?!.*。)"
    )


def _notes(paragraphs: Sequence[str], openings: dict[int, _Opening]) -> int:
    """The index of the first paragraph of what follows the report; the number of paragraphs where there is nothing."""
    before = [0, *accumulate(map(len, paragraphs))]
    for index in sorted(openings):
        if before[index] > before[-1] // 3 and _others().match(openings[index].title):
            return index
    if end := _end(paragraphs, openings):
        return end
    first = len(paragraphs)
    while first and _NOTE.match(paragraphs[first - 1]):
        first -= 1
    return first if len(paragraphs) - first >= 3 else len(paragraphs)


def _attached(openings: dict[int, _Opening], notes: int, end: int, year: int) -> Iterator[tuple[int, int, Part]]:
    """The lists after the report that name their year (2025年民生实事清单): from, to, and the part that they are."""
    heads = [at for at in sorted(openings) if at >= notes and openings[at].rank == _TOP]
    parts = {at: part for at in heads if (part := _listed(openings[at].title, year)) is not None}
    for start, after in pairwise([*sorted(parts), end]):
        yield start, after, parts[start]


def _listed(title: str, year: int) -> Part | None:
    """The part of a list of tasks by the year that its title names, OTHER for notes; None for another title."""
    if _others().match(title):
        return Part.OTHER
    named = years(title)
    if len(named) != 1 or not _LISTED.search(title) or not year - 1 <= named[0] <= year:
        return None
    return Part.REVIEW if named[0] < year else Part.PLAN


def _end(paragraphs: Sequence[str], openings: dict[int, _Opening]) -> int | None:
    """The index after the call that ends a report (让我们…而努力奋斗！), unless chapters or lists of tasks follow."""
    for index in range(len(paragraphs) - 1, len(paragraphs) // 3, -1):
        words = paragraphs[index]
        if _CALL.search(words) and _CALLED.search(words) and len(words) > 20:
            after = [opening for at, opening in openings.items() if at > index]
            goes_on = any(opening.rank <= 3 or _TASKS.search(opening.title) for opening in after) or any(
                _LIST.match(words) for words in paragraphs[index + 1 :]
            )
            return None if goes_on else index + 1
        if words.startswith("各位代表") or (
            _TASKS.search(words) and len(words) < _LONGEST and not _NO_END.search(words)
        ):
            return None
    return None


def _sections(spans: Sequence[Span], openings: dict[int, _Opening], part_of: Sequence[Part]) -> tuple[Section, ...]:
    firsts = sorted(openings)
    found: list[Section] = []
    stack: list[tuple[int, int]] = []
    for index, (first, end) in enumerate(zip(firsts, [*firsts[1:], len(spans)], strict=True)):
        opening = openings[first]
        while stack and (stack[-1][0] >= opening.rank or found[stack[-1][1]].part is not part_of[first]):
            stack.pop()
        parent = stack[-1][1] if stack else None
        span = Span(spans[first].start, spans[end - 1].end)
        found.append(Section(index, parent, len(stack), opening.number, opening.title, part_of[first], span))
        if opening.title:
            stack.append((opening.rank, index))
    return tuple(found)
