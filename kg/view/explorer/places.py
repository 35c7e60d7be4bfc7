"""Where the picture of a report puts its things: computed once, when the report is built.

Things of one section of the report begin together, the heaviest in the middle; the report's own area is in the middle
of all. Then edges pull, neighbours push, each round less than the one before; in the end discs are moved apart. The
same input gives the same places.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_ROOM: Final = 52.0
"""The room of a thing beside its own disc: its share of the picture is about a square of this side."""
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
_ROUNDS: Final = 36
_ABREAST: Final = 512
"""Things that are compared with all others at a time."""


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
    radii = np.array([sizes[name] for name in names])
    at = _begin(names, radii.tolist(), groups, middle)
    first, second, pull, length = _springs(edges, number, radii)
    degree = 1 + np.bincount(first, pull, len(names)) + np.bincount(second, pull, len(names))
    fixed = number.get(middle or "", -1)
    for turn in range(_ROUNDS):
        way = at[:, second] - at[:, first]
        far = np.maximum(_length(way), 1e-6)
        way *= 0.56 * pull * (far - length) / far
        moved, _ = _push(at, radii, 1.35, 0.42)
        for axis in (0, 1):
            moved[axis] += np.bincount(first, way[axis], len(names)) / degree
            moved[axis] -= np.bincount(second, way[axis], len(names)) / degree
        moved -= 0.006 * at
        moved *= np.minimum(1, (78 - 70 * turn / _ROUNDS) / np.maximum(_length(moved), 1e-6))
        if fixed >= 0:
            moved[:, fixed] = 0
        at += moved
    for _ in range(24):
        moved, touched = _push(at, radii, 1.0, 0.55)
        if not touched:
            break
        at += moved
    return {name: (round(x), round(y)) for name, x, y in zip(names, *at.tolist(), strict=True)}


def _length(way: Floats) -> Floats:
    """How far each goes; by exact roots, so that every machine draws the same picture."""
    lengths: Floats = np.sqrt(way[0] * way[0] + way[1] * way[1])
    return lengths


def _springs(
    edges: Iterable[tuple[str, str, float]], number: Mapping[str, int], radii: Floats
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats, Floats]:
    """The two ends of every edge, how hard it pulls, and how long it would be."""
    known = [(number[a], number[b], pull) for a, b, pull in edges if a != b and a in number and b in number]
    first = np.array([a for a, _, _ in known], np.int64)
    second = np.array([b for _, b, _ in known], np.int64)
    return first, second, np.array([pull for *_, pull in known]), 0.75 * _ROOM + radii[first] + radii[second]


def _begin(names: Sequence[str], radii: Sequence[float], groups: Mapping[str, str], middle: str | None) -> Floats:
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
    return np.array([xs, ys])


def _push(at: Floats, radii: Floats, reach: float, strength: float) -> tuple[Floats, bool]:
    """What moves near things apart, by axis; whether anything was too near."""
    count = len(radii)
    moved = np.zeros((2, count))
    touched = False
    for start in range(0, count, _ABREAST):
        some = slice(start, start + _ABREAST)
        x, y = at[:, some, None] - at[:, None, :]
        square = x * x + y * y
        wanted = reach * (radii[some, None] + radii[None, :] + _ROOM * 0.62)
        mine, other = np.nonzero(square < wanted * wanted)
        mine, other = mine[mine + start != other], other[mine + start != other]
        touched |= len(mine) > 0
        away = np.stack((x[mine, other], y[mine, other]))
        far, near = _length(away), wanted[mine, other]
        mine += start
        # Things on one spot part in a direction of their own.
        same = far < 1e-3
        turn, side = _GOLDEN * np.minimum(mine, other)[same], np.sign(other - mine)[same]
        away[:, same], far[same] = np.stack((np.cos(turn), np.sin(turn))) * side, 1.0
        away *= strength * (near - far) / far
        for axis in (0, 1):
            moved[axis] += np.bincount(mine, away[axis], count)
    return moved, touched
