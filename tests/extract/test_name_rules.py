"""What grammar mends in names, on invented sentences: where they begin and end, and what they are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.names.rules import own_area, sharpen
from kg.extract.names.tagger import Tagged, model
from kg.extract.names.tidy import canonical, tidy
from kg.model.document import Area

HOME = Area("清溪县", None, None, "清溪")


def sharp(words: str, *tagged: tuple[str, str]) -> set[tuple[str, str]]:
    """The names of a sentence after the rules, when the tagger has read those given."""
    read = [Tagged(words.index(text), words.index(text) + len(text), cls) for text, cls in tagged]
    return {(words[start:end], cls) for start, end, cls in sharpen(read, words)}


@pytest.mark.parametrize(
    ("words", "tagged", "wanted"),
    [
        # A sure ending tells the class …
        ("云岭国际中心荣获称号。", ("云岭国际中心", "Institution"), ("云岭国际中心", "Building")),
        ("办好云岭啤酒节。", ("云岭啤酒节", "Programme"), ("云岭啤酒节", "Event")),
        ("云岭数据港投入运营。", ("云岭数据港", "Building"), ("云岭数据港", "Place")),
        ("支持中交七航局做强。", ("中交七航局", "Institution"), ("中交七航局", "Enterprise")),
        ("云岭市水务局牵头。", ("云岭市水务局", "Institution"), ("云岭市水务局", "Institution")),
        ("启用云岭金融法院。", ("云岭金融法院", "Project"), ("云岭金融法院", "Institution")),
        # … but what is being built may be a project, and of parks and bases the tagger knows more.
        ("云岭大剧院开工建设。", ("云岭大剧院", "Project"), ("云岭大剧院", "Project")),
        ("云岭科技园营收增长。", ("云岭科技园", "Project"), ("云岭科技园", "Project")),
        # The verb before a name and the verb after it are no part of it.
        ("大力支持远岚轮船做强。", ("大力支持远岚轮船", "Enterprise"), ("远岚轮船", "Enterprise")),
        ("远岚电力公司获评质量标杆。", ("远岚电力公司获评质量标杆", "Award"), ("远岚电力公司", "Enterprise")),
        # Nor is how large it is to become; but another quotation is.
        ("“双千亿”松溪商务区提质。", ("“双千亿”松溪商务区", "Place"), ("松溪商务区", "Place")),
        ("千亿级松溪汽车城提质。", ("千亿级松溪汽车城", "Place"), ("松溪汽车城", "Place")),
        ("“星河”松溪商务区提质。", ("“星河”松溪商务区", "Place"), ("“星河”松溪商务区", "Place")),
        # What is granted is a title.
        ("获批全国养老改革试点。", ("全国养老改革试点", "Programme"), ("全国养老改革试点", "Award")),
        ("推进养老改革试点。", ("养老改革试点", "Programme"), ("养老改革试点", "Programme")),
    ],
)
def test_one_name_is_mended(words: str, tagged: tuple[str, str], wanted: tuple[str, str]) -> None:
    assert wanted in sharp(words, tagged)


def test_two_names_side_by_side_are_two() -> None:
    assert sharp("云岭金融学院重庆大学签约。", ("云岭金融学院重庆大学", "Institution")) == {
        ("云岭金融学院", "Institution"),
        ("重庆大学", "Institution"),
    }
    assert ("云岭算力协同中心", "Institution") in sharp(
        "新疆哈密共建云岭算力协同中心。", ("新疆哈密共建云岭算力协同中心", "Institution")
    )


@pytest.mark.parametrize(
    ("words", "members"),
    [
        ("引进远岚电气、云栖智造等一批重点企业。", {("远岚电气", "Enterprise"), ("云栖智造", "Enterprise")}),
        ("听松阁、云岭剧院等5个演出场馆上演剧目。", {("听松阁", "Building"), ("云岭剧院", "Building")}),
        ("建成云岭公园、松溪湿地等6个公园。", {("云岭公园", "Place"), ("松溪湿地", "Place")}),
        ("引进重点企业等一批企业。", set()),
        # What introduces a member is no part of it.
        ("落地通信行业链主远岚动力全国总部等项目101个。", {("远岚动力全国总部", "Enterprise")}),
        ("引进远岚品牌管理公司等5家企业。", {("远岚品牌管理公司", "Enterprise")}),
    ],
)
def test_the_head_of_a_list_types_its_members(words: str, members: set[tuple[str, str]]) -> None:
    found = sharpen(list(tidy(model().names(words), words)), words)
    assert {(words[name.start : name.end], name.cls) for name in found} == members


def test_sessions_that_share_a_head_are_each_an_event() -> None:
    words = "落实党的二十大和二十届二中、三中全会精神，落实市委六届四次、五次全会部署。"
    names = sorted(n for n in sharpen([], words) if n.cls == "Event")
    full = [canonical(name, HOME, words) for name in names]
    assert full == ["党的二十届二中全会", "党的二十届三中全会", "市委六届四次全会", "市委六届五次全会"]


@pytest.mark.parametrize(
    ("words", "tagged", "wanted"),
    [
        # What a firm opens at a place belongs to its name, the region before it too …
        ("引进海苔家日本首店。", ("海苔家日本", "Enterprise"), ("海苔家日本首店", "Enterprise")),
        ("引进海苔家西南首店。", ("海苔家", "Product"), ("海苔家西南首店", "Enterprise")),
        ("落户远岚科技区域总部。", ("远岚科技", "Enterprise"), ("远岚科技区域总部", "Enterprise")),
        ("玩偶屋西南首展亮相。", ("玩偶屋", "Product"), ("玩偶屋西南首展", "Event")),
        ("云岭万象旗舰店开业。", ("云岭万象", "Place"), ("云岭万象旗舰店", "Enterprise")),
        # … but an area has no outlets, and an economy is none.
        ("发展云岭总部经济。", ("云岭", "Enterprise"), ("云岭", "Enterprise")),
        ("引进清溪首店五家。", ("清溪", "AdministrativeArea"), ("清溪", "AdministrativeArea")),
        # A verb that begins inside the name ends it, and so does the 等 of its list.
        ("云岭天地开街迎客。", ("云岭天地开", "Place"), ("云岭天地", "Place")),
        ("加快海苔家等零售企业落地。", ("海苔家等", "Enterprise"), ("海苔家", "Enterprise")),
        ("加快乐玛特等零售企业落地。", ("乐玛特等", "Enterprise"), ("乐玛特", "Enterprise")),
        ("壮大4大文旅服务业。", ("4大文旅服务业", "Industry"), ("文旅服务业", "Industry")),
        # What only looks like these stays whole.
        ("云岭能投产值突破百亿。", ("云岭能投", "Enterprise"), ("云岭能投", "Enterprise")),
        ("松溪传统村落成功申报。", ("松溪传统村落", "Place"), ("松溪传统村落", "Place")),
        ("云岭政务公开工作提质。", ("云岭政务公开", "Project"), ("云岭政务公开", "Project")),
        ("五大连池矿泉水产业壮大。", ("五大连池矿泉水产业", "Industry"), ("五大连池矿泉水产业", "Industry")),
        ("获评三级甲等。", ("三级甲等", "Award"), ("三级甲等", "Award")),
        ("云岭剧院首演原创歌剧。", ("云岭剧院", "Building"), ("云岭剧院", "Building")),
        ("话剧《云岭红》首展成功。", ("《云岭红》", "Product"), ("《云岭红》", "Product")),
        ("云岭集团总部金融功能增强。", ("云岭集团", "Enterprise"), ("云岭集团", "Enterprise")),
        ("云岭大学总部校区启用。", ("云岭大学", "Institution"), ("云岭大学", "Institution")),
    ],
)
def test_edges_of_a_name_are_mended(words: str, tagged: tuple[str, str], wanted: tuple[str, str]) -> None:
    assert sharp(words, tagged) == {wanted}


def test_an_outlet_behind_a_region_stays_one_name() -> None:
    names = sharp("引进海苔家餐厅中国首店。", ("海苔家餐厅", "Enterprise"), ("中国首店", "Enterprise"))
    assert names == {("海苔家餐厅中国首店", "Enterprise")}


def test_an_outlet_leaves_a_longer_name_alone() -> None:
    names = sharp("远岚总部大楼投用。", ("远岚", "Enterprise"), ("总部大楼", "Building"))
    assert names == {("远岚", "Enterprise"), ("总部大楼", "Building")}


def test_names_come_in_any_order() -> None:
    words = "引进海苔家首店和远岚首店。"
    names = sharp(words, ("远岚", "Enterprise"), ("海苔家", "Enterprise"))
    assert names == {("海苔家首店", "Enterprise"), ("远岚首店", "Enterprise")}


def test_names_do_not_overlap_and_lie_in_the_text() -> None:
    words = "远岚集团、云栖银行等3家企业入驻云岭产业园，松溪论坛、松溪啤酒节成功举办。"
    found = sharpen([Tagged(0, 4, "Enterprise")], words)
    assert found == sorted(set(found))
    for one, other in pairwise(found):
        assert one.end <= other.start


@given(st.text("远岚集团、等3家企业银行。论坛“”\n全会届次二中", max_size=40))
def test_any_text_is_sharpened(words: str) -> None:
    for start, end, cls in sharpen([], words):
        assert 0 <= start < end <= len(words)
        assert cls


def test_the_reports_own_area_is_found_where_no_name_covers_it() -> None:
    words = "清溪发展加快，清溪大桥通车，清溪县跻身百强。"
    bridge = Tagged(words.index("清溪大桥"), words.index("清溪大桥") + 4, "Project")
    found = sorted(own_area([bridge], words, HOME))
    assert [words[start:end] for start, end, _ in found] == ["清溪", "清溪大桥", "清溪县"]
    misread = [Tagged(words.index("清溪县"), words.index("清溪县") + 3, "Place")]
    assert {cls for _, _, cls in own_area(misread, words, HOME)} == {"AdministrativeArea"}
