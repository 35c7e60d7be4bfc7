"""The edges of names: words that the tagger cut in two are whole again, and an outlet is part of its firm's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kg.extract.names.tagger import Tagged
from kg.lexicon import areas
from kg.lexicon.name_words import name_words

_FIRMS = {"Enterprise", "Product"}
_HOUSES = {"Place", "Building"}  # of them a flagship shop alone is told: 甲大厦旗舰店
_OPENED = {"Place", "Building", "Project"}
_FLAGSHIP = "旗舰店"
# What ends so is whole (but for 特等: 甲玛特等零售企业); any other name leaves the 等 of its list out.
_WHOLE = tuple(f"{before}等" for before in "平高中初同对均优甲乙丙一二三")
_COUNTED = re.compile("\\d+大(?=[^业]{2,}业)")
# 甲天地开街: the tagger ends the name inside the verb.
_OPENING = re.compile("(?<![公展召])开[街业园馆放工幕通]")


def mended(found: Sequence[Tagged], words: str) -> Iterator[Tagged]:
    """Names (in order, none over another) with their edges where words end, each with the outlet that follows it."""
    reached = 0
    for (start, end, cls), after in zip_longest(found, found[1:]):
        if start < reached:
            continue  # it lies in the outlet of the name before
        if end - start > 2 and words[end - 1] == "等" and not words.endswith(_WHOLE, start, end):
            end -= 1
        if cls in _OPENED and end - start > 2 and _OPENING.match(words, end - 1):
            end -= 1
        if cls == "Industry" and (counted := _COUNTED.match(words, start, end)):
            start = counted.end()
        opened = outlet(words, end, cls)
        if opened and (after is None or after.start >= opened.end() or after.end <= opened.end()):
            end, cls = opened.end(), name_words().outlets[opened[0]]
        reached = end
        yield Tagged(start, end, cls)


def outlet(words: str, end: int, cls: str) -> re.Match[str] | None:
    """What a firm has at a place, right behind its name: 西南首店, 全国旗舰店, 区域总部."""
    if (cls not in _FIRMS and cls not in _HOUSES) or words[end - 1] == "》":
        return None
    table = name_words()
    for length in (0, 2, 3, 4):
        where = words[end : end + length]
        if where in table.regions or not where or areas.resolve(where):
            opened = table.outlet.match(words, end + length)
            if opened and (cls in _FIRMS or opened[0] == _FLAGSHIP):
                return opened
    return None
