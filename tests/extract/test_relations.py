"""Relations that the text states between two named things."""

from __future__ import annotations

import pytest

from tests.extract.named import marked, relations_in

CASES = [
    (
        "[云岭天地|楼]引进一星品牌[松溪小馆首店|企]和[青禾餐厅首店|企]。",
        ["松溪小馆首店 locatedIn 云岭天地", "青禾餐厅首店 locatedIn 云岭天地"],
    ),
    ("[清溪灯会|会]永久落户[松溪|县]。", ["清溪灯会 locatedIn 松溪"]),
    ("[友城街|地]在[云岭天地|地]开街迎客。", ["友城街 locatedIn 云岭天地"]),
    ("[世纪大厦|楼]“[天台88|楼]”焕新。", ["天台88 locatedIn 世纪大厦"]),
    ("在[北湖公园|地]举办[清溪灯会|会]。", ["清溪灯会 locatedIn 北湖公园"]),
    ("[松溪镇|县]承办[全国村晚|会]。", ["松溪镇 hosts 全国村晚"]),
    ("联合[白石县|县]共建[云岭创新中心|校]。", ["清溪县 partnerWith 白石县"]),
    (
        "加强与[远岚集团|企]、[青禾集团|企]等央企战略合作。",
        ["清溪县 partnerWith 远岚集团", "清溪县 partnerWith 青禾集团"],
    ),
    ("推进[云岭产业园|地]与[白石产业园|地]协同共建。", ["云岭产业园 partnerWith 白石产业园"]),
    ("[清溪教科院|校]设立[松溪分院|校]。", ["松溪分院 partOf 清溪教科院"]),
    ("[云岭示范区|地]获[国家发改委|校]批复。", ["国家发改委 grants 云岭示范区"]),
    ("[远岚集团|企]所属[青禾商场|企]开业。", ["远岚集团 operates 青禾商场"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_stated(text: str, wanted: list[str]) -> None:
    assert [f"{r.subject.name} {r.predicate} {r.object.name}" for r in relations_in(text)] == wanted


LEFT = [
    "[云岭产业园|地]、[青禾产业园|地]加快建设。",
    "[远岚集团|企]和[青禾集团|企]营收增长。",
    "在[北湖公园|地]举办活动。",
    "支持[云岭产业园|地]与企业合作。",
    "[云岭商务区|地]引进[新兴金融|企]等企业137家。",
]


@pytest.mark.parametrize("text", LEFT)
def test_left_alone(text: str) -> None:
    assert relations_in(text) == []


def test_evidence_ties_the_two() -> None:
    text = "[清溪灯会|会]永久落户[松溪|县]。"
    (found,) = relations_in(text)
    assert marked(text)[0].text(found.evidence) == "落户"
