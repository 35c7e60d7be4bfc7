"""The numbers and ranks of one sentence, clause by clause, each with what it measures and whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from kg.extract.clauses import clauses
from kg.extract.numbers import heads, nouns, runs
from kg.extract.numbers.figure import MEASURES, RATIOS, Figure, Reading, Standing
from kg.extract.numbers.lone import lone
from kg.extract.numbers.owners import SUBJECTS, described, lead, owner, released
from kg.extract.numbers.parallel import parallel
from kg.extract.numbers.standings import ranked, standings
from kg.grammar.changes import change_before, change_leading
from kg.grammar.quantities import QuantityFound
from kg.grammar.ranks import RankFound
from kg.lexicon.clause_words import clause_words, words_pattern
from kg.model.claim import Mention
from kg.model.document import Span
from kg.model.quantity import Change

_Found = TypeVar("_Found", QuantityFound, RankFound)

_JOINED = re.compile("(?:和|及|与|以及|、)\\Z")
_THAN = re.compile("(?:分别|已|均)*(?:是|为|相当于|达到?)[^，]{0,16}?的?\\Z")
_DIFFERS = re.compile("[高低]于|不[高低]于[全国省市]")
_LEADS_TO = re.compile("[一-鿿]{1,4}[到至为成][一-鿿]{0,3}")
# What 提升 changes; with any other unit it is an act.
_RAISED = RATIOS | {"CNY", "year", "位"}
# 没有发生3人以上死亡的事故: what is denied counts nothing.
_DENIED = re.compile("(?:[未没无]|没有)再?(?:发生|出现)过?\\Z")
_ELLIPTIC = re.compile("[级属型类层]的?\\Z")


def figures(
    words: str,
    span: Span,
    quantities: Sequence[QuantityFound],
    ranks: Sequence[RankFound],
    mentions: Sequence[Mention],
    topic: Mention | None,
) -> Iterator[Figure | Standing]:
    """The measured numbers and the ranks of a sentence, clause by clause.

    `mentions` are the sentence's names, `topic` is what the sentences before keep talking about.
    """
    starts = {mention.span.start: mention for mention in mentions if mention.cls in SUBJECTS}
    reading = Reading(words, span, mentions, starts, topic)
    last: Span | None = None
    for clause in clauses(words, span):
        reading.before, last = last, clause
        here = _inside(quantities, clause)
        placed = _inside(ranks, clause)
        reading.ranked = ""
        lead(reading, clause)
        if not here and not placed:
            continue
        found = [
            _once_finished(reading, released(reading, figure))
            for figure in _of_same(words, _elliptic(list(_clause(reading, clause, here, placed))))
        ]
        yield from found
        reading.keep(found)
        yield from standings(reading, clause, placed, here)


def _inside(found: Sequence[_Found], clause: Span) -> Sequence[_Found]:
    """What begins in a clause; a sentence can be as long as a file, so that it is looked up, not searched."""
    first, last = (bisect_left(found, at, key=_start) for at in (clause.start, clause.end))
    return found[first:last]


def _start(found: QuantityFound | RankFound) -> int:
    return found.start


def _clause(
    reading: Reading, clause: Span, found: Sequence[QuantityFound], ranks: Sequence[RankFound]
) -> Iterator[Figure]:
    words = reading.words
    at, index = clause.start, 0
    while index < len(found):
        run = runs.run_at(words, found, index)
        index += len(run)
        following = found[index] if index < len(found) else None
        stop = following.outer_start if following is not None else clause.end
        for rank in ranks:
            if at <= rank.start and rank.end <= run[0].outer_start:
                # 增速居全省第2位、较上年前移3位: the places are those of what is ranked.
                reading.phrase = heads.tidy(ranked(words[at : rank.start])) or reading.phrase
                reading.noun, at = reading.phrase, rank.end
        if following is not None and runs.is_former(words, clause, run, following):
            # 由615亿元增加到875亿元: what the first value measures is kept, the value is of another time.
            list(_run(reading, clause, at, stop, run, following))
        elif _specifies(words, clause, run, following):
            continue
        else:
            yield from _run(reading, clause, at, stop, run, following)
        at = run[-1].outer_end
        right = words[at:stop]
        if following is None or not nouns.prenominal(right, run[-1].quantity.unit in RATIOS):
            continue
        if _JOINED.search(right):
            # 1096个数字化车间和183个智能工厂: the first noun is spent, the second number begins behind the 和.
            at = stop
        elif (own := nouns.before_next(right)) != right:
            at += len(own)


def _specifies(words: str, clause: Span, run: runs.Run, following: QuantityFound | None) -> bool:
    """Whether a number only says which things are meant (their age, capacity, least size) or is denied."""
    right = words[run[0].outer_end : clause.end]
    if len(run) == 1 and nouns.is_capacity(run[0].quantity.unit, right):
        return True
    if words[run[0].end - 1] == "岁" and run[0].outer_end > run[0].end and nouns.prenominal(right, False):
        return True
    if _DENIED.search(words, clause.start, run[0].outer_start):
        return True
    return following is not None and runs.is_threshold(words, run, following)


def _run(
    reading: Reading, clause: Span, start: int, stop: int, run: runs.Run, following: QuantityFound | None
) -> Iterator[Figure]:
    """One number, or several in a row, with the words from `start` to the first and from the last to `stop`."""
    words, first = reading.words, run[0]
    ratio = first.quantity.unit in RATIOS
    right = words[run[-1].outer_end : stop]
    begin = heads.skip_opening(words, start, first.outer_start)
    if (basis := heads.skip_basis(words, begin)) != begin:
        begin = heads.skip_opening(words, basis, first.outer_start)
    # 一半以上村庄通了公交: a share may stand before its noun where nothing else says what it is of.
    opens = ratio and begin == first.outer_start and start == clause.start
    before = nouns.prenominal(right, ratio and not opens)
    if following is not None and (heads.act(right) == right or _LEADS_TO.fullmatch(right)):
        before = False  # 减亏4户扭亏2户, 由60平方公里拓展到86平方公里
    if following is not None and right and (heads.is_amount(right) or heads.attribute(right) == right):
        before = False  # 61个总投资235亿元, 500米覆盖率98%: measured by the second number
    if not before and right and words[begin : first.outer_start] in heads.PREPOSITIONS - {"从", "由"} and not ratio:
        before = "一" <= right[0] <= "龥"  # 对135个无物业小区整治: after a preposition a noun must follow
    if following is not None and before:
        right = nouns.before_next(right)
    if not right and following is not None and heads.governs_nothing(words[begin : first.outer_start]):
        # 9.4万户36.9万贫困人口: both count what stands behind the second.
        behind = nouns.noun(words[following.outer_end : clause.end])
        if nouns.prenominal(behind, False):
            before, right = True, behind
    if right == "的" and following is not None:
        # 总投资123亿元的58个项目: the noun stands behind the second number.
        behind = words[following.outer_end : clause.end]
        if nouns.prenominal(behind, False):
            before, right = True, "的" + nouns.noun(behind)
    opened = begin
    begin, subject = owner(reading, opened, first, before)
    end = heads.each(words, begin, first.outer_start)
    left = words[begin:end]
    joined = start > clause.start
    if before and left.endswith("的") and joined and begin == start:
        left = ""  # 122个国家的5008部短片: the words between the two numbers belong to the first.
    change = None if before and not ratio else change_before(words, begin, end)
    leveled = left.endswith("至") or heads.strip_level(left)[1] or heads.share(left) is not None
    if change is None and not leveled and first.quantity.unit in {"%", "pp"}:
        change = change_leading(words, begin, end)
    if first.quantity.unit == "pp" and _DIFFERS.match(words, first.outer_start, first.start):
        change = None  # 增速高于全市1个百分点: a difference, no growth
    if first.quantity.unit == "times" and (than := _THAN.search(words[begin:end])) is not None:
        # 是“十一五”的2倍: of what was just measured.
        left = left[: than.start()]
    if change is not None and words[end - 2 : end] == "提升" and first.quantity.unit not in _RAISED:
        change = None  # 路面改善提升100公里: an act, no change
    if change is not None:
        head, level = words[begin : change.start], True
    else:
        head, level = (left, False) if before else heads.strip_level(left)
    if len(run) > 1:
        yield from parallel(reading, clause, run, head, change, right if before else "", subject)
        return
    owned = begin > opened
    goes_on = not joined or (reading.built is not None and reading.built[1] == clause)
    if not (before or owned) and goes_on and (built := described(reading, clause, begin, head)) is not None:
        subject, owned = built, True
    yield from lone(
        reading,
        clause,
        first,
        head,
        right,
        before=before,
        level=level,
        joined=joined,
        change=change,
        subject=subject,
        owned=owned,
    )


@cache
def _finished() -> re.Pattern[str]:
    return re.compile(words_pattern("finished"))


def _once_finished(reading: Reading, figure: Figure) -> Figure:
    """A figure of what nobody names, once it is finished: 项目达产后可实现税收3亿元 is no tax of the whole area."""
    words, clause, before = reading.words, figure.clause, reading.before
    behind = (
        before is not None
        and words[before.end] in "，,"
        and words.endswith(clause_words()["finished"], before.start, before.end)
    )
    start = before.start if before is not None and behind else clause.start
    when = _finished().search(words, start, figure.quantity.start)
    if when is None or figure.subject is not None or when[0] in figure.phrase:
        return figure
    return replace(figure, phrase=when[0] + figure.phrase.removeprefix("后"))


_LIST_MARK = re.compile("[、和及]")


def _of_same(words: str, found: list[Figure]) -> list[Figure]:
    """新建12个、续建8个、竣工10个重点项目: what the last number counts is meant with every verb of the list."""
    for index in range(len(found) - 2, -1, -1):
        figure, following = found[index], found[index + 1]
        act, counted = figure.phrase, heads.without_act(following.phrase)
        between = words[figure.quantity.outer_end : following.quantity.outer_start]
        listed = _LIST_MARK.match(between) is not None and heads.act(between[1:]) == between[1:]
        alike = figure.quantity.quantity.unit == following.quantity.quantity.unit not in MEASURES
        if act and heads.act(act) == act and listed and alike and counted != following.phrase:
            found[index] = replace(figure, phrase=act.removeprefix("计划") + counted)
    return found


def _elliptic(found: list[Figure]) -> list[Figure]:
    """1个国家级、17个市级的重点实验室: what the last member says after 级 is meant with every one."""
    tail = ""
    for index in range(len(found) - 1, -1, -1):
        figure = found[index]
        same = figure.quantity.quantity.unit == found[-1].quantity.quantity.unit and figure.change is Change.NONE
        if _ELLIPTIC.search(figure.phrase) is None:
            marks = [match.end() for match in re.finditer("[级属型类]的?", figure.phrase)]
            tail = figure.phrase[marks[-1] :] if marks else ""
        elif tail and same:
            found[index] = replace(figure, phrase=figure.phrase + tail)
    return found
