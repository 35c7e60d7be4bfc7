"""Numbers that are easily read wrong, each in a sentence of its own: what is claimed, and what is not."""

from __future__ import annotations

import pytest

from kg.extract.extractors.numerals import numerals
from kg.model.claim import Measurement, Numeral, Ranking
from tests.extract.test_numbers import known


def _claims(text: str) -> list[tuple[str, str, str, str]]:
    _, found = known(text)
    return [(format(m.value, "f"), m.unit, m.comparator.value, m.change.value) for m in found.of(Measurement)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # Digits that touch a number, and a full stop behind one.
        ("投入3541.07万元支持5G建设。", [("35410700", "CNY", "eq", "none")]),
        ("结余10.56亿元。", [("1056000000", "CNY", "eq", "none")]),
        ("利用外资100000万美元。", [("1000000000", "USD", "eq", "none")]),
        # A scale without a unit: money where money is measured, people where people are counted.
        ("地区生产总值突破4120亿。", [("412000000000", "CNY", "gt", "none")]),
        ("常住人口小于40万。", [("400000", "person", "lt", "none")]),
        # From one level to another: the second is of this year.
        ("外贸由615亿元增加到875亿元。", [("87500000000", "CNY", "eq", "none")]),
        ("税收年均增长8.5%。", [("8.5", "%", "eq", "increase")]),
        ("进出口同比（下同）增长5%，出口下降8%。", [("5", "%", "eq", "increase"), ("8", "%", "eq", "decrease")]),
        # Comparators before, behind, and behind the noun or the list.
        ("引进10家总部企业以上。", [("10", "家", "ge", "none")]),
        ("甲园、乙园税收分别增长8%、9%左右。", [("8", "%", "approx", "increase"), ("9", "%", "approx", "increase")]),
        (
            "三次产业比例2.1∶36.5∶61.4。",
            [("2.1", "%", "eq", "none"), ("36.5", "%", "eq", "none"), ("61.4", "%", "eq", "none")],
        ),
        # Numbers in words, fractions, per mille, points.
        ("经济总量翻一番。", [("2", "times", "eq", "none")]),
        ("单位能耗下降百分之三。", [("3", "%", "eq", "decrease")]),
        ("出生率为千分之二点五。", [("2.5", "‰", "eq", "none")]),
        ("自然增长率5.6‰。", [("5.6", "‰", "eq", "none")]),
        ("城镇化率提高1.2个百分点。", [("1.2", "pp", "eq", "increase")]),
        ("一半以上的村通了公交。", [("50", "%", "ge", "none")]),
        # 万元 names what is measured and measures nothing.
        ("万元GDP能耗下降3.5%。", [("3.5", "%", "eq", "decrease")]),
        # Dates, documents, telephones and numbers of a list are no measurements.
        ("2024年3月5日印发〔2024〕12号文件。", []),
        ("咨询电话0517-8812345、13812345678。", []),
        ("1.新建学校2所。", [("2", "所", "eq", "none")]),
        ("（3）改造医院4家。", [("4", "家", "eq", "none")]),
    ],
)
def test_measurements(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert _claims(text) == claims


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "引进亿元以上项目30个，其中10亿元以上5个、50亿元以上1个。",
            [("引进亿元以上项目", "30"), ("引进10亿元以上项目", "5"), ("引进50亿元以上项目", "1")],
        ),
        (
            "新增规上企业30家，产值超10亿元5家，税收亿元以上达2家。",
            [("新增规上企业", "30"), ("新增产值超10亿元规上企业", "5"), ("新增税收亿元以上规上企业", "2")],
        ),
        # Behind a mark, and where nothing is counted, money is money.
        ("税收10亿元以上，企业5家。", [("税收", "1000000000"), ("企业", "5")]),
        ("税收达10亿元以上。", [("税收", "1000000000")]),
    ],
)
def test_a_size_says_which_things_are_counted(text: str, counted: list[tuple[str, str]]) -> None:
    _, found = known(text)
    assert [(claim.phrase, str(claim.value)) for claim in found.of(Measurement)] == counted
    assert all(claim.comparator.value == "eq" for claim in found.of(Measurement) if claim.unit != "CNY")


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        # The members of a list are whole words, however long the last one's is.
        ("农业、工业、服务业增加值分别增长3%、7%和8%。", ["农业增加值", "工业增加值", "服务业增加值"]),
        ("风电、光伏发电装机规模分别达20万千瓦、30万千瓦。", ["风电装机规模", "光伏发电装机规模"]),
        ("农业、工业用电量分别增长3%、7%。", ["农业用电量", "工业用电量"]),
        ("煤炭、电力行业产值分别增长3%、7%。", ["煤炭行业产值", "电力行业产值"]),
        ("第一、二、三产业占比分别为8%、42%和50%。", ["第一产业占比", "第二产业占比", "第三产业占比"]),
        (
            "一、二、三产业增加值分别为1亿元、3亿元、4亿元。",
            ["第一产业增加值", "第二产业增加值", "第三产业增加值"],
        ),
        ("二、三产业分别增长5%、8%。", ["第二产业", "第三产业"]),
        ("一、二季度税收分别增长5%、6%。", ["一季度税收", "二季度税收"]),
        # An effect on something, and a share of something, are told of each.
        (
            "投资、消费、出口对增长的贡献率分别为45%、40%、15%。",
            ["投资对增长的贡献率", "消费对增长的贡献率", "出口对增长的贡献率"],
        ),
        ("合格率和科技对增长的贡献率分别达95%、40%。", ["合格率", "科技对增长的贡献率"]),
        ("林业、渔业占比重分别为40%、45%。", ["林业占比重", "渔业占比重"]),
        ("林业、渔业占地区生产总值的比重分别为4%、5%。", ["林业占地区生产总值比重", "渔业占地区生产总值比重"]),
        # What several verbs are done to stands behind the last; a verb alone names nothing.
        (
            "计划新建12个、续建8个、竣工10个重点项目。",
            ["新建重点项目", "续建重点项目", "竣工重点项目"],
        ),
        ("一季度开工30个，二季度开工20个。", ["开工", "开工"]),
        ("储备项目30个，已开工12个。", ["储备项目", "开工储备项目"]),
        ("新建8个、改造老旧小区10个。", ["新建", "改造老旧小区"]),
        ("省、市、县三级分别投入3亿元、2亿元、1亿元。", ["省级投入", "市级投入", "县级投入"]),
        # Whose investment is not said; a sector's output and the whole area's investment are told side by side.
        ("工业增加值、投资分别增长8%、10%。", ["工业增加值", "投资"]),
        ("商品房销售面积、销售额分别增长8%、10%。", ["商品房销售面积", "商品房销售额"]),
    ],
)
def test_what_a_list_measures(text: str, phrases: list[str]) -> None:
    _, found = known(text)
    assert [claim.phrase for claim in found.of(Measurement)] == phrases
    assert {claim.subject.name for claim in found.of(Measurement)} == {"清溪县"}


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("绿地率、水质分别居全市第1、第3。", [("全市", 1, "绿地率"), ("全市", 3, "水质")]),
        ("税收增速居全省第2位、较上年前移3位。", [("全省", 2, "税收增速")]),
    ],
)
def test_ranks(text: str, ranks: list[tuple[str, int, str]]) -> None:
    _, found = known(text)
    assert [(r.scope, r.position, r.phrase) for r in found.of(Ranking)] == ranks


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("税收增速居全省第2位、较上年前移3位。", "税收增速"),
        ("综合实力居全国第56位提升3位。", "综合实力"),
        ("综合考核较上年上升3个位次。", "综合考核"),
    ],
)
def test_places_gained_are_a_change(text: str, phrase: str) -> None:
    _, found = known(text)
    measured = [(m.phrase, str(m.value), m.unit, m.change.value) for m in found.of(Measurement)]
    assert measured == [(phrase, "3", "位", "increase")]


def test_what_measures_nothing_is_accounted_for() -> None:
    document, found = known("1.印发〔2024〕12号文件，2024年3月起施行，咨询电话0517-8812345，建设5G基站。")
    uses = [(document.text(n.span), n.use.value) for n in numerals.run(document, found) if isinstance(n, Numeral)]
    assert uses == [
        ("1", "list_number"),
        ("2024", "name"),
        ("12", "name"),
        ("2024", "date"),
        ("3", "date"),
        ("0517", "name"),
        ("8812345", "name"),
        ("5", "name"),
    ]
