"""Quantities: value in base units, unit, comparator; nothing where the number is not clear."""

from __future__ import annotations

import re

import pytest

from kg.grammar.quantities import QuantityFound, doubled_at, quantity_at


def _read(words: str) -> QuantityFound | None:
    numeral = re.search("[0-9０-９一二三四五六七八九十百千万亿两半]", words)
    return quantity_at(words, numeral.start()) if numeral else None


@pytest.mark.parametrize(
    ("words", "exact", "value", "unit", "comparator"),
    [
        ("达930亿元，", "930亿元", "93000000000", "CNY", "eq"),
        ("共3541.07万元", "3541.07万元", "35410700", "CNY", "eq"),
        ("结余10.56亿元。", "10.56亿元", "1056000000", "CNY", "eq"),
        ("利用100000万美元", "100000万美元", "1000000000", "USD", "eq"),
        ("超2亿人次", "2亿人次", "200000000", "person-time", "gt"),
        ("1600余家", "1600余家", "1600", "家", "gt"),
        ("近3成左右", "3成", "30", "%", "approx"),
        ("1.2万元/平方米", "1.2万元/平方米", "12000", "CNY/m2", "eq"),
        ("0.5吨标准煤/万元", "0.5吨标准煤/万元", "0.00005", "吨标准煤/CNY", "eq"),
        ("占1/5", "1/5", "20", "%", "eq"),
        ("占三分之一", "三分之一", "33.333333333333", "%", "eq"),
        ("下降百分之三", "百分之三", "3", "%", "eq"),
        ("为千分之二点五", "千分之二点五", "2.5", "‰", "eq"),
        ("为9.1‰", "9.1‰", "9.1", "‰", "eq"),
        ("提高2.3个百分点", "2.3个百分点", "2.3", "pp", "eq"),
        ("一半以上", "一半", "50", "%", "ge"),
        ("新建三百二十座", "三百二十座", "320", "座", "eq"),
        ("建成两座", "两座", "2", "座", "eq"),
        ("十余万人", "十余万人", "100000", "person", "gt"),
        ("不低于60%", "60%", "60", "%", "ge"),
        ("不超过5‰", "5‰", "5", "‰", "le"),
        ("6.5%以内", "6.5%", "6.5", "%", "le"),
        ("低于全市3%", "3%", "3", "%", "lt"),
        ("小于40万，", "40万", "400000", "", "lt"),
        ("签约5个", "5个", "5", "个", "eq"),
        ("新增26.4万千瓦", "26.4万千瓦", "264000", "kW", "eq"),
        ("占三分之一多", "三分之一多", "33.333333333333", "%", "gt"),
        ("自然增长率控制在9%。左右", "9%。", "9", "‰", "approx"),
        ("压减840万重量箱", "840万重量箱", "8400000", "重量箱", "eq"),
        ("降至4个小时以内", "4个小时", "4", "hour", "le"),
        ("提高到80元/月", "80元/月", "80", "CNY/月", "eq"),
        ("新建15所以上", "15所", "15", "所", "ge"),
        ("32名优秀医生", "32名", "32", "person", "eq"),
        ("3个人才驿站", "3个", "3", "个", "eq"),
        ("侦破9类案件", "9类", "9", "类", "eq"),
        ("发电3亿千瓦时", "3亿千瓦时", "300000000", "kWh", "eq"),
        ("降至36微克/立方米", "36微克/立方米", "36", "微克/立方米", "eq"),
        ("建成1.5亿平方尺", "1.5亿平方尺", "150000000", "平方尺", "eq"),
        ("占五成八。", "五成八", "58", "%", "eq"),
        ("近八成五的村", "八成五", "85", "%", "approx"),
        ("三成农民", "三成", "30", "%", "eq"),
        ("投入1.2个亿。", "1.2个亿", "120000000", "", "eq"),
        ("引进3个亿元企业", "3个", "3", "个", "eq"),
        ("降至8.5/10万。", "8.5/10万", "0.0085", "%", "eq"),
        ("突破千亿元，", "千亿元", "100000000000", "CNY", "gt"),
        ("保持在千亿元以上，", "千亿元", "100000000000", "CNY", "ge"),
    ],
)
def test_reading(words: str, exact: str, value: str, unit: str, comparator: str) -> None:
    found = _read(words)
    assert found is not None
    assert words[found.start : found.end] == exact
    assert format(found.quantity.value, "f") == value
    assert (found.quantity.unit, found.quantity.comparator.value) == (unit, comparator)


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("5%—6%", "5", "6", "%"),
        ("5%至6%", "5", "6", "%"),
        ("5—6个", "5", "6", "个"),
        ("2～3家", "2", "3", "家"),
        ("5—6万人", "50000", "60000", "person"),
        ("50万—60万人", "500000", "600000", "person"),
        ("三至五年", "3", "5", "year"),
    ],
)
def test_ranges(words: str, low: str, high: str, unit: str) -> None:
    found = _read(words)
    assert found is not None
    assert (str(found.quantity.value), str(found.quantity.upper), found.quantity.unit) == (low, high, unit)
    assert found.quantity.comparator.value == "ge"


@pytest.mark.parametrize(
    ("words", "exact", "value", "upper"),
    [
        ("增速为-3.2%", "-3.2%", "-3.2", None),
        ("增长－5.6%", "－5.6%", "-5.6", None),
        ("降至-12℃", "-12℃", "-12", None),
        ("净利润为-1.2亿元", "-1.2亿元", "-120000000", None),
        ("，-3%", "-3%", "-3", None),
        ("保持在-1%至2%", "-1%至2%", "-1", "2"),
        ("在-12℃至-3℃", "-12℃至-3℃", "-12", "-3"),
        # What joins or parts is no minus.
        ("——65%的道路", "65%", "65", None),
        ("增长10-15%", "10-15%", "10", "15"),
        ("建成K2-3栋", "2-3栋", "2", "3"),
    ],
)
def test_a_number_below_zero(words: str, exact: str, value: str, upper: str | None) -> None:
    found = _read(words)
    assert found is not None
    assert words[found.start : found.end] == exact
    assert format(found.quantity.value, "f") == value
    assert (None if found.quantity.upper is None else str(found.quantity.upper)) == upper


@pytest.mark.parametrize("words", ["百亿元产业", "亿元以上项目", "五成二手房", "二三十家", "几十家", "千方百计"])
def test_what_is_no_exact_number(words: str) -> None:
    assert _read(words) is None


def test_a_level_that_changed_is_no_range() -> None:
    words = "由615亿元增加到875亿元"
    found = quantity_at(words, 1)
    assert found is not None
    assert (words[found.start : found.end], found.quantity.upper) == ("615亿元", None)


def test_doubled() -> None:
    found = doubled_at("翻两番", 0)
    assert found is not None
    assert (str(found.quantity.value), found.quantity.unit) == ("4", "times")
