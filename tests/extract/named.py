"""Sentences whose names are marked by hand, so that what reads names can be tested without what finds them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.extractor import Known
from kg.extract.extractors.recognitions import recognitions
from kg.extract.extractors.relations import relations
from kg.extract.extractors.skeletons import skeletons
from kg.extract.extractors.statuses import statuses
from kg.extract.skeleton import Skeleton
from kg.model.claim import Mention, Recognition, Relation, StatusChange
from kg.model.document import Alignment, Area, Document, Part, Section, Sentence, Source, Span
from kg.model.quantity import Period
from kg.text.settings import setting

CLASSES = {
    "县": "AdministrativeArea",
    "地": "Place",
    "楼": "Building",
    "企": "Enterprise",
    "校": "Institution",
    "项": "Project",
    "策": "Programme",
    "会": "Event",
    "人": "Person",
    "奖": "Award",
    "品": "Product",
    "业": "Industry",
}
_MARKED = re.compile(r"\[([^\]|]+)\|(.)\]")


def marked(text: str, *, target: bool = False, area: str = "清溪县") -> tuple[Document, tuple[Mention, ...]]:
    """A Document of a text in which names stand as [云岭产业园|地], and its mentions."""
    words, mentions, at = "", [], 0
    for match in _MARKED.finditer(text):
        words += text[at : match.start()]
        name = match[1].replace("“", "").replace("”", "")
        mentions.append((Span(len(words), len(words) + len(match[1])), name, CLASSES[match[2]]))
        words += match[1]
        at = match.end()
    words += text[at:]
    part, period = (Part.PLAN, Period(2024)) if target else (Part.REVIEW, Period(2023))
    spans = [Span(*m.span()) for m in re.finditer(r"[^。！？\n]+[。！？]?", words)]
    settings = [setting(words[span.start : span.end], part, period, year=2024) for span in spans]
    sentences = tuple(Sentence(i, 0, 0, *each) for i, each in enumerate(zip(spans, settings, strict=True)))
    section = Section(0, None, 0, "", "", part, Span(0, len(words)))
    source = Source("test", words, "", "utf-8")
    document = Document(
        source,
        words,
        Alignment(tuple(range(len(words)))),
        "",
        Area(area),
        2024,
        None,
        None,
        (section,),
        sentences,
    )
    return document, tuple(Mention(s, document.sentence_at(s.start).index, n, c, "test") for s, n, c in mentions)


def known(document: Document, mentions: Sequence[Mention]) -> Known:
    """What the extractors of this room need."""
    found = {Mention: tuple(mentions)}
    return Known({**found, Skeleton: tuple(skeletons.run(document, Known(found)))})


def statuses_in(text: str, *, target: bool = False) -> list[StatusChange]:
    """The statuses of a marked text."""
    document, mentions = marked(text, target=target)
    return list(statuses.run(document, known(document, mentions)))


def recognitions_in(text: str, *, target: bool = False) -> list[Recognition]:
    """The recognitions of a marked text."""
    document, mentions = marked(text, target=target)
    return list(recognitions.run(document, known(document, mentions)))


def relations_in(text: str, *, target: bool = False) -> list[Relation]:
    """The relations of a marked text."""
    document, mentions = marked(text, target=target)
    return list(relations.run(document, known(document, mentions)))
