"""When a number's clause holds: the sentence's own setting unless a clause before it opens with another year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.clauses import clauses
from kg.extract.numbers.heads import skip_connective
from kg.grammar.periods import PeriodFound, periods
from kg.model.document import Document, Part, Sentence, Setting
from kg.model.quantity import Modality


def opening_periods(document: Document, sentence: Sentence) -> Sequence[tuple[int, PeriodFound]]:
    """The periods that open a clause of a sentence (2023年，… / 到2027年，…), each with where its clause begins."""
    words = document.words
    found = list(periods(words[sentence.span.start : sentence.span.end], document.year))
    if not found:
        return ()
    starts = {
        skip_connective(words, clause.start, clause.end): clause.start for clause in clauses(words, sentence.span)
    }
    placed = [(sentence.span.start + period.start, period) for period in found if not period.anchor]
    return tuple(
        (starts[at - until], period)
        for at, period in placed
        for until in (1 if period.until else 0,)
        if at - until in starts and period.kind in {"year", "relative"}
    )


def setting_at(document: Document, sentence: Sentence, openings: Sequence[tuple[int, PeriodFound]], at: int) -> Setting:
    """The setting of what stands at `at` in a sentence whose clauses open with these periods."""
    before = [period for start, period in openings if start <= at]
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
