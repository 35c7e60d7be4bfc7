"""The regular expressions of statuses, built from lexicon/statuses.toml; they read skeletons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.skeleton import ANY, marks
from kg.lexicon.denials import DENIED
from kg.lexicon.statuses import status_words
from kg.lexicon.wording import any_of

SUBJECTS = ("Place", "Building", "Enterprise", "Institution", "Project", "Event", "Product")
"""The classes that can have a status."""

AND = ("、", "和", "及", "与", "以及")
"""Words that join a thing without a name to those before it: 银湖大厦、5所学校竣工."""

_THINGS = marks(*SUBJECTS, "AdministrativeArea", "Person")[1:-1]
_NUMBER = r"[近约超]?[\d一二三四五六七八九十两百千万余多.]+"
_PIECES = "(?:个|条|座|栋|家|处|所|项|批|块|对|类|种)"
_PROJECTS = rf"{_PIECES}.{{0,24}}?的.{{0,6}}?(?:项目|工程)"
_COUNT = rf"(?:{_NUMBER}(?:{_PROJECTS}|(?:{_PIECES}|院|套|大|公里|万?平方米)[^的]{{0,12}}?))"
_PART = "底|末|初|内|前|中旬|上旬|下旬"
_STEP = r"进入[一-鿿]{1,4}|完成[一-鿿]{1,3}化|提前[\d一二两三四五六七八九十半]+个?[年月天]"
_SUM = rf"(?:总?投资|投入|[筹融斥出]资|用)?(?:超过|不少于|逾)?{_NUMBER}[万亿]*[美欧]?元(?:资金|左右|以上)?"
_SPELL = rf"[用以]?{_NUMBER}个?[年月](?:左右)?(?:的?时间)?|分(?:{_NUMBER})?[期步批]"
_TIME = rf"(?:20\d\d年|[去今明当]年|\d{{1,2}}月份?|[上下]半年|年(?:{_PART})|{_PART}|历[经时].{{1,4}}年)"


@dataclass(frozen=True)
class Patterns:
    """The compiled grammar; 甲 stands for names in the examples."""

    names: re.Pattern[str]
    """A name that can have a status."""
    areas: re.Pattern[str]
    """The name of an administrative area."""
    link: re.Pattern[str]
    """What joins two names of a list; `more` is what stands before the second."""
    strong: re.Pattern[str]
    """A verb that is never only part of a noun."""
    taking: re.Pattern[str]
    """A verb at the end of some words that has what follows as its object: 开工甲、[提升改造]乙."""
    after_name: re.Pattern[str]
    """Verbs in a row that a name stands before: 甲[竣工投用]."""
    joined: re.Pattern[str]
    """What joins the verbs of a row."""
    before_name: re.Pattern[str]
    """Verbs in a row that a name stands after: [加快推进]甲."""
    part_before: re.Pattern[str]
    """One verb of such a row that names stand before."""
    part_after: re.Pattern[str]
    """One verb of such a row that names stand after."""
    gap: re.Pattern[str]
    """What may stand between a name and a verb after it: 甲[等3个项目全部]竣工."""
    generic: re.Pattern[str]
    """Common words that were taken for a name."""
    wide: re.Pattern[str]
    """Waters and regions, which are tended, not built."""
    abstract: re.Pattern[str]
    """A gap that ends in what cannot be built: 甲、乙[决策部署]."""
    complement: re.Pattern[str]
    """What makes a name say where or for what: 打造[连接]甲的通道."""
    wares: re.Pattern[str]
    """A list of goods, not of places: 开发甲[等市场]."""
    built: re.Pattern[str]
    """The name of something that is built, whatever class it was given."""
    drawing: re.Pattern[str]
    """A verb that makes others do what follows: 甲等园区[吸引]企业进驻."""
    owned: re.Pattern[str]
    """Things that belong to firms and bodies: 甲、乙[等企业的一批技改项目], 甲[、乙教学楼和5所学校操场]."""
    nominal: re.Pattern[str]
    """What makes a noun of a verb in a list before it: 学校改扩建[和]甲建设."""
    sited: re.Pattern[str]
    """A gap that says again that names are of sites: 甲[等园区]加快推进."""
    several: re.Pattern[str]
    """A count of other things: 甲[一批]项目."""
    measured: re.Pattern[str]
    """An amount of other things behind a place: 甲[300套]住房."""
    housing: re.Pattern[str]
    """An amount of homes behind the name of where they are: 甲[300套公共租赁住房]."""
    firms: re.Pattern[str]
    """What says that the names before it are of firms: 甲、乙[等骨干企业]."""
    set_up: re.Pattern[str]
    """Founding, at the end: 完成甲[筹建]工作."""
    pace: re.Pattern[str]
    """A gap that ends in a word of pace: 甲建设[有序]推进."""
    future: re.Pattern[str]
    """A word for what has not happened."""
    ahead: re.Pattern[str]
    """What says at the end of the words before a verb that it is to come: [拟投资2亿元]建设甲."""
    denied: re.Pattern[str]
    """What says at the end of the words before a verb or a name that it did not happen: [没有如期]建成甲."""
    past: re.Pattern[str]
    """What says there that it has happened: [已全面]建成甲."""
    compound: re.Pattern[str]
    """What makes a noun of the verb before it: 竣工[率]."""
    foreign: re.Pattern[str]
    """What makes another thing of the name before it: 甲[品牌]."""
    other: re.Pattern[str]
    """A verb of other matters."""
    attraction: re.Pattern[str]
    """Bringing in, at the end: 推进甲等项目[招引]."""
    renewal: re.Pattern[str]
    """Work on what stands already."""
    work: re.Pattern[str]
    """Words for work right behind a name or its list: 深化甲[等建设]."""
    worked: re.Pattern[str]
    """Words for work or renewal anywhere."""
    renewed: re.Pattern[str]
    """对甲[进行了综合改造]."""
    ratified: re.Pattern[str]
    """甲[获乙批复]."""
    planning: re.Pattern[str]
    """Work before building at the end of what is said: 推动甲[建设等4个项目前期工作]."""
    named: re.Pattern[str]
    """Other names that go on with a list: 甲[、乙]等项目."""
    partly: re.Pattern[str]
    """甲[完成工程量的60%]."""
    verified: re.Pattern[str]
    """甲[建设通过乙验收]."""
    beside: re.Pattern[str]
    """甲[周边]绿化."""
    preparation: re.Pattern[str]
    """Work before building: 甲[前期]工作."""
    tail: re.Pattern[str]
    """What may stand behind a name that is the object of a verb, to the end of the clause."""
    causative: re.Pattern[str]
    """A verb that makes another happen."""
    into: re.Pattern[str]
    """An area, as in 投资[云岭县]."""
    early: re.Pattern[str]
    """Work that is over long before the thing stands: 甲[征地拆迁]."""
    around: re.Pattern[str]
    """What is built at a place, not the place: 甲[基础设施建设]."""
    soon: re.Pattern[str]
    """When something is to come: [年内]竣工."""
    opening: re.Pattern[str]
    """Adverbs at the beginning of a clause."""
    end: re.Pattern[str]
    """The end of what is said of a name."""


@cache
def patterns() -> Patterns:
    """The grammar."""
    words = status_words()
    group = words.groups
    before = any_of(w for w, senses in words.verbs.items() if any(s.before for s in senses))
    after = any_of(w for w, senses in words.verbs.items() if any(s.after for s in senses))
    taking = any_of(w for w, senses in words.verbs.items() if any(s.after and not s.weak for s in senses))
    strong = any_of(w for w, senses in words.verbs.items() if not any(s.weak or s.into for s in senses))
    adverb, pace, own, future, preparation, work, renewal, foreign, other = (
        any_of(group[name])
        for name in ("adverbs", "pace", "self", "future", "preparation", "work", "renewal", "foreign", "other")
    )
    between = any_of(w for name in ("self", "renewal", "adverbs", "pace", "future", "preparation") for w in group[name])
    behind = any_of(w for name in ("self", "renewal", "preparation", "adverbs", "pace") for w in group[name])
    future = rf"(?!(?<=[按动])计划){future}"  # 按计划推进, 行动计划
    head = any_of(group["apposition"])
    aside = rf"(?:{adverb}|{pace}|{future}|{_TIME}|能|予以?|[在按][一-鿿]{{1,6}})*+"
    some_work = any_of((*group["work"], *group["renewal"], *group["preparation"]))
    return Patterns(
        names=re.compile(marks(*SUBJECTS)),
        areas=re.compile(marks("AdministrativeArea")),
        link=re.compile(
            rf"(?:{own}|{renewal}|[一二三四五六七八九十两\d]+[个所院条座])*?"
            rf"(?:等[^{_THINGS}]{{0,20}})?(?:、|和|与|及|以及|暨|并|携)(?P<more>.{{0,14}})"
        ),
        strong=re.compile(strong),
        taking=re.compile(rf"{taking}$"),
        after_name=re.compile(rf"(?:{before}[、并且和及]{{0,2}})+(?<![、并且和及])"),
        joined=re.compile("[、并且和及]+"),
        before_name=re.compile(rf"(?:{after}[、并且和及]{{0,2}})+(?<![、并且和及])[好了]?"),
        part_before=re.compile(before),
        part_after=re.compile(after),
        gap=re.compile(
            rf"(?:(?:{own})*+(?:等|、|和|及|与|以及).{{0,40}}|{_COUNT})?(?:[到来在赴至于]{ANY}(?:[、和]{ANY})*|在[一-鿿]{{1,3}}|{_STEP}|{between}|[在于]?{_TIME}(?:[、和]{_TIME})*)*+"
        ),
        generic=re.compile(rf"{any_of(group['generic'])}+|{any_of(group['alone'])}"),
        wide=re.compile(r".*(?:[江河湖海]|流域|地区)|长三角|珠三角|京津冀|粤港澳|东北|华北|华东|华南|西部|中部|东部"),
        abstract=re.compile(rf"{any_of(group['abstract'])}(?:{between}|在.{{0,4}})*$"),
        complement=re.compile(rf"{any_of(group['complements'])}$"),
        wares=re.compile(rf"(?:等|[、和]).*{any_of(group['wares'])}$"),
        built=re.compile(
            rf"(?!.*{any_of(group['programmes'])}).{{2,}}{any_of(group['built'])}(?:.{{0,4}}?{any_of(group['stages'])}+)?"
        ),
        drawing=re.compile(any_of(group["drawing"])),
        owned=re.compile(
            rf".*的.*|[、和及与](?:(?!{ANY}).)*(?:教学楼|综合楼|宿舍|食堂|操场|病房|门诊楼|住院楼).*|.*(?:企业|公司|集团|高校|院校|院所|大学|机构).*(?:项目|工程|生产线|成果|基地|平台|团队)"
        ),
        nominal=re.compile(r"[、和及与等的]|项目|工程|任务"),
        sited=re.compile(rf"等.{{0,8}}?{head}"),
        several=re.compile(_NUMBER + _PIECES),
        measured=re.compile(_NUMBER + "(?:套|户|间|幢|张|万?平方米|公里|米|亩)"),
        housing=re.compile(rf"{_NUMBER}(?:套|户)[^{ANY[1:-1]}]*(?:房|小区)"),
        firms=re.compile("等[^，、和]{0,10}?(?:企业|国企|央企|民企|公司|集团|银行|商家)(?!.{0,8}(?:项目|工程|建设))"),
        set_up=re.compile("(?:筹建|组建)(?:工作)?$"),
        pace=re.compile(rf"{pace}{adverb}*$"),
        future=re.compile(future),
        denied=re.compile(rf"{DENIED}{aside}$"),
        ahead=re.compile(rf"{future}(?:.{{0,5}}|{aside}(?:(?:{_SUM}|{_SPELL}){aside})*)$"),
        past=re.compile(rf"已{aside}$"),
        compound=re.compile(any_of(group["compound"])),
        foreign=re.compile(rf"(?!的.{{0,4}}{some_work}){foreign}"),
        other=re.compile(other),
        attraction=re.compile(rf"{any_of(group['attraction'])}(?:工作)?$"),
        renewal=re.compile(renewal),
        work=re.compile(
            rf"(?:{own})*?的?(?:等(?:(?!{other}).){{0,24}}?|[、和及与](?:(?!{other}).){{0,30}}?)?.{{0,3}}?{work}"
        ),
        worked=re.compile(rf"{work}|{renewal}"),
        renewed=re.compile(rf"进行了?.{{0,6}}(?:{renewal}|改扩建|拓宽)"),
        ratified=re.compile(
            rf"(?:获得?|得到)(?:{ANY}|[省市国]家?|可研|立项|环评|初步设计).{{0,4}}(?:批复|批准|核准|审批)"
        ),
        planning=re.compile(rf".{{0,16}}{preparation}(?:{behind}|研究|论证|等)*|规划(?:设计|工作)?"),
        named=re.compile(rf"(?:[、和及]{ANY})+(?=等)"),
        partly=re.compile(r"完成(?:总?工程量|总量|建设任务)?的?\d{1,2}(?:\.\d+)?%"),
        verified=re.compile(
            rf"(?:{own})*?(?:{adverb}|高分)*通过(?:{marks('Institution')}|国家|省|市|[省市]级|综合|竣工|整体|最终|交工)*验收(?=$|[、，；。并])"
        ),
        beside=re.compile(any_of(group["beside"])),
        preparation=re.compile(preparation),
        tail=re.compile(
            rf"(?:(?:{own})*等.*|{_COUNT}|(?:国家级|省级|重大|重点|特色|主要|示范)*{head}|的?(?:.{{0,6}}?{renewal}|.{{0,3}}?{work})?{behind}*+(?:(?<=建设)发展|(?<=提质)发展)?(?:(?:^|(?<=建设|改造|开发|整治|治理)){any_of(group['measure'])}.{{0,8}})?)"
            r"(?:$|(?:[、和与及并且]|推动|带动|助力|促进).*)"
        ),
        causative=re.compile(any_of(group["causative"])),
        into=re.compile(marks("AdministrativeArea") + "|我[省市州县区]"),
        early=re.compile(rf"{preparation}|征地|拆迁|征迁|征拆|主体|基础"),
        around=re.compile("项目|工程|基础设施|设施|配套|厂房|招商|合作"),
        soon=re.compile(rf"{_TIME}|早日|尽快|尽早"),
        opening=re.compile(rf"(?:{adverb}|{pace}|{future}|{_TIME}|{_SPELL}|[并且也现]|目前|全线)*+"),
        end=re.compile(r"$|[、，并且或]|推动|带动|助力|促进|使"),
    )
