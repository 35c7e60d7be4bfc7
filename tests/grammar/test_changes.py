"""Changes: whether a number is an amount of change, and against what."""

from __future__ import annotations

import pytest

from kg.grammar.changes import change_before


@pytest.mark.parametrize(
    ("words", "head", "change", "basis"),
    [
        ("地区生产总值增长", "地区生产总值", "increase", None),
        ("外贸出口同比（下同）下降", "外贸出口", "decrease", "yearOnYear"),
        ("税收比上年增长", "税收", "increase", "yearOnYear"),
        ("农民收入年均增长", "农民收入", "increase", "annualAverage"),
        ("投资两年平均增长", "投资", "increase", "annualAverage"),
        ("投资过去三年年均增长", "投资", "increase", "annualAverage"),
        ("投资环比增长", "投资", "increase", None),
        ("事故较前两年平均数下降", "事故", "decrease", "since"),
        ("单位能耗比2019年下降", "单位能耗", "decrease", "since"),
        ("占比提高", "占比", "increase", None),
        ("营业收入增长到", "营业收入", "none", None),
        ("失业率降至", None, None, None),
        ("居民消费价格涨幅控制在", "居民消费价格涨幅", "increase", None),
        ("新增", None, None, None),
        ("工业增加值", None, None, None),
    ],
)
def test_changes(words: str, head: str | None, change: str | None, basis: str | None) -> None:
    found = change_before(words, 0, len(words))
    if head is None:
        assert found is None
        return
    assert found is not None
    assert words[: found.start] == head
    assert (found.change.value, found.basis.value if found.basis else None) == (change, basis)
