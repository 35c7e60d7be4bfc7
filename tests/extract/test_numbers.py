"""Measurements, rankings and the account of numerals, on invented sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.extractor import Known
from kg.extract.extractors.figures import figures
from kg.extract.extractors.measurements import measurements
from kg.extract.extractors.numerals import numerals
from kg.extract.extractors.rankings import rankings
from kg.extract.extractors.readings import readings
from kg.extract.reckoning import Reckoned
from kg.grammar.reading import Reading
from kg.model.claim import Measurement, Mention, Numeral, Ranking
from kg.model.document import Document
from tests.extract.named import marked


def _known(text: str, *, target: bool = False) -> tuple[Document, Known]:
    document, mentions = marked(text, target=target)
    values: dict[type, tuple[object, ...]] = {Mention: mentions}
    for kind, each in ((Reading, readings), (Reckoned, figures), (Measurement, measurements), (Ranking, rankings)):
        values[kind] = tuple(each.run(document, Known(values)))
    return document, Known(values)


def _measured(text: str) -> list[tuple[str, str, str]]:
    _, known = _known(text)
    return [(m.phrase, format(m.value, "f"), m.unit) for m in known.of(Measurement)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规上企业营收达320亿元。", [("规上企业营收", "32000000000", "CNY")]),
        ("引进云上科技、山河数据等重点项目16个。", [("引进重点项目", "16", "个")]),
        ("银杏大厦等11栋老旧楼宇改造升级。", [("老旧楼宇改造升级", "11", "栋")]),
        ("推进22个城中村综合治理。", [("推进城中村综合治理", "22", "个")]),
        (
            "新认定高新技术企业80家、科技型中小企业262家。",
            [("新认定高新技术企业", "80", "家"), ("新认定科技型中小企业", "262", "家")],
        ),
        (
            "新增高层次人才174名，急需紧缺人才326名。",
            [("新增高层次人才", "174", "person"), ("新增急需紧缺人才", "326", "person")],
        ),
        ("货运量与货值分别增长20%、15%。", [("货运量", "20", "%"), ("货值", "15", "%")]),
        (
            "楼均产出、税收分别超1.2万元/平方米、1400元/平方米。",
            [("楼均产出", "12000", "CNY/m2"), ("楼均税收", "1400", "CNY/m2")],
        ),
        (
            "城镇、农村居民人均可支配收入分别增长5%、6%。",
            [("城镇居民人均可支配收入", "5", "%"), ("农村居民人均可支配收入", "6", "%")],
        ),
        ("承运箱量占全市近1/5。", [("承运箱量占全市比重", "20", "%")]),
        (
            "签约项目30个，投资额56亿元，占全市20%。",
            [("签约项目", "30", "个"), ("投资额", "5600000000", "CNY"), ("投资额占全市比重", "20", "%")],
        ),
        ("建成区面积由60平方公里拓展到86平方公里。", [("建成区面积", "86", "km2")]),
        (
            "低保、特困标准分别由1800元、3600元提高到2300元、4200元。",
            [("低保标准", "2300", "CNY"), ("特困标准", "4200", "CNY")],
        ),
        ("外贸总额由615亿元增加到875亿元。", [("外贸总额", "87500000000", "CNY")]),
        (
            "三次产业比例2.1∶36.5∶61.4。",
            [("第一产业比重", "2.1", "%"), ("第二产业比重", "36.5", "%"), ("第三产业比重", "61.4", "%")],
        ),
        (
            "三次产业结构由5.1:40.0:54.9调整为4.3:38.6:57.1。",
            [("第一产业比重", "4.3", "%"), ("第二产业比重", "38.6", "%"), ("第三产业比重", "57.1", "%")],
        ),
        (
            "实施总投资123亿元的58个城建类项目。",
            [("城建类项目总投资", "12300000000", "CNY"), ("实施城建类项目", "58", "个")],
        ),
        (
            "1个国家级、17个市级的重点实验室建成。",
            [("国家级重点实验室建成", "1", "个"), ("市级的重点实验室建成", "17", "个")],
        ),
        ("建成高标准农田3万亩、在建2万亩。", [("建成高标准农田", "30000", "mu"), ("在建高标准农田", "20000", "mu")]),
        (
            "利润总额、亏损额分别增长9%、下降3%。",
            [("利润总额", "9", "%"), ("亏损额", "3", "%")],
        ),
        ("新增规上企业12家，累计达到98家。", [("新增规上企业", "12", "家"), ("规上企业", "98", "家")]),
        ("净增企业1600余家、总量达7800家。", [("净增企业", "1600", "家"), ("企业总量", "7800", "家")]),
        ("营收、利润均增长12%。", [("营收", "12", "%"), ("利润", "12", "%")]),
        ("压减煤炭5万吨，生态补水2亿立方米。", [("压减煤炭", "50000", "t"), ("生态补水", "200000000", "立方米")]),
        ("引进30亿元以上产业项目2个。", [("引进30亿元以上产业项目", "2", "个")]),
        ("常住人口超过2000万。", [("常住人口", "20000000", "person")]),
        ("地区生产总值突破4120亿。", [("地区生产总值", "412000000000", "CNY")]),
        ("万元GDP能耗下降3.5%。", [("万元GDP能耗", "3.5", "%")]),
        ("经济总量比2010年翻一番。", [("经济总量", "2", "times")]),
        ("一半以上村庄通了公交。", [("村庄通了公交", "50", "%")]),
        ("云岭茶企增至3家、省级78家。", [("云岭茶企", "3", "家"), ("省级云岭茶企", "78", "家")]),
        ("新增创新平台54个，其中国家级3个。", [("新增创新平台", "54", "个"), ("新增国家级创新平台", "3", "个")]),
        ("办公经费下降8%，其中市级下降9.8%。", [("办公经费", "8", "%"), ("市级办公经费", "9.8", "%")]),
        (
            "每年新建20个创新平台和载体、新增20个创新团队。",
            [("新建创新平台和载体", "20", "个"), ("新增创新团队", "20", "个")],
        ),
        (
            "推进云岭新城等4个城镇供水和清河县等5个城市排水设施建设。",
            [("推进城镇供水", "4", "个"), ("城市排水设施建设", "5", "个")],
        ),
        ("100个重大项目开工，50个竣工投产。", [("重大项目开工", "100", "个"), ("重大项目竣工投产", "50", "个")]),
        ("药企48家开工建设，有20家竣工投产。", [("药企", "48", "家"), ("药企竣工投产", "20", "家")]),
        ("储备项目30个，已开工12个。", [("储备项目", "30", "个"), ("开工储备项目", "12", "个")]),
        (
            "登记失业率3.06%，比控制目标低0.65个百分点。",
            [("登记失业率", "3.06", "%"), ("登记失业率比控制目标低", "0.65", "pp")],
        ),
        (
            "各县（市、区）城镇低保、农村低保标准提高到每人每月242元、109元。",
            [("各县（市、区）城镇低保标准", "242", "CNY"), ("农村低保标准", "109", "CNY")],
        ),
        (
            "安排城建投资256亿元（含电力资金23.6亿元）。",
            [("安排城建投资", "25600000000", "CNY"), ("电力资金", "2360000000", "CNY")],
        ),
        ("推动16个已签约项目全面开工。", [("已签约项目全面开工", "16", "个")]),
        ("抓好50个超长期国债项目前期工作。", [("超长期国债项目前期工作", "50", "个")]),
        (
            "组织有关镇兴建10个污水处理厂和5个垃圾发电厂。",
            [("组织有关镇兴建污水处理厂", "10", "个"), ("兴建垃圾发电厂", "5", "个")],
        ),
        ("连续90天无新增病例。", [("无新增病例", "90", "day")]),
        ("引进百亿企业1户、50亿企业2户。", [("引进百亿企业", "1", "户"), ("引进50亿企业", "2", "户")]),
        (
            "新增千亿元以上企业2家、500亿元以上企业6家。",
            [("新增千亿元以上企业", "2", "家"), ("新增500亿元以上企业", "6", "家")],
        ),
        ("养老金标准由65元/月提高到80元/月。", [("养老金标准", "80", "CNY/月")]),
        (
            "发放救助金15.9亿元，惠及59.3万人次。",
            [("发放救助金", "1590000000", "CNY"), ("救助金惠及", "593000", "person-time")],
        ),
        ("零售总额达1134亿元，比增20.5%。", [("零售总额", "113400000000", "CNY"), ("零售总额", "20.5", "%")]),
        ("谋划项目61个总投资235亿元。", [("谋划项目", "61", "个"), ("项目总投资", "23500000000", "CNY")]),
        ("3万户9万贫困人口脱贫。", [("贫困人口脱贫", "30000", "户"), ("贫困人口脱贫", "90000", "person")]),
        ("对135个无物业小区实施整治。", [("无物业小区实施整治", "135", "个")]),
        ("9个镇（乡）被省命名。", [("镇（乡）被省命名", "9", "个")]),
        ("进入全省考评前十名。", []),
        ("实现“个转企”“小升规”分别为60户、25户。", [("“个转企”", "60", "户"), ("“小升规”", "25", "户")]),
        ("减免税费、租金等59亿元。", [("减免税费、租金", "5900000000", "CNY")]),
        (
            "生产总值、财政总收入全部实现翻番，分别达6600亿元、1111亿元。",
            [("生产总值", "660000000000", "CNY"), ("财政总收入", "111100000000", "CNY")],
        ),
        (
            "一产118亿元，二产742亿元，分别增长7.8%、19.8%。",
            [
                ("一产", "11800000000", "CNY"),
                ("二产", "74200000000", "CNY"),
                ("一产", "7.8", "%"),
                ("二产", "19.8", "%"),
            ],
        ),
        ("参保人数分别净增37.62、44.18万人。", [("参保人数", "376200", "person"), ("参保人数", "441800", "person")]),
        ("采购文艺演出110场，修缮危桥26座。", [("采购文艺演出", "110", "场"), ("修缮危桥", "26", "座")]),
        ("①新建停车场3处。", [("新建停车场", "3", "处")]),
        ("经济总量跨越千亿元大关，达到1117.7亿元。", [("经济总量", "111770000000", "CNY")]),
        ("[26项市政工程|项]顺利推进。", [("市政工程顺利推进", "26", "项")]),
        ("[云岭30万辆新能源汽车项目|项]开工。", []),
    ],
)
def test_what_a_number_measures(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _measured(text) == found


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("甲园、乙园税收分别增长8%、9%左右。", ["approx", "approx"]),
        ("楼均产出、税收分别超9000元、1400元。", ["gt", "gt"]),
        ("引进10家总部企业以上。", ["ge"]),
        ("城镇登记失业率远低于全市3%控制线。", ["lt"]),
        ("研发投入约占全市1/4。", ["approx"]),
    ],
)
def test_comparators(text: str, comparators: list[str]) -> None:
    _, known = _known(text)
    assert [claim.comparator.value for claim in known.of(Measurement)] == comparators


def test_a_change_and_its_level() -> None:
    _, known = _known("税收同比增长8%，营收增长到90亿元，失业率比2019年下降0.3个百分点。")
    claims = known.of(Measurement)
    assert [(c.change.value, c.basis.value if c.basis else None) for c in claims] == [
        ("increase", "yearOnYear"),
        ("none", None),
        ("decrease", "since"),
    ]


def test_a_difference_is_no_change() -> None:
    _, known = _known("生产总值增速高于全市1个百分点，出台稳增长政策76条。")
    assert [claim.change.value for claim in known.of(Measurement)] == ["none", "none"]


def test_each_of_a_list_changes_in_its_own_way() -> None:
    _, known = _known("利润总额、亏损额分别增长9%、下降3%。")
    assert [claim.change.value for claim in known.of(Measurement)] == ["increase", "decrease"]


def test_a_range_keeps_both_bounds() -> None:
    _, known = _known("地区生产总值增长5%—6%。")
    (claim,) = known.of(Measurement)
    assert (claim.value, claim.upper, claim.comparator.value, claim.metric) == (Decimal(5), Decimal(6), "ge", "gdp")


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("[云岭商务区|地]新增企业137家。", ["云岭商务区"]),
        ("[云岭物流园|地]启动建设，入驻企业3家，货运量增长20%。", ["云岭物流园", "云岭物流园"]),
        ("整合资源打造[云岭产业园|地]，园区营收超35亿元。", ["云岭产业园"]),
        ("组建注册资本9亿元的[云岭投资集团|企]。", ["云岭投资集团"]),
        ("[云岭物流园|地]投入运营，全县货运量增长20%。", ["清溪县"]),
        ("新材料产业营业收入增长13%。", ["新材料产业"]),
        ("规模以上工业增加值增长7%。", ["清溪县"]),
        ("租赁服务业、交通运输业营业收入分别增长11%、8%。", ["租赁服务业", "交通运输业"]),
        ("举办[云岭招商大会|会]，签约额超9亿元。", ["云岭招商大会"]),
        ("云岭跨境产业园营收超5亿元。", ["云岭跨境产业园"]),
        ("自贸区5项案例获评优秀。", ["自贸区"]),
        ("省级园区引进项目9个。", ["清溪县"]),
        ("[县政府|校]出台措施5项。", ["清溪县"]),
        ("[云岭河|地]全面禁捕。优良天数达到300天。", ["清溪县"]),
        ("[服务贸易|业]增长20%。", ["清溪县"]),
        ("城镇登记失业率3%。", ["清溪县"]),
    ],
)
def test_whose_a_number_is(text: str, subjects: list[str]) -> None:
    _, known = _known(text)
    assert [claim.subject.name for claim in known.of(Measurement)] == subjects


def test_a_sentence_of_one_word_is_the_topic_of_those_behind_it() -> None:
    _, known = _known("现代金融业。新增机构7家。专业服务业。引进企业10家。")
    assert [claim.subject.name for claim in known.of(Measurement)] == ["现代金融业", "专业服务业"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "楼均产出、税收分别超9000元、1400元，居全省第1。",
            [("全省", 1, "楼均产出"), ("全省", 1, "楼均税收")],
        ),
        ("绿地率、水质分别居全市第1、第3。", [("全市", 1, "绿地率"), ("全市", 3, "水质")]),
        ("新增上市企业11家、总数居中部第1位。", [("中部", 1, "上市企业总数")]),
        ("粮食总产量从全国第十位跃升至第六位。", [("全国", 6, "粮食总产量")]),
        ("税收增速居全省第2位、较上年前移3位。", [("全省", 2, "税收增速")]),
        ("贷款余额达500亿元，居全市前列。", [("全市", None, "贷款余额")]),
        ("经济总量达到2.3万亿元，在全国的排位前移2位、居第18位。", [("全国", 18, "经济总量")]),
        ("水位上升5.03米，位列全省第5、全市第1。", [("全省", 5, "水位"), ("全市", 1, "水位")]),
        ("利税率居全国44个中心城市第一位。", [("全国44个中心城市", 1, "利税率")]),
    ],
)
def test_rankings(text: str, found: list[tuple[str, int | None, str]]) -> None:
    _, known = _known(text)
    assert [(claim.scope, claim.position, claim.phrase) for claim in known.of(Ranking)] == found


def test_years_of_clauses() -> None:
    _, known = _known("到2027年，旅游收入突破50亿元；2022年实现30亿元。", target=True)
    assert [(claim.period.year, claim.modality.value) for claim in known.of(Measurement)] == [
        (2027, "target"),
        (2022, "achieved"),
    ]


def test_the_account_of_numerals() -> None:
    document, known = _known("2023年，[K7生态园|地]引进企业12家，居全市第3，“4321”工程编号77。")
    found = [n for n in numerals.run(document, known) if isinstance(n, Numeral)]
    assert [(document.text(n.span), n.use.value) for n in found] == [
        ("2023", "date"),
        ("7", "name"),
        ("12", "measurement"),
        ("3", "rank"),
        ("4321", "name"),
        ("77", "unexplained"),
    ]
