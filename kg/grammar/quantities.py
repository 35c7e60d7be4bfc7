"""Quantities, as in 930亿元, 1600余家, 5%—6%, 1.2万元/平方米, 三分之一, 近3成: words → a value in base units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.grammar import comparators
from kg.grammar.numerals import ARABIC, CHINESE, SCALED, arabic, chinese, chinese_scaled, scale, scaled, vagueness
from kg.lexicon.clause_words import alternation, clause_words, words_pattern
from kg.lexicon.units import unit_at
from kg.model.quantity import Comparator, Quantity

_PLACES = Decimal(1).scaleb(-12)
_DASH = "(?:—+|－+|–+|-+|~|～|至|到|−)"


@dataclass(frozen=True, slots=True)
class QuantityFound:
    """A quantity in a text. [start, end) is the number with sign and unit, [outer_start, outer_end) with comparators.

    `numeral_end` is where the unit begins; `bare` says that there is no unit; `arabic` that it is written in digits.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    numeral_end: int
    quantity: Quantity
    arabic: bool

    @property
    def bare(self) -> bool:
        """Whether the number has no unit at all, written or in a fraction."""
        return not self.quantity.unit


_CHINESE_RANGE = re.compile(rf"({CHINESE})(?:至|到|—+)({CHINESE})")
_BETWEEN = re.compile(f"{_DASH}(?P<minus>[-－−])?")
# What can be below zero.
SIGNED = frozenset({"%", "‰", "pp", "℃", "摄氏度", "CNY"})
# The sign ‰ as some scanned texts have it: 9%。左右.
_BROKEN = re.compile("[。.](?:左右|以[内下上]|，|；)")
_PER_MILLE = re.compile("自然增长|出生|死亡")
_PER = re.compile("[/／每]([百千]?[万亿]?)")
_NUMBER = re.compile(SCALED)
_CHINESE = re.compile(CHINESE)
_SLASH = re.compile(r"([0-9]{1,3})[/／]([0-9]{1,3})(?![0-9/／.])")
_PARTS = re.compile(rf"({CHINESE}|{ARABIC})分之({CHINESE}|{ARABIC})")
_HALF = re.compile("一半|半数")
_DOUBLED = re.compile(rf"翻了?({CHINESE})番(?!半)")
_BARE_SCALE = re.compile("[十百千]?万亿|[十百千]?[万亿]|[百千]")
# 8.5/10万: so many of a hundred thousand.
_OF_SCALE = re.compile(rf"({ARABIC})[/／](10{{0,3}})?([十百千]?[万亿])人?")
_TENTHS = re.compile("[一二两三四五六七八九1-9]成([一二三四五六七八九1-9])")
_HUNDREDS_OF_MILLIONS = "个亿"
_PARTS_OF = {100: "%", 1000: "‰"}
_FROM = re.compile("[从由自]")


def exact(value: Decimal) -> Decimal:
    """The value with at most 12 fractional digits and no trailing zeros."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.quantize(_PLACES).normalize()


def quantity_at(words: str, at: int) -> QuantityFound | None:
    """The quantity whose first numeral character is at `at`; None where it is no exact number with a clear meaning.

    Where a number follows without any unit, the unit is "" and the caller judges whether it measures anything.
    """
    tenths = _TENTHS.match(words, at)
    if tenths is not None:
        return _tenths_at(words, at, tenths)
    for read in (_fraction_at, _range_at, _arabic_at, _chinese_at):
        found = read(words, at)
        if found is not None:
            return found
    return None


def _found(
    words: str,
    at: int,
    numeral_end: int,
    end: int,
    value: Decimal,
    unit: str,
    *,
    said: Comparator = Comparator.EQ,
    upper: Decimal | None = None,
    digits: bool = True,
) -> QuantityFound:
    """Put the comparators about the number to it: the one before wins over the one after, a range is at least."""
    comparator, outer_start, outer_end = said, at, end
    following = comparators.after(words, end)
    if following is not None:
        outer_end = following[1]
        comparator = following[0]
    leading = comparators.before(words, at)
    if leading is not None:
        outer_start = leading[1]
        # 近30%左右 stays approximate, 约100余家 is more exactly known by its first word.
        # 高于全国2个百分点 says how much more, 高于60% says more than what.
        differs = unit == "pp" and words[leading[1] : at][:2] in {"高于", "低于"}
        comparator = comparator if differs else leading[0]
    if upper is not None:
        comparator = Comparator.GE
    quantity = Quantity(exact(value), unit, comparator, None if upper is None else exact(upper))
    return QuantityFound(at, end, outer_start, outer_end, numeral_end, quantity, digits)


def _with_unit(words: str, at: int, value: Decimal) -> tuple[int, Decimal, str]:
    """Where the unit at `at` ends, the value in its base unit, and the unit's code; ("" where there is none)."""
    if words.startswith(_HUNDREDS_OF_MILLIONS, at) and _closed().match(words, at + len(_HUNDREDS_OF_MILLIONS)):
        return at + len(_HUNDREDS_OF_MILLIONS), value * 10**8, ""
    gap = words[at : at + 1] in {" ", "\u3000"}
    first = unit_at(words, at + gap)
    if first is None:
        return at, value, ""
    end = at + gap + len(first.word)
    value *= first.factor
    if first.code == "%" and _BROKEN.match(words, end) and _PER_MILLE.search(words, max(0, at - 24), at):
        return end + 1, value, "‰"
    per = _PER.match(words, end)
    second = unit_at(words, per.end()) if per is not None else None
    if per is not None and second is None and words[per.end() : per.end() + 1] == "月":
        return per.end() + 1, value / (scale(per[1]) or 1), f"{first.code}/月"
    if per is None or second is None:
        return end, value, first.code
    divisor = second.factor * (scale(per[1]) or 1)
    return per.end() + len(second.word), value / divisor, f"{first.code}/{second.code}"


@cache
def _closed() -> re.Pattern[str]:
    """What shows that a number ends here: no noun follows that its last character could belong to."""
    return re.compile(f"(?![0-9A-Za-z一-鿿])|的|{words_pattern('after_count')}")


@cache
def _minus() -> re.Pattern[str]:
    """A dash behind a word that leads to a value (为-3.2%, 增长-5.6%): elsewhere it joins or parts (嫦娥-5, 10-15%)."""
    grows = alternation([*clause_words()["increase"], "同比", "环比"])
    return re.compile(f"(?:[为是至到达由从在约近、，,；;：:（(和与及]|{grows})([-－—–−])\\Z")


def _sign_start(words: str, at: int) -> int:
    """Where the minus before the number at `at` stands; `at` where there is none."""
    return at - 1 if _minus().search(words[max(0, at - 6) : at]) else at


def _fraction_at(words: str, at: int) -> QuantityFound | None:
    match = _SLASH.match(words, at)
    if match is not None:
        above, below = int(match[1]), int(match[2])
        if not 0 < above < below or (at and words[at - 1] in "0123456789./／"):
            return None
        return _found(words, at, match.end(), match.end(), Decimal(100 * above) / below, "%")
    match = _OF_SCALE.match(words, at)
    value = arabic(match[1]) if match is not None else None
    if match is not None and value is not None and _closed().match(words, match.end()):
        whole = int(match[2] or 1) * (scale(match[3]) or 1)
        return _found(words, at, match.end(), match.end(), 100 * value / whole, "%")
    match = _PARTS.match(words, at)
    if match is not None:
        parts, number = _either(match[1]), _either(match[2])
        if parts is None or number is None or parts <= 1:
            return None
        digits = match[1][0].isdigit()
        if parts in _PARTS_OF:
            value, code = number, _PARTS_OF[int(parts)]
        else:
            value, code = 100 * number / parts, "%"
        return _found(words, at, match.end(), match.end(), value, code, said=vagueness(match[0]), digits=digits)
    match = _HALF.match(words, at)
    if match is not None:
        return _found(words, at, match.end(), match.end(), Decimal(50), "%", digits=False)
    return None


def _tenths_at(words: str, at: int, match: re.Match[str]) -> QuantityFound | None:
    """五成八 is 58 %; None where its last digit may begin another word (五成二手房)."""
    tens, ones = _either(words[at]), _either(match[1])
    if tens is None or ones is None or not _closed().match(words, match.end()):
        return None
    return _found(words, at, match.end(), match.end(), 10 * tens + ones, "%", digits=words[at].isdigit())


def doubled_at(words: str, at: int) -> QuantityFound | None:
    """翻一番 at `at`: twice as much, 翻两番: four times."""
    match = _DOUBLED.match(words, at)
    times = chinese(match[1]) if match else None
    if match is None or times is None or times > 10:
        return None
    return _found(words, at, match.end(), match.end(), Decimal(2) ** int(times), "times", digits=False)


def _either(words: str) -> Decimal | None:
    if words[0].isdigit():
        return arabic(words)
    if words in {"百", "千", "万"}:
        return Decimal(scale(words) or 0)
    value = chinese_scaled(words)
    return None if value is None else Decimal(value)


def _range_at(words: str, at: int) -> QuantityFound | None:
    first = _NUMBER.match(words, at)
    start = _sign_start(words, at)
    if first is None or (start and _FROM.match(words[start - 1])):
        return None
    own = unit_at(words, first.end(), within=False)
    dash = _BETWEEN.match(words, first.end() + (len(own.word) if own is not None else 0))
    if dash is None and own is not None:
        own, dash = None, _BETWEEN.match(words, first.end())
    second = _NUMBER.match(words, dash.end()) if dash is not None else None
    if second is None:
        return None
    low, high = scaled(first[0]), scaled(second[0])
    if low is None or high is None:
        return None
    end, top, code = _with_unit(words, second.end(), high)
    if own is not None:
        if own.code != code:
            return None
        bottom = low * own.factor
    else:
        # 5—6万人: the scale and the unit of the upper bound are those of the lower one too.
        per_one = top / high if high else Decimal(1)
        last = re.search("[十百千万亿]+$", second[0].rstrip("多余几"))
        shared = scale(last[0]) if last and not re.search("[十百千万亿]", first[0]) else 1
        bottom = low * (shared or 1) * per_one
    if start < at:
        bottom = -bottom
    if dash is not None and dash["minus"]:
        top = -top
    if bottom >= top or code not in (SIGNED if bottom < 0 else {code} - {""}):
        return None
    return _found(words, start, second.end(), end, bottom, code, upper=top)


def _arabic_at(words: str, at: int) -> QuantityFound | None:
    match = _NUMBER.match(words, at)
    if match is None:
        return None
    value = scaled(match[0])
    if value is None:
        return None
    end, value, code = _with_unit(words, match.end(), value)
    start = _sign_start(words, at) if code in SIGNED else at
    return _found(words, start, match.end(), end, value if start == at else -value, code, said=vagueness(match[0]))


def _chinese_at(words: str, at: int) -> QuantityFound | None:
    span = _CHINESE_RANGE.match(words, at)
    if span is not None and not (at and _FROM.match(words[at - 1])):
        low, high = chinese_scaled(span[1]), chinese_scaled(span[2])
        if low is not None and high is not None and low < high:
            end, top, code = _with_unit(words, span.end(), Decimal(high))
            if code:
                return _found(
                    words, at, span.end(), end, Decimal(low) * top / Decimal(high), code, upper=top, digits=False
                )
    match = _CHINESE.match(words, at)
    if match is None or (at and words[at - 1] in "几数"):
        return None
    value = chinese_scaled(match[0])
    if value is None:
        return _bare_scale_at(words, at)
    end, amount, code = _with_unit(words, match.end(), Decimal(value))
    if not code:
        return None
    return _found(words, at, match.end(), end, amount, code, said=vagueness(match[0]), digits=False)


_LEADING = re.compile("(?:[超破逾近过达上]|超过|突破|达到|不低于|保持在|稳定在)$")
_TRAILING = re.compile(r"(?:以上|左右|大关|以内)?(?=[，,。；;、）)！”]|$|大关)")


def _bare_scale_at(words: str, at: int) -> QuantityFound | None:
    """千亿元 and the like: a number only where a comparator or the end of the clause shows that it is no class.

    保持在千亿元以上 and 销售破亿元 measure; 百亿元产业 and 亿元以上企业 name a class of things.
    """
    match = _BARE_SCALE.match(words, at)
    if match is None or (at and words[at - 1] in "0123456789多余几数一二三四五六七八九十百千万亿"):
        return None
    value = scale(match[0])
    if value is None:
        return None
    end, amount, code = _with_unit(words, match.end(), Decimal(value))
    after = comparators.after(words, end)
    closed = _TRAILING.match(words, after[1] if after else end)
    led = _LEADING.search(words[max(0, at - 3) : at])
    if not code or closed is None or not led:
        return None
    found = _found(words, at, match.end(), end, amount, code, digits=False)
    if words[at - 1] == "上":
        return QuantityFound(
            at, end, at - 1, found.outer_end, match.end(), Quantity(found.quantity.value, code, Comparator.GT), False
        )
    return found
