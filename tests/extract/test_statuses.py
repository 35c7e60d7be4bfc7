"""Statuses: which named thing something happened to, and what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.named import CLASSES, marked, statuses_in

CASES = [
    ("引进[远岚生物|企]、[青禾科技|企]等5家企业。", ["远岚生物 introduced", "青禾科技 introduced"]),
    ("[松溪大桥|项]建成通车。", ["松溪大桥 completed", "松溪大桥 opened"]),
    (
        "[云岭大道|项]、[松溪水厂|项]等12个项目竣工投产。",
        ["云岭大道 completed", "云岭大道 opened", "松溪水厂 completed", "松溪水厂 opened"],
    ),
    ("[北湖大厦|楼]焕新开业、[南湖酒店|企]再度启航。", ["北湖大厦 renewed", "北湖大厦 opened", "南湖酒店 opened"]),
    ("启动[青禾片区|地]改造。", ["青禾片区 started"]),
    ("开工建设[云岭医院|项]。", ["云岭医院 started"]),
    ("加快推进[云岭水库|项]等重点项目建设。", ["云岭水库 in_progress"]),
    ("[云岭水库|项]建设有序推进。", ["云岭水库 in_progress"]),
    ("[北湖公园|地]、[南湖公园|地]等公园改造提升。", ["北湖公园 renewed", "南湖公园 renewed"]),
    ("对[北湖|地]、[南湖|地]2个小区进行了综合改造。", ["北湖 renewed", "南湖 renewed"]),
    ("完成[北湖路|地]、[南湖路|地]改造。", ["北湖路 renewed", "南湖路 renewed"]),
    ("完成[北湖路拓宽|项]、[南湖路东延|项]等6条道路改造提升。", ["北湖路拓宽 completed", "南湖路东延 completed"]),
    ("完成[北湖桥|楼]等11处建筑及[南湖大厦|楼]周边屋顶绿化。", ["北湖桥 renewed"]),
    ("[清白高速|项]、[港前大道|项]前期工作加快推进。", ["清白高速 planned", "港前大道 planned"]),
    ("[清白高速|项]核准获批。", ["清白高速 approved"]),
    ("[云岭示范区|地]获[国家发改委|校]批复。", ["云岭示范区 approved"]),
    ("筹建[云岭药谷|地]。", ["云岭药谷 planned"]),
    ("[远岚集团|企]、[青禾集团|企]等一批企业相继投资[清溪|县]。", ["远岚集团 introduced", "青禾集团 introduced"]),
    ("全国首个[友城街|地]在[云岭天地|地]开街迎客。", ["友城街 opened"]),
    ("[世纪大厦|楼]“[天台88|楼]”惊艳亮相。", ["天台88 opened"]),
    ("[云岭车站|楼]建成全国首个“[智慧体验区|地]”。", ["智慧体验区 completed"]),
    ("[云岭水厂|项]主体完工，正式投入使用。", ["云岭水厂 completed", "云岭水厂 opened"]),
    ("启动[云岭村|县]、[青禾村|县]片区改造。", ["云岭村 started", "青禾村 started"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_done(text: str, wanted: list[str]) -> None:
    found = statuses_in(text)
    assert [f"{s.subject.name} {s.status}" for s in found] == wanted
    assert {s.modality for s in found} == {"achieved"}


LEFT = [
    "[云岭产业园|地]年产值达30亿元。",
    "推进[三年攻坚行动|策]落地见效。",
    "[云岭产业园|地]开工率达90%。",
    "举办[清溪灯会|会]。",
    "[云岭产业园|地]品牌持续推进。",
    "[云岭隧道|项]精彩亮相[央视|校]专题片。",
    "支持[远岚集团|企]拓展海外市场。",
    "[云岭产业园|地]一批优势项目相继落户。",
    "推动[云岭产业园|地]、[青禾产业园|地]等园区打造直播电商基地。",
    "大力发展[低空经济|业]。",
]


@pytest.mark.parametrize("text", LEFT)
def test_left_alone(text: str) -> None:
    assert statuses_in(text) == []


PLANS = [
    ("举办[清溪灯会|会]、[松溪马拉松|会]等活动。", ["清溪灯会 planned", "松溪马拉松 planned"]),
    ("促进[云岭产业园|地]、[青禾产业园|地]等重点园区扩容提质。", ["云岭产业园 renewed", "青禾产业园 renewed"]),
    ("加快[远岚玩具|企]等连锁企业落地见效。", ["远岚玩具 introduced"]),
    ("确保[云岭水厂|项]等50个左右项目竣工投产。", ["云岭水厂 completed", "云岭水厂 opened"]),
    ("深化[云岭示范基地|地]、[青禾法务区|地]等建设。", ["云岭示范基地 in_progress", "青禾法务区 in_progress"]),
    (
        "开工建设[云岭水库|项]、[松溪水厂|项]等水利项目，[清白高速|项]、[北湖桥|项]等交通项目。",
        ["云岭水库 started", "松溪水厂 started", "清白高速 started", "北湖桥 started"],
    ),
    ("完成投资5000万元的[云岭排灌工程|项]。", ["云岭排灌工程 completed"]),
]


@pytest.mark.parametrize(("text", "wanted"), PLANS)
def test_aimed_at(text: str, wanted: list[str]) -> None:
    found = statuses_in(text, target=True)
    assert [f"{s.subject.name} {s.status}" for s in found] == wanted
    assert {s.modality for s in found} == {"target"}


def test_about_to_happen_is_planned() -> None:
    (found,) = statuses_in("全县期待已久的[清溪北环|项]即将启动建设。")
    assert (found.status, found.modality) == ("planned", "target")


def test_evidence_is_the_verb() -> None:
    text = "各项工作扎实推进。[云岭数字产业园|地]顺利竣工投用。"
    document, _ = marked(text)
    assert {document.text(s.evidence) for s in statuses_in(text)} == {"竣工投用"}


@given(
    st.lists(
        st.sampled_from(
            ["[甲楼|楼]", "、", "等", "3个项目", "竣工", "推进", "，", "建设", "“[乙园|地]”", "完成", "在", "。"]
        ),
        max_size=14,
    )
)
def test_evidence_lies_in_its_sentence(pieces: list[str]) -> None:
    text = "".join(pieces) or "。"
    document, _ = marked(text)
    for status in statuses_in(text):
        assert document.sentences[status.sentence].span.holds(status.evidence)
        assert status.evidence.end > status.evidence.start


@pytest.mark.parametrize("cls", sorted(CLASSES))
def test_only_things_that_can_have_a_status(cls: str) -> None:
    found = statuses_in(f"[云岭中心|{cls}]竣工投用。")
    assert bool(found) == (cls in "地楼企校项会品")
