"""Every numeral of a text once, with what it is for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.grammar.reading import readings


def _uses(words: str) -> list[tuple[str, str]]:
    return [(words[reading.start : reading.end], reading.use.value) for reading in readings(words)]


@pytest.mark.parametrize(
    ("words", "uses"),
    [
        ("新增企业12家，居全市第3。", [("12家", "measurement"), ("全市第3", "rank")]),
        ("实施“4321”计划。", [("4321", "name")]),
        ("建成5G基站300个、A级景区4个。", [("5", "name"), ("300个", "measurement"), ("4个", "measurement")]),
        ("印发〔2024〕12号文件。", [("2024", "name"), ("12", "name")]),
        ("咨询电话0517-8812345。", [("0517-8812345", "name")]),
        ("12345热线受理。", [("12345", "name")]),
        ("1.新建学校2所。", [("1", "list_number"), ("2所", "measurement")]),
        ("2023年6月1日开园。", [("2023年6月1日", "date")]),
        ("2021—2025年。", [("2021—2025年", "date")]),
        ("1—9月，税收增长3%。", [("1—9月", "date"), ("3%", "measurement")]),
        ("这是一方面。", []),
        ("推出一批措施。", [("一", "set_phrase")]),
        ("进一步优化环境。", []),
        ("引进亿元以上项目72个。", [("亿", "name"), ("72个", "measurement")]),
        ("建成1000吨级码头。", [("1000", "name")]),
        ("产值占全省六分之一。", [("六分之一", "measurement")]),
        ("落实“四个坚定、两个加快”要求。", [("四", "name"), ("两", "name")]),
        ("大江电厂三期投产。", [("三", "name")]),
        ("轨道交通1、2号线开通。", [("1", "name"), ("2", "name")]),
        ("占比提升7.7、0.9个百分点。", [("7.7", "measurement"), ("0.9个百分点", "measurement")]),
        ("编号77。", [("77", "unexplained")]),
        ("改造国省道301.5公里。", [("301.5公里", "measurement")]),
        ("推进省道205改造。", [("205", "name")]),
        ("学科进入全球前1‰。", [("1‰", "rank")]),
        ("引进50亿企业。", [("50", "name")]),
        ("五年翻了一番。", [("五年", "date"), ("翻了一番", "measurement")]),
        ("占1/3", [("1/3", "measurement")]),
        ("选派三支一扶人员四十六名。", [("三支一扶", "set_phrase"), ("四十六名", "measurement")]),
        ("落实门前三包，组建三支队伍。", [("三包", "set_phrase"), ("三支", "measurement")]),
        ("每十万人立案数下降8.3%。", [("十万人", "name"), ("8.3%", "measurement")]),
        ("每500米设站1个。", [("500米", "name"), ("1个", "measurement")]),
        ("三门峡货运量增长。", [("三门峡", "set_phrase")]),
        ("嫦娥-5任务完成。", [("5", "name")]),
        ("改造K2-3栋。", [("2", "name"), ("3", "name")]),
        ("财政收入下降-3%。", [("3%", "unexplained")]),
    ],
)
def test_uses(words: str, uses: list[tuple[str, str]]) -> None:
    assert _uses(words) == uses


@pytest.mark.parametrize("words", ["三次产业比例2.1∶36.5∶61.4。", "结构调整为4.3:38.6:57.1。"])
def test_a_ratio_of_a_whole_is_percentages(words: str) -> None:
    found = readings(words)
    assert [reading.quantity.quantity.unit for reading in found if reading.quantity] == ["%"] * 3


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("分别提升5.1、4.1、0.6、4.7个百分点。", [("5.1", "pp"), ("4.1", "pp"), ("0.6", "pp"), ("4.7", "pp")]),
        ("浓度降至34、69微克/立方米。", [("34", "微克/立方米"), ("69", "微克/立方米")]),
        ("提高1.2个、0.8个百分点。", [("1.2", "pp"), ("0.8", "pp")]),
        ("新建学校3个、公园2个，提高0.8个百分点。", [("3", "个"), ("2", "个"), ("0.8", "pp")]),
        ("投资1.2、3.4亿元。", [("120000000", "CNY"), ("340000000", "CNY")]),
    ],
)
def test_a_list_shares_the_unit_of_its_last_number(words: str, values: list[tuple[str, str]]) -> None:
    found = [reading.quantity.quantity for reading in readings(words) if reading.quantity]
    assert [(format(quantity.value, "f"), quantity.unit) for quantity in found] == values


def test_places_are_no_people() -> None:
    (_, moved) = readings("增速居全省第2位，较上年前移3位。")
    assert moved.quantity is not None
    assert moved.quantity.quantity.unit == "位"


@given(st.text(alphabet="0123456789.,，、。/%万亿元家第年月一二三十百个“”（）增长达至—A", max_size=60))
def test_every_digit_is_read_once(words: str) -> None:
    covered: list[int] = []
    for reading in readings(words):
        assert reading.start < reading.end <= len(words)
        covered += range(reading.start, reading.end)
    assert len(covered) == len(set(covered))
    assert {match.start() for match in re.finditer("[0-9]", words)} <= set(covered)
