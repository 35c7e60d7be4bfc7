"""From spans of the tagger to names: quotation marks in pairs, canonical forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.names.tagger import Tagged
from kg.lexicon import areas
from kg.model.document import Area

_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"))
_MARKS = re.compile("[“”《》（）()]")
_QUOTES = re.compile("[“”]")
# What stands before a dot that a name was cut at: [云湖]·天成.
_DOTS = "·•"
_BEFORE_DOT = re.compile("[^\\W的了在和与及对将把]*$")
_DOTTED = 6
_FRINGE = "、，。；：:,;! ！？\n"


def tidy(found: Iterable[Tagged], words: str) -> Iterator[Tagged]:
    """Names with their brackets in pairs and without punctuation at their edges; what cannot be mended goes."""
    before = 0
    for start, end, cls in found:
        while start < end and words[start] in _FRINGE:
            start += 1
        while start < end and words[end - 1] in _FRINGE:
            end -= 1
        if _MARKS.search(words, start, end):
            for opening, closing in _PAIRS:
                start, end = _paired(words, start, end, opening, closing)
        if words[start : start + 1] == "“" and words[end - 1 : end] == "”" and "“" not in words[start + 1 : end]:
            start, end = start + 1, end - 1
        if start < end and words[start] in _DOTS:
            cut = _BEFORE_DOT.search(words, max(before, start - _DOTTED), start)
            start = cut.start() if cut and cut[0] else start + 1
        before = end
        if end - start > 1 and any(character.isalnum() for character in words[start:end]):
            yield Tagged(start, end, cls)


def _paired(words: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    """Take the missing half of a pair in where it stands right outside, else leave the half at the edge out."""
    text = words[start:end]
    if text.count(opening) > text.count(closing):
        if words[end : end + 1] == closing:
            return start, end + 1
        if text.startswith(opening):
            return start + 1, end
        return start, start + text.rindex(opening)
    if text.count(closing) > text.count(opening):
        if start and words[start - 1] == opening:
            return start - 1, end
        if text.endswith(closing):
            return start, end - 1
        return start + text.index(closing) + 1, end
    return start, end


_SESSION = re.compile(
    "(?P<body>党的|[省市区县州]委)?(?:(?P<term>[十一二三四五六七八九]+)届)?(?P<number>[一二三四五六七八九十]+[中次])(?:全会)?"
)
_TERM = re.compile("(?P<body>党的|[省市区县州]委)?(?P<term>[十一二三四五六七八九]+)届")
_NEAR = 30


def session(text: str, before: str) -> str | None:
    """The full name of a plenary session that shares its head with those before it: 五次 → 市委六届五次全会."""
    match = _SESSION.fullmatch(text)
    if match is None:
        return None
    earlier = list(_TERM.finditer(before[-_NEAR:]))
    head = match if match["term"] else (earlier[-1] if earlier else None)
    if head is None:
        return None
    body = head["body"] or ("党的" if match["number"].endswith("中") else "")
    return f"{body}{head['term']}届{match['number']}全会"


def canonical(name: Tagged, home: Area, words: str) -> str:
    """The name without quotation marks, in full: an area's full form where the report uses it (渝中 → 渝中区)."""
    start, end, cls = name
    if cls == "Event" and (full := session(words[start:end], words[:start])):
        return full
    return _plain(words[start:end], cls, home, words)


def _plain(text: str, cls: str, home: Area, words: str) -> str:
    name = _QUOTES.sub("", text)
    if cls != "AdministrativeArea":
        return name
    if name == home.short and home.name:
        return home.name
    area = areas.resolve(name, within=home)
    return area.name if area and area.short == name and area.name in words else name
