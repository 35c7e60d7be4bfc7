"""Which paragraphs look back and which look ahead.

A heading may say it (2024年工作回顾), a paragraph's words make it likely (累计, 荣获; 力争, 年内), and a report turns
from one to the other rarely: the best sequence under these three is taken (Viterbi over two states), so that a report
whose headings say nothing, or that begins or ends in the middle, comes out right too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.lexicon.outline import outline_words
from kg.model.document import Part
from kg.text.dates import PLAN_NAME, plan_period, years

_CAP = 4.0  # no paragraph outweighs a heading
_TURN_AHEAD = 9.0
_TURN_BACK = 24.0
_CHAPTER = 1  # ranks up to that of 一、 are chapters; what lies below seldom says whether it looks back
_INSIDE = 5.0  # a turn where no section begins costs more
_INSIDE_TOLD = 60.0  # and far more where chapters say both what looks back and what looks ahead
_TOLD = 5.0
_GREETING = re.compile(r"各位代表[！，：]|(?:今年|20\d\d年)，?是")


def parts(paragraphs: Sequence[str], headed: Mapping[int, tuple[int, str]], year: int) -> list[Part]:
    """The part of each paragraph; `headed` are the headings, with their rank, by the index of their paragraph."""
    count = len(paragraphs)
    chapters = [heading_score(title, year) for rank, title in headed.values() if rank <= _CHAPTER]
    told = any(score >= _TOLD for score in chapters) and any(score <= -_TOLD for score in chapters)
    inside = _INSIDE_TOLD if told else _INSIDE
    back: list[float] = []
    turns: list[float] = []
    for index, words in enumerate(paragraphs):
        if index in headed:
            rank, title = headed[index]
            score = heading_score(title, year)
            if rank > _CHAPTER:
                score = max(-1.0, min(1.0, score))
            back.append(score + (paragraph_score(words, year) if len(words) > len(title) + 20 else 0))
            turns.append(0.0 if rank <= _CHAPTER else inside / 2)
        else:
            back.append(paragraph_score(words, year))
            turns.append(0.0 if _GREETING.match(words) and not told else inside)
    review, plan = 0.0, -4.0
    came: list[tuple[bool, bool]] = []
    for index in range(count):
        to_plan = review - _TURN_AHEAD - turns[index]
        to_review = plan - _TURN_BACK - turns[index]
        came.append((review < to_review, plan < to_plan))
        review, plan = max(review, to_review) + back[index] / 2, max(plan, to_plan) - back[index] / 2
    looks_back = review >= plan
    found: list[Part] = []
    for index in range(count - 1, -1, -1):
        found.append(Part.REVIEW if looks_back else Part.PLAN)
        turned = came[index][0 if looks_back else 1]
        looks_back = looks_back != turned
    return found[::-1]


@cache
def _weights(kind: str) -> tuple[re.Pattern[str], Mapping[str, float]]:
    words = outline_words()
    table = words.heading if kind == "heading" else words.paragraph
    longest = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest))), table


def heading_score(title: str, year: int) -> float:
    """Above zero for a heading that looks back, below for one that looks ahead, by its years and its words."""
    pattern, table = _weights("heading")
    score = float(sum(table[word] for word in set(pattern.findall(title))))
    named = years(title)
    if named:
        score += 8 if max(named) < year else -10 if min(named) >= year or score <= 0 else 0
    elif period := PLAN_NAME.search(title):
        first, last = plan_period(period[1])
        score += 5 if last < year else -5 if first >= year - 1 else 0
    return max(-14.0, min(14.0, score))


def paragraph_score(words: str, year: int) -> float:
    """The same for a paragraph of prose; its beginning counts, where reports say what follows."""
    pattern, table = _weights("paragraph")
    score = sum(table[word] for word in set(pattern.findall(words[:500])))
    named = years(words[:40])
    if named:
        score += 2 if named[0] < year else -2.5
    return max(-_CAP, min(_CAP, score))
