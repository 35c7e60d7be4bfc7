"""When a clause holds: the sentence's own setting unless a clause before it opens with another year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.clauses import clauses
from kg.extract.numbers.figure import RATIOS
from kg.extract.numbers.heads import skip_basis, skip_connective
from kg.grammar.periods import PeriodFound, periods
from kg.grammar.quantities import quantity_at
from kg.lexicon.clause_words import words_pattern
from kg.model.document import Document, Part, Sentence, Setting, Span
from kg.model.quantity import Modality, Period

_BESIDE = re.compile("的(?:约|近|超过?)?(?=[0-9])")
_AHEAD = re.compile("[将再]|力争|确保|争取|计划|要(?!素)")
_REACH = 80
_AGAINST = re.compile("[由从比较]")


@cache
def _of_a_thing() -> re.Pattern[str]:
    return re.compile(f"(?:已|未|尚未|新)?(?:{words_pattern('tails')})的")


@dataclass(frozen=True, slots=True)
class Opening:
    """A period and where it holds: from its clause on, in its clause alone, or for the one number it stands beside."""

    start: int
    end: int
    period: PeriodFound


def openings(document: Document, sentence: Sentence) -> Sequence[Opening]:
    """The periods that open a clause of a sentence (到2027年，…) or stand beside a number (2020年的14万元).

    The present (目前已建成…), and what something new is built on (在去年…的基础上), hold in their own clause alone.
    去年开工的 opens none: it only says which thing is meant.
    """
    words = document.words
    found = list(periods(words[sentence.span.start : sentence.span.end], document.year))
    if not found:
        return ()
    parts = list(clauses(words, sentence.span))
    starts = {skip_connective(words, clause.start, clause.end): clause for clause in parts}
    opened: list[Opening] = []
    for period in found:
        at = sentence.span.start + period.start - period.until
        told = _of_a_thing().match(words, sentence.span.start + period.end)
        beside = _BESIDE.match(words, sentence.span.start + period.end)
        if beside is not None and period.kind == "year":
            if not _is_base(words, parts, at, beside.end()):
                opened.append(Opening(beside.end(), beside.end() + 1, period))
        elif (clause := starts.get(at - 1)) is not None and skip_basis(words, at - 1) == at:
            if period.kind == "present" or period.period.year < document.year:
                opened.append(Opening(clause.start, clause.end, period))
        elif (clause := starts.get(at)) is not None and not (period.anchor or told):
            if period.kind in {"year", "relative"}:
                opened.append(Opening(clause.start, sentence.span.end, period))
            elif period.kind == "present" and _AHEAD.search(words, clause.start, clause.end) is None:
                opened.append(Opening(clause.start, clause.end, period))
    return opened


def _is_base(words: str, parts: Sequence[Span], at: int, number: int) -> bool:
    """Whether a year is only what a share is taken of (是2015年的2倍), and the number beside it of no such year.

    A percentage that is compared with another keeps its year: 由2019年的5.2%提高到6.1%.
    """
    found = quantity_at(words, number)
    if found is None or found.quantity.unit not in RATIOS:
        return False
    start = max(clause.start for clause in parts if clause.start <= number)
    return found.quantity.unit == "times" or _AGAINST.search(words, start, at) is None


def setting_at(document: Document, sentence: Sentence, opened: Sequence[Opening], at: int) -> Setting:
    """The setting of what stands at `at` in a sentence with these periods."""
    found = _opened(document, sentence, opened, at)
    return found if found.modality is Modality.TARGET else _meant(document, sentence, found, at)


@cache
def _meaning() -> re.Pattern[str]:
    """The words before a number, up to it, that say that it is meant and not done."""
    true, mark = words_pattern("come_true"), "[，。；：]"
    finished = f"(?:{words_pattern('finished')})"
    may = f"(?:(?!{true}|；).)*?(?:{words_pattern('yielding')})"
    return re.compile(
        f"(?P<plan>(?<![虚模初])(?:{words_pattern('intended')})(?!{mark})[^，。；：]*|"
        f"(?=达产后|{finished}{may}){finished}，?(?:(?!{true}|{mark}).)*)\\Z|"
        f"(?P<missed>{words_pattern('missed')})[^，。；：]*\\Z|"
        f"(?:{words_pattern('aimed')})(?:(?!{true}|{mark}).)*\\Z"
    )


_AIM = re.compile("[^，。；：]*?(?:目标|任务|计划|预期)")


def _meant(document: Document, sentence: Sentence, done: Setting, at: int) -> Setting:
    """The setting of a number in a sentence of what is done, where its own clause says that it is only meant.

    拟投资12亿元, 达产后可实现年产值80亿元: of the year to come. 年初目标为增长7%, 未能达到15亿元的目标: of its own.
    """
    match = _meaning().search(document.words, max(sentence.span.start, at - _REACH), at)
    if match is None or (match["missed"] and _AIM.match(document.words, at, sentence.span.end) is None):
        return done
    return replace(done, modality=Modality.TARGET, period=Period(document.year) if match["plan"] else done.period)


def _opened(document: Document, sentence: Sentence, opened: Sequence[Opening], at: int) -> Setting:
    """The setting that the sentence's periods give."""
    before = [each.period for each in opened if each.start <= at < each.end]
    if not before:
        return sentence.setting
    period = before[-1]
    year = period.period.year
    achieved = sentence.setting.modality is Modality.ACHIEVED
    if period.kind == "present" and achieved and sentence.setting.period.year >= year:
        return sentence.setting
    part = document.sections[sentence.section].part
    if year >= document.year and part is Part.REVIEW and not period.until:
        return sentence.setting
    if period.kind == "relative" and year == document.year and achieved and part is not Part.PLAN:
        return sentence.setting
    modality = Modality.TARGET if year >= document.year else Modality.ACHIEVED
    return replace(sentence.setting, modality=modality, period=period.period)
