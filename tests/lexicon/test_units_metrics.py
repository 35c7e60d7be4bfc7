"""Units and curated metrics: words to codes, codes to labels, phrases to ids."""

from __future__ import annotations

import pytest

from kg.lexicon.metrics import metric_of, metrics
from kg.lexicon.units import unit, unit_at, unit_words, units


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("亿元", None),
        ("元", "CNY"),
        ("人次以上", "person-time"),
        ("人民", None),
        ("平方米", "m2"),
        ("个百分点", "pp"),
        ("兆瓦", "kW"),
    ],
)
def test_unit_words(words: str, code: str | None) -> None:
    found = unit_at(words, 0)
    assert (found.code if found else None) == code


def test_every_listed_unit_has_a_word_and_labels() -> None:
    spoken = {word.code for word in unit_words().values()}
    assert set(units()) <= spoken
    assert all(each.zh and each.en and each.kind for each in units().values())


def test_units_that_are_not_listed_are_their_own_labels() -> None:
    assert (unit("家").zh, unit("").code) == ("家", "1")
    assert unit("CNY/m2").en == "yuan per square metre"


@pytest.mark.parametrize(
    ("phrase", "metric"),
    [("GDP", "gdp"), ("全市社零总额", "retail_sales"), ("完成工业投资", "industrial_investment"), ("楼均产出", None)],
)
def test_metrics_by_their_names(phrase: str, metric: str | None) -> None:
    assert metric_of(phrase) == metric


def test_no_name_means_two_metrics() -> None:
    names = [name for each in metrics().values() for name in (each.zh, *each.aliases)]
    assert len(names) == len(set(names))
