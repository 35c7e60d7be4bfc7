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
        here = grouped.get(sentence.index, ())
        named = mentions.get(sentence.index, ())
        names = [m for m in named if not any(_counts(m, reading) for reading in here)]
        free = [
            reading
            for reading in here
            if not any(m.span.start <= reading.start and reading.end <= m.span.end for m in names)
        ]
        quantities = [reading.quantity for reading in free if reading.quantity is not None]
        ranks = [reading.rank for reading in free if reading.rank is not None]
        opened = openings(document, sentence)
        for found in figures(document.words, sentence.span, quantities, ranks, names, topic):
            at = found.quantity.start if isinstance(found, Figure) else found.rank.start
            yield Reckoned(sentence.index, setting_at(document, sentence, opened, at), found)


# What is counted has these: in 26项市政工程 the number is no part of a name.
_COUNTED = frozenset("个家所座户处项件间批次场轮部款台张辆栋幢") | {"person", "person-time", "场次", "批次", "户次"}
_MADE = frozenset("辆台套件张片")
_SPREAD = frozenset({"m2", "km", "mu", "ha", "km2"})
_WORKS = ("项目", "工程", "生产线", "基地", "电站", "园")


def _counts(mention: Mention, reading: Reading) -> bool:
    """Whether what was taken for a name only says how many there are: 26项市政工程, 新增3家上市公司, 小流域29条."""
    found, span = reading.quantity, mention.span
    if found is None or not found.arabic or reading.start < span.start or reading.end > span.end:
        return False
    unit = found.quantity.unit
    if unit in _MADE and found.quantity.value >= 1000:
        return False  # 云岭30万辆汽车项目: how many it will make in a year
    if unit in _COUNTED or (reading.end == span.end and unit != "条"):
        return True
    leads = reading.start == span.start
    return leads and (unit == "条" or (unit in _SPREAD and not mention.name.endswith(_WORKS)))


def subject(document: Document, mention: Mention | None) -> Subject:
    """The subject that a mention gives; the report's own area where there is none."""
    if mention is None:
        return Subject(document.area.name, "AdministrativeArea")
    if mention.sentence < 0 or mention.rule in {"sector", "topics"}:
        # A sector that no extractor of names has found is a topic, no entity.
        return Subject(mention.name, None, mention.span if mention.span.end else None)
    return Subject(mention.name, mention.cls, mention.span)
