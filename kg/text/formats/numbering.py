"""The numbers that a word processor sets before paragraphs by itself: 一、 （一） 1. as numbering.xml defines them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_COUNTING = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written, in what words, where it starts, and whether all in digits."""

    form: str
    words: str
    start: int
    legal: bool


@dataclass
class Numbering:
    """The lists of a document and how far each has counted; `of` must be asked once for each paragraph, in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def of(self, number: str, depth: int) -> str:
        """The number of the next paragraph of a list, as its reader sees it; empty for bullets and no list."""
        abstract = self.abstract_of.get(number, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        # Lists of one definition count on together, but one that starts anew counts by itself.
        list_of = number if any(key[0] == number for key in self.starts) else abstract
        counts = self.counts.setdefault(list_of, {})
        start = self.starts.get((number, depth), level.start)
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return ""

        def written(match: re.Match[str]) -> str:
            above = int(match[1]) - 1
            other = levels.get(above, level)
            return _written(counts.get(above, other.start), "decimal" if level.legal else other.form)

        return _PLACE.sub(written, level.words)


def numbering(root: _Element | None) -> Numbering:
    """The lists that a numbering.xml defines; none for a document without one."""
    found = Numbering()
    for element in [] if root is None else root:
        name = local(element)
        if name == "abstractNum":
            found.levels[value(element, "abstractNumId")] = {
                digits(value(level, "ilvl"), 0): _level(level) for level in element if local(level) == "lvl"
            }
        elif name == "num":
            number = value(element, "numId")
            for child in element:
                if local(child) == "abstractNumId":
                    found.abstract_of[number] = value(child, "val")
                elif local(child) == "lvlOverride":
                    for override in child:
                        if local(override) == "startOverride":
                            key = number, digits(value(child, "ilvl"), 0)
                            found.starts[key] = digits(value(override, "val"), 1)
    return found


def _level(element: _Element) -> Level:
    values = {local(child): value(child, "val") for child in element}
    start = digits(values.get("start", ""), 1)
    return Level(values.get("numFmt", "decimal"), values.get("lvlText", ""), start, "isLgl" in values)


def _written(count: int, form: str) -> str:
    """A count in one of the forms of numbers; a form that is not known is written in digits."""
    if form in _COUNTING and 0 < count < 100:
        tens, ones = divmod(count, 10)
        return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")
    if form == "chineseLegalSimplified" and 0 < count < 10:
        return _LEGAL[count]
    if form == "ideographTraditional" and 0 < count <= 10:
        return _STEMS[count - 1]
    if form.startswith("decimalEnclosedCircle") and 0 < count <= 20:
        return chr(0x2460 + count - 1)
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        return chr((97 if form == "lowerLetter" else 65) + count - 1)
    if form in ("lowerRoman", "upperRoman") and 0 < count < 40:
        roman = ""
        for value, sign in _ROMAN:
            times, count = divmod(count, value)
            roman += sign * times
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)


def local(element: _Element) -> str:
    """The name of an element without its namespace, of which Word has two."""
    return str(element.tag).rpartition("}")[2]


def value(element: _Element, name: str) -> str:
    """An attribute, whatever its namespace; empty where there is none."""
    return next((str(said) for key, said in element.items() if str(key).rpartition("}")[2] == name), "")


def digits(words: str, default: int) -> int:
    """A small number as an attribute has it, or the default."""
    return int(words) if words.isdecimal() and len(words) < 7 else default
