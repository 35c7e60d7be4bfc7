"""Periods, relative to the year of the meeting."""

from __future__ import annotations

import pytest

from kg.grammar.periods import periods
from kg.model.quantity import Period


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2023年，", Period(2023)),
        ("2018—2022年，", Period(2022, 2018)),
        ("今年1—9月，", Period(2024, None, "2024-01/2024-09")),
        ("去年上半年，", Period(2023, None, "2023-01/2023-06")),
        ("2022年前三季度，", Period(2022, None, "2022-01/2022-09")),
        ("五年来，", Period(2023, 2019)),
        ("近三年，", Period(2023, 2021)),
        ("目前", Period(2023)),
        ("“十四五”期间，", Period(2025, 2021)),
        ("“十三五”末，", Period(2020)),
        ("二〇二〇年，", Period(2020)),
    ],
)
def test_periods(words: str, period: Period) -> None:
    assert [found.period for found in periods(words, 2024)] == [period]


def test_an_aim_and_a_point_of_comparison() -> None:
    (until, since) = periods("到2027年，比2019年增长一倍", 2024)
    assert (until.until, until.anchor) == (True, False)
    assert since.anchor
