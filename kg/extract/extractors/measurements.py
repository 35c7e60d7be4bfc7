"""Measurements, as in 规上企业营收达320亿元: every number that measures or counts something, with its full claim."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.extract.figures import Figure, figures
from kg.extract.topics import topics
from kg.grammar.reading import Reading
from kg.lexicon.metrics import metric_of
from kg.model.claim import Measurement, Mention, Subject
from kg.model.document import Document, Sentence, Span
from kg.model.quantity import NumeralUse


def _brief(claim: Measurement) -> object:
    return (claim.phrase, str(claim.value), claim.unit)


@extractor(
    needs=(Reading, Mention),
    gives=(Measurement,),
    brief=_brief,
    match={
        "规上企业营收达320亿元。": [("规上企业营收", "32000000000", "CNY")],
        "新建改建农村公路37公里。": [("新建改建农村公路", "37", "km")],
    },
    leave=["“4321”行动计划深入实施。", "我们进一步优化环境。"],
)
def measurements(document: Document, known: Known) -> Iterator[Measurement]:
    """Yield a Measurement for each number with a clear meaning; ambiguous ones are left to the numeral account."""
    mentions = known.by_sentence(Mention)
    grouped: dict[int, list[Reading]] = {}
    for reading in known.of(Reading):
        if reading.use is NumeralUse.MEASUREMENT:
            grouped.setdefault(document.sentence_at(reading.start).index, []).append(reading)
    for sentence, topic in topics(document, mentions, frozenset(grouped)):
        names = mentions.get(sentence.index, ())
        found = [
            reading.quantity
            for reading in grouped.get(sentence.index, ())
            if reading.quantity is not None
            and not any(m.span.start <= reading.start and reading.end <= m.span.end for m in names)
        ]
        for figure in figures(document.words, sentence.span, found, names, topic):
            yield _claim(document, sentence, figure)


def _claim(document: Document, sentence: Sentence, figure: Figure) -> Measurement:
    quantity = figure.quantity
    mention = figure.subject
    subject = (
        Subject(document.area.name, "AdministrativeArea")
        if mention is None
        else Subject(mention.name, mention.cls, mention.span)
    )
    return Measurement(
        subject=subject,
        modality=sentence.setting.modality,
        period=sentence.setting.period,
        evidence=Span(quantity.start, quantity.end),
        sentence=sentence.index,
        rule="measurements",
        value=quantity.quantity.value,
        unit=quantity.quantity.unit,
        comparator=figure.comparator,
        upper=quantity.quantity.upper,
        change=figure.change,
        basis=figure.basis,
        phrase=figure.phrase,
        metric=metric_of(figure.phrase),
    )
