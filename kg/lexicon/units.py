"""Units and classifiers: the words that follow a number, and the codes that they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.resources import package_dir


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the graph names it: its code (CNY, m2, 家), labels, kind of quantity, QUDT unit where there is one."""

    code: str
    zh: str
    en: str
    kind: str
    qudt: str | None = None


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A word for a unit: its code and how many of the code's unit one of it is (吨 → t, 1; 兆瓦 → kW, 1000).

    `never_before` are characters that, following, make another word of it (人 before 民, 成 before 立); `unless` are
    words that begin with one of them and leave it the unit (所 before 有, but not before 以上).
    """

    word: str
    code: str
    factor: Decimal
    never_before: str
    unless: tuple[str, ...] = ()


def _rows(name: str) -> Iterator[list[str]]:
    text = (package_dir("lexicon") / name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("# "))


@cache
def units() -> Mapping[str, Unit]:
    """The listed units by code; a classifier (家, 项, 批次) is its own code and is not listed."""
    return {code: Unit(code, zh, en, kind, qudt or None) for code, zh, en, kind, qudt in _rows("units.tsv")}


@cache
def unit_words() -> Mapping[str, UnitWord]:
    """Every word for a unit or classifier."""
    return {
        word: UnitWord(word, code, Decimal(factor), never_before, tuple(" ".join(unless).split()))
        for word, code, factor, never_before, *unless in _rows("unit_words.tsv")
    }


@cache
def _longest() -> int:
    return max(map(len, unit_words()))


def unit_at(words: str, at: int, *, within: bool = True) -> UnitWord | None:
    """The longest unit word at `at`; `within` refuses one that a following character makes into another word."""
    known = unit_words()
    for length in range(min(_longest(), len(words) - at), 0, -1):
        unit = known.get(words[at : at + length])
        if unit is None:
            continue
        following = words[at + length : at + length + 1]
        another = following and following in unit.never_before
        if within and another and not words.startswith(unit.unless, at + length):
            continue
        if unit.word[-1].isascii() and unit.word[-1].isalpha() and following.isascii() and following.isalpha():
            continue
        return unit
    return None


def unit(code: str) -> Unit:
    """The unit of a code; a classifier, compound or other unit is labelled with its own code."""
    listed = units().get(code)
    if listed is not None:
        return listed
    if not code:
        return Unit("1", "无量纲", "dimensionless", "number")
    if "/" in code:
        above, below = (unit(part) for part in code.split("/", 1))
        return Unit(code, f"{above.zh}/{below.zh}", f"{above.en} per {below.en}", "rate")
    return Unit(code, code, code, "count")
