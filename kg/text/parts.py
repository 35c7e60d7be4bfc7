"""Which paragraphs look back and which look ahead.

A heading may say it (2024年工作回顾), a paragraph's words make it likely (累计, 荣获; 力争, 年内), and a report turns
from one to the other rarely: the best sequence under these three is taken (Viterbi over two states), so that a report
whose headings say nothing, or that begins or ends in the middle, comes out right too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kg.lexicon.outline import outline_words
from kg.model.document import Part
from kg.text.dates import PLAN_NAME, plan_period, years

_CAP = 4.0  # no paragraph outweighs a heading
_TURN_AHEAD = 9.0
_TURN_BACK = 24.0
_CHAPTER = 1  # ranks up to that of 一、 are chapters; what lies below seldom says whether it looks back
_INSIDE = 5.0  # a turn where no section begins costs more
_INSIDE_TOLD = 50.0  # and more where chapters say both what looks back and what looks ahead
_CHAPTERED = 20.0  # or where the first says that it looks back, and others follow
_BOTH = -4.0  # a chapter that says it looks both ways will turn
_AFTER_BOTH = 4.0  # a chapter that looks back, after one that looks ahead too
_GOES_ON = 6.0  # at 二、 or a later number, where each part counts from 一、
_NEXT = 8.0  # where a paragraph begins with the five years to come
_TOLD = 5.0
_SURE = 8.0
_AND = re.compile("[和与及暨、，]")
_GREETING = re.compile(r"各位代表[！，：]|(?:今年|20\d\d年)，?是")
_BARE_GREETING = re.compile(r"各位代表[！：]?")
_PROBLEMS = re.compile(r"(?:清醒|看到|认识|存在|面临)[^。]{0,40}(?:困难|问题|矛盾|不足|差距|挑战|短板)|过去一年虽然")
_GROUNDS = re.compile("(?:制定|编制).*的(?:基础|依据|背景)$")  # of a plan: they lie behind it, or around it
_NEXT_FIVE = re.compile(r"(?:各位代表[！，：])?(?:今后|未来)[五5]年")
_IS = re.compile(r"(?:各位代表[！，：])?(?:今年|(\d{4})年)，?(?:是|将)")


def parts(paragraphs: Sequence[str], headed: Mapping[int, tuple[int, str, str]], year: int) -> list[Part]:
    """The part of each paragraph; `headed` are the headings (rank, title, number) by paragraph."""
    back, turns, returns = _evidence(paragraphs, headed, year)
    review, plan = 0.0, -4.0
    if next((number[:1] for _, (rank, _, number) in sorted(headed.items()) if rank == _CHAPTER), "") == "二":
        plan -= _TURN_AHEAD  # the first chapter has lost its heading
    came: list[tuple[bool, bool]] = []
    for index in range(len(paragraphs)):
        to_plan = review - _TURN_AHEAD - turns[index]
        to_review = plan - returns[index] - turns[index]
        came.append((review < to_review, plan < to_plan))
        review, plan = max(review, to_review) + back[index] / 2, max(plan, to_plan) - back[index] / 2
    looks_back = review >= plan
    found: list[Part] = []
    for index in range(len(paragraphs) - 1, -1, -1):
        found.append(Part.REVIEW if looks_back else Part.PLAN)
        turned = came[index][0 if looks_back else 1]
        looks_back = looks_back != turned
    return found[::-1]


def _evidence(
    paragraphs: Sequence[str], headed: Mapping[int, tuple[int, str, str]], year: int
) -> tuple[list[float], list[float], list[float]]:
    """For each paragraph: how far it looks back, what a turn costs at it, and what a turn back costs besides."""
    scores = {at: heading_score(title, year) for at, (_, title, _) in headed.items()}
    chapters = [(headed[at][0], scores[at]) for at in sorted(headed) if headed[at][0] <= _CHAPTER]
    top = chapters[0][0] if chapters else _CHAPTER
    told = _told(score for _, score in chapters)
    chaptered = len(chapters) >= 3 and chapters[0][1] >= _TOLD
    # Where the outermost headings name both parts, those below them say little.
    outermost = top if _told(score for rank, score in chapters if rank == top) else _CHAPTER
    counted_anew = sum(number.startswith("一、") for _, _, number in headed.values()) > 1
    costly = _INSIDE_TOLD if told else _CHAPTERED if chaptered else _INSIDE
    inside = costly
    both = next_chapter = False
    said = 0.0  # what the chapter says that one is in
    back: list[float] = []
    turns: list[float] = []
    returns: list[float] = []
    for index, words in enumerate(paragraphs):
        returns.append(_TURN_BACK)
        if index not in headed:
            back.append(paragraph_score(words, year))
            greeted = bool(index and _BARE_GREETING.fullmatch(paragraphs[index - 1]))
            if said >= 0 and _names_next_years(words, year):
                turns.append(min(inside, _NEXT))
            elif not told and not next_chapter and _turns_ahead(words, year):
                turns.append(min(inside, 0.0 if greeted or _GREETING.match(words) else _INSIDE))
            else:
                turns.append(0.0 if inside == _INSIDE and (greeted or _GREETING.match(words)) else inside)
            continue
        rank, title, number = headed[index]
        score = scores[index]
        if rank <= outermost or (rank <= _CHAPTER and abs(score) >= _SURE):
            if both and score >= _TOLD:
                returns[-1] = _AFTER_BOTH
            next_chapter = chaptered and index != min(headed) and rank == top and score < 0
            both = _looks_both_ways(title, year)
            inside = _BOTH if both else costly
            said = score
            score = 0.0 if both else 2 * score if abs(score) >= _SURE else score
            goes_on = counted_anew and rank == _CHAPTER and not number.startswith("一、")
            turns.append(_GOES_ON if goes_on else 0.0)
        else:
            score = max(-1.0, min(1.0, score))
            turns.append(min(inside / 2, _INSIDE) if rank <= _CHAPTER else inside / 2)
        back.append(score + (paragraph_score(words, year) if len(words) > len(title) + 20 else 0))
    return back, turns, returns


def _names_next_years(words: str, year: int) -> bool:
    """Whether a paragraph begins with the five years to come."""
    plan = PLAN_NAME.match(words)
    return bool(_NEXT_FIVE.match(words)) or (plan is not None and plan_period(plan[1])[0] >= year - 1)


def _told(scores: Iterable[float]) -> bool:
    """Whether headings say both what looks back and what looks ahead."""
    found = list(scores)
    return any(score >= _TOLD for score in found) and any(score <= -_TOLD for score in found)


def _turns_ahead(words: str, year: int) -> bool:
    """Whether a paragraph begins with the year that the report plans."""
    return "今年" in words[:20] or any(named >= year for named in years(words[:40])[:1])


def _looks_both_ways(title: str, year: int) -> bool:
    """Whether one half of a title looks back and the other ahead: “十三五”回顾和“十四五”展望."""
    for match in _AND.finditer(title):
        first, second = heading_score(title[: match.start()], year), heading_score(title[match.end() :], year)
        if first >= _TOLD - 1 and second <= 1 - _TOLD:
            return True
    return False


@cache
def _weights(kind: str) -> tuple[re.Pattern[str], Mapping[str, float]]:
    words = outline_words()
    table = words.heading if kind == "heading" else words.paragraph
    longest = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest))), table


def heading_score(title: str, year: int) -> float:
    """Above zero for a heading that looks back, below for one that looks ahead, by its years and its words."""
    if _GROUNDS.match(title):
        return 0.0
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
    score += 3 if _PROBLEMS.search(words[:120]) else 0
    named = years(words[:40])
    if (found := _IS.match(words)) and (not found[1] or int(found[1]) >= year):
        score -= 4
    elif named:
        score += 2 if named[0] < year else -2.5
    return max(-_CAP, min(_CAP, score))
