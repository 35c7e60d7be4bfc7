"""The year of a report, from its dateline, title and headings; else from what else says it surely. Never a guess.

It is the year that the report plans. For a meeting in November or December that looks back on the year it is held in,
that is the next year; else it is the year of the meeting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.text.dates import PLAN, YEAR, plan_period, year_of, years

_PLANNED = re.compile(rf"^\D{{0,12}}({YEAR})年的?[一-鿿]{{0,8}}(?:工作|安排|目标|任务|重点|部署|要求|建议|打算|思路)")
_REVIEWED = re.compile(rf"^[^。]{{0,12}}?({YEAR})年[^。]{{0,14}}(?:回顾|总结|完成情况|成绩|成就)")
_SAID = re.compile(
    rf"({YEAR})年(?:是|，是|的?(?:主要)?(?:预期)?目标|(?:政府)?工作的|(?:主要|重点)(?:任务|工作)|全市|，我们[要将]|[^。，]{{0,12}}之年)"
)
_NOT_NEXT = re.compile("回顾|远景|纲要")
_BARE = re.compile(r"[（(]((?:19|20)\d\d)[)）]$")
_NOT_OVER = re.compile("预计(?:今年|全年)|(?:今年|全年)预计|即将过去")
_MODERN = 1990  # since then a December meeting plans the next year
_HEADING = 45


def year_planned(head: Sequence[str], paragraphs: Sequence[str], date: tuple[int, int, int] | None) -> int | None:
    """The year that a report plans; `head` are its titles and opening words, `date` is that of the meeting."""
    reviewed, planned = _headed_years(paragraphs)
    lines = [
        words for words in head if len(words) < 60 and re.search("报告|会议", words) and not _NOT_NEXT.search(words)
    ]
    titled = next((year for words in lines for year in [*years(words), *map(int, _BARE.findall(words))]), None)
    if date and not (titled and abs(titled - date[0]) > 1):
        return _after_meeting(date, titled, reviewed, planned, paragraphs)
    if titled and titled != reviewed and titled + 1 not in planned:
        return titled
    if planned or reviewed:
        return max(planned, default=(reviewed or 0) + 1)
    half = len(paragraphs) // 2
    if said := _said(paragraphs[half:]):
        return said.most_common(1)[0][0]
    if said := _said(paragraphs[:half]):
        return said.most_common(1)[0][0] + 1
    return _inferred(paragraphs)


def _after_meeting(
    date: tuple[int, int, int],
    titled: int | None,
    reviewed: int | None,
    planned: Sequence[int],
    paragraphs: Sequence[str],
) -> int:
    year, month, _ = date
    if month < 11:
        return year
    if year + 1 in planned or reviewed == year:
        return year + 1
    if any(_NOT_OVER.search(words) for words in paragraphs[: len(paragraphs) // 2]) and year >= _MODERN:
        return year + 1
    if year < _MODERN:
        return year + 1 if titled != year and year + 1 in _said(paragraphs) else year
    return year + 1 if year + 1 in _said(paragraphs) or (month == 12 and reviewed is None and not planned) else year


def _said(paragraphs: Sequence[str]) -> Counter[int]:
    """The years that the text says it is about."""
    return Counter(year_of(year) for words in paragraphs for year in _SAID.findall(words))


def _headed_years(paragraphs: Sequence[str]) -> tuple[int | None, list[int]]:
    """The year that headings say is reviewed, and those (one, or two in a row) that they say are planned."""
    reviewed: int | None = None
    planned: list[int] = []
    for words in paragraphs:
        if len(words) > _HEADING:
            continue
        if found := _REVIEWED.match(words):
            reviewed = reviewed or year_of(found[1])
        elif (found := _PLANNED.match(words)) and not _NOT_NEXT.search(words):
            planned.append(year_of(found[1]))
    planned = [year for year in planned if year != reviewed]
    return reviewed, [year for year in planned if year <= min(planned) + 1]


_THIS = r"(?:今年|新的一年)，?(?:既|又|将?[是迎]来?)[^。]{0,60}?"
_PLAN_YEAR = re.compile(
    rf"{_THIS}(?<!完成)(?<!完成“){PLAN}五[”\"]?(?:规划|计划|时期)?(?:实施)?的?(?:(第[一二三四五]|最后一|头一|开局|起步|开启|收官)之?年)"
)
_NTH = {"头一": 1, "开局": 1, "起步": 1, "开启": 1, "最后一": 5, "收官": 5} | {
    f"第{numeral}": value for value, numeral in enumerate("一二三四五", start=1)
}
_ANNIVERSARY = re.compile(rf"{_THIS}(新中国|中华人民共和国|建国|中国共产党|建党)(?:成立)?(\d{{2,3}})周年")
_FOUNDED = {"新中国": 1949, "中华人民共和国": 1949, "建国": 1949, "中国共产党": 1921, "建党": 1921}
_FIVE_YEARS = re.compile(r"[从由](20\d\d|19\d\d)年的?[^。，；]{1,16}(?:到|至|增长为|增加为)(20\d\d|19\d\d)年")
_STARTED = re.compile(rf"实现{PLAN}五[”\"]?(?:规划|时期)?的?(?:良好)?开局")
_AT_WORK = re.compile(rf"({YEAR})(?:、(?:19|20)\d\d)?年(?:重点|全力|全面|集中)?(?:推进|完成|建成|开工|启动|建设|新建)")
_FAR = re.compile(rf"{YEAR}年远景")
_BACK = re.compile(r"五年|以来|回顾")
_AHEAD = re.compile(r"(?:未来|今后)(?:五年)?|奋斗目标|主要任务")
_NATIONAL = re.compile(r"第([一二三四五六七八九十]{1,2})届全国人民代表大会第([一二三四五六])次会议")
_FIRST_SESSIONS = (1954, 1959, 1964, 1975, 1978, 1983)


def _inferred(paragraphs: Sequence[str]) -> int | None:
    """The year that all of what hints at it agree on."""
    found = {*_this_year(paragraphs), *_session(paragraphs), *_five_years(paragraphs)}
    return found.pop() if len(found) == 1 else None


def _this_year(paragraphs: Sequence[str]) -> Iterator[int]:
    """今年是“十四五”开局之年, 今年是新中国成立70周年."""
    for words in paragraphs[len(paragraphs) // 4 :]:
        for plan, nth in _PLAN_YEAR.findall(words):
            yield plan_period(plan)[0] + _NTH[nth] - 1
        for what, count in _ANNIVERSARY.findall(words):
            yield _FOUNDED[what] + int(count)


def _session(paragraphs: Sequence[str]) -> Iterator[int]:
    """The session of the national congress that the first words name, where the calendar of its sessions is regular."""
    for congress, session in _NATIONAL.findall("\n".join(paragraphs[:6]))[:1]:
        tens, ten, ones = congress.rpartition("十")
        number = "〇一二三四五六七八九".index(ones or "〇") + (10 if ten else 0)
        nth = "一二三四五六".index(session)
        if number <= len(_FIRST_SESSIONS) and not tens and not nth:
            yield _FIRST_SESSIONS[number - 1]
        elif number >= len(_FIRST_SESSIONS) and not tens:
            yield _FIRST_SESSIONS[-1] + 5 * (number - len(_FIRST_SESSIONS)) + nth


def _five_years(paragraphs: Sequence[str]) -> Iterator[int]:
    """After a review of five years up to one that it names (由2016年的…增长到2020年), the year after.

    Where it names none but the start of a plan (实现“十三五”良好开局), its first year, if work is planned for it.
    """
    turns = [index for index, words in enumerate(paragraphs) if len(words) <= _HEADING and _AHEAD.search(words)]
    first = next((index for index, words in enumerate(paragraphs) if len(words) <= _HEADING and _BACK.search(words)), 0)
    turn = next((index for index in turns if index > first), 0)
    if not first or not turn:
        return
    review, plan = "\n".join(paragraphs[first:turn]), "\n".join(paragraphs[turn:])
    ends = {int(end) for start, end in _FIVE_YEARS.findall(review) if 4 <= int(end) - int(start) <= 5}
    last = max(years(_FAR.sub("", review)), default=0)
    if ends == {last}:
        yield last + 1
    started = {plan_period(name)[0] for name in _STARTED.findall(review)}
    if not ends and min(map(year_of, _AT_WORK.findall(plan)), default=0) in started and last < min(started):
        yield min(started)
