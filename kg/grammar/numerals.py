"""Numerals, as in 1,023, ３.5万, 1.4万亿, 三百二十, 十余, 两: words → an exact number, or nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.model.quantity import Comparator

_DIGITS = {char: value for value, chars in enumerate(["〇○零", "一", "二两", *"三四五六七八九"]) for char in chars}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_FOLD = str.maketrans("０１２３４５６７８９．，", "0123456789.,")

ARABIC_DIGITS = "0-9０-９"
CHINESE_DIGITS = "〇○零一二三四五六七八九十百千万亿两"

# A comma between groups of three belongs to the number; a full-width one only if it cannot part two numbers.
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?:，[0-9]{3})+(?![0-9万亿])"
ARABIC = rf"(?:{_GROUPED}|[{ARABIC_DIGITS}]+)(?:[.．][{ARABIC_DIGITS}]+)?"
_MORE = "[多余几]"
# A number in Arabic digits with its scale: 1.8万, 1600余, 2.6万多, 3千万, 1亿2000万.
SCALED = rf"{ARABIC}{_MORE}?(?:[十百千]?万亿|[十百千]?[万亿]|[百千](?![米克伏瓦卡]))?{_MORE}?(?:(?<=[亿万]){ARABIC}万)?"
CHINESE = rf"[{CHINESE_DIGITS}]+(?:点[〇零一二三四五六七八九]+)?(?:{_MORE}[十百千]?[万亿]?)?"

_SCALED_PARTS = re.compile(rf"({ARABIC})({_MORE})?([十百千万亿]*)({_MORE})?")


def arabic(words: str) -> Decimal | None:
    """The value of Arabic digits with separators, without a scale: "1,023.5" is 1023.5.

    None for more than 18 digits: no report measures that, it is a number of something.
    """
    plain = words.translate(_FOLD).replace(",", "")
    return Decimal(plain) if len(plain) <= 18 and re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain) else None


def scale(words: str) -> int | None:
    """The value of scale characters alone: 万亿 is 10**12; None if they do not rise (亿万)."""
    value, section = 1, 1
    for char in words:
        factor = _SCALES[char]
        if factor < 10**4:
            section *= factor
        elif factor < value:
            return None
        else:
            value, section = value * section * factor, 1
    return value * section


def scaled(words: str) -> Decimal | None:
    """The value of Arabic digits with scales: "1.4万亿" is 1.4e12, "1亿2000万" is 1.2e8, "1600余" is 1600."""
    total, at, last = Decimal(0), 0, None
    while at < len(words):
        match = _SCALED_PARTS.match(words, at)
        if match is None:
            return None
        number, factor = arabic(match[1]), scale(match[3])
        if number is None or factor is None or (last is not None and number * factor >= last):
            return None
        total, last, at = total + number * factor, factor, match.end()
    return total if at else None


def chinese(words: str) -> int | Decimal | None:
    """The value of a Chinese numeral: 三百二十 is 320, 两 is 2, 二点五 is 2.5, 二〇二四 is 2024.

    None where the characters make no one number: 三五, 二三十, 亿万, a scale without a digit before it (千, 万),
    apart from 十.
    """
    whole, point, fraction = words.partition("点")
    value = _whole(whole)
    if not point or value is None:
        return value
    if not fraction or any(char not in _DIGITS for char in fraction):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[char]) for char in fraction)}")


def _whole(words: str) -> int | None:
    if not words:
        return None
    if all(char in _DIGITS for char in words):
        if len(words) == 1:
            return _DIGITS[words]
        # Digits in a row are a number only if they read like one written digit by digit: 二〇二四.
        return (
            int("".join(str(_DIGITS[char]) for char in words)) if set(words) & set("〇○零") or len(words) == 4 else None
        )
    total = section = 0
    digit: int | None = None
    ceiling = section_ceiling = 10**16
    for index, char in enumerate(words):
        if char in "零〇":
            if digit is not None:
                return None
            continue
        if char in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[char]
            continue
        factor = _SCALES[char]
        if factor < 10**4:
            if factor >= section_ceiling or (digit is None and not (factor == 10 and section == 0)):
                return None
            section += (1 if digit is None else digit) * factor
            section_ceiling, digit = factor, None
            continue
        block = section + (digit or 0)
        if block == 0 and total == 0:
            return None
        if factor == 10**8 and index and words[index - 1] == "万":
            total *= factor
        elif factor >= ceiling or block == 0:
            return None
        else:
            total += block * factor
        ceiling, section, section_ceiling, digit = factor, 0, 10**16, None
    return total + section + (digit or 0)


def chinese_scaled(words: str) -> int | Decimal | None:
    """The value of a Chinese numeral with 余, 多 or 几 and a scale after it: 十余万 is 100000, 三百多 is 300."""
    plain, more, rest = _split_more(words)
    value = chinese(plain)
    if value is None or not more:
        return value if not rest else None
    factor = scale(rest) if rest else 1
    return None if factor is None or more == "几" else value * factor


def _split_more(words: str) -> tuple[str, str, str]:
    match = re.search(_MORE, words)
    return (words, "", "") if match is None else (words[: match.start()], match[0], words[match.end() :])


def vagueness(words: str) -> Comparator:
    """What 余, 多 and 几 inside a numeral say of its value: more than (1600余, 十几)."""
    return Comparator.GT if any(char in words for char in "余多几") else Comparator.EQ
