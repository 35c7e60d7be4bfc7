"""Whose report it is and of which year: read from title, dateline, opening words and the text itself.

Each place that names the area is a witness with a weight, since any one of them may be wrong (a dateline of another
city, a title in the name that a county got later); the names that the text itself keeps using have the last word.
What year it is of is told in kg.text.years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import NoReport
from kg.lexicon import areas
from kg.model.document import Area, Level
from kg.text.dates import YEAR, dates
from kg.text.headings import numbering
from kg.text.years import year_planned

_NAME = r"[一-鿿]{2,20}?"
_KIND = r"(?:省|自治区|市|州|地区|盟|县|区|旗|镇|乡|街道)"
_DATELINE = re.compile(rf"((?!第){_NAME})(?:第?[一二三四五六七八九十\d]{{1,4}}届)(?:人民代表大会|人大)")
_GOVERNMENT = re.compile(rf"代表({_NAME}(?:{_KIND}|新区))(?:人民政府|政府|党工委|管委会|管理委员会)")
_TITLE = re.compile(
    rf"^(?:{YEAR}年(?:度)?)?({_NAME})(?:人民政府)?(?:{YEAR}年(?:度)?)?(?:人民)?[《“（]?(?:政府|管委会|管理委员会)?工作报告"
)
_SIGNED = re.compile(rf"^({_NAME}{_KIND})(?:人民政府)?(?:代|代理)?(?:市长|省长|县长|区长|州长|主席|盟长|旗长|主任)")
_STATE = re.compile(
    r"代表国务院|国务院总理|届全国人民代表大会第?[一二三四五六]次会议上|国务院政府工作报告|代表中央人民政府"
)
_SELF = {
    Level.STATE: re.compile("我国"),
    Level.PROVINCE: re.compile("全省|我省|全自治区|省人大|代表省人民政府|代表自治区人民政府|自治区主席"),
    Level.CITY: re.compile("全市|我市|全州|我州|全盟|我盟|市人大"),
    Level.COUNTY: re.compile("全县|我县|全旗|我旗|县人大|区人大"),
}
_WHOLE = re.compile("全([省市区县州盟旗])")
_OPENING = re.compile(r"我代表|受.{2,12}委托|请[^。，]{0,6}(?:审[议查]|讨论)")
_TITLE_LINE = re.compile(r"工作报告|代表大会|(?:省|市|县|区|州|盟|旗)长|主席|总理|^各位代表.?$|^同志们.?$")

_WHOLE_NAME = re.compile(
    r"(?:日?[在于向]|[届日]|^)((?:(?!在)[一-鿿]){1,9}?(自治区|自治州|自治县|街道|[省市州盟县区旗乡镇]))$"
)
_LEVELS = {
    Level.PROVINCE: ("省", "自治区"),
    Level.CITY: ("市", "州", "盟", "自治州"),
    Level.COUNTY: ("县", "区", "旗", "自治县"),
    Level.TOWNSHIP: ("乡", "镇", "街道"),
}

_HEAD = 30


@dataclass(frozen=True, slots=True)
class Identity:
    """Title, area, year, level and date of a report."""

    title: str
    area: Area
    year: int
    level: Level | None
    date: str | None


def identify(
    paragraphs: Sequence[str], title: str, *, name: str, area: str | None = None, year: int | None = None
) -> Identity:
    """Whose report of which year the paragraphs are; `area` and `year` override what they say.

    Raises NoReport where the text names no area or no year and none is given.
    """
    head = list(dict.fromkeys([title, *paragraphs[: head_end(paragraphs)]]))
    text = "\n".join(paragraphs)
    date = _date(head)
    when = year or year_planned(head, paragraphs, date)
    where = _given(area) if area else _area(head, text, when)
    missing = [word for word, value in (("area", where), ("year", when)) if value is None]
    if where is None or when is None:
        options = " ".join({"area": "--area 渝中区", "year": "--year 2025"}[word] for word in missing)
        raise NoReport(
            f"{name} does not say which {' and '.join(missing)} it is a government work report of.",
            f"If it is one, say it: {options}",
        )
    iso = f"{date[0]:04}-{date[1]:02}-{date[2]:02}" if date else None
    return Identity(title or f"{where.name}{when}年政府工作报告", where, when, where.level, iso)


def head_end(paragraphs: Sequence[str]) -> int:
    """The index after the titles, the dateline and the opening words (现在，我代表…); 0 for a text without them."""
    titles = 0
    for index, words in enumerate(paragraphs[:_HEAD]):
        if _OPENING.search(words[:150]) and len(words) < 400:
            return index + 1
        if len(words) > 120 or (titles and numbering(words)):
            break
        if _TITLE_LINE.search(words):
            titles = index + 1
    return titles


def _given(name: str) -> Area:
    """The area that a person named; one that is not listed is taken by its name."""
    return areas.resolve("中国" if name == "国务院" else name) or Area(name)


def _date(head: Sequence[str]) -> tuple[int, int, int] | None:
    """The date of the meeting: that of the line that names the meeting, else the first in the head."""
    for words in head:
        if re.search(r"会议|大会", words) and (found := dates(words)):
            return found[0]
    return next((found[0] for words in head if (found := dates(words))), None)


def _area(head: Sequence[str], text: str, year: int | None) -> Area | None:
    if any(_STATE.search(words) for words in head if len(words) < 150) and not _GOVERNMENT.search("\n".join(head)):
        return areas.by_code(areas.CHINA)
    scores: Counter[str] = Counter()
    found: dict[str, Area] = {}
    for named, weight in _witnesses(head):
        if area := _resolve(named, text, year):
            key = area.code or area.name
            found[key] = area
            scores[key] += weight
    kind = next((kind for kind, _ in Counter(_WHOLE.findall(text)).most_common(1)), "")
    for key, area in found.items():
        scores[key] += min(text.count(area.short or area.name), 25) // 5 + 2 * (area.name[-1] == kind)
    if scores:
        return found[max(scores, key=lambda key: (scores[key], key))]
    return _by_frequency(text) or _unlisted(head)


def _unlisted(head: Sequence[str]) -> Area | None:
    """An area that no table lists (a township, a new district), where a witness gives its whole name."""
    for named, _ in _witnesses(head):
        if whole := _WHOLE_NAME.search(named):
            level = next(level for level, kinds in _LEVELS.items() if whole[2] in kinds)
            return Area(whole[1], None, level, whole[1].removesuffix(whole[2]))
    return None


def _witnesses(head: Sequence[str]) -> Iterator[tuple[str, int]]:
    """What names the area, and how far it is to be believed; a dateline may run over two lines."""
    for words, after in pairwise([*head, ""]):
        if len(words) < 40 and len(after) < 40 and not _DATELINE.search(words) and not _DATELINE.search(after):
            for match in _DATELINE.finditer(words + after):
                yield match[1], 3
        for match in _DATELINE.finditer(words):
            yield match[1], 3
        for match in _GOVERNMENT.finditer(words):
            yield match[1], 4
        if title := _TITLE.search(words.lstrip("《“")):
            yield title[1], 3
        if signed := _SIGNED.search(words):
            yield signed[1], 2


def _resolve(named: str, text: str, year: int | None) -> Area | None:
    """The area that a name ends with (日在甲省 → 甲省), told from its namesakes by what else the text names."""
    for start in range(len(named) - 1):
        if start and named[start - 1] not in "在日于向届":
            continue
        area = _one(named[start:], text)
        if area:
            return areas.at(area, year) if year else area
    return None


def _one(named: str, text: str) -> Area | None:
    if area := areas.resolve(named):
        return area
    namesakes = areas.names().get(named, ())
    if not namesakes:
        return Area(named, None, Level.COUNTY, named[:-2]) if re.search(r"..新区$", named) else None
    around = [(sum(text.count(up.short) for up in _parents(area)), area) for area in namesakes]
    around.sort(key=lambda pair: (-pair[0], pair[1].code or ""))
    return around[0][1] if around[0][0] > around[1][0] else None


def _parents(area: Area) -> Iterator[Area]:
    while (up := areas.parent(area)) and up.code != areas.CHINA:
        yield up
        area = up


def _by_frequency(text: str) -> Area | None:
    """The area of the text's own level that it names most, if it stands out."""
    own = {level: len(pattern.findall(text)) for level, pattern in _SELF.items()}
    level = max(own, key=lambda key: own[key])
    own_kinds = "".join(_LEVELS.get(level, ()))
    kind = Counter(word for word in _WHOLE.findall(text) if word in own_kinds).most_common(1)
    counts: Counter[str] = Counter()
    for name, known in areas.names().items():
        if any(area.level == level for area in known) and (times := text.count(name)):
            area = areas.resolve(name)
            if area and area.code and area.level == level and (not kind or area.name[-1] == kind[0][0]):
                counts[area.code] += times
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] <= 2 * ranked[1][1]):
        return None
    return areas.by_code(ranked[0][0])
