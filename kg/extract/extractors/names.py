"""Proper names of the twelve classes: 解放碑中央商务区, “满天星”行动计划, 低空经济."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.extract.names.rules import own_area, sharpen
from kg.extract.names.tagger import model
from kg.extract.names.tidy import canonical, tidy
from kg.model.claim import Mention
from kg.model.document import Document, Span


def _brief(mention: Mention) -> tuple[str, str]:
    return mention.name, mention.cls


@extractor(
    gives=(Mention,),
    brief=_brief,
    match={
        "深入实施乡村振兴战略。": [("乡村振兴战略", "Programme")],
        "荣获国家卫生城市称号。": [("国家卫生城市", "Award")],
        "大力发展数字经济。": [("数字经济", "Industry")],
    },
    leave=["我们要坚持稳中求进。", "全市上下齐心协力。"],
)
def names(document: Document, _known: Known) -> Iterator[Mention]:
    """Yield a Mention for each proper name; the same string may be of two classes in two sentences."""
    words, home = document.words, document.area
    read = list(tidy(model().names(words), words))
    learned = set(read)
    for found in sorted(own_area(sharpen(read, words), words, home)):
        span, sentence = Span(found.start, found.end), document.sentence_at(found.start)
        if span.end > sentence.span.end:
            # Marks that do not pair can draw a name over the end of its sentence: then it is none.
            continue
        rule = "names-tagger" if found in learned else "names-grammar"
        yield Mention(span, sentence.index, canonical(found, home, words), found.cls, rule)
