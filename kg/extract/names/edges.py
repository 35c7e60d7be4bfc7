"""The edges of names: words that the tagger cut in two are whole again, and an outlet is part of its firm's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.names.tagger import Tagged
from kg.lexicon import areas
from kg.lexicon.name_words import name_words

_FIRMS = {"Enterprise", "Product", "Institution"}
_HOUSES = {"Place", "Building"}  # of them a flagship shop alone is told: 甲大厦旗舰店
_FLAGSHIP = "旗舰店"
# What ends so is whole; any other name leaves the 等 of its list out.
_WHOLE = ("平等", "高等", "中等", "初等", "一等", "二等", "三等", "同等", "对等")
_COUNTED = re.compile("(?:\\d+|[二两三四五六七八九十]+)大(?=[^业]{2,}业)")
# 甲天地开街: the tagger ends the name inside the verb.
_OPENING = re.compile(
    "开[街业园馆放工幕通播]|投[用产运]|[竣完]工|启[用动幕]|落[成地户]|入驻|签约|亮相|[揭挂]牌|[获入][评选批]|荣获"
)


def mended(found: Iterable[Tagged], words: str) -> Iterator[Tagged]:
    """Names in order, their edges where words end, each with the outlet that follows it."""
    reached = 0
    for start, end, cls in found:
        if start < reached:
            continue  # the outlet of the name before
        if end - start > 2 and words[end - 1] == "等" and not words.endswith(_WHOLE, start, end):
            end -= 1
        if end - start > 2 and _OPENING.match(words, end - 1):
            end -= 1
        if cls == "Industry" and (counted := _COUNTED.match(words, start, end)):
            start = counted.end()
        if opened := outlet(words, end, cls):
            end, cls = opened.end(), name_words().outlets[opened[0]]
        reached = end
        yield Tagged(start, end, cls)


def outlet(words: str, end: int, cls: str) -> re.Match[str] | None:
    """What a firm has at a place, right behind its name: 西南首店, 全国旗舰店, 区域总部."""
    if cls not in _FIRMS and cls not in _HOUSES:
        return None
    table = name_words()
    for length in (0, 2, 3, 4):
        where = words[end : end + length]
        if where in table.regions or not where or areas.resolve(where):
            opened = table.outlet.match(words, end + length)
            if opened and (cls in _FIRMS or opened[0] == _FLAGSHIP):
                return opened
    return None
