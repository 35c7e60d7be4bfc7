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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("财政收入未能达到15亿元的目标。", [("财政收入", 2023, "target")]),
        ("税收未达到10亿元预期目标。", [("税收", 2023, "target")]),
        ("未完成年初确定的8%的增长目标。", [("增长目标", 2023, "target")]),
        (
            "地区生产总值年初目标为增长7%，实际增长5.6%。",
            [("地区生产总值", 2023, "target"), ("地区生产总值", 2023, "achieved")],
        ),
        ("拟投资12亿元建设云岭物流园。", [("拟投资建设云岭物流园", 2024, "target")]),
        (
            "项目全部达产后可实现年产值80亿元、税收3亿元。",
            [("项目全部达产后可实现年产值", 2024, "target"), ("达产后税收", 2024, "target")],
        ),
        (
            "厂房建成后，预计年产值8亿元，去年完成投资3亿元。",
            [("建成后年产值", 2024, "target"), ("完成投资", 2023, "achieved")],
        ),
        # What has come true, and what only sounds alike.
        ("厂房投产后，已实现产值20亿元。", [("投产后实现产值", 2023, "achieved")]),
        ("未完成任务3项。", [("未完成任务", 2023, "achieved")]),
        ("完成虚拟投资12亿元。", [("完成虚拟投资", 2023, "achieved")]),
    ],
)
def test_what_is_meant_is_not_done(text: str, found: list[tuple[str, int, str]]) -> None:
    _, read = known(text)
    assert [(m.phrase, m.period.year, m.modality.value) for m in read.of(Measurement)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "目前已建成充电桩320个，今年再建200个。",
            [("建成充电桩", 2023, "achieved"), ("再建充电桩", 2024, "target")],
        ),
        ("目前存放车辆30台，力争再购5台。", [("存放车辆", 2023, "achieved"), ("再购", 2024, "target")]),
        (
            "在2022年新增泊位1200个的基础上，再增加800个停车泊位。",
            [("新增泊位", 2022, "achieved"), ("再增加停车泊位", 2024, "target")],
        ),
        (
            "在去年完成12公里的基础上，再新建绿道20公里。",
            [("完成", 2023, "achieved"), ("再新建绿道", 2024, "target")],
        ),
        # What is to be reached first is no fact, and neither is what is to be done now.
        (
            "在实现税收增长7%的基础上，新增税收3亿元。",
            [("税收", 2024, "target"), ("新增税收", 2024, "target")],
        ),
        ("确保现有水厂负荷率达到80%。", [("水厂负荷率", 2024, "target")]),
        (
            "在确保粮食产量稳定在50万吨的基础上，新增蔬菜3万吨。",
            [("粮食产量", 2024, "target"), ("新增蔬菜", 2024, "target")],
        ),
        (
            "同时在去年建成站点30个的基础上，新建20个。",
            [("建成站点", 2023, "achieved"), ("新建站点", 2024, "target")],
        ),
    ],
)
def test_a_plan_may_tell_what_is_there_already(text: str, found: list[tuple[str, int, str]]) -> None:
    _, read = known(text, target=True)
    assert [(m.phrase, m.period.year, m.modality.value) for m in read.of(Measurement)] == found


def test_the_present_ends_an_earlier_year() -> None:
    assert _settings("2022年底贷款余额200亿元，目前已达236亿元。") == [
        ("200亿元", 2022, "achieved"),
        ("236亿元", 2023, "achieved"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新建学校3所，未来五年投入20亿元。", [("3所", 2024), ("20亿元", 2028)]),
        ("今后5年内，产值达到20亿元。", [("20亿元", 2028)]),
        ("未来三年间投入20亿元，到2030年产值达到90亿元。", [("20亿元", 2026), ("90亿元", 2030)]),
        ("服务今后五年级学生300人。", [("300人", 2024)]),
    ],
)
def test_years_to_come_count_from_the_reports_own(text: str, found: list[tuple[str, int]]) -> None:
    assert _settings(text, target=True) == [(words, year, "target") for words, year in found]
