"""Short forms of names within one report: 数字经济产业园 for 云川市数字经济产业园.

A short form counts only where exactly one full form of its own class stands in the report, and where what it leaves
out says nothing that tells two things apart: the name of the area that reports, the legal form of a company, the word
for project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from kg.lexicon import areas
from kg.model.document import Area

Key = tuple[str, str]

_ENDINGS = {
    "Enterprise": re.compile(r"(?:集团)?(?:股份|有限责任|有限)+公司$|(?:集团)?公司$|集团$"),
    "Project": re.compile(r"(?:建设)?(?:项目|工程)$"),
}
# Areas below the counties, which no list has: the area that reports may stand before their names or not.
_TOWN = re.compile(r".{2,}(?:[镇乡村]|街道|社区)")
# A name that is left with less than this says too little to stand for another.
_LEAST = 4
_MARKS = re.compile(r"[\s“”‘’\"'「」『』]")


def bare(name: str) -> str:
    """A name without spaces and quotation marks."""
    return _MARKS.sub("", name)


def full_forms(classes: Mapping[Key, Set[str]], own: Area) -> dict[Key, Key]:
    """The full form of each short form, by (group, name); names that are no short form are left out.

    `classes` are the classes of each (group, name) in the report, `own` is the area that reports.
    """
    around = _names_around(own)
    fulls: dict[Key, set[Key]] = {}
    for key, mine in classes.items():
        for short in (*_town(key[1], mine, own), *_shorter(key[1], mine, around)):
            other = (key[0], short)
            if other != key and other in classes and classes[other] & mine:
                fulls.setdefault(other, set()).add(key)
    return {short: _last(short, fulls) for short in fulls if _last(short, fulls) != short}


def _last(key: Key, fulls: Mapping[Key, Set[Key]]) -> Key:
    """Follow a short form to its full form, and that to its own; a form with two full ones stays itself."""
    while len(longer := fulls.get(key, set())) == 1:
        (key,) = longer
    return key


def _names_around(own: Area) -> tuple[str, ...]:
    """The full and short names of the area that reports and of those around it, longest first."""
    names: set[str] = set()
    area: Area | None = own
    while area is not None:
        names.update(name for name in (area.name, area.short) if len(name) > 1)
        area = areas.parent(area) if area.code else None
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _town(name: str, classes: Set[str], own: Area) -> Iterator[str]:
    """长泾镇 for 江阴市长泾镇 in a report of 江阴市."""
    short = name.removeprefix(own.name)
    if "AdministrativeArea" in classes and short != name and _TOWN.fullmatch(short):
        yield short


def _shorter(name: str, classes: Set[str], around: tuple[str, ...]) -> Iterator[str]:
    """The short forms that a name may have."""
    if "AdministrativeArea" in classes or "Person" in classes:
        return
    for prefix in around:
        if name.startswith(prefix) and len(name) - len(prefix) >= _LEAST:
            yield name[len(prefix) :]
    for cls, ending in _ENDINGS.items():
        if cls in classes and (found := ending.search(name)) and found.start() >= _LEAST:
            yield name[: found.start()]
