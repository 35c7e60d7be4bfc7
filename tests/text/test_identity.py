"""Whose report of which year: from title, dateline, opening words, and the text."""

from __future__ import annotations

import pytest

from kg.errors import NoReport, UnreadableSource
from kg.model.document import Document, Level
from kg.text.document import document
from kg.text.reader import source

OPEN = "各位代表：\n现在，我代表{}人民政府向大会报告工作，请予审议，并请列席人员提出意见。\n"
BODY = (
    "一、{}年工作回顾\n过去一年，全{}经济稳中有进，新建学校三所。\n二、{}年工作安排\n今年，全{}生产总值增长6%左右。\n"
)


def report(head: str, government: str, year: int, kind: str, tail: str = "") -> Document:
    text = head + "\n" + OPEN.format(government) + BODY.format(year - 1, kind, year, kind) + tail
    return document(source("r.txt", text, "utf-8"))


@pytest.mark.parametrize(
    ("head", "government", "year", "kind", "code", "level"),
    [
        ("2025年重庆市渝中区政府工作报告", "区", 2025, "区", "500103", Level.COUNTY),
        (
            "政府工作报告\n——2023年1月5日在渝中区第十九届人民代表大会第三次会议上",
            "区",
            2023,
            "区",
            "500103",
            Level.COUNTY,
        ),
        (
            "政府工作报告\n2023年1月5日在渝中区\n第十九届人民代表大会第三次会议上",
            "区",
            2023,
            "区",
            "500103",
            Level.COUNTY,
        ),
        ("政府工作报告", "渝中区", 2023, "区", "500103", Level.COUNTY),
        ("2020年新疆维吾尔自治区政府工作报告", "自治区", 2020, "区", "650000", Level.PROVINCE),
        ("克州政府工作报告（2021年1月3日）", "州", 2021, "州", "653000", Level.CITY),
        ("重庆市2019年政府工作报告", "市", 2019, "市", "500000", Level.PROVINCE),
        ("保定市清苑区2024年政府工作报告", "区", 2024, "区", "130608", Level.COUNTY),
        ("保定市清苑区2008年政府工作报告", "清苑县", 2008, "县", "130622", Level.COUNTY),
    ],
)
def test_area_year_and_level(head: str, government: str, year: int, kind: str, code: str, level: Level) -> None:
    found = report(head, government, year, kind)
    assert (found.area.code, found.year, found.level) == (code, year, level)


def test_the_state_council_speaks_for_china() -> None:
    text = "政府工作报告\n——2024年3月5日在第十四届全国人民代表大会第二次会议上\n国务院总理 李某\n" + OPEN.format(
        "国务院"
    )
    text = text.replace("国务院人民政府", "国务院") + BODY.format(2023, "国", 2024, "国")
    found = document(source("r.txt", text, "utf-8"))
    assert (found.area.code, found.area.name, found.level) == ("100000", "中国", Level.STATE)


def test_a_dateline_that_names_another_city_is_outvoted() -> None:
    head = "昆明市政府工作报告\n——2025年1月12日在大理市第十五届人民代表大会第五次会议上\n昆明市市长 李某"
    assert report(head, "市", 2025, "市", "昆明的明天更美好，昆明加油。\n").area.name == "昆明市"


def test_namesakes_are_told_by_what_lies_around_them() -> None:
    nanjing = report("2025年鼓楼区政府工作报告", "区", 2025, "区", "我们服务南京，建设南京，江苏和南京的支持很大。\n")
    fuzhou = report("2025年鼓楼区政府工作报告", "区", 2025, "区", "我们服务福州，建设福州，福建和福州的支持很大。\n")
    assert (nanjing.area.code, fuzhou.area.code) == ("320106", "350102")


def test_a_december_meeting_plans_the_next_year() -> None:
    head = "政府工作报告\n——2024年12月25日在昆明市第八届人民代表大会第四次会议上"
    found = report(head, "市", 2025, "市")
    assert (found.year, found.date) == (2025, "2024-12-25")


def test_chinese_digits_in_the_dateline() -> None:
    head = "政府工作报告\n二〇二一年一月三十日在郑州市第十五届人民代表大会第四次会议上"
    assert report(head, "市", 2021, "市").date == "2021-01-30"


@pytest.mark.parametrize("year", ["2○24", "2O24", "２○２４", "二○二四", "二零二四"])
def test_rings_and_letters_for_zero_in_the_dateline(year: str) -> None:
    head = f"政府工作报告\n{year}年1月9日在昆明市第八届人民代表大会第四次会议上"
    text = head + "\n" + OPEN.format("市") + "一、砥砺奋进\n新建学校三所。\n"
    assert document(source("r.txt", text, "utf-8")).date == "2024-01-09"


@pytest.mark.parametrize("dateline", ["2024年1月9日在青溪镇", "二〇二四年一月九日上午在青溪镇", "青溪镇", "——在青溪镇"])
def test_an_area_that_no_table_lists_is_named_without_the_day(dateline: str) -> None:
    found = report(f"政府工作报告\n{dateline}第十八届人民代表大会第三次会议上", "镇", 2024, "镇")
    assert (found.area.name, found.area.code) == ("青溪镇", None)


@pytest.mark.parametrize("name", ["县长 杨兴安", "区长 罗庆华", "市长 何长春", "县 长  杨 兴 安", "杨兴安县长作"])
def test_a_persons_name_names_no_area(name: str) -> None:
    text = f"政府工作报告\n{name}\n2024年1月9日\n{OPEN.format('县')}{BODY.format(2023, '县', 2024, '县')}"
    with pytest.raises(NoReport, match="area"):
        document(source("r.txt", text, "utf-8"))


def test_a_year_by_its_headings_when_the_title_names_the_year_reviewed() -> None:
    assert report("2003年四川省人民政府工作报告", "省", 2004, "省").year == 2004


def test_a_text_that_is_no_report_is_refused_and_can_be_named() -> None:
    text = "今天天气很好。我们去公园散步，看见了许多花。"
    with pytest.raises(NoReport, match="area and year") as caught:
        document(source("日记.txt", text, "utf-8"))
    assert "--area" in caught.value.remedy
    assert "--year" in caught.value.remedy
    named = document(source("日记.txt", text, "utf-8"), area="渝中区", year=2025)
    assert (named.area.code, named.year, len(named.sentences)) == ("500103", 2025, 2)


def test_given_area_and_year_go_before_the_text() -> None:
    text = "2020年昆明市政府工作报告\n" + OPEN.format("市") + BODY.format(2019, "市", 2020, "市")
    found = document(source("r.txt", text, "utf-8"), area="青溪高新区", year=2021)
    assert (found.area.name, found.area.code, found.year) == ("青溪高新区", None, 2021)


FIVE = (
    "一、过去五年工作回顾\n五年来，生产总值由2016年的32亿元增长到2020年的51亿元，群众得到实惠。\n{}"
    "二、未来五年奋斗目标和主要任务\n今后五年，我们要办好民生实事，到2025年产值翻一番。\n{}"
)
UNDATED = "青溪县政府工作报告\n" + OPEN.format("青溪县")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (FIVE.format("", ""), 2021),
        (
            "一、过去五年工作回顾\n“十二五”期末产值达51亿元，实现“十三五”良好开局。\n二、未来五年主要任务\n"
            "2016、2017年重点推进老街改造，2018年开工大桥。\n",
            2016,
        ),
        ("一、工作回顾\n获评先进。\n二、任务\n今年是“十四五”规划的开局之年，要办好实事。\n", 2021),
        ("一、工作回顾\n获评先进。\n二、任务\n今年是实施“七五”计划的第一年，要办好实事。\n", 1986),
        ("一、工作回顾\n获评先进。\n二、任务\n今年是“十三五”的收官之年，要办好实事。\n", 2020),
        ("一、工作回顾\n获评先进。\n二、任务\n今年是新中国成立70周年，要办好实事。\n", 2019),
    ],
)
def test_a_year_that_nothing_states_but_the_text_tells_surely(text: str, year: int) -> None:
    assert document(source("r.txt", UNDATED + text, "utf-8"), area="青溪县").year == year


@pytest.mark.parametrize(
    "text",
    [
        "一、工作回顾\n获评先进。\n二、任务\n今年要办好实事，到2025年产值翻一番。\n",
        FIVE.format("由2015年的3家增长到2019年的9家。\n", ""),
        "一、工作回顾\n获评先进。\n二、任务\n今年是“十四五”的开局之年，也是新中国成立70周年，要办好实事。\n",
    ],
)
def test_a_year_that_the_text_leaves_open_is_asked_for(text: str) -> None:
    with pytest.raises(NoReport, match="year"):
        document(source("r.txt", UNDATED + text, "utf-8"), area="青溪县")


def test_the_first_session_of_a_congress_has_one_year() -> None:
    text = "各位代表：\n我们第一届全国人民代表大会第一次会议开得很好。现在，我代表中央人民政府作工作报告。\n"
    found = document(source("r.txt", text, "utf-8"))
    assert (found.area.name, found.year) == ("中国", 1954)


def test_a_title_that_names_the_year_reviewed_yields_to_the_year_planned() -> None:
    text = (
        "2005年青溪县人民政府工作报告\n"
        + OPEN.format("青溪县")
        + "一、“十五”工作回顾\n获评先进。\n三、2006年工作\n办实事。\n"
    )
    assert document(source("r.txt", text, "utf-8"), area="青溪县").year == 2006


def test_a_city_is_told_by_its_name_where_the_whole_region_is_named_more() -> None:
    text = (
        "政府工作报告\n"
        + OPEN.format("市")
        + BODY.format(2021, "市", 2022, "市")
        + "昆明全市奋进，全区领先，全区第一。\n"
        "建设昆明，服务昆明，市人大和全市支持昆明，全区排名第一，全区前列。全市，我市，全市。\n"
    )
    assert document(source("r.txt", text, "utf-8")).area.name == "昆明市"


def test_a_committee_may_report() -> None:
    text = "碧湖新区2023年管理委员会工作报告\n各位代表！\n二、2023年重点工作安排\n昆明支持我们，我们要办好实事。\n"
    assert document(source("r.txt", text, "utf-8")).area.name == "碧湖新区"


def test_a_text_far_longer_than_a_report_is_refused_at_once() -> None:
    with pytest.raises(UnreadableSource, match=r"3,000,000 characters") as caught:
        document(source("全年汇编.txt", "一二三" * 1_000_000, "utf-8"))
    assert "file of its own" in caught.value.remedy
