"""The numerals of a text, each once: what it measures or what else it is for.

A numeral is read as the first that fits of: part of a rank, a number of a list, a date, part of a name or of a quoted
slogan, a set phrase, a quantity; one that fits nothing is unexplained.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.grammar.numerals import ARABIC, CHINESE_DIGITS, arabic
from kg.grammar.quantities import SIGNED, QuantityFound, doubled_at, exact, quantity_at
from kg.grammar.ranks import RankFound, ranks
from kg.lexicon.set_phrases import set_phrase_pattern
from kg.lexicon.units import unit_at
from kg.model.quantity import NumeralUse, Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """A numeral with what belongs to it, its use, and the quantity or rank that it is, if it is one."""

    start: int
    end: int
    use: NumeralUse
    arabic: bool
    quantity: QuantityFound | None = None
    rank: RankFound | None = None


_DASH = "(?:—+|－+|–+|-+|~|～|至|到)"
_START = re.compile(rf"[0-9０-９]+|一半(?!年)|半数|翻了?[一二两三四]番(?!半)|[{CHINESE_DIGITS}]+")
_ARABIC = re.compile("[0-9０-９]")

# Years, months and days, and how long something took.
_DATE = re.compile(
    rf"(?:19|20)[0-9]{{2}}年?(?:度)?{_DASH}(?:(?:19|20)?[0-9]{{2}})(?:年度?|(?![0-9万亿%％.]))|"
    r"(?:19|20)[0-9]{2}年(?:度)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|"
    rf"[0-9]{{1,2}}(?:月份?)?{_DASH}[0-9]{{1,2}}月(?:份)?|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|份|底|末|初|[上中下]旬)?(?!饼)|"
    rf"[0-9]{{1,2}}{_DASH}[0-9]{{1,2}}日|[0-9]{{1,2}}日(?![均产处])|[0-9]{{2}}年代|[0-9]{{1,2}}世纪|[0-9]{{1,3}}周年|"
    r"[0-9]{1,4}(?:多|余)?年(?![均产级期度]|以上树)|[0-9]{1,2}(?:个)?季度|"
    r"(?:19|20)[0-9]{2}(?=[“《]|中国|世界|全国|国际|年度|亚洲|版|卷|款|财年)|(?:19|20)[0-9]{2}(?:[./-][0-9]{1,2}){1,2}(?![0-9%])"
)
_DECIMAL = re.compile("[0-9]{4}[.][0-9]{1,2}")
_CHINESE_DATE = re.compile(
    "[一二][〇○零九][〇○零一二三四五六七八九]{2}年|[一二三四五六七八九十]+(?:月份?(?:[一二三四五六七八九十]+日)?|季度|年代|世纪|周年)|"
    "[一二两三四五六七八九十百千]+(?:多|余)?年(?!级)|[一二三四五六七八九十两]+(?:个月|个季度|日)(?!照)"
)
_PHONE = re.compile(r"[0-9]{3,4}-[0-9]{7,8}|1[3-9][0-9]{9}")
_LIST = re.compile(r"[0-9]{1,3}(?:[.．、](?![0-9])|[)）\]］〕】])")
_LIST_BEFORE = re.compile(r"(?:[(（\[［【]注?|(?:^|[\n。；;：:？！]) *)$")
_BRACKETED = re.compile(r"[\[［【〔]注?[0-9]+[\]］】〕]|[(（][0-9]{1,2}[)）]")
# What makes digits part of a name, a version, a model, a specification or a class of things.
_NAME_AFTER = re.compile(
    r"[0-9]*[A-Za-zⅠ-Ⅻ°+＋×*#_]|(?:强(?![度化])|号|版|型(?!号)|级|届|维|班|院|中学|小学|警|热线|政务|国道|省道|高速|工程|行动|计划|战略|平台|医院|会议|讲话|"
    r"规划|模式|体系|指示|精神|专项|专案|案(?!例)|事件|事故|厂|矿|基地|航班|车间|公里处|罐|万吨级|亿元级|千伏|贫困(?=县|地区)|纲要|方案|政策)|"
    "(?:[十百千万亿]+(?:级|工程|行动|计划|亩方))|[百千]?亿(?:企业|园区|产业|集群|项目|楼宇|镇)|线(?![上下])|期(?:工程|项目|建设)"
)
_NAME_BEFORE = re.compile(r"(?:[A-Za-zⅠ-Ⅻ.]|[A-Za-z][-—]|[+＋×*/#_]|[A-Za-z0-9一-鿿]-|第|[〔【])$")
# 下降-3%: below zero or only parted, nobody can tell.
_DASHED = re.compile("[一-鿿]-$")
_ROAD = re.compile("[国省县乡]道$")
_LENGTH = re.compile("(?:[0-9.]|余|多|[十百千万])*(?:公里|千米|km)")
_SERVICE_NUMBER = re.compile("1(?:10|19|20|22)(?=[、和及]|[指平服热急公应市“三])|123(?:15|33|45|09|69)(?![0-9万亿])")
_QUOTED = re.compile(
    '“[^“”，。；\n]{1,16}”|《[^《》\n]{1,80}》|「[^「」\n]{1,16}」|‘[^‘’，。；\n]{1,16}’|"[^"，。；\n]{1,16}"'
)
_SLOGAN_REST = re.compile("“[^“”。；\n]{1,48}”")
_SERVICE = re.compile(
    "(?:小时|分钟|天)(?:[快慢]?[生活通勤经济服务就医便民交通]+圈|高铁|自助|值守|值班|营业|不打烊|在线|不间断|全天候|"
    "工作制|城市|制|政务|达|响应)"
)
_SLOGAN = re.compile(
    "[个项大条]“|个(?:方面|层面|环节|原则|要求|关系|关键|维度)|期(?![的刊])|次(?:全体?|党代|会议|常委|人|[、”]|集体)"
)
_AIMED = re.compile("(?:达到?|为|是|超过?|至|到|突破|近|约|增长|提高|下降|[余少多]于)$")
_SERIES = re.compile("(?:[、和][0-9]+)+(?:号|、20[0-9]{2}年)")
_NUMBER = re.compile(ARABIC)
_VERSION = re.compile(r"[0-9]\.0(?![0-9])|(?:19|20)[0-9]{2}、(?:19|20)[0-9]{2}年")
# 5.1、0.6和4.7个百分点: the last of a list has the unit of all.
_SHARED_UNIT = re.compile(rf"(?:[、和及与]{ARABIC})+(?P<scale>[十百千万亿]*)")
# 1.2个、0.8个百分点: the points are those of every one.
_SHARED_POINTS = re.compile(rf"(?:[、和及与]{ARABIC}个)*[、和及与]{ARABIC}(?=个(?:百分点|千分点))")
_SHARED = frozenset({"%", "‰", "pp", "times", "CNY", "USD", "t", "mu", "km", "km2", "m2", "微克", "岁"})
_PART = r"([0-9]{1,3}(?:\.[0-9]+)?)"
_WHOLE = re.compile(f"{_PART}[:：∶]{_PART}[:：∶]{_PART}(?![0-9:：∶])")
_MOVED = re.compile("(?:前移|上升|提升|跃升|前进|下降|下滑|后移|提高|晋升|进|退|升|降)(?:了)?$")
_RATIO = re.compile(r"[0-9.]+(?:[:：∶][0-9.]+)+")


_FRACTION = re.compile("分之|点[一二三四五六七八九]")
_SCALES = re.compile("[十百千万亿]*")
_COUNTED = re.compile("[多余几]?[百千万亿]*[ 　]?")


def _names_after(words: str, at: int) -> bool:
    """Whether what follows a number makes it part of a name, a model or a class of things (1000吨级)."""
    if _NAME_AFTER.match(words, at):
        return True
    scales = _SCALES.match(words, at)
    start = scales.end() if scales is not None else at
    unit = unit_at(words, start, within=False)
    return unit is not None and words[start + len(unit.word) : start + len(unit.word) + 1] == "级"


def _counts(words: str, at: int) -> bool:
    """Whether a Chinese numeral before `at` has to be accounted for: a unit, 分之 or a decimal point follows."""
    if _FRACTION.match(words, at):
        return True
    lead = _COUNTED.match(words, at)
    return unit_at(words, lead.end() if lead is not None else at) is not None


def _moved(found: QuantityFound, words: str) -> QuantityFound:
    """A number of places and no people, where the words before say so: 较上年前移3位."""
    if words[found.end - 1] != "位" or not _MOVED.search(words[max(0, found.start - 4) : found.start]):
        return found
    return replace(found, quantity=replace(found.quantity, unit="位"))


_FORMER = re.compile("(?<![目以之年日月提当空眼此])前$")


def _leads(found: QuantityFound, words: str) -> bool:
    """Whether a number says among whom something stands and no place: 进入全球前1%, 考评前十名."""
    unit = found.quantity.unit
    places = unit == "person" and words[found.end - 1] in "名位"
    return (places or unit in {"%", "‰"}) and _FORMER.search(words[max(0, found.start - 2) : found.start]) is not None


def _measures(words: str, at: int) -> bool:
    """Whether a scale or a unit stands at `at`: 1913.5亿元 is no date."""
    return words[at : at + 1] in {"百", "千", "万", "亿"} or unit_at(words, at) is not None


class Reader:
    """The numerals of one text."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._quoted = [(match.start(), match.end()) for match in _QUOTED.finditer(words)]
        self._quoted_starts = [start for start, _ in self._quoted]

    def readings(self) -> Iterator[Reading]:
        """Every numeral from left to right; ranks without a numeral (全市前列) among them."""
        pending = list(ranks(self._words))
        at = 0
        for match in _START.finditer(self._words):
            while pending and pending[0].end <= match.start():
                yield self._rank(pending.pop(0))
            if match.start() < at:
                continue
            if pending and pending[0].start <= match.start():
                rank = pending.pop(0)
                yield self._rank(rank)
                at = rank.end
                continue
            start = match.start()
            parts = self._shares(start)
            if parts:
                yield from parts
                at = parts[-1].end
                continue
            reading = self._arabic(start, match.end()) if _ARABIC.match(match[0]) else self._chinese(start, match.end())
            if reading is None:
                continue
            yield reading
            at = reading.end
        for rank in pending:
            yield self._rank(rank)

    def _shares(self, start: int) -> list[Reading]:
        """The parts of a ratio that add up to a hundred (三次产业比例2.1∶36.5∶61.4), each a percentage."""
        match = _WHOLE.match(self._words, start)
        if match is None or not 98 <= sum(Decimal(part) for part in match.groups()) <= 102:
            return []
        spans = [match.span(group) for group in (1, 2, 3)]
        found = [QuantityFound(a, b, a, b, b, Quantity(exact(Decimal(self._words[a:b])), "%"), True) for a, b in spans]
        return [Reading(part.start, part.end, NumeralUse.MEASUREMENT, True, quantity=part) for part in found]

    def _rank(self, rank: RankFound) -> Reading:
        arabic = _ARABIC.search(self._words, rank.start, rank.end) is not None
        return Reading(rank.start, rank.end, NumeralUse.RANK, arabic, rank=rank)

    def _in_quotes(self, start: int, end: int) -> bool:
        index = bisect_right(self._quoted_starts, start) - 1
        return index >= 0 and end <= self._quoted[index][1]

    def _in_slogan(self, start: int, end: int) -> bool:
        """Whether a Chinese numeral stands in a long quotation: “四个坚定不移、两个不失时机”."""
        opened = self._words.rfind("“", max(0, start - 40), start)
        return (
            opened >= 0 and _SLOGAN_REST.match(self._words, opened) is not None and self._words.find("”", opened) >= end
        )

    def _arabic(self, start: int, end: int) -> Reading | None:
        words = self._words
        before = words[max(0, start - 4) : start]
        number = _NUMBER.match(words, start)
        end = max(end, number.end()) if number is not None else end

        def use(kind: NumeralUse, until: int) -> Reading:
            return Reading(start, until, kind, True)

        if _LIST.match(words, start) and _LIST_BEFORE.search(before):
            return use(NumeralUse.LIST_NUMBER, end)
        bracketed = _BRACKETED.match(words, start - 1) if start else None
        if bracketed is not None:
            return use(NumeralUse.LIST_NUMBER if words[end] not in "〕】" else NumeralUse.NAME, end)
        if self._in_quotes(start, end):
            return use(NumeralUse.NAME, end)
        phone = _PHONE.match(words, start) or _SERVICE_NUMBER.match(words, start)
        if phone is not None:
            return use(NumeralUse.NAME, phone.end())
        found = quantity_at(words, start)
        signed = found is not None and found.start < start
        if not signed and _NAME_BEFORE.search(before) and not (before[-1:] == "." and not before[-2:-1].isalnum()):
            if found is not None and found.quantity.unit in SIGNED and _DASHED.search(before):
                return use(NumeralUse.UNEXPLAINED, found.end)
            return use(NumeralUse.NAME, end)
        if _ROAD.search(before) and not _LENGTH.match(words, start):
            return use(NumeralUse.NAME, end)
        date = _DATE.match(words, start)
        if date is not None and not (_DECIMAL.fullmatch(date[0]) and _measures(words, date.end())):
            return use(NumeralUse.DATE, date.end())
        ratio = _RATIO.match(words, start)
        if ratio is not None:
            return use(NumeralUse.NAME, ratio.end())
        lettered = found is not None and found.numeral_end < found.end and words[found.numeral_end].isascii()
        if not lettered and _names_after(words, end):
            return use(NumeralUse.NAME, end)
        if found is not None and found.bare:
            judged = self._bare(found, before)
            if isinstance(judged, NumeralUse):
                return use(judged, end)
            found = judged
        if found is None:
            return use(NumeralUse.UNEXPLAINED, end)
        if before.endswith("每"):
            return use(NumeralUse.NAME, found.end)
        found = self._points(found)
        if _SERVICE.match(words, found.numeral_end):
            return use(NumeralUse.NAME, end)
        if _leads(found, words):
            return use(NumeralUse.RANK, found.end)
        found = _moved(found, words)
        if found.bare and (_names_after(words, found.end) or words[found.end : found.end + 1] in "+＋级"):
            return use(NumeralUse.NAME, found.end)
        return Reading(found.start, found.end, NumeralUse.MEASUREMENT, True, quantity=found)

    def _bare(self, found: QuantityFound, before: str) -> QuantityFound | NumeralUse:
        """A number without a unit: with that of the number beside it, a version, a year, or itself."""
        words = self._words
        if (
            _VERSION.match(words, found.start)
            or _SERIES.match(words, found.end)
            or words[found.end : found.end + 1] in "大代"
        ):
            return NumeralUse.DATE if words[found.start : found.start + 2] in {"19", "20"} else NumeralUse.NAME
        shared = self._shared(found)
        if shared is not None:
            return shared
        value = found.quantity.value
        if found.end - found.start == 4 and 1949 <= value <= 2060 and not _AIMED.search(before):
            return NumeralUse.DATE
        scaled = words[found.end - 1] in "万亿千多余" and value >= 1000
        fraction = value != value.to_integral_value()
        if scaled or found.outer_start < found.start or _AIMED.search(before) or (fraction and before[-1:].isalpha()):
            return found
        return NumeralUse.UNEXPLAINED

    def _shared(self, found: QuantityFound) -> QuantityFound | None:
        """A number of a list with the scale and the unit of the last one; None where it stands in no such list."""
        words = self._words
        listed = _SHARED_UNIT.match(words, found.end)
        if listed is None:
            return None
        last = quantity_at(words, max(words.rfind(mark, found.end, listed.end()) for mark in "、和及与") + 1)
        code = last.quantity.unit if last is not None else ""
        decimal = "." in words[found.start : listed.end()] or bool(listed["scale"])
        if last is None or not code or not (decimal or code.split("/")[0] in _SHARED):
            return None
        # The unit's own factor as well: 3、4万亩, 3、4万元.
        factor = last.quantity.value / (arabic(_NUMBER.match(words, last.start)[0]) or 1)  # type: ignore[index]
        own = words[found.end - 1] in "十百千万亿余多"
        value = found.quantity.value if own else exact(found.quantity.value * factor)
        return replace(found, quantity=replace(found.quantity, value=value, unit=code))

    def _points(self, found: QuantityFound) -> QuantityFound:
        """A number before 个 in a list whose last member has 个百分点, with the unit and factor of that one."""
        listed = _SHARED_POINTS.match(self._words, found.end) if found.quantity.unit == "个" else None
        point = unit_at(self._words, listed.end()) if listed is not None else None
        if point is None:
            return found
        value = exact(found.quantity.value * point.factor)
        return replace(found, quantity=replace(found.quantity, value=value, unit=point.code))

    def _chinese(self, start: int, end: int) -> Reading | None:
        """A Chinese numeral; None before no unit and in no fraction: it is no numeral to account for."""
        words = self._words
        doubled = doubled_at(words, start)
        if doubled is not None:
            return Reading(start, doubled.end, NumeralUse.MEASUREMENT, False, quantity=doubled)
        if not _counts(words, end) and words[start:end] not in {"一半", "半数"}:
            return None

        def use(kind: NumeralUse, until: int) -> Reading:
            return Reading(start, until, kind, False)

        if self._in_quotes(start, end) or self._in_slogan(start, end) or words[start - 1 : start] == "”":
            return use(NumeralUse.NAME, end)
        if words[start - 1 : start] == "第":
            return use(NumeralUse.SET_PHRASE, end)
        if words[start - 1 : start] == "届":
            return use(NumeralUse.NAME, end)
        date = _CHINESE_DATE.match(words, start)
        if date is not None:
            return use(NumeralUse.DATE, date.end())
        phrase = set_phrase_pattern().match(words, start)
        if phrase is not None:
            return use(NumeralUse.SET_PHRASE, max(phrase.end(), end))
        if words[start:end] in {"零", "〇"}:
            return None
        if _SLOGAN.match(words, end):
            return use(NumeralUse.NAME, end)
        found = quantity_at(words, start)
        if found is not None and words[start - 1 : start] == "每":
            return use(NumeralUse.NAME, found.end)  # 每十万人: a denominator
        if words[start:end] == "一" and (found is None or found.quantity.unit != "%"):
            return use(NumeralUse.SET_PHRASE, end)
        if found is None and all(char in "十百千万亿余多" for char in words[start:end]):
            # 亿元以上项目, 每万人: a class of things or a denominator, no count.
            return use(NumeralUse.NAME, end)
        if found is None or found.bare:
            return use(NumeralUse.UNEXPLAINED, end)
        if _leads(found, words):
            return use(NumeralUse.RANK, found.end)
        return Reading(start, found.end, NumeralUse.MEASUREMENT, False, quantity=_moved(found, words))


def readings(words: str) -> Sequence[Reading]:
    """Every numeral of a text (Arabic digits, and Chinese numerals before a unit or in a fraction), left to right."""
    return tuple(Reader(words).readings())
