"""Whose a number is: the name before it, the name its clause begins with, or the sector whose attribute it measures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.extract.numbers.figure import MEASURES, Figure, Reading
from kg.extract.numbers.heads import act, attribute, skip_opening, strip_change
from kg.extract.status_patterns import patterns
from kg.extract.topics import is_wide, nominal
from kg.grammar.quantities import QuantityFound
from kg.lexicon.metrics import metric_of
from kg.model.claim import Mention
from kg.model.document import Span

_SITES = ["Place", "Building", "Enterprise", "Institution", "Project"]
SUBJECTS = frozenset([*_SITES, "Industry", "AdministrativeArea", "Event", "Programme", "Product"])
_TOPICS = frozenset({"Place", "Enterprise", "Industry", "Event"})
_ADDRESSED = frozenset({"Place", "Enterprise", "Project"})
_WHOLE = re.compile("全[市区省县州盟旗年]|我[市区省县州国]|本[市区省县]")
_HELD = re.compile("(?:成功|圆满|共同|联合)*(?:举办|举行|承办|召开|主办|协办)[了好]?[“]?")
_GOVERNMENT = re.compile("(?:[省市区县州]|自治区)?(?:委|政府|人大|政协|人民政府)(?:常委会)?\\Z")
# 功率半导体产量, 数字经济指数: the sector is part of what is measured.
_AMOUNT = re.compile("指数|产量|销量|产能|规模|总量|数量")
_ANAPHOR = re.compile("[该本]?(?:园区|景区|新区|基地|商圈|集群)(?!域)|[该本](?:公司|企业|项目|平台)")
_SECTOR = re.compile(
    "(?![规第全各末对]|三次|县域|重点产|优势产|主导产|特色产|支柱产|[一二三四五六七八九十两]大)[一-鿿]{2,12}?(?:产业集群|产业|(?<![事营就作开企毕专行失从职学停歇择置同复待])(?<!(?<!文)创)业|(?<!性)经济)(?=[一-鿿])(?![务态])"
)
_SECTOR_PARTS = ("园", "链", "化", "工人", "带")
_EXAMPLES = re.compile("等[0-9]")
_SITE = re.compile(
    "(?!.{0,5}?(?:级|国家|重点|支持|建设|特色|主要|各|所有|城区|企业|农业))(?:[一-鿿（）]{2,16}?(?:产业园|工业园|科技园|物流园|园区|商务区|开发区|示范区|度假区|核心区|景区|集团)|"
    "自贸区|自贸试验区|综合保税区|综保区|保税区|高新区|经开区)(?![内的等、和与及一二三])"
)
_LIST_MARKS = "、等和与及”"
_REACH = 3  # clauses that go on with the name that opens a sentence
# What is measured of a thing that is built or made, and of nothing else where nothing else is named; of a place or a
# firm its size alone, as revenue and output are told of the whole area too.
_MADE = frozenset({"Project", "Building", "Place", "Enterprise"})
_WHEN = "(?:项目|工程)?(?:计划|预计|概算|全部|完全|[达投]产后|建成后|全年|年内)*(?:完成|实现|形成|新增|可)*年?总?"
_SIZE = re.compile(
    f"{_WHEN}(?:投资额?|占地(?:面积)?|(?:规划|总?建筑|用地|经营)面积|全长|库容|(?:装机)?容量|产能|处理能力)"
)
_YIELD = re.compile(f"{_WHEN}(?:产值|产量|营业?收入?|销售收入|税收|利税)")
_NOT_ALONE = ("、", "和", "与", "及", "在", "于", "到")
_AIMING = re.compile("(?:力争|确保|预计|推动|促进|带动|完成|实现)+")


def lead(reading: Reading, clause: Span) -> None:
    """Let the name that a clause begins with be the topic from here on, if it is its subject and no list's member."""
    words = reading.words
    at = skip_opening(words, clause.start, clause.end)
    if _WHOLE.match(words, clause.start) or (at > clause.start and _WHOLE.search(words, clause.start, at)):
        reading.topic = None
    held = _HELD.match(words, at)
    event = reading.starts.get(held.end()) if held is not None else None
    if event is not None and event.cls == "Event" and event.span.end >= clause.end - 1:
        reading.topic = event
        return
    mention = reading.starts.get(at) or reading.starts.get(clause.start)
    if mention is None or mention.span.end >= clause.end or mention.cls not in _TOPICS or is_wide(mention.name):
        return
    following = words[mention.span.end]
    if _GOVERNMENT.match(mention.name) or following in "、等和与及（(":
        return
    if _EXAMPLES.search(words, mention.span.end, clause.end):
        return
    if mention.cls == "Event" and reading.topic is not None:
        return
    if mention.cls == "Industry":
        if not _AMOUNT.match(words, mention.span.end):
            reading.topic = mention
    elif following != "“":
        reading.topic = mention


def owner(reading: Reading, at: int, quantity: QuantityFound, before: bool) -> tuple[int, Mention | None]:
    """Where the words for what is measured begin, and whose they are; `before` says that a counted noun follows."""
    words, end = reading.words, quantity.outer_start
    anaphor = _ANAPHOR.match(words, at)
    if anaphor is not None:
        earlier = [m for m in reading.mentions if m.span.end <= at and m.cls in _ADDRESSED]
        if earlier:
            reading.topic = earlier[-1]
            return anaphor.end(), reading.topic
    quoted = words[at] == "“"
    mention = _named(reading, at + quoted, end)
    if mention is None:
        aiming = _AIMING.match(words, at)
        mention = _named(reading, aiming.end(), end) if aiming is not None else None
        if mention is None or mention.cls != "Industry" or not attribute(words[mention.span.end : end]):
            return at, reading.topic
    if mention.span.end == end and mention.rule == "sector" and before:
        reading.topic = mention  # 自贸区5项案例获评优秀
        return end, mention
    if mention.span.end >= end or not _owns(words, mention, quantity, before):
        if reading.topic is mention and mention.cls == "Industry":
            reading.topic = None
        return at, reading.topic
    reading.topic = mention
    at = skip_opening(words, mention.span.end + (quoted and words[mention.span.end] == "”"), end)
    return at + (words[at] == "的"), mention


def described(reading: Reading, clause: Span, begin: int, head: str) -> Mention | None:
    """开工建设某电池项目，总投资45亿元: what the clause before has built or made, where this one only measures it.

    `head` are the words for what is measured, from `begin`. None where it is more than such an attribute, where the
    clause speaks of the whole area (全县税收), and where the one before names or counts several things, or another.
    """
    size, before = _SIZE.fullmatch(head) is not None, reading.before
    if before is None or reading.words[before.end] not in "，," or not (size or _YIELD.fullmatch(head)):
        return None
    whole = _WHOLE.search(reading.words, clause.start, begin + len(head))
    if whole is not None and whole[0] != "全年":
        return None
    if reading.built is not None and reading.built[1] in (before, clause):
        built = reading.built[0]  # …、占地320亩: it has been measured before
    else:
        named = [m for m in reading.mentions if before.start <= m.span.start < before.end and m.cls in _MADE]
        if len(named) != 1 or not _alone(reading, named[0], before):
            return None
        built = named[0]
    if is_wide(built.name) or not (size or built.cls == "Project"):
        return None
    reading.built = built, clause
    return built


def _alone(reading: Reading, mention: Mention, clause: Span) -> bool:
    """Whether a clause is about a name and nothing else: about no list, no count of things, nothing beside or in it."""
    p, words = patterns(), reading.words
    lead = words[clause.start : mention.span.start].removesuffix("“")
    end = mention.span.end + (words[mention.span.end] == "”")
    if lead.endswith(_NOT_ALONE) or p.complement.search(lead) or words[end] in _LIST_MARKS:
        return False
    counts = (figure.quantity.quantity for figure in reading.read if figure.clause == clause)
    if any(count.unit not in MEASURES and count.value != 1 for count in counts):
        return False
    tail = words[end : clause.end]
    if p.tail.fullmatch(tail):
        return True
    verb = p.after_name.search(tail)
    if verb is None or not p.gap.fullmatch(tail, 0, verb.start()):
        return False
    return end + verb.end() in reading.starts or p.end.match(tail, verb.end()) is not None


def _named(reading: Reading, at: int, end: int) -> Mention | None:
    """The name at `at`; else the sector, unless the sentences before keep talking about one already."""
    mention = reading.starts.get(at)
    if mention is not None:
        return mention
    named = sector(reading.words, at, end)
    if reading.topic is not None and reading.topic.cls == "Industry":
        return named if named is not None and reading.topic.name in named.name else None
    return named or _site(reading.words, at, end)


def _site(words: str, start: int, end: int) -> Mention | None:
    """A park, zone or group by the ending of its name, where nothing else has found it: 云岭产业园营收超50亿元."""
    match = _SITE.match(words, start, end)
    if match is None or act(match[0]) or ((rest := words[match.end() : end]) and not (attribute(rest) or act(rest))):
        return None
    return Mention(Span(start, match.end()), -1, match[0], "Place", "sector")


def sector(words: str, start: int, end: int) -> Mention | None:
    """The sector whose own attribute is measured, as 高新技术产业 in 高新技术产业营业收入; named in the text or not."""
    match = _SECTOR.match(words, start, end)
    while match is not None:
        rest = strip_change(words, match.end(), end)
        if attribute(rest) and not rest.startswith(_SECTOR_PARTS) and nominal(match[0]):
            return Mention(Span(start, match.end()), -1, match[0], "Industry", "sector")
        longer = _SECTOR.search(words, match.end(), end)
        match = _SECTOR.fullmatch(words, start, longer.end()) if longer is not None else None
    return None


def owner_of(phrase: str, names: Mapping[str, Mention]) -> Mention | None:
    """The name or sector that a phrase begins with, as it is in the phrase; None for an indicator of the whole area."""
    if metric_of(phrase) is not None:
        return None
    for name, mention in names.items():
        if phrase.startswith(name) and attribute(phrase[len(name) :]):
            return replace(mention, name=name)
    found = sector(phrase, 0, len(phrase))
    return found if found is None else replace(found, span=Span(0, 0))


def only_amount(mention: Mention, rest: str) -> bool:
    """Whether a sector is part of what is measured (功率半导体产量) and not whose it is."""
    return mention.cls == "Industry" and _AMOUNT.match(rest) is not None


def released(reading: Reading, figure: Figure) -> Figure:
    """A figure without a subject that only an earlier clause names, where the figure speaks of the whole area again."""
    if figure.subject is None or goes_on(reading, figure.subject, figure.phrase, figure.clause):
        return figure
    reading.topic = None
    return replace(figure, subject=None)


def goes_on(reading: Reading, subject: Mention, phrase: str, clause: Span) -> bool:
    """Whether a clause still speaks of a name that an earlier clause of its sentence has named.

    It does with an attribute alone (，增加值增长8%), with what was measured of it before, and where the name opens the
    sentence: 某物流园启动建设，入驻企业3家. It does not behind a semicolon, and a sector has no revenue of the area.
    """
    words = reading.words
    if subject.span.start < reading.span.start or subject.span.end > clause.start:
        return True
    if _ANAPHOR.match(words, skip_opening(words, clause.start, clause.end)):
        return True
    if subject.cls == "Industry" and metric_of(phrase) is not None:
        return False
    whole = phrase.split("占")[0]
    own = attribute(whole)
    if (
        own == whole
        or (own and whole.startswith("对"))
        or any(earlier.subject == subject and earlier.phrase == whole for earlier in reading.read)
    ):
        return True
    between = words[subject.span.end : clause.start]
    opens = "，" not in re.split("[；;]", words[reading.span.start : subject.span.start])[-1]
    return opens and not set(between) & set("；;") and between.count("，") <= _REACH


def _owns(words: str, mention: Mention, quantity: QuantityFound, before: bool) -> bool:
    """Whether a name before a number is the subject: its own attribute or act follows, not the counted noun itself."""
    rest = words[mention.span.end : quantity.outer_start]
    if words[mention.span.start - 1] == "“":
        rest = rest.removeprefix("”")
    if not rest or rest[0] in _LIST_MARKS or rest.startswith("以及") or _GOVERNMENT.match(mention.name):
        return False
    if mention.cls == "Industry":
        if rest.startswith("占"):
            return False  # 现代服务业占服务业增加值比重: the name is what is measured
        measured = strip_change(words, mention.span.start, quantity.outer_start)
        if len(mention.name) < 3 or only_amount(mention, rest) or metric_of(measured) is not None:
            return False
    if not before and not strip_change(words, mention.span.end, quantity.outer_start).strip("”的"):
        return False  # 服务贸易增长20%: the name itself is what is measured
    if act(rest):
        return True
    if before:
        return rest in {"的", "有", "共有"} or mention.cls in {"Place", "Institution", "Enterprise", "Building"}
    counted = quantity.quantity.unit not in MEASURES
    return mention.cls == "Place" or not (counted and mention.cls in {"Industry", "AdministrativeArea", "Programme"})
