"""What one number by itself measures: the words before it, or the noun after it, with what earlier numbers share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.clauses import clauses
from kg.extract.numbers import heads, nouns
from kg.extract.numbers.figure import MEASURES, RATIOS, Figure, Reading
from kg.extract.numbers.joint import members
from kg.grammar.changes import ChangeFound
from kg.grammar.quantities import QuantityFound
from kg.model.claim import Mention
from kg.model.document import Span
from kg.model.quantity import Change, Comparator

_ALL_OF = re.compile("(?<![人户地亩楼日年月平])均|都|双双")
_THAN = re.compile(
    "(.*?)((?:高于|低于|高出|快于|慢于|优于|好于).+|[比较][^比较]{2,20}?(?<![提减降增升])[高低快慢多少好][ ]?$)"
)
# 收入为预算的101.5%: how much of another thing it is.
_PART_OF = re.compile("(.*?)((?:(?<![作行成])为|是|相当于|完成)[^，]{0,4}(?:预算|计划|目标|任务)[^，]{0,3}的)")
_GRADE = re.compile("(?:世界|国家|自治区|自治州|[国部省市州盟区县乡镇村]+)[本]?级(?:及?以上)?")
_GRADED = re.compile(f"^{_GRADE.pattern}的?")
_REACHING = frozenset({"惠及", "受益", "受惠", "覆盖", "服务", "涉及"})
_PLACE = re.compile("(?:在[^，]{1,12}的?)?(?:综合)?(?:排位|排名|位次|名次)")
_FUNDS = re.compile("投资|投入(?:资金)?|安排(?:资金)?|筹[集措](?:资金)?|出资|拨款")
_COUNT = re.compile(
    "(?:[0-9.]+|[一二三四五六七八九十百千两]+)[多余几]?[万亿]?[多余]?"
    "(?:平方米|公里|亩|个|家|所|座|条|套|户|名|人|项|处|辆|台|栋|间|件)的?|了"
)
_WHEN = re.compile("(?:今|去|上|当|明|前)年|[0-9]{4}年|目前|其中|累计|同比|[比较]")
_AMOUNT = re.compile("[0-9][多余]?[十百千]?[万亿]*[多余]?(?:美?元|[%％])")
_TAILS = {"以上": Comparator.GE, "左右": Comparator.APPROX, "以内": Comparator.LE}
_LIST_MARKS = frozenset({"", "和", "及", "与", "、", "以及", "，"})


def lone(
    reading: Reading,
    clause: Span,
    quantity: QuantityFound,
    head: str,
    right: str,
    *,
    before: bool,
    level: bool,
    joined: bool,
    owned: bool,
    change: ChangeFound | None,
    subject: Mention | None,
) -> Iterator[Figure]:
    """Yield the figure of one number; two where its head names two metrics of which 均 says the same.

    `head` are the words before it, `right` those after it; `before` says that it stands before the noun it counts,
    `level` that level words were stripped, `joined` that only a list mark parts it from the number before, `owned`
    that the name of its subject was taken off the head.
    """
    words, unit = reading.words, quantity.quantity.unit
    own = heads.attribute(head) if before and right.startswith("的") else ""
    if own:
        subject = _attributive(reading, quantity, head, right, own) or subject
    elif before:
        reading.phrase = _counted(reading, head, right, joined) or reading.phrase
    elif (done := nouns.tail(right)) and not heads.tidy(head) and reading.noun and unit == reading.unit:
        # 100个项目开工、50个竣工: of the same things something else is said.
        reading.noun = nouns.thing(heads.without_act(reading.noun))
        reading.phrase = reading.noun + done
    elif heads.is_size(head) and unit == reading.unit and reading.phrase:
        # 引进亿元以上项目30个，其中10亿元以上5个: the size of some of what was just counted.
        reading.phrase = heads.of_size(reading.phrase, head)
    else:
        grows = change is not None and change.change is not Change.NONE
        outer = words[quantity.outer_start : quantity.start]
        if unit == "pp" and _THAN.match(outer + " "):
            head += outer
        measured = _measured(reading, clause, head, unit, level=level, joined=joined, grows=grows, owned=owned)
        reading.phrase = measured or reading.phrase
    # 连续90天无新增病例: where nothing else is said, it is what follows that the number is of.
    reading.phrase = reading.phrase or reading.spoken_before(clause) or heads.tidy(nouns.noun(right))
    reading.unit, reading.run = unit, [reading.phrase]
    if not owned and _FUNDS.fullmatch(reading.phrase) and not reading.read and not right:
        reading.phrase += _purpose(reading, clause)
    comparator = quantity.quantity.comparator
    if comparator is Comparator.EQ:
        comparator = _far_comparator(words[clause.start : quantity.outer_start])
    tail = right[-2:]
    if comparator is Comparator.EQ and before and tail in _TAILS and quantity.outer_end + len(right) == clause.end:
        # 引进10家总部企业以上
        reading.phrase = reading.phrase.removesuffix(tail)
        comparator = _TAILS[tail]
    both = members(reading.phrase) if _ALL_OF.search(words, clause.start, quantity.outer_start) else []
    # 去年完成12公里: only what was done is said.
    done = "" if unit in RATIOS | {"CNY", "USD"} else heads.act_at_end(words[clause.start : quantity.outer_start])
    for phrase in both or [reading.phrase or done]:
        yield Figure(
            quantity,
            clause,
            phrase,
            change.change if change else Change.NONE,
            change.basis if change else None,
            comparator,
            subject,
        )


def _attributive(reading: Reading, quantity: QuantityFound, head: str, right: str, own: str) -> Mention | None:
    """实施总投资123亿元的58个项目: the projects' investment; a name after 的 is whose it is (资本9亿元的某公司)."""
    named = reading.starts.get(quantity.outer_end + 1)
    reading.noun = nouns.noun(right)
    reading.phrase = own if named is not None else heads.tidy(reading.noun + own)
    reading.carried = head[: -len(own)]
    return named


def _counted(reading: Reading, left: str, right: str, joined: bool) -> str:
    noun = nouns.noun(right)
    verb = nouns.verb_part(left)
    if not verb.strip("的和及与、"):
        verb = reading.carried or (reading.verb if joined and left in _LIST_MARKS else "")
        reading.carried = ""
    if noun.startswith(verb):
        verb = ""  # 六次荣获甲奖、七次荣获乙奖
    reading.verb, reading.noun = heads.governing(verb or noun), noun
    return heads.tidy(verb + noun)


def _measured(
    reading: Reading, clause: Span, head: str, unit: str, *, level: bool, joined: bool, grows: bool, owned: bool
) -> str:
    of = heads.share(head) if unit in RATIOS else None
    if of is not None:
        what = heads.tidy(heads.strip_level(heads.without_examples(of[0]))[0])
        what = what or ("" if joined else reading.spoken_before(clause)) or reading.phrase
        reading.whole = what
        return f"{what}占{of[1]}比重"
    part = _PART_OF.fullmatch(head) if unit == "%" else None
    if part is not None and (what := heads.tidy(heads.strip_level(part[1])[0]) or reading.phrase):
        reading.whole = what
        return what + heads.tidy(part[2])
    than = _THAN.match(head) if unit == "pp" else None
    if than is not None:
        # 增长9%，高于全省平均水平2个百分点: a difference is no amount of what differs.
        return (heads.tidy(than[1]) or reading.phrase) + than[2]
    if head.endswith("等") and heads.act(head):
        head = head[:-1]  # 减免税费、租金等59亿元: no examples of what would follow
    head = heads.tidy(heads.without_clause(heads.without_examples(head)))
    if not head:
        if level and not grows and unit == reading.unit and unit not in MEASURES:
            # 新增企业12家，累计达到98家: the second number is of all of them.
            return heads.without_act(reading.noun) or reading.phrase
        # 收入占全国的1/7，比上年增长25%: it is the income that grows; a share changes by points.
        grown = grows and reading.whole and unit != "pp" and reading.phrase.startswith(reading.whole)
        return reading.whole if grown else reading.phrase
    alone = owned or (unit in MEASURES - RATIOS and reading.unit in MEASURES)
    if head in _REACHING:
        # 发放补助3亿元，惠及4万人: what reached them stands before.
        return (heads.without_act(reading.noun) or heads.without_act(reading.spoken_before(clause))) + head
    if _PLACE.fullmatch(head) and reading.phrase:
        return reading.phrase  # 经济总量突破千亿元，在全国的排位前移2位
    if heads.is_amount(head) and not alone:
        return nouns.thing(heads.without_act(reading.noun or reading.spoken_before(clause))) + head
    if _GRADE.fullmatch(head) and reading.noun and not _GRADE.fullmatch(reading.noun):
        # 国家级龙头企业3家、省级78家: of the same kind as what was just named.
        head += _GRADED.sub("", heads.without_act(reading.noun))
    if unit not in MEASURES and len(head) > 4 and head.endswith("新增"):
        head = "新增" + head[:-2]  # 义务教育均衡县新增20个
    verb = heads.act(head)
    countable = unit not in RATIOS | {"CNY", "USD"}
    if verb == head and len(verb) <= 4 and reading.noun and unit == reading.unit and countable:
        # 建成高标准农田1万亩、在建1万亩: the verb alone counts what was just named.
        reading.verb = ""
        if heads.act(reading.noun) == reading.noun:
            return verb  # 新建12个、续建8个: what was done before names no thing either
        return verb + reading.noun if len(verb) <= 2 else reading.noun + verb
    if verb:
        reading.verb = verb if len(verb) < len(head) else ""
        reading.noun = head[len(verb) :] or head
        return head
    reading.noun = head = heads.last_act(head)
    if heads.act(head):
        reading.verb = heads.act(head)
        return head
    # 新建道路20公里、管网29公里: beside each other, what is measured in one unit shares its verb too.
    alike = joined and unit == reading.unit and unit not in RATIOS
    counts = (alike or unit not in MEASURES) and not level and not heads.attribute(head)
    if reading.verb and counts and heads.may_share(reading.verb, joined):
        return reading.verb + head
    reading.verb = ""
    return head


def _purpose(reading: Reading, clause: Span) -> str:
    """投入5000万元，提高了消防水平: what the money is for stands in the clause behind."""
    words = reading.words
    if words[clause.end : clause.end + 1] not in {"，", ","}:
        return ""
    behind = next(clauses(words, Span(clause.end + 1, reading.span.end)), None)
    if behind is None or behind.end - behind.start > 40 or _WHEN.match(words, behind.start):
        return ""
    purpose = _COUNT.sub("", words[behind.start : behind.end])
    # 投入3亿元，完成2亿元: what tells of money or of a share is no purpose.
    return "" if _AMOUNT.search(purpose) else purpose[:24]


def _far_comparator(left: str) -> Comparator:
    if "约占" in left:
        return Comparator.APPROX
    return Comparator.GE if "至少" in left else Comparator.EQ
