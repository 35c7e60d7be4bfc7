"""Indicators and targets over the years: what an area's reports name alike is one thing, listed in a table or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.app.build import build
from tests.view.explorer.served import Client, serving

_REPORT = """清溪县人民政府工作报告
（{plan}年1月10日在清溪县第十八届人民代表大会第{session}次会议上）

一、{done}年工作回顾

{done}年，全县地区生产总值达到{gdp}亿元。星湖国家湿地公园接待游客{visitors}万人次。

二、{plan}年工作安排

{plan}年，全县地区生产总值达到{more}亿元。星湖国家湿地公园接待游客{aim}万人次。
"""


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Two reports of one invented area, which no table lists."""
    folder = tmp_path_factory.mktemp("years")
    for done, session, gdp, visitors in ((2023, "三", 100, 50), (2024, "四", 110, 60)):
        text = _REPORT.format(
            done=done, plan=done + 1, session=session, gdp=gdp, visitors=visitors, more=gdp + 9, aim=visitors + 9
        )
        (folder / f"{done}.txt").write_text(text, encoding="utf-8")
    build(sorted(folder.glob("*.txt")), folder / "out")
    with serving(folder / "out") as client:
        yield client


def test_an_indicator_is_one_card_over_the_years(years: Client) -> None:
    product = [c for c in years.data("/api/indicators")["cards"] if c["metric"]["label"] == "地区生产总值"]
    assert [[point["quotation"] for point in card["points"]] for card in product] == [
        ["100亿元", "109亿元", "110亿元", "119亿元"]
    ]


def test_a_target_stands_beside_what_other_years_achieved(years: Client) -> None:
    targets = years.data("/api/targets")["targets"]
    park = [t for t in targets if t["claim"]["subject"]["label"] == "星湖国家湿地公园"]
    assert [(t["claim"]["quotation"], [point["quotation"] for point in t["before"]]) for t in park] == [
        ("59万人次", ["50万人次", "60万人次"]),
        ("69万人次", ["50万人次", "60万人次"]),
    ]
