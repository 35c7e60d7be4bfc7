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
    ("[南岭公园|地]创建工作有序推进。", ["南岭公园 in_progress"]),
    ("[云岭工业园|地]和[青禾工业园|地]等园区加快推进。", ["云岭工业园 in_progress", "青禾工业园 in_progress"]),
    ("[云岭学院|校]建成开班。", ["云岭学院 completed", "云岭学院 opened"]),
    ("[云岭项目|项]点火运行。", ["云岭项目 opened"]),
    ("[云岭遗址|地]考古发掘和保护利用取得重大进展。", ["云岭遗址 in_progress"]),
    ("[云岭东片|地]建设全面起势。", ["云岭东片 in_progress"]),
    ("[甲调水|项]、[乙调水工程|项]取得阶段性成果。", ["甲调水 in_progress", "乙调水工程 in_progress"]),
    ("[云岭天然气管道|项]各项工作有序推进。", ["云岭天然气管道 in_progress"]),
    ("[云岭新城|地]建设日新月异。", ["云岭新城 in_progress"]),
    ("[云岭输水工程|项]竣工送水。", ["云岭输水工程 completed", "云岭输水工程 opened"]),
    ("[甲铁路云岭段|项]进入实质性建设阶段。", ["甲铁路云岭段 in_progress"]),
    ("开展[云岭城楼|地]及城台修缮。", ["云岭城楼 renewed"]),
    ("[云岭大道|项]总体贯通。", ["云岭大道 completed"]),
    ("[云岭剧院|楼]焕新重启。", ["云岭剧院 opened"]),
    (
        "[甲基地|项]、[乙炼化|项]、[丙核电|项]3个投资均超过100亿元的重大项目加快建设或陆续建成投产。",
        ["甲基地 in_progress", "乙炼化 in_progress", "丙核电 in_progress"],
    ),
    ("[云岭合作区|项]启动规划。", ["云岭合作区 planned"]),
    ("[甲路网|项]构建完成。", ["甲路网 completed"]),
    ("[甲大桥|项]、[乙大桥|项]完成翻建。", ["甲大桥 renewed", "乙大桥 renewed"]),
    ("[云岭铁路|项]建成并开通动车组。", ["云岭铁路 completed"]),
    ("[青禾财险公司|企]在清开业。", ["青禾财险公司 opened"]),
    ("[甲|地]、[乙|地]、[云岭|县]等片区改造全面实施。", ["甲 in_progress", "乙 in_progress"]),
    ("[甲路|项]、[乙大桥|项]、“[两供一治|策]”等项目统筹推进。", ["甲路 in_progress", "乙大桥 in_progress"]),
    ("[云岭河湖|项]建设高分通过[水利部|校]验收。", ["云岭河湖 completed"]),
    (
        "[国际商贸中心|项]、[航运中心|项]、先进制造基地和[创新型城市|奖]建设取得新突破。",
        ["国际商贸中心 in_progress", "航运中心 in_progress"],
    ),
    ("[梅溪路白改黑工程|策]全面推进。", ["梅溪路白改黑工程 in_progress"]),
    ("[青禾公司|校]、[远岚公司|项]等一批企业相继投资[清溪|县]。", ["青禾公司 introduced", "远岚公司 introduced"]),
    ("[松湖|地]、[云湖|地]等城市公园建成投用。", ["松湖 completed", "松湖 opened", "云湖 completed", "云湖 opened"]),
    ("[甲高铁|项]、[乙高铁|项]同时开通。", ["甲高铁 opened", "乙高铁 opened"]),
    ("[云岭城际铁路|项]通车运行。", ["云岭城际铁路 opened"]),
    ("[造林基地工程|项]得到国家批准。", ["造林基地工程 approved"]),
    ("[麦溪商场隆重开业|楼]；营业额增长。", ["麦溪商场隆重开业 opened"]),
    ("[青禾步行街开街迎客|项]。", ["青禾步行街开街迎客 opened"]),
    ("[松溪住房一期|项]1000套如期建成。", ["松溪住房一期 completed"]),
    ("投资1亿元修建民主路、[卡云路|项]、[中阳路|项]等道路工程。", ["卡云路 in_progress", "中阳路 in_progress"]),
    ("[景云高速|项]、[康云高速|项]实现区间通车。", ["景云高速 opened", "康云高速 opened"]),
    ("[兰云铁路|项]历经9年建设全线开通。", ["兰云铁路 opened"]),
    ("[天云高速|项]进入路面施工阶段。", ["天云高速 in_progress"]),
    ("[地铁1、2号线|项]完成工程量85.2%。", ["地铁1、2号线 in_progress"]),
    (
        "[青禾标注|项]、[云岭数据中心|项]等一批产业项目落地[清溪|县]。",
        ["青禾标注 introduced", "云岭数据中心 introduced"],
    ),
    ("绕城公路基本完工，[阳云港一期|项]建成开港。", ["阳云港一期 completed", "阳云港一期 opened"]),
    ("修建了[云岭大桥|项]。", ["云岭大桥 completed"]),
    ("[云岭大桥|项]主跨合拢。", ["云岭大桥 completed"]),
    ("[松溪河整治|项]完成40%。", ["松溪河整治 in_progress"]),
    ("新建[云林体育馆|项]、[桃花剧院|楼]等6个场馆。", ["云林体育馆 in_progress", "桃花剧院 in_progress"]),
    ("新建[云岭职业学院|校]。", ["云岭职业学院 in_progress"]),
    ("提速[云岭口岸|地]重建。", ["云岭口岸 in_progress"]),
    ("对[新华路|地]、[友谊街|地]等7条道路进行改扩建。", ["新华路 renewed", "友谊街 renewed"]),
    ("[云岭中心区|地]建设初具规模。", ["云岭中心区 in_progress"]),
    ("[松溪高速|项]完成工程量的60%。", ["松溪高速 in_progress"]),
    (
        "推进[云松铁路|项]、[青松城际|项]动工和[云岭支线|项]建设。",
        ["云松铁路 started", "青松城际 started", "云岭支线 in_progress"],
    ),
    (
        "推动[沿山快速路|项]前期、[东部高速|项]、[云岭隧道|项]建设和[翠林路北延工程|项]提速。",
        ["沿山快速路 planned", "东部高速 in_progress", "云岭隧道 in_progress", "翠林路北延工程 in_progress"],
    ),
    ("推进[甲路|项]动工、[乙路|项]开工和[丙桥|项]建设。", ["甲路 started", "乙路 started", "丙桥 in_progress"]),
    ("开工建设[甲路|项]，[乙路|项]竣工，[丙桥|项]。", ["甲路 started", "乙路 completed"]),
    ("建设提升[松溪路|地]、[西风路|项]等10条道路。", ["松溪路 in_progress", "西风路 in_progress"]),
    ("促成[云岭疫苗|项]获批紧急使用。", ["云岭疫苗 approved"]),
    ("[国家虚拟现实中心|校]获批组建。", ["国家虚拟现实中心 approved"]),
    ("[云岭文化中心|项]动工兴建。", ["云岭文化中心 started"]),
    ("[云岭路|地]、[松溪街|地]等3条道路完成大修。", ["云岭路 renewed", "松溪街 renewed"]),
    ("[东河道|地]等12条道路、[闲云路|地]出入口等4处节点完成整治提升。", ["东河道 renewed", "闲云路 renewed"]),
    ("[云岭酒店|楼]、[松溪酒店|楼]等开业迎宾。", ["云岭酒店 opened", "松溪酒店 opened"]),
    ("[青禾城|项]、绿园等城市更新项目加快推进。", ["青禾城 in_progress"]),
    ("综合治理[白石河|地]、[青石河|项]。", ["白石河 renewed", "青石河 renewed"]),
    ("启动[区儿童公园|项]规划。", ["区儿童公园 planned"]),
    ("[青禾|地]、[松溪街道文体中心|项]动工建设。", ["松溪街道文体中心 started"]),
    ("[青禾公园|地]、[松溪街道文体中心|项]动工建设。", ["青禾公园 started", "松溪街道文体中心 started"]),
    ("[青禾隧道|项]进入盾构施工阶段。", ["青禾隧道 in_progress"]),
    ("[青禾炼化项目|项]进入建设高峰期。", ["青禾炼化项目 in_progress"]),
    ("[云岭大道|地]、[青禾大道|地]完成快速化改造。", ["云岭大道 renewed", "青禾大道 renewed"]),
    ("[云岭水厂|项]完成提能扩产改造。", ["云岭水厂 renewed"]),
    ("[松云大道|项]提质改造提前竣工通车。", ["松云大道 completed", "松云大道 opened"]),
    ("[县医院门诊楼|项]、[住院楼|项]提前一年封顶。", ["县医院门诊楼 in_progress", "住院楼 in_progress"]),
    ("2座[光热发电项目|项]分别在[云岭|县]、[松溪|县]开工。", ["光热发电项目 started"]),
    ("[云岭药材市场|楼]开市运营。", ["云岭药材市场 opened"]),
    ("[青禾电厂扩建|项]按期竣工发电。", ["青禾电厂扩建 completed", "青禾电厂扩建 opened"]),
    ("[云岭至松溪高速|项]建成试通车。", ["云岭至松溪高速 completed", "云岭至松溪高速 opened"]),
    ("[地铁6号线云岭段|项]实现空载试运行。", ["地铁6号线云岭段 opened"]),
    ("[青禾石化项目|项]点火试车。", ["青禾石化项目 opened"]),
    ("[云岭铁路|项]全线铺通。", ["云岭铁路 completed"]),
    ("[松溪泵站扩建项目|项]完成过半。", ["松溪泵站扩建项目 in_progress"]),
    ("[云松城际铁路|项]、[松青铁路|项]启动预可研编制。", ["云松城际铁路 planned", "松青铁路 planned"]),
    ("[云松铁路|项]进入可研审查阶段。", ["云松铁路 planned"]),
    ("[青禾保险|企]等3家外地金融机构引入[云岭县|县]。", ["青禾保险 introduced"]),
    ("[国家药园|地]确定落户[云岭县|县]。", ["国家药园 introduced"]),
    ("[国务院|校]批准设立[云岭保税区|地]。", ["云岭保税区 approved"]),
    ("[云岭滨江景观带|地]进一步提质升级。", ["云岭滨江景观带 renewed"]),
    ("[云岭会展中心|楼]、[松溪商务楼|项]等公共设施加速推进。", ["云岭会展中心 in_progress", "松溪商务楼 in_progress"]),
    (
        "[铁路技术研发中心|校]、[灾害防控中心项目|项]加快推进。",
        ["铁路技术研发中心 in_progress", "灾害防控中心项目 in_progress"],
    ),
    (
        "建成[云岭动漫园|项]等[动漫产业|业]集聚区以及[松溪剧场|项]、[青禾影院|项]等项目。",
        ["云岭动漫园 completed", "松溪剧场 completed", "青禾影院 completed"],
    ),
    ("启动运行[垃圾分类系统|品]。", ["垃圾分类系统 opened"]),
    ("拓宽[云岭西路|项]。", ["云岭西路 renewed"]),
    ("[小镇书城|楼]8月初对外运营。", ["小镇书城 opened"]),
    (
        "重点推进[云岭电站|项]和[松溪电站|项]两个抽水蓄能项目，[青禾电厂机组|项]，[松溪风电|项]、[青禾光伏|项]。",
        [
            "云岭电站 in_progress",
            "松溪电站 in_progress",
            "青禾电厂机组 in_progress",
            "松溪风电 in_progress",
            "青禾光伏 in_progress",
        ],
    ),
    ("[云岭医学院|校]、[青禾学院|校]等创新平台布局[清溪|县]。", ["云岭医学院 introduced", "青禾学院 introduced"]),
    ("[远岚集团|企]、[青禾公司|企]纷纷抢滩布局。", ["远岚集团 introduced", "青禾公司 introduced"]),
    ("[松溪页岩气开发|项]正式启动勘探。", ["松溪页岩气开发 started"]),
    ("[市技校搬迁项目|项]建设进度过半。", ["市技校搬迁项目 in_progress"]),
    ("[松溪往事|品]和[云岭印象|品]等旅游演艺业实现改造提质。", ["松溪往事 renewed", "云岭印象 renewed"]),
    ("维修改造[云岭桥|地]。", ["云岭桥 renewed"]),
    ("[云岭铁路|项]、[青禾机场|项]批准立项。", ["云岭铁路 approved", "青禾机场 approved"]),
    (
        "开工[云岭公园|项]、[松溪公园|项]、提升改造[北湖公园|地]景观。",
        ["云岭公园 started", "松溪公园 started", "北湖公园 renewed"],
    ),
    (
        "建成[云岭植物园|项]、[青禾大学|校][汽车研究院|校]、[松溪研究院|校]等平台。",
        ["云岭植物园 completed", "汽车研究院 completed", "松溪研究院 completed"],
    ),
    ("建成了全县首个工业园区——[云岭工业园|地]，签约企业5家。", ["云岭工业园 completed"]),
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
    "[远岚泰富|企]、[云岭大厦|楼]等新增空间吸引15家大型企业进驻。",
    "[远岚石化|企]、[青禾公司|企]等骨干企业及建材行业的一大批技改项目建成投产。",
    "推动[云岭孵化器|楼]、[青禾平台|楼]等载体提能增效、一体贯通。",
    "推动[云岭片区|地]11个城市更新单元计划申报。",
    "[云岭大学|校]招生3000人。",
    "推进[南干渠工程|项]两侧绿化带及基础设施建设。",
    "[松石|地]2285套公共租赁住房小区建成使用。",
    "完成[前锋新区|地]筹建工作。",
    "[县第一人民医院迁建|项]及儿童病区建设完成各项前期工作。",
    "[清溪水泥集团|企]完成4条生产线脱硝改造。",
    "[松石|项]300套保障房小区建成使用。",
    "[县二中|校]、松溪小学教学楼和3所村小操场改造竣工。",
    "[青禾集团|企]、[远岚公司|企]营业收入突破70亿元。",
    "逐步承接[云岭交易平台|品]职能。",
    "新建[松溪岛|地]等3个服务站。",
    "[云岭|地]、[松溪|地]等城市商圈初具规模。",
    "支持[青禾公司|企]启动与[远岚能源|企]的合作。",
    "[云岭口岸|地]开放和[云岭物流园|项]招商让人期待。",
    "拓宽[云松|地]、云禾科技合作范围。",
    "切实保障[远岚精密|项]、[青禾电子|项]等6个项目用电需求。",
    "以航空城建设统筹沿江[云岭新区|地]开发开放。",
    "转化山水优势构建[旅游服务体系|策]、提升[山居示范项目|项]。",
    "[云岭机场|楼]通航点增至94个，通航城市增至90个。",
    "[云岭新区|地]抢滩布局未来产业。",
    "[云岭学院|校]布局合理。",
    "组织企业积极参加[云岭博览会|会]等展会。",
    "没有建成全县首个工业园区——[云岭工业园|地]。",
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
    ("规划建设[云岭历史展示中心|项]，深化改革。", ["云岭历史展示中心 planned"]),
    ("推动[甲高新区|地]、[乙园区|地]的建设发展。", ["甲高新区 in_progress", "乙园区 in_progress"]),
    ("加快全县学校规范化建设、农村学校改扩建和[云岭幼儿园|项]建设。", ["云岭幼儿园 in_progress"]),
    ("加快[云岭保税区|地]、[青禾试验区|地]和边境合作区建设。", ["云岭保税区 in_progress", "青禾试验区 in_progress"]),
    ("认真谋划[2011云岭会议|会]。", ["2011云岭会议 planned"]),
    ("高标准建设[云岭先行区|地]重大平台。", ["云岭先行区 in_progress"]),
    ("续建[云岭新城|地]、[青禾新城|地]。", ["云岭新城 in_progress", "青禾新城 in_progress"]),
    ("整治[云湾|地]，续建[青禾新城|地]。", ["云湾 renewed", "青禾新城 in_progress"]),
    ("全面运营[云岭物流中心|项]。", ["云岭物流中心 opened"]),
    ("做好[云岭古城保护更新|项]总体设计。", ["云岭古城保护更新 planned"]),
    ("扎实抓好[云岭运动会|会]筹备。", ["云岭运动会 planned"]),
    ("推进[云岭旧址|楼]保护利用。", ["云岭旧址 renewed"]),
    ("加快[云岭产业园|地]提质发展。", ["云岭产业园 renewed"]),
    ("推动[云岭铁路改造|项]前期研究。", ["云岭铁路改造 planned"]),
    ("推进[甲医院迁址|项]、[乙医院|项]建设等4个项目前期工作。", ["甲医院迁址 planned", "乙医院 planned"]),
    ("推进[智慧平台|品]搭建、生活服务设施建设。", ["智慧平台 in_progress"]),
    (
        "确保[甲工厂|项]、[乙产业园|地]、[丙工业城|项]分别在2月、7月、10月竣工投产。",
        [
            "甲工厂 completed",
            "甲工厂 opened",
            "乙产业园 completed",
            "乙产业园 opened",
            "丙工业城 completed",
            "丙工业城 opened",
        ],
    ),
    ("完成[第三净化厂|项]建设等20个重点项目。", ["第三净化厂 completed"]),
    ("全面实施[广播服务标准化工程|项]。", ["广播服务标准化工程 in_progress"]),
    ("加快建设金融服务中心、[商务中心|项]、[会展中心|楼]。", ["商务中心 in_progress", "会展中心 in_progress"]),
    ("做好[云湖景区|地]前期工作。", ["云湖景区 planned"]),
    ("开馆运营[云岭艺术中心|项]。", ["云岭艺术中心 opened"]),
    ("加快[流域整治加固|项]步伐。", ["流域整治加固 in_progress"]),
    ("做好[公共卫生医院|项]规划、选址论证等工作。", ["公共卫生医院 planned"]),
    ("加快治理[淡水河|地]、[永汉河|地]等中小河流80公里。", ["淡水河 renewed", "永汉河 renewed"]),
    ("改造提升[市文化馆|项]和[传承中心|项]。", ["市文化馆 renewed", "传承中心 renewed"]),
    ("抓好[水利|项]、[交通|项]、[云岭大桥|项]等项目建设。", ["云岭大桥 in_progress"]),
    ("建好[松江|地]、[云岭公园|地]。", ["云岭公园 in_progress"]),
    ("加强[松江|地]、[云溪|地]等重点流域污染综合治理。", ["松江 renewed", "云溪 renewed"]),
    (
        "争取[青石气体岛一期|项]、[南云产业园|地]、灯光产业化等70个重点项目尽快开工建设。",
        ["青石气体岛一期 started", "南云产业园 started"],
    ),
    ("大力推进会展中心、[体育中心|项]等26个功能性项目建设。", ["体育中心 in_progress"]),
    (
        "全力推进[合云高铁|项]、[铁云航道项目|项]实施，加快建设基地。",
        ["合云高铁 in_progress", "铁云航道项目 in_progress"],
    ),
    ("攻坚突破[清溪中环|项]、[云岭高速|项]等重大项目。", ["清溪中环 in_progress", "云岭高速 in_progress"]),
    ("挂牌运行[云岭贸易中心|项]。", ["云岭贸易中心 opened"]),
    ("抓好[水利|项]、[高速公路|项]、[云岭大桥|项]等项目建设。", ["云岭大桥 in_progress"]),
    ("推动[云岭蓄能电站|项]核准开工。", ["云岭蓄能电站 started"]),
    ("推动[云岭新区|地]开放开发。", ["云岭新区 in_progress"]),
    ("加快[城西工业区|地]改造步伐。", ["城西工业区 renewed"]),
    ("全力保障[云岭数据中心|项]等项目建设。", ["云岭数据中心 in_progress"]),
    ("高标准建设运营[云岭内陆港|项]。", ["云岭内陆港 in_progress"]),
    ("构建[云岭商贸物流中心|项]。", ["云岭商贸物流中心 in_progress"]),
    ("做好[云岭机场改扩建|项]扫尾。", ["云岭机场改扩建 in_progress"]),
    (
        "加快[云岭学校|项]等3所学校新建，[松溪小学|项]、[青禾小学|项]等4所学校改扩建。",
        ["云岭学校 in_progress", "松溪小学 in_progress", "青禾小学 in_progress"],
    ),
    ("研究推进[云岭快速化工程|项]。", ["云岭快速化工程 planned"]),
    ("建设好[云岭抗战博物馆|校]。", ["云岭抗战博物馆 in_progress"]),
    ("高标准推进[云岭科学岛|地]、[松溪科创谷|地]。", ["云岭科学岛 in_progress", "松溪科创谷 in_progress"]),
    ("推进[云岭科学岛|地]、[松溪园区气化改造|项]。", ["松溪园区气化改造 in_progress"]),
    ("打造[云岭岸线|地]景观。", ["云岭岸线 renewed"]),
]


@pytest.mark.parametrize(("text", "wanted"), PLANS)
def test_aimed_at(text: str, wanted: list[str]) -> None:
    found = statuses_in(text, target=True)
    assert [f"{s.subject.name} {s.status}" for s in found] == wanted
    assert {s.modality for s in found} == {"target"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("拟投资12亿元建设[云岭物流园|地]。", "target"),
        ("将要总投资约12.5亿元分期建设[云岭物流园|项]。", "target"),
        ("计划用3年时间建设[云岭物流园|项]。", "target"),
        ("投资12亿元建设[云岭物流园|项]。", "achieved"),
        ("按计划推进[云岭物流园|项]建设。", "achieved"),
        ("计划投资12亿元的[云岭物流园|项]开工建设。", "achieved"),
        ("将闲置土地12亩用于建设[云岭物流园|项]。", "achieved"),
    ],
)
def test_what_is_to_come_before_a_sum(text: str, modality: str) -> None:
    assert [s.modality for s in statuses_in(text)] == [modality]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "强化[云岭装备|项]、[处置中心|项]等项目服务保障，力争年内建成投产；",
            ["云岭装备 completed", "云岭装备 opened", "处置中心 completed", "处置中心 opened"],
        ),
        ("紧盯[云岭蓄能项目|项]，力争早日签约落地。", ["云岭蓄能项目 introduced"]),
        ("做好[甲高速|项]、[乙高速|项]等项目前期工作，力争早日开工。", ["甲高速 started", "乙高速 started"]),
        ("建设[云岭路|项]、[云岭桥|项]，力争三年全线贯通。", ["云岭路 completed", "云岭桥 completed"]),
        ("加快[云岭大桥|项]建设，年底前竣工通车。", ["云岭大桥 completed", "云岭大桥 opened"]),
        ("推进[甲高速|项]征地拆迁，确保年内完成。", []),
        ("加快[云岭园区|地]项目建设，力争年内投产。", []),
        ("加强与[云岭集团|企]合作，力争年内落地。", []),
        ("依托[云岭大学|校]，力争年内建成投用。", []),
        ("加快[云岭大桥|项]建设，确保开工率达到90%。", []),
        ("加快[云岭大桥|项]建设，力争竣工5个。", []),
        ("加快[云岭大桥|项]建设；力争年内竣工。", []),
        ("加快[云岭大桥|项]和2所学校建设，新增学位500个，力争年内竣工。", []),
    ],
)
def test_what_work_is_to_come_to(text: str, wanted: list[str]) -> None:
    found = [s for s in statuses_in(text, target=True) if s.rule == "status: clause goes on"]
    assert [f"{s.subject.name} {s.status}" for s in found] == wanted


def test_what_work_under_way_is_to_come_to_is_a_target() -> None:
    found = statuses_in("加快[云岭大桥|项]建设，确保年内竣工。")
    assert [(s.status, s.modality) for s in found] == [("in_progress", "achieved"), ("completed", "target")]


def test_about_to_happen_is_planned() -> None:
    (found,) = statuses_in("全县期待已久的[清溪北环|项]即将启动建设。")
    assert (found.status, found.modality) == ("planned", "target")


NO_STATUS_IN_A_PLAN = [
    "推进[云岭科学岛|地]、[松溪科创谷|地]招商。",
    "坚决推动[党中央|校]、[国务院|校]和省委决策部署落地见效。",
    "支持[县工会|校]、[县妇联|校]等人民团体在社会治理中发挥作用。",
    "打造连接[云岭|地]、[松溪湾|地]等主要经济区的通道。",
    "建设松溪至[云岭|地]、[青禾|地]等地区网络链路。",
    "积极推动[云岭大学|校]等高校、科研机构重大科技成果转化基地落户我县。",
    "积极开发[云岭|地]、[松溪|地]等市场。",
    "县里先后召开了[第六次人大会议|会]。",
    "推动形成[云岭小街|项]等街区更新模式。",
    "支持[云岭|校]、[松溪|校]等民办学校发展。",
    "支持[县工会|校]、[县妇联|校]等人民团体在社会治理中发挥作用。",
    "推进[四好农村路建设|策]。",
    "推进[平安河东建设|策]。",
    "实施[老旧小区改造工程|策]。",
    "加快推进[湘云|项]、[远电|项]等驻县国企分离办社会职能。",
]


@pytest.mark.parametrize("text", NO_STATUS_IN_A_PLAN)
def test_aims_left_alone(text: str) -> None:
    assert statuses_in(text, target=True) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[甲医院|项]、[乙医院|项]分别开工、竣工。", ["甲医院 started", "乙医院 completed"]),
        ("[甲桥|项]、[乙桥|项]、[丙桥|项]分别开工、竣工和投用。", ["甲桥 started", "乙桥 completed", "丙桥 opened"]),
        ("[甲桥|项]、[乙桥|项]分别开工建设、竣工投用。", ["甲桥 started", "乙桥 completed", "乙桥 opened"]),
        ("分别启动、建成[甲桥|项]、[乙桥|项]。", ["甲桥 started", "乙桥 completed"]),
        ("[甲桥|项]、[乙桥|项]、[丙桥|项]分别开工、竣工。", []),
        ("[甲桥|项]、[乙桥|项]等2个项目分别开工、竣工。", []),
        ("[甲桥|项]、老城桥和[乙桥|项]分别开工、竣工。", []),
        ("[甲桥|项]、[乙桥|项]分别于3月、5月竣工。", ["甲桥 completed", "乙桥 completed"]),
        ("[甲桥|项]、[乙桥|项]先后动工、竣工。", ["甲桥 started", "甲桥 completed", "乙桥 started", "乙桥 completed"]),
    ],
)
def test_verbs_given_one_each(text: str, wanted: list[str]) -> None:
    assert [f"{s.subject.name} {s.status}" for s in statuses_in(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "去年[云岭大道|项]工程已建成，今年启动[北湖大桥|项]项目。",
            ["云岭大道 completed achieved 2023", "北湖大桥 started target 2024"],
        ),
        (
            "到2026年，[北湖大桥|项]建成，今年启动[南湖桥|项]。",
            ["北湖大桥 completed target 2026", "南湖桥 started target 2024"],
        ),
        (
            "今年启动[北湖大桥|项]，去年开工的[云岭大道|项]年内竣工。",
            ["北湖大桥 started target 2024", "云岭大道 completed target 2024"],
        ),
    ],
)
def test_each_clause_of_a_plan_has_its_year(text: str, wanted: list[str]) -> None:
    found = statuses_in(text, target=True)
    assert [f"{s.subject.name} {s.status} {s.modality} {s.period.year}" for s in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "2021年[云岭大道|项]开工，2022年[北湖大桥|项]竣工。",
            ["云岭大道 started 2021", "北湖大桥 completed 2022"],
        ),
        ("一年来，[云岭大道|项]开工，今年[北湖大桥|项]竣工。", ["云岭大道 started 2023", "北湖大桥 completed 2023"]),
    ],
)
def test_each_clause_that_looks_back_has_its_year(text: str, wanted: list[str]) -> None:
    found = statuses_in(text)
    assert [f"{s.subject.name} {s.status} {s.period.year}" for s in found] == wanted
    assert {s.modality for s in found} == {"achieved"}


NOT_DONE = [
    "没有引进[远岚集团|企]。",
    "没有建成[云岭水库|项]。",
    "尚未完成[云岭大道|项]改造。",
    "未启动[云岭大道|项]建设。",
    "暂缓启动[云岭大道|项]。",
    "停止建设[云岭站|项]和[青禾站|项]。",
    "推迟[云岭大道|项]开工。",
    "[云岭大道|项]尚未开工。",
    "[云岭大道|项]未能如期竣工。",
    "[云岭水厂|项]等3个项目尚未开工。",
    "没有对[云岭大道|地]进行综合改造。",
    "对[云岭大道|地]没有进行综合改造。",
    "没有完成[云岭村|县]、[青禾村|县]片区改造。",
    "没有做好[清溪灯会|会]筹备。",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_did_not_happen_is_no_status(text: str) -> None:
    assert statuses_in(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("尚未完工的[云岭大道|项]加快推进。", ["云岭大道 in_progress"]),
        ("没有停步，建成[云岭大道|项]。", ["云岭大道 completed"]),
        ("从未来着眼开通[云岭高铁|项]。", ["云岭高铁 opened"]),
        ("结束没有高铁历史开通[云岭高铁|项]。", ["云岭高铁 opened"]),
        ("建成没有围墙的[云岭大学|校]。", ["云岭大学 completed"]),
        ("不断推进[云岭大道|项]建设。", ["云岭大道 in_progress"]),
    ],
)
def test_a_denial_of_something_else(text: str, wanted: list[str]) -> None:
    assert [f"{s.subject.name} {s.status}" for s in statuses_in(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("依托已建成的[云岭体育馆|楼]，举办省运会。", []),
        ("[云岭大道|项]已建成通车，[北湖桥|项]年内开工。", ["北湖桥 started"]),
        ("确保已开工的[云岭大道|项]早日竣工。", ["云岭大道 completed"]),
    ],
)
def test_what_is_done_already_is_no_aim(text: str, wanted: list[str]) -> None:
    assert [f"{s.subject.name} {s.status}" for s in statuses_in(text, target=True)] == wanted


@pytest.mark.parametrize("text", ["[松溪河整治|项]预计完成40%。", "对[松溪路|地]、[青禾路|地]将进行综合改造。"])
def test_a_phrase_may_be_of_what_is_to_come(text: str) -> None:
    assert {s.modality for s in statuses_in(text)} == {"target"}


def test_an_adverb_taken_into_a_name_still_says_when() -> None:
    (found,) = statuses_in("全县期待的[清溪北环即将|项]启动建设。")
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
