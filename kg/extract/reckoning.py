"""Every number and rank of a document with what it measures: what the two extractors of claims share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.extractor import Known
from kg.extract.numbers.figure import Figure, Standing
from kg.extract.numbers.figures import figures
from kg.extract.times import openings, setting_at
from kg.extract.topics import topics
from kg.grammar.reading import Reading
from kg.model.claim import Mention, Subject
from kg.model.document import Document, Setting
from kg.model.quantity import NumeralUse


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A number or rank with what it is about, and the setting of its clause."""

    sentence: int
    setting: Setting
    found: Figure | Standing


def reckoning(document: Document, known: Known) -> Iterator[Reckoned]:
    """Yield what each number and rank is about and when it holds; those inside a name are left out."""
    mentions = known.by_sentence(Mention)
    grouped: dict[int, list[Reading]] = {}
    for reading in known.of(Reading):
        if reading.use in (NumeralUse.MEASUREMENT, NumeralUse.RANK):
            grouped.setdefault(document.sentence_at(reading.start).index, []).append(reading)
    for sentence, topic in topics(document, mentions, frozenset(grouped)):
        names = mentions.get(sentence.index, ())
        free = [
            reading
            for reading in grouped.get(sentence.index, ())
            if not any(m.span.start <= reading.start and reading.end <= m.span.end for m in names)
        ]
        quantities = [reading.quantity for reading in free if reading.quantity is not None]
        ranks = [reading.rank for reading in free if reading.rank is not None]
        opened = openings(document, sentence)
        for found in figures(document.words, sentence.span, quantities, ranks, names, topic):
            at = found.quantity.start if isinstance(found, Figure) else found.rank.start
            yield Reckoned(sentence.index, setting_at(document, sentence, opened, at), found)


def subject(document: Document, mention: Mention | None) -> Subject:
    """The subject that a mention gives; the report's own area where there is none."""
    if mention is None:
        return Subject(document.area.name, "AdministrativeArea")
    if mention.sentence < 0 or mention.rule in {"sector", "topics"}:
        # A sector that no extractor of names has found is a topic, no entity.
        return Subject(mention.name, None, mention.span if mention.span.end else None)
    return Subject(mention.name, mention.cls, mention.span)
