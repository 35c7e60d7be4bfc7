"""When a number holds and whether it is done, where its sentence tells of another time or of an aim."""

from __future__ import annotations

import pytest

from kg.model.claim import Measurement
from tests.extract.test_numbers import known


def _settings(text: str, *, target: bool = False) -> list[tuple[str, int, str]]:
    """The numbers of a text of a report of 2024, each with its year and modality."""
    document, read = known(text, target=target)
    return [(document.text(m.evidence), m.period.year, m.modality.value) for m in read.of(Measurement)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("税收12亿元，是2015年的2倍多。", [("12亿元", 2023), ("2倍", 2023)]),
        ("接待游客1200万人次，恢复到2019年的113%。", [("1200万人次", 2023), ("113%", 2023)]),
        ("税收为2020年的85%。", [("85%", 2023)]),
        ("营收达2019年的1.5倍。", [("1.5倍", 2023)]),
        # A level of that year, and one that is compared with a later one.
        ("税收由2015年的8亿元增加到2022年的12亿元。", [("12亿元", 2022)]),
        ("税收占比由4%提高到2021年的6.1%。", [("6.1%", 2021)]),
        ("城镇化率由2019年的5.2%提高到6.1%。", [("6.1%", 2023)]),
    ],
)
def test_a_base_year_is_not_the_year_of_its_multiple(text: str, found: list[tuple[str, int]]) -> None:
    assert [(words, year) for words, year, _ in _settings(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("力争到2025年产值达到2020年的2倍以上。", [("2倍", 2025, "target")]),
        ("单位能耗降至2020年的86%。", [("86%", 2024, "target")]),
    ],
)
def test_an_aim_may_be_a_multiple_of_an_earlier_year(text: str, found: list[tuple[str, int, str]]) -> None:
    assert _settings(text, target=True) == found
