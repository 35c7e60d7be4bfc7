"""A thing among its neighbours, in SVG: what is stated to its right, what shares a sentence with it to its left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from kg.network.neighbours import Neighbour
from kg.view.notebook.frame import colour, joined, label

DRAWN: Final = 16
"""So many neighbours are drawn on each side, the nearest first."""
_ROW, _SIDE = 25, 170
"""Pixels between two rows, and from the middle to a neighbour's disc."""
_EDGES: Final = (-430, 480)
"""Where the picture ends on the left and on the right, if anything stands there."""
_LETTERS: Final = 16


def star(name: str, cls: str, neighbours: Sequence[Neighbour]) -> Markup:
    """The thing in the middle and its neighbours on its sides."""
    right = [each for each in neighbours if each.relation][:DRAWN]
    left = [each for each in neighbours if not each.relation][:DRAWN]
    height = max(len(left), len(right), 3) * _ROW + 16
    middle = height / 2
    sides = [
        _beside(each, way, middle, middle + (number - (len(side) - 1) / 2) * _ROW)
        for way, side in ((1, right), (-1, left))
        for number, each in enumerate(side)
    ]
    begin, end = (_EDGES[0] if left else -110), (_EDGES[1] if right else 110)
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} 0 {} {}" width="{}" height="{}" role="img" font-size="13">'
        "<title>{}：邻近 neighbours</title>{}{}</svg>"
    )
    disc = Markup(
        '<circle cx="0" cy="{:.0f}" r="15" fill="{}"/><text x="0" y="{:.0f}" text-anchor="middle">{}</text>'
    ).format(middle, colour(cls), middle + 31, _short(name))
    return head.format(begin, end - begin, height, end - begin, height, name, joined(sides), disc)


def _beside(of: Neighbour, way: int, middle: float, y: float) -> Markup:
    """One neighbour: its line, its disc, its name, and what ties the two."""
    said = label(of.relation) if of.relation else ""
    told = f"{of.name}（{label(of.cls)}）：{said or f'同句 same sentence × {of.count}'}"
    tie = f"{'→' if of.out else '←'} {said}" if said else f"× {of.count}" if of.count > 1 else ""
    x = way * _SIDE
    line = Markup(
        '<path d="M{:.0f} {:.0f}C{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f}" fill="none" stroke="#808080"'
        ' stroke-opacity="{}" stroke-width="{:.1f}"/>'
    ).format(way * 14, middle, x * 0.55, middle, x * 0.55, y, x, y, 0.85 if said else 0.5, min(0.8 + of.count * 0.4, 4))
    words = Markup('<text x="{:.0f}" y="{:.0f}" dy="4.5" text-anchor="{}">{}</text>').format(
        x + way * 11, y, "start" if way > 0 else "end", _named(_short(of.name), tie, way)
    )
    disc = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="6" fill="{}"/>').format(x, y, colour(of.cls))
    return Markup("<g><title>{}</title>{}{}{}</g>").format(told, line, disc, words)


def _named(name: str, tie: str, way: int) -> Markup:
    """A name and, on its outer side and fainter, what ties it."""
    if not tie:
        return Markup("{}").format(name)
    faint = Markup('<tspan font-size="11.5" fill-opacity=".72">{}</tspan>').format(tie)
    return Markup("{} {}").format(name, faint) if way > 0 else Markup("{} {}").format(faint, name)


def _short(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
