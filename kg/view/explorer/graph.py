"""Things and edges for the picture: what is shown of how much, what stands around a thing, the way between two."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from kg.view.explorer.asked import Asked
from kg.view.explorer.atlas import Atlas
from kg.view.explorer.filters import NAMES, counts, words
from kg.view.explorer.picture import Tie, size

Json = dict[str, Any]
_MOST: Final = 20_000


def graph(asked: Asked) -> Json:
    """Of the things that pass the filters those of which most is said, with the edges between them."""
    atlas, filters = asked.atlas, asked.filters
    limit = asked.number("limit", 2000, _MOST)
    wanted = {asked.item(atlas, id_) for id_ in asked.several("ids")}
    passed = {item.id for item in atlas.items.values() if filters.passes(item)} if filters else atlas.items.keys()
    shown = [id_ for id_ in atlas.items if id_ in passed][: max(limit - len(wanted), 0)]
    shown = list(dict.fromkeys((*shown, *wanted)))
    kept = set(shown)
    matched = sum(1 for tie in atlas.ties if tie.source in passed and tie.target in passed)
    ties = [tie for tie in atlas.ties if tie.source in kept and tie.target in kept]
    reports = asked.snapshot.reports
    return {
        "shown": {"things": len(shown), "edges": len(ties)},
        "matched": {"things": len(passed), "edges": matched},
        "total": {"things": len(atlas.items), "edges": len(atlas.ties)},
        "reports": [
            {
                "id": island.report,
                "zh": f"{reports[island.report].zh} {reports[island.report].year}",
                "en": f"{reports[island.report].en} {reports[island.report].year}" if reports[island.report].en else "",
                "x": island.x,
                "y": island.y,
                "radius": island.radius,
            }
            for island in atlas.islands
        ],
        "things": [thing(atlas, id_) for id_ in shown],
        "edges": [edge(tie) for tie in ties],
    }


def thing(atlas: Atlas, id_: str) -> Json:
    """A thing as it is drawn."""
    item = atlas.items[id_]
    return {
        "id": item.id,
        "label": item.label,
        "label_en": item.label_en,
        "classes": item.classes,
        "x": item.x,
        "y": item.y,
        "weight": item.weight,
        "size": size(item.weight),
        "claims": item.claims,
        "mentions": item.mentions,
        "reports": atlas.reports_of[id_],
    }


def edge(tie: Tie) -> Json:
    """An edge as it is drawn."""
    return {
        "source": tie.source,
        "target": tie.target,
        "predicate": tie.predicate,
        "kind": tie.kind,
        "claims": tie.claims,
    }


def facets(asked: Asked) -> Json:
    """How many things each value of each filter would let through."""
    atlas, filters = asked.atlas, asked.filters
    found = counts(atlas, filters)
    titles = {part.id: part.title or words(part.part)[0] for part in atlas.parts}
    order = {part.id: place for place, part in enumerate(atlas.parts)}
    answer: Json = {
        "matched": sum(1 for item in atlas.items.values() if filters.passes(item)),
        "total": len(atlas.items),
    }
    for name in NAMES:
        values: list[Json] = []
        for value, count in found[name].items():
            zh, en = (value, value) if name == "year" else (titles.get(value, ""), "")
            if name not in ("year", "section"):
                zh, en = words(value)
            values.append({"value": value, "zh": zh, "en": en, "count": count})
        if name == "section":
            values.sort(key=lambda v: order.get(str(v["value"]), len(order)))
        elif name == "year":
            values.sort(key=lambda v: -int(v["value"]))
        else:
            values.sort(key=lambda v: (-v["count"], v["value"]))
        answer[name] = values
    return answer


def neighbours(asked: Asked) -> Json:
    """What stands around a thing: counts by predicate and direction, and the things of the groups asked for."""
    atlas = asked.atlas
    id_ = asked.item(atlas, asked.required("id"))
    limit, offset = asked.number("limit", 100, 1000), asked.number("offset", 0, _MOST)
    groups = around(atlas, id_)
    expand = asked.several("expand")
    ties = [tie for key, found in groups.items() if "all" in expand or f"{key[0]}:{key[1]}" in expand for tie in found]
    things = _ends(atlas, id_, ties)
    shown = things[offset : offset + limit]
    kept = {*shown, id_}
    return {
        "id": id_,
        "total": len(_ends(atlas, id_, atlas.near.get(id_, []))),
        "groups": described(atlas, id_, groups),
        "matched": len(things),
        "things": [thing(atlas, other) for other in shown],
        "edges": [edge(tie) for tie in ties if tie.source in kept and tie.target in kept],
    }


Groups = dict[tuple[str, str], list[Tie]]


def around(atlas: Atlas, id_: str) -> Groups:
    """The edges at a thing by predicate and direction (out, in, both for edges without a direction)."""
    found: Groups = defaultdict(list)
    for tie in atlas.near.get(id_, []):
        direction = "both" if tie.kind == "together" else "out" if tie.source == id_ else "in"
        found[tie.predicate, direction].append(tie)
    return dict(sorted(found.items(), key=lambda group: (group[0][0] == "together", -len(group[1]), group[0])))


def described(atlas: Atlas, id_: str, groups: Groups) -> list[Json]:
    """The groups with their words and how many things each leads to."""
    return [
        {
            "predicate": predicate,
            "direction": direction,
            "kind": ties[0].kind,
            "zh": words(predicate)[0],
            "en": words(predicate)[1],
            "count": len(_ends(atlas, id_, ties)),
        }
        for (predicate, direction), ties in groups.items()
    ]


def _ends(atlas: Atlas, id_: str, ties: Iterable[Tie]) -> list[str]:
    """The things at the other ends, the heaviest first."""
    ends = {tie.target if tie.source == id_ else tie.source for tie in ties}
    return sorted(ends, key=lambda other: (-atlas.items[other].weight, other))


def ends(atlas: Atlas, id_: str, ties: Iterable[Tie]) -> list[Json]:
    """The things at the other ends of some edges of a thing, the heaviest first."""
    return [thing(atlas, other) for other in _ends(atlas, id_, ties)]


def path(asked: Asked) -> Json:
    """The shortest way between two things; an edge that only shares a sentence counts double."""
    atlas = asked.atlas
    start, goal = (asked.item(atlas, asked.required(name)) for name in ("from", "to"))
    loose = asked.text("together", "1") != "0"
    ties = _shortest(atlas, start, goal, loose)
    if ties is None:
        return {"found": False, "things": [], "edges": []}
    way = [start]
    for tie in ties:
        way.append(tie.target if tie.source == way[-1] else tie.source)
    return {"found": True, "things": [thing(atlas, id_) for id_ in way], "edges": [edge(tie) for tie in ties]}


def _shortest(atlas: Atlas, start: str, goal: str, loose: bool) -> list[Tie] | None:
    far: dict[str, int] = {start: 0}
    came: dict[str, Tie] = {}
    front: list[tuple[int, str]] = [(0, start)]
    while front:
        length, here = heapq.heappop(front)
        if here == goal:
            break
        if length > far[here]:
            continue
        for tie in atlas.near.get(here, []):
            if tie.kind == "together" and not loose:
                continue
            other = tie.target if tie.source == here else tie.source
            longer = length + (2 if tie.kind == "together" else 1)
            if longer < far.get(other, longer + 1):
                far[other], came[other] = longer, tie
                heapq.heappush(front, (longer, other))
    if goal not in far:
        return None
    ties: list[Tie] = []
    here = goal
    while here != start:
        tie = came[here]
        ties.append(tie)
        here = tie.source if tie.target == here else tie.target
    return ties[::-1]
