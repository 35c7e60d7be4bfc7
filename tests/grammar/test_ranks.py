"""Ranks: position and scope."""

from __future__ import annotations

import pytest

from kg.grammar.ranks import ranks


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("消费竞争力全国第4，", [("全国第4", "全国", 4)]),
        ("增速居西部第1。", [("西部第1", "西部", 1)]),
        ("余额居全市前列。", [("全市前列", "全市", None)]),
        ("总数居中西部第1位。", [("中西部第1位", "中西部", 1)]),
        ("评比进入全国同类城市前十。", [("全国同类城市前十", "全国同类城市", 10)]),
        ("全国信用综合排名进入前30、再创新高。", [("前30", "全国", 30)]),
        ("绿地率、水质分别居全市第1、第3。", [("全市第1", "全市", 1), ("第3", "全市", 3)]),
        ("增速居全省第2位、较上年前移3位。", [("全省第2位", "全省", 2)]),
        ("数量位列全市各区之首。", [("全市各区之首", "全市", 1)]),
        ("数量居全省、全国前列。", [("全省、全国前列", "全国", None)]),
        ("总产量从全国第十位跃升至第六位。", [("全国第十位", "全国", 10), ("第六位", "全国", 6)]),
        ("稳居全省首位。", [("全省首位", "全省", 1)]),
    ],
)
def test_ranks(words: str, found: list[tuple[str, str, int | None]]) -> None:
    assert [(words[rank.start : rank.end], rank.scope, rank.position) for rank in ranks(words)] == found


@pytest.mark.parametrize(
    "words",
    [
        "第一时间赶赴现场。",
        "坚持质量第一、效益优先。",
        "努力走在前列。",
        "把安全放在首位。",
        "第三届大会。",
        "首位度提升。",
        "第一产业增长。",
        "学科进入全球前1‰。",
    ],
)
def test_what_is_no_rank(words: str) -> None:
    assert list(ranks(words)) == []
