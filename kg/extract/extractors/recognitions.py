"""Honours and designations received: 获评, 荣获, 入选, 被评为, 通过…验收."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.extractor import Known, extractor
from kg.extract.recognition_grammar import Honour, head, honours, latest
from kg.extract.skeleton import Skeleton
from kg.extract.topics import topics
from kg.model.claim import Mention, Recognition, Subject
from kg.model.document import Document
from kg.model.quantity import Modality

_QUOTES = re.compile('[“”‘’"]')


def _brief(recognition: Recognition) -> tuple[str, str]:
    return recognition.subject.name, recognition.award


@extractor(
    needs=(Skeleton, Mention),
    gives=(Recognition,),
    brief=_brief,
    match={"苏州市获评“全国文明城市”。": [("苏州市", "全国文明城市")]},
    leave=["力争创成全国文明城市。", "获得资金2亿元。"],
)
def recognitions(document: Document, known: Known) -> Iterator[Recognition]:
    """Yield a Recognition for each award and each of those that received it; what is only aimed at is none."""
    found: dict[int, tuple[Skeleton, list[Honour]]] = {}
    for skeleton in known.of(Skeleton):
        if document.sentences[skeleton.sentence].setting.modality is Modality.ACHIEVED:
            said = list(honours(skeleton))
            if said:
                found[skeleton.sentence] = skeleton, said
    about = _topics(document, known.by_sentence(Mention), frozenset(found)) if found else {}
    for index, (skeleton, said) in found.items():
        setting = document.sentences[index].setting
        for honour in said:
            evidence = skeleton.span(*honour.award)
            named = skeleton.names.get(honour.award.start) if len(range(*honour.award)) == 1 else None
            award = named.name if named else _QUOTES.sub("", document.text(evidence))
            grantor = skeleton.names[honour.grantor].name if honour.grantor is not None else None
            for subject in _subjects(document, skeleton, said, honour, about.get(index)):
                if subject.name != award:
                    yield Recognition(
                        subject=subject,
                        modality=setting.modality,
                        period=setting.period,
                        evidence=evidence,
                        sentence=index,
                        rule="recognition",
                        award=award,
                        grantor=grantor,
                    )


def _topics(
    document: Document, mentions: Mapping[int, Sequence[Mention]], honoured: frozenset[int]
) -> Mapping[int, Mention]:
    """What sentences with honours are about where the sentence right before them has said so."""
    figures = {s.index for s in document.sentences if re.search(r"\d", document.sentence_text(s))}
    return {
        sentence.index: topic
        for sentence, topic in topics(document, mentions, frozenset(figures | honoured))
        if topic is not None and topic.cls == "Place" and topic.sentence == sentence.index - 1
    }


def _subjects(
    document: Document, skeleton: Skeleton, said: Sequence[Honour], honour: Honour, topic: Mention | None
) -> Iterator[Subject]:
    """Who received an honour: those named, a subject without a name, else what the sentence or the report is about."""
    if not honour.subjects and honour.words is None and not honour.home:
        first = head(skeleton, honour.award)
        named = Honour(honour.award, () if first is None else (first,), None, None)
        honour = latest(said, honour.award, skeleton) or named
    for position in honour.subjects:
        mention = skeleton.names[position]
        yield Subject(mention.name, mention.cls, mention.span)
    if honour.subjects:
        return
    if honour.words is not None:
        span = skeleton.span(*honour.words)
        yield Subject(_QUOTES.sub("", document.text(span)), None, span)
    elif topic is not None and not honour.home:
        yield Subject(topic.name, topic.cls, topic.span)
    else:
        yield Subject(document.area.name, "AdministrativeArea")
