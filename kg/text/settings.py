"""What the claims of a sentence are about unless a clause says otherwise: done or aimed at, and when."""

from __future__ import annotations

import re

from kg.grammar.numerals import chinese
from kg.model.document import Part, Setting
from kg.model.quantity import Modality, Period
from kg.text.dates import PLAN_NAME, YEAR, plan_period, year_of

_FIVE = re.compile(
    r"(?:过去|这|近|五年来|以来)的?[五5]年|[五5]年来|本届政府(?!任?期?的?(?:第[一二三四五]|开局|收官|最后)[一之]?年)|换届以来"
)
_LAST = re.compile(r"(?:过去|这|刚刚过去的?|去)的?一?年(?!来)|一年来|去年|上年|全年|今年以来")
_NEXT = re.compile(r"(?:今后|未来)的?(?P<count>十?[一二两三四五六七八九十]|1?[0-9])个?年(?![级代])|下一个[五5]年")
_OPENS_NEXT = re.compile(rf"[^0-9。；]{{0,20}}?(?:{_NEXT.pattern})")
_NEXT_BEGINS = re.compile(
    r"(?:各位代表[！，：])?(?:今后|下一步|明年|未来的?(?:，|[一二两三四五六七八九十几0-9]{0,2}年|一个?时期))"
)
_ONE_YEAR = re.compile("今年|明年|开局|起步|开启|收官|之年|第[一二三四五]年")
_AIMS = re.compile(
    r"今后|下一步|明年|未来|将(?:要|在|于|达|实现|完成)|力争|确保|要(?!素|求|闻|点|害|道|件|地|么|是|案|务|隘|塞|职)|计划(?!生育|经济|单列)|目标"
)
_LOOKS_BACK = re.compile(r"^(?:各位代表[！，：])?(?:过去|一年来|五年来|近年来|几年来|多年来|去年|上年|截至)")
_DONE = re.compile(r"了|完成|达到?|实现|获|增长|建成|已|突破|取得")
# 税收为2020年的85%, 比2020年增长: another year than the sentence's own.
_OTHER = re.compile(rf"[^，。]{{0,8}}(?:[是为达比较由]{YEAR}年|[到于从]{YEAR}年的)")
_RECENT = 6  # a report tells of no year before the last five; an older one is only compared with
_BY = re.compile(rf"到({YEAR})年(?:底|末)?")
_YEAR = re.compile(rf"(?<!\d)({YEAR})年(?!代|以来|前|后)")


def section_period(title: str, part: Part, year: int, above: Period | None) -> Period:
    """The years that a section is about, by its heading; else those of the section around it."""
    if part is Part.PLAN:
        return _next_years(_NEXT.search(title), year) or _planned(title, year) or above or Period(year)
    if part is Part.REVIEW and title:
        one = bool(re.search(rf"{year - 1}年|过去的?一年|去年", title))
        if not one and (_FIVE.search(title) or re.match("[五5]年", title)):
            return Period(year - 1, year - 5)
        if not one and (found := PLAN_NAME.search(title)):
            first, last = plan_period(found[1])
            if last < year:
                return Period(last, first)
    return above or Period(year - 1)


def setting(words: str, part: Part, period: Period, *, year: int) -> Setting:
    """The setting of a sentence of a part; `period` is that of its section, `year` that of the report."""
    named = [year_of(value) for value in _YEAR.findall(words[:60])]
    by = [year_of(value) for value in _BY.findall(words)]
    if part is Part.PLAN:
        if _LOOKS_BACK.search(words) and not _AIMS.search(words):
            return Setting(Modality.ACHIEVED, _past(words, named, year))
        if (
            named
            and words.startswith(str(named[0]))
            and named[0] < year
            and _DONE.search(words)
            and not _AIMS.search(words)
        ):
            return Setting(Modality.ACHIEVED, Period(named[0]))
        if by and by[0] >= year:
            return Setting(Modality.TARGET, Period(by[0]))
        return Setting(Modality.TARGET, _next_years(_OPENS_NEXT.match(words), year) or period)
    if by and by[0] >= year and _AIMS.search(words):
        return Setting(Modality.TARGET, Period(by[0]))
    if _NEXT_BEGINS.match(words):
        return Setting(Modality.TARGET, _next_years(_OPENS_NEXT.match(words), year) or Period(year))
    if part is Part.REVIEW:
        if (
            named
            and year - _RECENT <= named[0] < year
            and re.match(rf"[^，。]{{0,8}}{YEAR}年", words)
            and not _OTHER.match(words)
            and not _FIVE.search(words[:30])
        ):
            return Setting(Modality.ACHIEVED, Period(named[0]))
        if _FIVE.search(words[:20]) and not re.match(rf"{YEAR}年，?是", words):
            return Setting(Modality.ACHIEVED, Period(year - 1, year - 5))
        if _LAST.search(words[:16]):
            return Setting(Modality.ACHIEVED, Period(year - 1))
    return Setting(Modality.ACHIEVED, period if part is Part.REVIEW else Period(year - 1))


def _next_years(found: re.Match[str] | None, year: int) -> Period | None:
    """The years that words name which count from the report's own: 今后五年, 未来三年."""
    if found is None:
        return None
    count = found["count"] or "五"
    length = int(count) if count.isdigit() else int(chinese(count) or 0)
    return Period(year + length - 1, year) if length > 1 else None


def _planned(title: str, year: int) -> Period | None:
    """The years of a coming five-year plan that a heading names, unless it names one of them or the plan's start."""
    if _ONE_YEAR.search(title):
        return None
    for found in PLAN_NAME.finditer(title):
        first, last = plan_period(found[1])
        if first >= year - 1 and not any(first <= year_of(named) <= last for named in _YEAR.findall(title)):
            return Period(last, first)
    return None


def _past(words: str, named: list[int], year: int) -> Period:
    past = [value for value in named if value < year]
    if past:
        return Period(past[0])
    return Period(year - 1, year - 5) if _FIVE.search(words) else Period(year - 1)
