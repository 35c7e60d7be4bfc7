"""Which lines are headings, and how deep: 一、 （一） 1. 第一章, and the marks of markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERINGS = (
    re.compile(rf"第(?:{_NUMERAL}|\d{{1,2}})(?:部分|章|篇|编)[：、，]?"),
    re.compile(rf"{_NUMERAL}[、.，](?!是)"),
    re.compile(rf"第(?:{_NUMERAL}|\d{{1,2}})节[：、，]?"),
    re.compile(rf"[（(]{_NUMERAL}[）)][、，]?"),
    re.compile(r"\d{1,3}[、.](?!\d)[、.]?"),
    re.compile(r"[（(]\d{1,2}[）)][、，]?"),
)
_MARK = re.compile(r"(#{1,6})\s*")
_END = re.compile(r"[。！？；，、]$")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of a heading as written and how deep its kind usually lies (0 outermost)."""

    number: str
    kind: int


def numbering(line: str) -> Numbering | None:
    """The number that a line begins with, or None."""
    for kind, pattern in enumerate(_NUMBERINGS):
        if found := pattern.match(line):
            return Numbering(found[0], kind)
    return None


def mark(line: str) -> str:
    """The markdown mark and the space after it that a line begins with, or nothing."""
    found = _MARK.match(line)
    return found[0] if found else ""


def is_heading(line: str) -> bool:
    """Whether a numbered line is a heading: short, and without an end of a sentence in it."""
    return (
        bool(numbering(line))
        and len(line) <= _LONGEST
        and not re.search(r"[。！？；]", line[:-1])
        and not _END.search(line)
    )
