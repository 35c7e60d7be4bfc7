"""What grammar knows better than the tagger: where a name with a sure ending begins and ends, and what it is.

Each step takes the names found so far and gives them mended or with more beside them; `sharpen` runs them in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.extract.names.edges import mended, outlet
from kg.extract.names.tagger import Tagged
from kg.lexicon import areas
from kg.lexicon.name_words import name_words
from kg.lexicon.wording import any_of
from kg.model.document import Area

Names = Sequence[Tagged]

_BREAKS = frozenset("，。；：、！？（）“”《》\n!?;: ")
# Which classes of the tagger a sure ending overrules.
_OVERRULED = {
    "Institution": {"Project", "Place", "Product", "Programme", "Building", "Enterprise"},
    "Building": {"Project", "Institution", "Place", "Enterprise"},
    "Event": {"Programme", "Project", "Product", "Institution"},
    "Enterprise": {"Project", "Institution", "Place", "Building"},
    "Award": {"Programme", "Institution", "Enterprise"},
    "Product": {"Project", "Programme", "Institution"},
    "Place": {"Building"},
}
# What is no building site whatever is said of building near it.
_NEVER_BUILT = {"Event", "Award", "Institution"}

_APPOSITION = re.compile(
    "[^“”]{2,12}?(?:品牌(?!管理|运营|策划|营销|设计|推广|孵化|连锁|投资|发展)|链主|龙头企业|龙头)(?=.{4,})"
)
# How large something is to become is no part of its name: “双千亿”解放碑中央商务区.
_MAGNITUDE = re.compile("“?[双两三四五六七八九]?(?:[十百千]亿|万亿)级?”?(?=.{4,})")
_SIZED = {"Place", "Building", "Enterprise", "Institution"}
_TOGETHER = re.compile("共建|联合|携手|启动")
_GOT = re.compile(
    "(?:获批|入选|获评|列入|荣获|成为|纳入|被评为|被命名为|被授予|被列为|争创|创建|成功创建|申报)[^，。；、]{0,10}\\Z"
)
_TITLE = re.compile(
    "(?:试点|试点城市|示范区|示范城市|示范县|示范市|先行区|试验区|实验区|示范园|集聚区|示范基地|名城|城市|之乡|之都)\\Z"
)
_PLENUMS = re.compile(
    "(?:党的|[省市区县州]委)?[十一二三四五六七八九]{1,4}届(?P<first>[一二三四五六七八九十]+[中次])"
    "(?P<rest>(?:[、和及][一二三四五六七八九十]+[中次])+)全会"
)
_SESSION = re.compile("[一二三四五六七八九十]+[中次]")
# A builder's bureau is a firm: 中铁十一局.
_BUREAU = re.compile("中国?(?:交|铁|建|冶|核|水|电|煤|能)[^，政]{0,6}局")
# A town behind the full name of the area that it lies in.
_TOWN = re.compile(r"(?P<area>.{1,7}?[市县区旗州])[^古小特]{1,4}(?:镇|乡|街道)")
# Of such bodies a county has one each: the bare word is its name, between marks or before a verb.
_BODY = re.compile(
    "(?<![一-鿿])(?:[省市县区旗州]|自治[县州旗])?(?:第[一二三四五六七八九十])?(?:人民医院|中医医院|中医院|妇幼保健院|中心医院|疾控中心)"
)


def sharpen(found: Names, words: str) -> list[Tagged]:
    """The names of a text after all rules, in order, none twice."""
    names: Names = list(_parts(mended(sorted(found), words), words))
    names = list(_sure(_without_verbs(names, words), words))
    names = list(_titles(names, words))
    names = list(_sessions(names, words))
    names = [*names, *_bodies(names, words)]
    return sorted(set(names))


def own_area(found: Names, words: str, home: Area) -> Iterator[Tagged]:
    """The names, and the report's own area where its full or short name stands and no longer name covers it."""
    called = {home.name, home.short or home.name}
    others = [name for name in found if words[name.start : name.end] not in called]
    taken = _Taken(others)
    yield from others
    for match in re.finditer(any_of(called), words):
        if len(match[0]) >= 2 and taken.free(*match.span()):
            yield Tagged(*match.span(), "AdministrativeArea")


def _class(text: str) -> str | None:
    """The class of a text by its ending, where that is sure and something stands before it."""
    match = name_words().last.search(text)
    return name_words().classes[match[0]] if match and match.start() >= 2 else None


@cache
def _areas() -> frozenset[str]:
    return frozenset(areas.names())


def _begins_with_area(text: str) -> bool:
    return any(text[:length] in _areas() for length in (2, 3, 4))


def _parts(found: Iterable[Tagged], words: str) -> Iterator[Tagged]:
    """Two names that stand side by side are two; what introduces a name is no part of it."""
    for name in found:
        start, end, cls = name
        start = _introduced(words[start:end], cls, start)
        yield from _beside(words, start, end) or _joined(words, start, end, cls) or [Tagged(start, end, cls)]


def _introduced(text: str, cls: str, start: int) -> int:
    """Where a name that is said to start here does so, behind what introduces it."""
    before = _APPOSITION if _class(text) == "Enterprise" else _MAGNITUDE if cls in _SIZED else None
    match = before.match(text) if before else None
    return start + match.end() if match else start


def _beside(words: str, start: int, end: int) -> list[Tagged]:
    """甲金融学院乙市大学 → two names, the second of which begins with an area."""
    table, text = name_words(), words[start:end]
    for match in table.ending.finditer(text):
        rest = text[match.end() :]
        if outlet(words, start + match.end(), "Enterprise"):
            continue
        if match.start() >= 2 and len(rest) >= 4 and _begins_with_area(rest) and (second := _class(rest)):
            middle = start + match.end()
            return [Tagged(start, middle, table.classes[match[0]]), Tagged(middle, end, second)]
    return []


def _joined(words: str, start: int, end: int, cls: str) -> list[Tagged]:
    """甲市共建乙中心 → the two that the verb joins."""
    text = words[start:end]
    for match in _TOGETHER.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left) < 2 or len(right) < 4:
            continue
        area = left in _areas() or (left[:2] in _areas() and left[2:] in _areas())
        first = "AdministrativeArea" if area else _class(left) or ("Institution" if left.endswith("医院") else None)
        if first:
            return [Tagged(start, start + len(left), first), Tagged(end - len(right), end, _class(right) or cls)]
    return []


def _without_verbs(found: Names, words: str) -> Iterator[Tagged]:
    """A name begins after the verb that governs it, and ends where a sure ending meets a verb."""
    table = name_words()
    for start, end, cls in found:
        while cls not in ("Programme", "Award") and (verb := table.before.match(words, start, end)):
            if end - verb.end() < 3 or len(verb[0]) < 2:
                break
            start = verb.end()
        for match in table.ending.finditer(words, start, end):
            verb = table.after.match(words, match.end(), end)
            if verb and match.start() - start >= 2:
                if second := _class(words[verb.end() : end]):
                    yield Tagged(verb.end(), end, second)
                end, cls = match.end(), table.classes[match[0]]
                break
        yield Tagged(start, end, cls)


def _sure(found: Iterator[Tagged], words: str) -> Iterator[Tagged]:
    """A sure ending tells the class, but for what is being built, which may be a project."""
    for start, end, cls in found:
        text = words[start:end]
        told = _class(text)
        if cls in ("Place", "Project", "Institution") and len(text) > 2 and (text in _areas() or _is_town(text)):
            cls = "AdministrativeArea"
        if cls == "Institution" and _BUREAU.fullmatch(text):
            cls = "Enterprise"
        if told and cls in _OVERRULED.get(told, ()) and (told in _NEVER_BUILT or not _is_built(words, start, end)):
            cls = told
        yield Tagged(start, end, cls)


def _is_town(text: str) -> bool:
    town = _TOWN.fullmatch(text)
    return town is not None and town["area"] in _areas()


def _is_built(words: str, start: int, end: int) -> bool:
    near = words[max(0, start - 8) : start], words[end : end + 8]
    return any(name_words().building.search(side) for side in near)


def _titles(found: Names, words: str) -> Iterator[Tagged]:
    """What is granted, joined or striven for is a title: 获批…试点, 创建…示范城市."""
    for start, end, cls in found:
        striven = cls in ("Programme", "Project", "Institution") and _TITLE.search(words[start:end])
        yield Tagged(start, end, "Award" if striven and _GOT.search(words[max(0, start - 16) : start]) else cls)


def _sessions(found: Names, words: str) -> Iterator[Tagged]:
    """二十届二中、三中全会 → each session an event of its own."""
    rows: list[tuple[int, int]] = []
    for match in _PLENUMS.finditer(words):
        rows.append(match.span())
        begins = [match.start(), *(match.start("rest") + s.start() for s in _SESSION.finditer(match["rest"]))]
        ends = [match.end("first"), *(match.start("rest") + s.end() for s in _SESSION.finditer(match["rest"]))]
        for start, end in zip(begins, [*ends[:-1], match.end()], strict=True):
            yield Tagged(start, end, "Event")
    for name in found:
        if not any(start < name.end and name.start < end for start, end in rows):
            yield name


class _Taken:
    """The stretches of a text that names cover; names do not overlap."""

    def __init__(self, names: Names) -> None:
        spans = sorted((name.start, name.end) for name in names)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def free(self, start: int, end: int) -> bool:
        """Whether no name covers any of a stretch."""
        return bisect_right(self._ends, start) >= bisect_left(self._starts, end)


def _bodies(found: Names, words: str) -> Iterator[Tagged]:
    """人民医院、妇幼保健院通过评审: the area's own."""
    taken = _Taken(found)
    for match in _BODY.finditer(words):
        end = match.end()
        closed = end == len(words) or words[end] in _BREAKS or name_words().after.match(words, end)
        if closed and words[end : end + 1] != "等" and taken.free(*match.span()):
            yield Tagged(*match.span(), "Institution")
