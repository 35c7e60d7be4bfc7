"""Periods, as in 2024年, 1—9月, 五年来, 到2027年, “十四五”期间: words → years, relative to the report's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.grammar.numerals import chinese
from kg.model.quantity import Period

_DASH = "(?:—+|－+|–+|-+|~|～|至|到)"
_YEAR = "(?:19|20)[0-9]{2}"
_CN_YEAR = "[一二][〇○零九][〇○零一二三四五六七八九]{2}"
_MONTH = "(?:1[0-2]|[1-9])"
_WITHIN = (
    f"(?:上半年|下半年|前?[一二三四1-4]季度|前{_MONTH}个月|{_MONTH}月份?{_DASH}{_MONTH}月|{_MONTH}{_DASH}{_MONTH}月|"
    f"{_MONTH}月)"
)
_PERIOD = re.compile(
    rf"(?P<from>{_YEAR}|{_CN_YEAR})年?{_DASH}(?P<to>{_YEAR}|{_CN_YEAR})年|"
    rf"(?P<year>{_YEAR}|{_CN_YEAR})年(?:度)?(?P<within>{_WITHIN})?|"
    rf"(?P<relative>今年|本年度?|去年|上年|前年|明年)(?:的)?(?P<within2>{_WITHIN})?|"
    rf"(?:未来|今后)的?(?P<next>[二两三四五六七八九十]|[2-9]|1[0-9])年(?![级代])|"
    rf"(?P<past>过去|近|最近|前|近|这)?(?P<span>[一二两三四五六七八九十]|[2-9]|1[0-9])年(?P<since>来|以来|间)|"
    rf"(?:过去|近|最近)(?P<span2>[二两三四五六七八九十]|[2-9])年|"
    "(?P<present>目前|当前|如今|现已|(?<=在)(?:现有|已))|"
    "“?(?P<plan>十[一二三四五]?五)”?(?:规划)?(?P<end>期?末|时期|期间)?"
)
_RELATIVE = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_ANCHOR = re.compile("(?:比|较|与|同|自|从|由|以|于)$")


@dataclass(frozen=True, slots=True)
class PeriodFound:
    """A period in a text; `kind` is "year", "relative" (去年), "present" (目前), "span" (五年来) or "plan" (“十四五”).

    `anchor` says that the words before make it a point of comparison or a beginning (比2019年, 从2018年) and no
    statement of when the clause holds. `until` is set for 到2027年: an aim's year.
    """

    start: int
    end: int
    kind: str
    period: Period
    anchor: bool = False
    until: bool = False


def _year(words: str) -> int:
    return int(words) if words[0].isdigit() else int(chinese(words) or 0)


def _count(words: str) -> int:
    return int(words) if words.isdigit() else int(chinese(words) or 0)


def periods(words: str, meeting: int) -> Iterator[PeriodFound]:
    """The periods of a text of a report given in the year `meeting`; those that cannot be told are left out."""
    for match in _PERIOD.finditer(words):
        before = words[max(0, match.start() - 2) : match.start()]
        anchor = _ANCHOR.search(before) is not None
        until = before[-1:] == "到" or before[-1:] == "至"
        if match["to"]:
            period = Period(_year(match["to"]), _year(match["from"]))
            kind = "year"
        elif match["year"]:
            year = _year(match["year"])
            if not 1900 <= year <= meeting + 60:
                continue
            period, kind = Period(year, None, _part(year, match["within"])), "year"
        elif match["relative"]:
            year = meeting + _RELATIVE[match["relative"]]
            period, kind = Period(year, None, _part(year, match["within2"])), "relative"
        elif match["present"]:
            # A report is given early in a year: its present is the end of the year before.
            period, kind = Period(meeting - 1), "present"
        elif match["next"]:
            years = _count(match["next"])
            period, kind = Period(meeting + years - 1, meeting), "relative"
        elif match["span"] or match["span2"]:
            years = _count(match["span"] or match["span2"])
            if years < 2:
                continue
            period, kind = Period(meeting - 1, meeting - years), "span"
        else:
            start = _PLANS.get(match["plan"])
            if start is None or (match["plan"] == "十五" and not match["end"]):
                continue
            period, kind = (
                (Period(start + 4) if (match["end"] or "").endswith("末") else Period(start + 4, start)),
                "plan",
            )
        yield PeriodFound(match.start(), match.end(), kind, period, anchor, until)


_HALVES = {"上半年": (1, 6), "下半年": (7, 12)}


def _part(year: int, within: str | None) -> str | None:
    """The part of a year that words name, as "2024-01/2024-09"; None for the whole year."""
    if not within:
        return None
    if within in _HALVES:
        first, last = _HALVES[within]
    elif within.endswith("季度"):
        number = within[-3]
        quarter = int(number) if number.isdigit() else int(chinese(number) or 0)
        first, last = (1, 3 * quarter) if within.startswith("前") else (3 * quarter - 2, 3 * quarter)
    elif within.startswith("前"):
        first, last = 1, int(re.sub("[^0-9]", "", within))
    else:
        numbers = [int(number) for number in re.findall("[0-9]+", within)]
        first, last = numbers[0], numbers[-1]
    return f"{year}-{first:02d}/{year}-{last:02d}" if first <= last else None
