"""Topics: what the sentences of a paragraph keep talking about, as in “现代金融业。新增机构7家。”"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.numbers.heads import act
from kg.model.claim import Mention
from kg.model.document import Document, Sentence, Span

_WORD = re.compile("[“]?([一-鿿]{2,10}(?:业|产业|经济))[”]?[。：]")
_NO_SECTOR = re.compile(
    "占|^(?:[做加打抓促强扩推培壮提优建]|支持|大力|积极)|发展|推进|加快|促进|提升|振兴|做大|做强|壮大|培育|(?:[事营就作开企毕专失从职学停歇择置同复待]|(?<!文)创)业$"
)
_HEADING = frozenset({"Place", "Enterprise", "Industry", "Institution", "Building", "Project", "AdministrativeArea"})
# Rivers and wide regions are where things happen, and no one's to measure (长江沿线全面禁捕。); what holds a verb is no
# name of a place.
_WIDE = re.compile(
    "[江河湖海山]\\Z|流域|沿线|位居|创成|获[批评]|入选|晋[级升]|成为|荣获|列入|跻身|摘掉|实行|实现|完成|推进|举办|建成|地区\\Z|^(?:东北|华北|华东|华南|西部|中部|东部|京津冀|长三角|珠三角|成渝)"
)
# 某商务区建设迈出坚实步伐。 says nothing of its own: what follows tells of the same place.
_PROSPERS = re.compile(
    "^[^，]*(?:建设|发展|能级|功能|活力|品质|面貌|开发|势头)[^，]*"
    "(?:步伐|进展|成效|加快|提速|推进|展开|开局|提升|凸显|焕新|增强|活跃|突破|显现|新)[^，]*$"
)
_PLACES = frozenset({"Place", "Enterprise"})
_SHORT = 32


def topics(
    document: Document, mentions: Mapping[int, Sequence[Mention]], numbered: frozenset[int]
) -> Iterator[tuple[Sentence, Mention | None]]:
    """Every sentence that holds numbers, with the topic that the sentences before it in its paragraph have set.

    A sentence that is one name or one sector is the topic of what follows, up to the next of its kind; a short
    sentence that says no more than that a place prospers is it up to the next sentence without numbers.
    """
    paragraph, topic, firm = -1, None, False
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph, topic, firm = sentence.paragraph, None, False
        names = mentions.get(sentence.index, ())
        word = _one_word(document, sentence, names)
        if word is not None:
            topic, firm = word, True
            continue
        if sentence.index in numbered:
            yield sentence, topic
        elif not firm:
            short = sentence.span.end - sentence.span.start <= _SHORT
            topic = _place(document, sentence, names) if short else None


def _one_word(document: Document, sentence: Sentence, names: Sequence[Mention]) -> Mention | None:
    words = document.sentence_text(sentence)
    if len(words) > 24 or "，" in words:
        return None
    bare = words.strip("“”。：")
    for mention in names:
        if document.text(mention.span) == bare:
            return mention if mention.cls in _HEADING and not is_wide(mention.name) else None
    match = _WORD.fullmatch(words)
    if match is None or not nominal(match[1]):
        return None
    start = sentence.span.start + match.start(1)
    return Mention(Span(start, start + len(match[1])), sentence.index, match[1], "Industry", "topics")


def nominal(words: str) -> bool:
    """Whether words can be the name of a sector: no verb of act begins them, none of promoting stands among them."""
    return _NO_SECTOR.search(words) is None and not act(words)


def is_wide(name: str) -> bool:
    """Whether a name is of a river, a lake, a mountain or a wide region, or no name at all: it leads no paragraph."""
    return _WIDE.search(name) is not None


def _place(document: Document, sentence: Sentence, names: Sequence[Mention]) -> Mention | None:
    words = document.sentence_text(sentence)
    if not _PROSPERS.search(words):
        return None
    start = sentence.span.start + (re.match("(?:“[^”]*”)?", words) or re.match("", words)).end()  # type: ignore[union-attr]
    for mention in names:
        if mention.span.start in (start, sentence.span.start) and mention.cls in _PLACES:
            after = document.words[mention.span.end : mention.span.end + 1]
            return mention if after not in "、等和与及沿流北南东西两" and not is_wide(mention.name) else None
    return None
