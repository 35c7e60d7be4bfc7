"""Administrative areas of GB/T 2260, with their history: names → codes, and who lies in whom.

    resolve("渝中区")                         500103
    resolve("渝中")                           500103, the short form of one area only
    resolve("新疆哈密")                       650500, a name after the name of what it lies in
    resolve("鼓楼区")                         None: four cities have one
    resolve("鼓楼区", within=resolve("南京市"))  320106
    resolve("清苑县")                         130622, a county that is a district today (清苑区, 130608)

The table areas.tsv is made by build_areas.py, which tells where it comes from; areas_aliases.tsv holds the few short
forms in common use that no rule gives (克州).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg.model.document import Area, Level
from kg.resources import package_dir

CHINA = "100000"


class _Row(NamedTuple):
    code: str
    name: str
    short: str
    first: str
    last: str


class _Tables(NamedTuple):
    by_code: dict[str, _Row]
    by_name: dict[str, list[_Row]]


@cache
def _tables() -> _Tables:
    text = (package_dir("lexicon") / "areas.tsv").read_text(encoding="utf-8")
    by_code: dict[str, _Row] = {}
    by_name: dict[str, list[_Row]] = {}
    for line in text.splitlines():
        row = _Row._make(line.split("\t"))
        known = by_code.get(row.code)
        if known is None or not row.last or (known.last and row.last >= known.last):
            by_code[row.code] = row
        by_name.setdefault(row.name, []).append(row)
        if row.short:
            by_name.setdefault(row.short, []).append(row)
            if row.name[-3:-1] == "自治":
                by_name.setdefault(row.short + row.name[-1], []).append(row)
    for line in (package_dir("lexicon") / "areas_aliases.tsv").read_text(encoding="utf-8").splitlines():
        alias, code = line.split("\t")
        by_name.setdefault(alias, []).append(by_code[code])
    return _Tables(by_code, by_name)


def _level(code: str) -> Level:
    if code == CHINA:
        return Level.STATE
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.CITY if code.endswith("00") else Level.COUNTY


def _area(row: _Row) -> Area:
    return Area(row.name, row.code, _level(row.code), row.short or row.name)


def by_code(code: str) -> Area | None:
    """The area of a code, under its present name or the last one it had."""
    row = _tables().by_code.get(code)
    return _area(row) if row else None


def parent(area: Area) -> Area | None:
    """The area around another: the city of a district, the province of a city, China of a province; else None."""
    code = area.code or CHINA
    if code == CHINA:
        return None
    return next((found for up in _around(code) if (found := by_code(up))), None)


def _around(code: str) -> tuple[str, ...]:
    """The codes that a code may lie in, the nearest first."""
    return tuple(up for up in (code[:4] + "00", code[:2] + "0000", CHINA) if up != code)


def inside(area: Area, outer: Area) -> bool:
    """Whether an area lies in another, or is it."""
    return bool(area.code and outer.code and area.code.startswith(_stem(outer.code)))


def _stem(code: str) -> str:
    """The digits that all codes inside an area begin with."""
    if code == CHINA:
        return ""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def resolve(name: str, within: Area | None = None) -> Area | None:
    """The one area that a full or short name stands for, or None if there is none or it cannot be told which.

    `within` is the area that is spoken of: of several areas of a name, one inside it, else inside its city, else
    inside its province is meant. Names of today go before names of the past, provinces before what lies below.
    """
    rows = _tables().by_name.get(name)
    if rows is None:
        return _compound(name)
    if within is not None and within.code:
        for code in (within.code, *_around(within.code)):
            stem = _stem(code)
            near = [row for row in rows if row.code.startswith(stem)]
            if near:
                return _only(near)
    return _only(rows)


def _compound(name: str) -> Area | None:
    """新疆哈密, 江苏省南京市鼓楼区: a name after the name of an area that it lies in."""
    rows = _tables().by_name
    for cut in range(len(name) - 2, 1, -1):
        if name[:cut] in rows and name[cut:] in rows:
            outer = resolve(name[:cut])
        elif name[:cut] in rows:
            continue
        else:
            outer = _compound(name[:cut]) if name[cut:] in rows else None
        if outer and (inner := resolve(name[cut:], within=outer)) and inside(inner, outer):
            return inner
    return None


def _only(rows: Iterable[_Row]) -> Area | None:
    """The area that several rows agree on: one of today, or the last of the past; the one that holds all others."""
    rows = list(rows)
    standing = [row for row in rows if not row.last] or rows
    codes = {row.code: row for row in standing}
    if len(codes) == 1:
        return _area(next(iter(codes.values())))
    highest = min(codes, key=_rank)
    alone = sum(_rank(code) == _rank(highest) for code in codes) == 1
    stem = _stem(highest)
    if alone and (_rank(highest) < 2 or all(code.startswith(stem) for code in codes)):
        return _area(codes[highest])
    if all(row.last for row in standing):
        return _latest(standing)
    return None


def _latest(rows: list[_Row]) -> Area | None:
    """The last of several areas of the past, where they followed one another."""
    rows = sorted(rows, key=lambda row: row.first or "0")
    followed = all(a.last <= (b.first or "0") for a, b in pairwise(rows))
    return _area(rows[-1]) if followed else None


def _rank(code: str) -> int:
    return 0 if code == CHINA else 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def at(area: Area, year: int) -> Area:
    """The area that stood in a year in the place of one of another time: 清苑区 in 2008 → 清苑县."""
    tables = _tables()
    rows = [row for row in tables.by_name.get(area.short, ()) if area.code and row.code[:2] == area.code[:2]]
    standing = [row for row in rows if (row.first or "0") <= str(year) <= (row.last or "9999")]
    if not rows or any(row.code == area.code and row.name == area.name for row in standing):
        return area
    near = [row for row in standing if area.code and row.code[:4] == area.code[:4]] or standing
    return _area(near[0]) if len(near) == 1 else area


@cache
def names() -> Mapping[str, tuple[Area, ...]]:
    """Every full and short name with the areas that have it, or had it where none has it today.

    A name of more than one is ambiguous; `resolve` says which is meant where it can be told.
    """
    return {
        name: tuple(_area(row) for row in [row for row in rows if not row.last] or rows)
        for name, rows in _tables().by_name.items()
    }
