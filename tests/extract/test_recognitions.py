"""Recognitions: who received which honour, and from whom."""

from __future__ import annotations

import pytest

from tests.extract.named import marked, recognitions_in

CASES = [
    ("[松溪镇|县]获评“[全国文明村镇|奖]”。", ["松溪镇 全国文明村镇"]),
    ("我县荣获[全国科技进步先进县|奖]。", ["清溪县 全国科技进步先进县"]),
    ("连续三年获评[省级双拥模范县|奖]。", ["清溪县 省级双拥模范县"]),
    ("[北湖大厦|楼]、[南湖大厦|楼]荣获“[十佳商务楼宇|奖]”。", ["北湖大厦 十佳商务楼宇", "南湖大厦 十佳商务楼宇"]),
    ("[松溪村|县]、[青禾村|县]等10个村庄获评[省级美丽乡村|奖]。", ["松溪村 省级美丽乡村", "青禾村 省级美丽乡村"]),
    ("[清溪|县]荣获“全省文明县城”称号。", ["清溪 全省文明县城"]),
    ("我县被团中央命名为“[国家体育基地|奖]”。", ["清溪县 国家体育基地"]),
    ("我县获评[清江省|县]森林城市。", ["清溪县 清江省森林城市"]),
    ("[清溪|县]荣获“[奖项甲|奖]”“[奖项乙|奖]”。", ["清溪 奖项甲", "清溪 奖项乙"]),
    (
        "[松溪镇|县]、[青禾村|县]分别被确定为[国家级生态镇|奖]、[国家级生态村|奖]。",
        ["松溪镇 国家级生态镇", "青禾村 国家级生态村"],
    ),
    ("[县人民医院|校]通过[三甲医院|奖]评审。", ["县人民医院 三甲医院"]),
    ("[县第一中学|校][林方|人]老师被评为[全国优秀教师|奖]。", ["林方 全国优秀教师"]),
    ("5家企业获评[全省民企百强|奖]。", ["5家企业 全省民企百强"]),
    ("[云岭产业园|地]新增企业37家，获批[国家级示范园|奖]。", ["云岭产业园 国家级示范园"]),
    ("[云岭水厂|项]、[松溪桥|项]等项目竣工，入选[全国首批节水城市|奖]。", ["清溪县 全国首批节水城市"]),
    ("[云岭商务区|地]建设步伐坚实。人气持续攀升，荣获[十大活力商务区|奖]。", ["云岭商务区 十大活力商务区"]),
    ("[松溪大学|校]入选[省高水平大学建设计划|策]。", ["松溪大学 省高水平大学建设计划"]),
    (
        "[清溪县|县]被评为[全国节水县|奖]，成为全省唯一获评“[生态建设示范区|奖]”称号的县。",
        ["清溪县 全国节水县", "清溪县 生态建设示范区"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_received(text: str, wanted: list[str]) -> None:
    assert [f"{r.subject.name} {r.award}" for r in recognitions_in(text)] == wanted


LEFT = [
    "力争创成[国家卫生县城|奖]。",
    "创建[省级森林村庄|奖]5个。",
    "获[中国专利奖|奖]39项。",
    "开展[全国文明城市|奖]创建工作。",
    "获得资金2亿元。",
    "成为北方唯一入选省会城市。",
    "23名学生荣获各级奖项。",
    "入选人数创历史新高。",
    "“[清溪经验|策]”荣登[全国发展成绩单|奖]榜首。",
]


@pytest.mark.parametrize("text", LEFT)
def test_left_alone(text: str) -> None:
    assert recognitions_in(text) == []


def test_nothing_is_received_in_a_plan() -> None:
    assert recognitions_in("[清溪县|县]获评[国家卫生县城|奖]。", target=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "我县被[体育总局|校]命名为“[国家体育基地|奖]”。",
        "[松溪中心|校]获[体育总局|校]“[国家体育基地|奖]”。",
    ],
)
def test_grantor(text: str) -> None:
    (found,) = recognitions_in(text)
    assert found.grantor == "体育总局"


def test_evidence_is_the_award() -> None:
    text = "[松溪镇|县]获评“[全国文明村镇|奖]”。"
    (found,) = recognitions_in(text)
    assert marked(text)[0].text(found.evidence) == "全国文明村镇"
