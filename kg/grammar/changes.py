"""Changes, as in 同比增长6%, 比2019年下降12.8%, 提高到45%: what the verb before a number says that the number is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon.clause_words import alternation, clause_words
from kg.model.quantity import Basis, Change


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """A verb of change before a number. `start` is where its words begin, its adverbs and 比上年 included.

    `change` is NONE where the verb leads to a level (增长到, 降至). `noun` says that the word names what is measured
    (涨幅) and stays in its phrase; `start` is then its end.
    """

    start: int
    change: Change
    basis: Basis | None
    noun: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    words = clause_words()
    short = [word for name in ("increase", "decrease") for word in words[name] if len(word) == 1]
    long = [word for name in ("increase", "decrease") for word in words[name] if len(word) > 1]
    brief = alternation(short)
    verb = f"(?P<verb>(?<![新稳促保])(?:{alternation(long)})|(?<=[同年均比])(?:{brief})|(?<![一-鿿])(?:{brief}))"
    against = "(?<![占同环对无百可])(?:比|较)(?![较例重率])[^，,。；;、比较]{1,16}?(?:相比)?(?:同期)?"
    adverb = alternation(clause_words()["change_adverbs"])
    span = "(?:过去|最?近)?[两二三四五六七八九十]年(?=平均|年均)"
    return re.compile(
        rf"(?P<basis>(?:{against})?(?:{span})?(?:{adverb}|(?<![人户地亩楼日月])均)*){verb}(?P<to>到|至|为|成)?(?:了)?(?P<reach>控制在|保持在|稳定在|达到?|均?超过?|分别|均|为|再|近|将?达)*\Z"
    )


# 年均 may open its clause and so stand left of the verb's own words: ，年均增长8%, 两年平均增长5%.
_YEARLY = re.compile("(?:年均|年平均|平均每年)(?:分别)?\\Z")
_SINCE = re.compile(
    "[比较](?:“?十[一二三四]?五|[0-9]{4}|[二两三四五六七八九十0-9]+年前|[“”一-鿿0-9]*[0-9]{4}年|[一-鿿]*[末初前])"
)


def change_before(words: str, least: int, end: int) -> ChangeFound | None:
    """The verb of change that ends at `end`, looking no further left than `least`."""
    start = max(least, end - 40)
    # The leftmost start is the longest reading: 比2019年 and 同比 belong to the verb.
    match = _pattern().search(words[start:end])
    if match is None:
        return None
    verb = match["verb"]
    kinds = clause_words()
    change = Change.INCREASE if verb in kinds["increase"] else Change.DECREASE
    noun = verb in kinds["change_nouns"]
    if match["to"] and not (noun and match["to"] == "为"):
        change = Change.NONE
    basis = None
    if change is not Change.NONE:
        yearly = _YEARLY.search(words, max(0, start + match.start() - 4), start + match.end("basis"))
        basis = Basis.ANNUAL_AVERAGE if yearly is not None else _basis(match["basis"])
    at = match.start("to") if noun and match["to"] else match.end("verb") if noun else match.start()
    return ChangeFound(start + at, change, basis, noun)


_LEADS = re.compile(
    "(?:(?P<less>压减|压缩|削减|缩减|精简|核减|降低|减少)|提高|提升|增加(?!值)|上调)(?![到至为了])(?=[^，]{2})"
)


def change_leading(words: str, start: int, end: int) -> ChangeFound | None:
    """The verb of change that words begin with, where what changes stands between it and a share: 压减支出10%."""
    match = _LEADS.match(words, start, end)
    if match is None:
        return None
    change = Change.DECREASE if match["less"] else Change.INCREASE
    return ChangeFound(end, change, None)


def _basis(words: str) -> Basis | None:
    if "年均" in words or "平均每年" in words:
        return Basis.ANNUAL_AVERAGE
    if "同比" in words or "上年" in words or "去年" in words or "同期" in words:
        return Basis.YEAR_ON_YEAR
    if _SINCE.search(words):
        return Basis.SINCE
    return Basis.PLAN_PERIOD if "五年" in words or "累计" in words else None
