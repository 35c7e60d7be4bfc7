"""Where the picture of a report puts its things: computed once, when the report is built, in plain Python.

Things of one section of the report begin together, the heaviest in the middle; the report's own area is in the middle
of all. Then edges pull, neighbours push, each round less than the one before; in the end discs are moved apart. The
same input gives the same places. A few hundred things take less time than it would take to load numpy.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

_ROOM: Final = 52.0
"""The room of a thing beside its own disc: its share of the picture is about a square of this side."""
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
_ROUNDS: Final = 36

Point = tuple[float, float]


def places(
    sizes: Mapping[str, float],
    edges: Iterable[tuple[str, str, float]],
    groups: Mapping[str, str],
    middle: str | None = None,
) -> dict[str, tuple[int, int]]:
    """A place for every thing of `sizes` (radii of their discs, the heaviest thing first is best), around (0, 0).

    `edges` are pairs with how hard they pull (1: as hard as any); `groups` says which things begin together; `middle`
    stays in the middle.
    """
    names = list(sizes)
    if not names:
        return {}
    number = {name: i for i, name in enumerate(names)}
    radii = [sizes[name] for name in names]
    xs, ys = _begin(names, radii, groups, middle)
    springs = [
        (number[a], number[b], pull, 0.75 * _ROOM + radii[number[a]] + radii[number[b]])
        for a, b, pull in edges
        if a != b and a in number and b in number
    ]
    degree = [1.0] * len(names)
    for a, b, pull, _ in springs:
        degree[a] += pull
        degree[b] += pull
    fixed = number.get(middle or "", -1)
    for turn in range(_ROUNDS):
        heat = 1 - turn / _ROUNDS
        dx, dy = [0.0] * len(names), [0.0] * len(names)
        for a, b, pull, length in springs:
            x, y = xs[b] - xs[a], ys[b] - ys[a]
            far = math.sqrt(x * x + y * y) or 1e-6
            force = 0.28 * pull * (far - length) / far
            dx[a] += x * force / degree[a] * 2
            dy[a] += y * force / degree[a] * 2
            dx[b] -= x * force / degree[b] * 2
            dy[b] -= y * force / degree[b] * 2
        _push(xs, ys, radii, dx, dy, 1.35, 0.42)
        limit = 8 + 70 * heat
        for i in range(len(names)):
            if i != fixed:
                x, y = dx[i] - 0.006 * xs[i], dy[i] - 0.006 * ys[i]
                far = math.sqrt(x * x + y * y)
                scale = min(1.0, limit / far) if far else 0.0
                xs[i] += x * scale
                ys[i] += y * scale
    for _ in range(24):
        dx, dy = [0.0] * len(names), [0.0] * len(names)
        if not _push(xs, ys, radii, dx, dy, 1.0, 0.55):
            break
        for i in range(len(names)):
            xs[i] += dx[i]
            ys[i] += dy[i]
    return {name: (round(xs[i]), round(ys[i])) for i, name in enumerate(names)}


def _begin(
    names: Sequence[str], radii: Sequence[float], groups: Mapping[str, str], middle: str | None
) -> tuple[list[float], list[float]]:
    """Each group a sunflower, the groups on a sunflower of their own, in the order in which they first appear."""
    members: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        if name != middle:
            members.setdefault(groups.get(name, ""), []).append(i)
    xs, ys = [0.0] * len(names), [0.0] * len(names)
    taken = _ROOM * 1.2 if middle in groups or middle in names else 0.0
    area = math.pi * taken * taken
    for place, group in enumerate(sorted(members, key=lambda g: members[g][0])):
        own = sum((_ROOM + radii[i]) ** 2 for i in members[group])
        far = math.sqrt((area + own / 2) / math.pi) if place or taken else 0.0
        area += own
        cx, cy = far * math.cos(place * _GOLDEN) * 1.25, far * math.sin(place * _GOLDEN) / 1.25
        for step, i in enumerate(members[group]):
            away = _ROOM * 0.6 * math.sqrt(step)
            xs[i] = cx + away * math.cos(step * _GOLDEN)
            ys[i] = cy + away * math.sin(step * _GOLDEN)
    return xs, ys


def _push(
    xs: Sequence[float],
    ys: Sequence[float],
    radii: Sequence[float],
    dx: list[float],
    dy: list[float],
    reach: float,
    strength: float,
) -> bool:
    """Add to `dx`, `dy` what moves near things apart; whether anything was too near."""
    cell = reach * (_ROOM + 2 * max(radii))
    grid: dict[tuple[int, int], list[int]] = {}
    for i in range(len(xs)):
        grid.setdefault((int(xs[i] // cell), int(ys[i] // cell)), []).append(i)
    touched = False
    for (column, row), here in grid.items():
        beside = [
            j
            for key in ((column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1))
            for j in grid.get(key, ())
        ]
        for place, i in enumerate(here):
            x0, y0, r0 = xs[i], ys[i], radii[i] + _ROOM * 0.62
            for j in (*here[place + 1 :], *beside):
                x, y = x0 - xs[j], y0 - ys[j]
                wanted = reach * (r0 + radii[j])
                square = x * x + y * y
                if square < wanted * wanted:
                    touched = True
                    far = math.sqrt(square)
                    if far < 1e-3:
                        x, y, far = math.cos(i * _GOLDEN), math.sin(i * _GOLDEN), 1.0
                    force = strength * (wanted - far) / far
                    dx[i] += x * force
                    dy[i] += y * force
                    dx[j] -= x * force
                    dy[j] -= y * force
    return touched
