"""Administrative areas: names to codes, never by a guess."""

from __future__ import annotations

import pytest

from kg.lexicon import areas
from kg.model.document import Level


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("中国", "100000"),
        ("重庆市", "500000"),
        ("重庆", "500000"),
        ("渝中区", "500103"),
        ("渝中", "500103"),
        ("巫溪", "500238"),
        ("石柱土家族自治县", "500240"),
        ("石柱县", "500240"),
        ("新疆哈密", "650500"),
        ("保定市清苑区", "130608"),
        ("江苏省南京市鼓楼区", "320106"),
        ("清苑县", "130622"),
        ("恩施州", "422800"),
        ("克州", "653000"),
        ("仙桃", "429004"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("邢台", "130500"),
        ("香港", "810000"),
    ],
)
def test_names_resolve(name: str, code: str) -> None:
    found = areas.resolve(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["鼓楼区", "市中区", "朝阳", "青溪县", "", "全市", "区"])
def test_what_cannot_be_told_is_nothing(name: str) -> None:
    assert areas.resolve(name) is None


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("鼓楼区", "南京市", "320106"),
        ("鼓楼区", "玄武区", "320106"),
        ("鼓楼", "福州市", "350102"),
        ("朝阳", "北京市", "110105"),
        ("朝阳", "辽宁省", "211300"),
        ("哈密", "渝中区", "650500"),
    ],
)
def test_namesakes_are_told_by_where_one_is(name: str, within: str, code: str) -> None:
    found = areas.resolve(name, within=areas.resolve(within))
    assert found is not None
    assert found.code == code


def test_parents() -> None:
    names = []
    area = areas.resolve("清苑区")
    while area:
        names.append(area.name)
        area = areas.parent(area)
    assert names == ["清苑区", "保定市", "河北省", "中国"]
    direct = areas.by_code("429004")
    assert direct is not None
    assert areas.parent(direct) == areas.resolve("湖北省")


def test_levels() -> None:
    found = [areas.resolve(name) for name in ("中国", "上海市", "昆明市", "恩施州", "渝中区", "仙桃市")]
    assert [area.level for area in found if area] == [
        Level.STATE,
        Level.PROVINCE,
        Level.CITY,
        Level.CITY,
        Level.COUNTY,
        Level.COUNTY,
    ]


@pytest.mark.parametrize(
    ("name", "year", "then"), [("清苑区", 2008, "清苑县"), ("清苑区", 2020, "清苑区"), ("渝中区", 2005, "渝中区")]
)
def test_areas_in_their_time(name: str, year: int, then: str) -> None:
    area = areas.resolve(name)
    assert area is not None
    assert areas.at(area, year).name == then


def test_inside() -> None:
    district, city, other = (areas.resolve(name) for name in ("渝中区", "重庆市", "昆明市"))
    assert district
    assert city
    assert other
    assert areas.inside(district, city)
    assert not areas.inside(district, other)


def test_names_know_their_ambiguity() -> None:
    assert len({area.code for area in areas.names()["鼓楼区"]}) >= 4
    assert {area.code for area in areas.names()["渝中"]} == {"500103"}
