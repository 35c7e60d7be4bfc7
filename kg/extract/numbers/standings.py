"""What is ranked: the words before a rank in its clause, else the numbers that were just read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from kg.extract.numbers import heads
from kg.extract.numbers.figure import MEASURES, Reading, Standing
from kg.extract.numbers.joint import heads_of_list
from kg.extract.numbers.owners import goes_on, only_amount
from kg.grammar.quantities import QuantityFound
from kg.grammar.ranks import RankFound
from kg.lexicon.clause_words import words_pattern
from kg.model.document import Span

_FROM = re.compile("[从由]\\Z")
_AMONG = re.compile("在[^，]{2,24}[中里]\\Z")
_PLACE = re.compile("(?:在[^，]{1,12}的?)?(?:综合)?(?:排位|排名|位次|名次)")
_OF_WHOLE = re.compile("占.{0,12}比重$")


@cache
def _standing_verbs() -> re.Pattern[str]:
    return re.compile(f"(?:连续[0-9一二三四五六七八九十多]+年|{words_pattern('standing_verbs')})+\\Z")


def ranked(words: str) -> str:
    """The words before a rank without the verbs that lead to it: 经济总量连续三年稳居 → 经济总量."""
    return _standing_verbs().sub("", words)


def standings(
    reading: Reading, clause: Span, ranks: Sequence[RankFound], found: Sequence[QuantityFound]
) -> Iterator[Standing]:
    """Yield the ranks of a clause; `found` are its numbers."""
    at = clause.start
    index = 0
    while index < len(ranks):
        row = [ranks[index]]
        while index + len(row) < len(ranks) and ranks[index + len(row)].start <= row[-1].end + 1:
            row.append(ranks[index + len(row)])
        at = max([at, *(quantity.outer_end for quantity in found if quantity.outer_end <= row[0].start)])
        yield from _row(reading, clause, at, row)
        at, index = row[-1].end, index + len(row)


def _row(reading: Reading, clause: Span, start: int, row: Sequence[RankFound]) -> Iterator[Standing]:
    words, rank = reading.words, row[0]
    at = heads.skip_opening(words, start, rank.start)
    subject = reading.topic
    mention = reading.starts.get(at)
    if mention is not None and mention.span.end < rank.start and words[mention.span.end] not in "、等和与及”":
        rest = ranked(words[mention.span.end : rank.start])
        if rest and not only_amount(mention, rest):
            subject, at = mention, mention.span.end
    head = ranked(words[at : rank.start])
    former = _FROM.search(head) is not None
    head = heads.tidy(heads.without_examples(_FROM.sub("", head))) or reading.ranked
    if former:
        # 从全国第十位跃升至第六位: where it stood before is no rank of this year.
        reading.ranked = head
        return
    if _PLACE.fullmatch(head) and (reading.read or reading.ranked):
        head = reading.ranked
    among = _AMONG.match(head)
    if among is not None and reading.last:
        head = ""  # 在副省级城市中排名第3位: among whom, and not what
    if not head:
        earlier = [figure for figure in reading.last if figure.quantity.start < rank.start]
        owned = list(dict.fromkeys((_OF_WHOLE.sub("", figure.phrase), figure.subject) for figure in earlier))
        if owned:
            pairs = zip(row, owned, strict=True) if len(row) == len(owned) else product(row, owned)
            for one, (phrase, owner) in pairs:
                yield Standing(one, clause, phrase, owner)
            return
        head = reading.spoken_before(clause)
    elif heads.is_amount(head):
        head = _amount(reading, rank, head)
    sector = subject is not None and subject.cls == "Industry" and subject.span.start < clause.start
    if head and subject is not None and (sector or not goes_on(reading, subject, head, clause)):
        subject = None  # 某产业加快发展，轴承产量居全国前列: another thing is ranked
    if head:
        phrases = (heads_of_list(head, len(row)) if len(row) > 1 else []) or [head] * len(row)
        for one, phrase in zip(row, phrases, strict=True):
            yield Standing(one, clause, phrase, subject)


def _amount(reading: Reading, rank: RankFound, head: str) -> str:
    """新增上市企业11家、总数居全省第1: the number of what was just counted; 数量 of all that was counted in a row."""
    earlier = [figure.phrase for figure in reading.last if figure.quantity.start < rank.start]
    if head.startswith("数量"):
        counted: list[str] = []
        for figure in reversed(reading.read):
            if figure.quantity.quantity.unit in MEASURES:
                break
            counted.insert(0, figure.phrase)
        earlier = counted or earlier
    names = earlier or ([reading.noun] if reading.noun and reading.noun != head else [])
    return "、".join(heads.without_act(name) for name in names) + head
