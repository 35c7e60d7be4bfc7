"""Which names of a report are one thing."""

from __future__ import annotations

import pytest

from kg import link
from kg.link.names import group
from kg.model.claim import Extraction, Mention, Recognition, Subject
from kg.model.document import Alignment, Area, Document, Level, Part, Section, Sentence, Setting, Source, Span
from kg.model.quantity import Modality, Period

CLOUD = Area("云川区", None, Level.COUNTY, "云川")
YUZHONG = Area("渝中区", "500103", Level.COUNTY, "渝中")


def document(words: str, area: Area) -> Document:
    whole = Span(0, len(words))
    setting = Setting(Modality.ACHIEVED, Period(2024))
    return Document(
        Source("test", words, "", "utf-8"),
        words,
        Alignment(tuple(range(len(words)))),
        "政府工作报告",
        area,
        2025,
        area.level,
        None,
        (Section(0, None, 0, "", "", Part.REVIEW, whole),),
        (Sentence(0, 0, 0, whole, setting),),
    )


def resolve(*named: tuple[str, str], area: Area = CLOUD) -> link.Names:
    """The names of a report that consists of mentions, each given as class and words, or words=canonical name."""
    words, mentions = "", []
    for cls, said in named:
        text, _, name = said.partition("=")
        mentions.append(Mention(Span(len(words), len(words) + len(text)), 0, name or text, cls, "test"))
        words += text + "，"
    return link.resolve(Extraction(document(words + "。", area), tuple(mentions)))


def named(names: link.Names) -> dict[str, tuple[str, ...]]:
    return {entity.name: tuple(sorted(entity.classes)) for entity in names.entities if entity != names.area}


def test_a_name_of_several_classes_is_one_thing() -> None:
    names = resolve(("Place", "云川公园"), ("Project", "云川公园"), ("Place", "云川公园"))
    assert named(names) == {"云川公园": ("Place", "Project")}


def test_a_person_and_a_firm_of_one_name_are_two() -> None:
    names = resolve(("Person", "林方"), ("Enterprise", "林方"))
    assert [entity.classes for entity in names.entities if entity.name == "林方"] == [
        frozenset({"Person"}),
        frozenset({"Enterprise"}),
    ]


def test_other_words_for_a_name_are_its_aliases() -> None:
    names = resolve(("Programme", "“云”计划=云计划"), ("Programme", "云上计划=云计划"))
    (entity,) = (entity for entity in names.entities if entity.name == "云计划")
    assert entity.aliases == ("云上计划",)


@pytest.mark.parametrize(
    ("cls", "short", "full"),
    [
        ("Place", "数字经济产业园", "云川区数字经济产业园"),
        ("Enterprise", "远岚科技", "远岚科技股份有限公司"),
        ("Enterprise", "远岚科技", "远岚科技集团有限公司"),
        ("Project", "松溪智能制造", "松溪智能制造项目"),
        ("Institution", "人民医院", "云川区人民医院"),
        ("AdministrativeArea", "松泾镇", "云川区松泾镇"),
        ("AdministrativeArea", "桂花园街道", "云川区桂花园街道"),
    ],
)
def test_a_short_form_is_its_full_form(cls: str, short: str, full: str) -> None:
    assert named(resolve((cls, short), (cls, full))) == {full: (cls,)}


@pytest.mark.parametrize(
    "mentions",
    [
        [("Institution", "人民医院"), ("Institution", "云川区人民医院"), ("Institution", "云川人民医院")],
        [("Place", "松溪公园"), ("Project", "松溪公园项目")],
        [("Place", "产业园"), ("Place", "云川区产业园")],
        [("Person", "人民医院"), ("Institution", "云川区人民医院")],
        [("AdministrativeArea", "松泾镇"), ("AdministrativeArea", "白石区松泾镇")],
    ],
    ids=["two full forms", "another class", "too short", "another group", "a town elsewhere"],
)
def test_what_cannot_be_told_stays_apart(mentions: list[tuple[str, str]]) -> None:
    assert len(named(resolve(*mentions))) == len(mentions)


def test_short_forms_of_short_forms_find_the_whole() -> None:
    names = resolve(("Enterprise", "远岚科技"), ("Enterprise", "云川远岚科技"), ("Enterprise", "云川远岚科技有限公司"))
    assert list(named(names)) == ["云川远岚科技有限公司"]
    assert names.subject(Subject("远岚科技", "Enterprise")).name == "云川远岚科技有限公司"


def test_areas_are_resolved_by_code_and_within_the_reports_own() -> None:
    names = resolve(
        ("AdministrativeArea", "渝中"), ("AdministrativeArea", "渝中区"), ("AdministrativeArea", "重庆市"), area=YUZHONG
    )
    assert [(e.key, e.name) for e in names.entities] == [("area 500000", "重庆市"), ("area 500103", "渝中区")]
    assert names.area.area is not None
    assert names.area.area.code == "500103"


def test_an_area_that_cannot_be_told_is_the_reports_own_thing() -> None:
    names = resolve(("AdministrativeArea", "鼓楼区"), ("AdministrativeArea", "松溪镇"))
    assert {(e.name, e.area) for e in names.entities} == {("云川区", None), ("鼓楼区", None), ("松溪镇", None)}


def test_the_reports_area_is_always_there() -> None:
    assert resolve().area.name == "云川区"
    assert resolve().subject(Subject("云川区", "AdministrativeArea")) == resolve().area


def test_what_only_claims_name_is_there_too() -> None:
    base = document("云川塔获评全国名塔。", CLOUD)
    claim = Recognition(
        subject=Subject("云川塔", "Building"),
        modality=Modality.ACHIEVED,
        period=Period(2024),
        evidence=Span(5, 9),
        sentence=0,
        rule="test",
        award="全国名塔",
        grantor="中国名塔协会",
    )
    names = link.resolve(Extraction(base, (), (claim,)))
    assert names.award("全国名塔").classes == {"Award"}
    assert names.grantor("中国名塔协会").classes == {"Institution"}
    assert named(names) == {"云川塔": ("Building",), "全国名塔": ("Award",), "中国名塔协会": ("Institution",)}


def test_a_subject_without_a_class_is_a_topic_and_finds_its_members() -> None:
    names = resolve(("Enterprise", "远岚科技"), ("Enterprise", "白石机械"))
    topic = names.subject(Subject("两家企业", None, None, ("远岚科技", "白石机械", "无此企业")))
    assert isinstance(topic, link.Topic)
    assert [member.name for member in topic.members] == ["远岚科技", "白石机械"]


def test_groups_come_from_the_ontology() -> None:
    assert group("District") == group("AdministrativeArea") == "AdministrativeArea"
    assert group("Person") == "Person"
    assert group("Place") == group("Award") == "Thing"
