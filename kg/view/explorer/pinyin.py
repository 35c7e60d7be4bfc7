"""Finding Chinese names by pinyin: whole syllables (jiefangbei), their beginnings (jfb), or both (jiefb).

A character may be read in several ways, and the right one depends on the word; all of them are tried.
"""

from __future__ import annotations

import unicodedata
from functools import cache


@cache
def readings(character: str) -> tuple[str, ...]:
    """How a character may be read, without tones: 重 is zhong and chong; what has no reading is itself."""
    from pypinyin import Style, pinyin

    if not "\u3400" <= character <= "\U0003ffff":
        return (unicodedata.normalize("NFKC", character).lower(),)
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(r.replace("ü", "v") for r in found[0])) if found else (character,)


def matches(query: str, name: str) -> tuple[int, int, bool] | None:
    """Where the first characters in the name are that the query spells, and whether by initials alone."""
    for start in range(len(name)):
        found = _spelt(query, name, start, True)
        if found is not None:
            return start, found[0], found[1]
    return None


def _spelt(query: str, name: str, at: int, short: bool) -> tuple[int, bool] | None:
    if not query:
        return at, short
    if at == len(name):
        return None
    for reading in readings(name[at]):
        if query.startswith(reading) and (found := _spelt(query[len(reading) :], name, at + 1, False)):
            return found
        if reading.startswith(query):
            return at + 1, short and len(query) == 1
        if query[0] == reading[0] and (found := _spelt(query[1:], name, at + 1, short)):
            return found
    return None


@cache
def _initials(character: str) -> frozenset[str]:
    return frozenset(reading[0] for reading in readings(character) if reading)


def may_match(first: str, name: str) -> bool:
    """Whether a name has a character that begins so at all: a quick look before a careful one."""
    return any(first in _initials(character) for character in name)
