"""Numerals: the same number in every way of writing it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.grammar.numerals import arabic, chinese, chinese_scaled, scaled

_DIGITS = "零一二三四五六七八九"


def _section(value: int) -> str:
    """A number below ten thousand in Chinese."""
    words, gap = "", False
    for factor, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, factor)
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return words


def written(value: int) -> str:
    """A number in Chinese, as a careful writer puts it."""
    words = ""
    for factor, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        block, value = divmod(value, factor)
        if block:
            words += ("零" if words and block < 1000 else "") + _section(block) + name
    return words


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_chinese_numerals_round_trip(value: int) -> None:
    assert chinese(written(value)) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_and_without_separators(value: int) -> None:
    assert arabic(str(value)) == value
    assert arabic(f"{value:,}") == value
    assert arabic(f"{value:,}".replace(",", "，")) == value
    assert arabic(str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == value


@given(
    st.decimals(min_value="0.01", max_value="9999.99", places=2),
    st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("千万", 10**7), ("百万", 10**6)]),
)
def test_scales_multiply(number: Decimal, scale: tuple[str, int]) -> None:
    assert scaled(f"{number}{scale[0]}") == number * scale[1]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1亿2000万", 120_000_000),
        ("1600余", 1600),
        ("2.6万多", 26_000),
        ("30多万", 300_000),
        ("３.5万", 35_000),
    ],
)
def test_mixed(words: str, value: int) -> None:
    assert scaled(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("三百二十", 320),
        ("二〇二四", 2024),
        ("二点五", Decimal("2.5")),
        ("一万亿", 10**12),
    ],
)
def test_chinese(words: str, value: int | Decimal) -> None:
    assert chinese(words) == value


@pytest.mark.parametrize("words", ["三五", "二三十", "亿万", "千", "百", "十十", "万千", "点五", ""])
def test_what_is_no_one_number(words: str) -> None:
    assert chinese(words) is None


def test_more_than() -> None:
    assert chinese_scaled("十余万") == 100_000
    assert chinese_scaled("三百多") == 300
    assert chinese_scaled("十几") is None
