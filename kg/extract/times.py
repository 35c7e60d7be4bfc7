"""When a number's clause holds: the sentence's own setting unless a clause before it opens with another year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.clauses import clauses
from kg.extract.numbers.heads import skip_connective
from kg.grammar.periods import PeriodFound, periods
from kg.model.document import Document, Part, Sentence, Setting
from kg.model.quantity import Modality

_BESIDE = re.compile("的(?:约|近|超过?)?(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Opening:
    """A period and where it begins to hold: from its clause on, or for the one number that it stands beside."""

    start: int
    period: PeriodFound
    beside: bool = False


def openings(document: Document, sentence: Sentence) -> Sequence[Opening]:
    """The periods that open a clause of a sentence (到2027年，…) or stand beside a number (2020年的14万元)."""
    words = document.words
    found = list(periods(words[sentence.span.start : sentence.span.end], document.year))
    if not found:
        return ()
    parts = clauses(words, sentence.span)
    starts = {skip_connective(words, clause.start, clause.end): clause.start for clause in parts}
    opened: list[Opening] = []
    for period in found:
        at = sentence.span.start + period.start - period.until
        beside = _BESIDE.match(words, sentence.span.start + period.end)
        if beside is not None and period.kind == "year":
            opened.append(Opening(beside.end(), period, beside=True))
        elif at in starts and not period.anchor and period.kind in {"year", "relative"}:
            opened.append(Opening(starts[at], period))
    return opened


def setting_at(document: Document, sentence: Sentence, opened: Sequence[Opening], at: int) -> Setting:
    """The setting of what stands at `at` in a sentence with these periods."""
    before = [each.period for each in opened if (each.start == at if each.beside else each.start <= at)]
    if not before:
        return sentence.setting
    period = before[-1]
    year = period.period.year
    if year >= document.year and document.sections[sentence.section].part is Part.REVIEW and not period.until:
        return sentence.setting
    if period.kind == "relative" and year == document.year and sentence.setting.modality is Modality.ACHIEVED:
        return sentence.setting
    modality = Modality.TARGET if year >= document.year else Modality.ACHIEVED
    return replace(sentence.setting, modality=modality, period=period.period)
