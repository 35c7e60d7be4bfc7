"""A named thing among its neighbours, with what is said of it; and a report by its title."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kg.model.shown import Drawn
from kg.network.neighbours import Neighbour
from kg.query import Result
from kg.view.notebook.frame import facts, framed, joined, tag
from kg.view.notebook.stars import DRAWN, star
from kg.view.notebook.tables import grid


def thing(
    name: str, aliases: Sequence[str], classes: Sequence[str], said: Result, neighbours: Sequence[Neighbour]
) -> Drawn:
    """A named thing: its names and classes, a picture of its neighbourhood, the facts and mentions with their words."""
    head = Markup('<p class="kg-head"><strong>{}</strong> {}</p>').format(name, joined(map(tag, classes)))
    parts = [head, facts([("又称 also", "、".join(aliases))])]
    if neighbours:
        parts.append(star(name, classes[0] if classes else "Entity", neighbours))
        drawn = sum(min(sum(bool(each.relation) is stated for each in neighbours), DRAWN) for stated in (True, False))
        note = "右：有陈述的关系 stated；左：同句 same sentence"
        more = f" · {drawn} of {len(neighbours)} neighbours drawn" if drawn < len(neighbours) else ""
        parts.append(Markup('<p class="kg-foot">{}{}</p>').format(note, more))
    parts.append(grid(said))
    return Drawn(framed(*parts), f"{name} ({', '.join(classes)}): {len(said)} facts, {len(neighbours)} neighbours")


def report(iri: str, title: str, source: str, area: str, year: int) -> Drawn:
    """A report of a dataset by its title, area and year."""
    rows = [("地区 area", area), ("年份 year", str(year)), ("来源 source", source), ("IRI", iri)]
    head = Markup('<p class="kg-head"><strong>{}</strong></p>').format(title)
    return Drawn(framed(head, facts(rows)), f"{title} · {area} {year}")
