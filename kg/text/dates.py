"""Years and dates as reports write them, in Arabic and in Chinese digits."""

from __future__ import annotations

import re

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0"}
YEAR = r"(?:(?:19|20)\d{2}|[一二][九〇零][〇零一二三四五六七八九]{2})"
_DATE = re.compile(
    rf"({YEAR})[年.\-/]([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})[月.\-/]([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})日?"
)
_SMALL = re.compile(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)")


def year_of(words: str) -> int:
    """2025 or 二〇二五 → 2025."""
    return int("".join(_DIGITS.get(char, char) for char in words))


def _small(words: str) -> int:
    """二十六 → 26."""
    if words.isdigit():
        return int(words)
    found = _SMALL.fullmatch(words)
    if not found:
        return 0
    tens, ten, ones = found.groups()
    value = "一二三四五六七八九"
    return (
        (value.index(tens) + 1 if tens else 1) * 10 * bool(ten)
        + (value.index(ones) + 1 if ones else 0)
        + (value.index(tens) + 1 if tens and not ten else 0)
    )


def dates(words: str) -> list[tuple[int, int, int]]:
    """Every full date in the words, as (year, month, day)."""
    found = []
    for match in _DATE.finditer(words):
        date = (year_of(match[1]), _small(match[2]), _small(match[3]))
        if 1 <= date[1] <= 12 and 1 <= date[2] <= 31:
            found.append(date)
    return found


def years(words: str) -> list[int]:
    """Every year with 年 in the words."""
    return [year_of(match) for match in re.findall(rf"(?<!\d)({YEAR})(?=年|[-—～至到、和](?:19|20)\d\d年)", words)]


_PLANS = {
    name: 1981 + 5 * index
    for index, name in enumerate(["六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六"])
}
PLAN = r"[“\"]?(十[一二三四五六]|[六七八九十])"
PLAN_NAME = re.compile(rf"{PLAN}五[”\"]?(?:时期|期间|规划|计划|以来|末|收官|目标)?")


def plan_period(name: str) -> tuple[int, int]:
    """First and last year of a five-year plan: 十四 (of 十四五) → (2021, 2025)."""
    first = _PLANS[name]
    return first, first + 4
