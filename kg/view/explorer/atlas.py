"""The pictures of several reports as one: each an island, what they share between them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.view.explorer.contents import ordered
from kg.view.explorer.picture import Item, Part, Picture, Tie

_SEA: Final = 160
"""Free space between two islands."""


@dataclass(frozen=True, slots=True)
class Island:
    """Where a report's picture lies."""

    report: str
    x: int
    y: int
    radius: int


class Atlas:
    """Things and edges of a selection of reports, the heaviest thing first.

    Entities that a link makes one thing are one item, known by the thing's id; with one report alone nothing is tied.
    """

    def __init__(self, pictures: Sequence[Picture], links: Mapping[str, str]) -> None:
        self.pictures = tuple(pictures)
        self.islands = _islands(pictures)
        self.reports_of: dict[str, tuple[str, ...]] = {}
        self.members: dict[str, list[str]] = defaultdict(list)
        if len(pictures) == 1:
            found = {item.id: item for item in pictures[0].items}
            self._known: dict[str, str] = {}
            self.ties = list(pictures[0].ties)
            report = _name(pictures[0])
            self.reports_of = dict.fromkeys(found, (report,))
        else:
            self._known = self._tied(links)
            found = self._merged()
            self.ties = self._ties()
        self.items = found

    def id(self, given: str) -> str | None:
        """The item that an id means here: its own, or that of a thing which the entity is; None for a strange one."""
        if given in self.items:
            return given
        here = self._known.get(given)
        return here if here in self.items else None

    @cached_property
    def near(self) -> dict[str, list[Tie]]:
        """The edges at each thing."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            found[tie.source].append(tie)
            found[tie.target].append(tie)
        return found

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sections, where one report is selected."""
        return self.pictures[0].parts if len(self.pictures) == 1 else ()

    def _tied(self, links: Mapping[str, str]) -> dict[str, str]:
        """Which entities here are one thing: those that a link ties to a thing that another here is tied to as well."""
        for picture in self.pictures:
            for item in picture.items:
                thing = links.get(item.id)
                if thing is not None:
                    self.members[thing].append(item.id)
        return {entity: thing for thing, found in self.members.items() if len(found) > 1 for entity in found}

    def _merged(self) -> dict[str, Item]:
        groups: dict[str, list[tuple[Item, Island]]] = defaultdict(list)
        centre: dict[str, Island] = {}
        for picture, island in zip(self.pictures, self.islands, strict=True):
            centre.setdefault(picture.area, island)
            for item in picture.items:
                groups[self._known.get(item.id, item.id)].append((item, island))
        self.reports_of = {id_: tuple(i.report for _, i in group) for id_, group in groups.items()}
        items = [_one(id_, group, centre.get(id_)) for id_, group in groups.items()]
        return {item.id: item for item in sorted(items, key=lambda item: -item.weight)}

    def _ties(self) -> list[Tie]:
        found: dict[tuple[str, str, str], Tie] = {}
        for picture in self.pictures:
            for tie in picture.ties:
                source, target = self._known.get(tie.source, tie.source), self._known.get(tie.target, tie.target)
                if source == target:
                    continue
                key = source, target, tie.predicate
                before = found[key].claims if key in found else 0
                found[key] = Tie(source, target, tie.predicate, tie.kind, before + tie.claims)
        return list(found.values())


def _one(id_: str, group: Sequence[tuple[Item, Island]], centre: Island | None) -> Item:
    first = group[0][0]
    weight = sum(item.weight for item, _ in group)
    if centre is not None:
        x, y = centre.x, centre.y
    elif len(group) == 1:
        x, y = first.x + group[0][1].x, first.y + group[0][1].y
    else:
        x = round(sum((item.x + island.x) * item.weight for item, island in group) / max(weight, 1))
        y = round(sum((item.y + island.y) * item.weight for item, island in group) / max(weight, 1))
    alone = len(group) == 1
    return Item(
        id_,
        first.label,
        first.label_en,
        first.aliases if alone else tuple(sorted({a for item, _ in group for a in item.aliases})),
        first.classes if alone else ordered({c for item, _ in group for c in item.classes}),
        x,
        y,
        weight,
        sum(item.claims for item, _ in group),
        sum(item.mentions for item, _ in group),
        # A section means nothing among several reports.
        tuple({(*fact[:4], "") for item, _ in group for fact in item.facts}),
    )


def _islands(pictures: Sequence[Picture]) -> tuple[Island, ...]:
    """Rows of islands, as in a book, about one and a half times as wide as high."""
    if len(pictures) == 1:
        return (Island(_name(pictures[0]), 0, 0, pictures[0].radius),)
    side = 2 * max((picture.radius for picture in pictures), default=0) + _SEA
    columns = max(1, round(math.sqrt(len(pictures) * 1.5)))
    rows = math.ceil(len(pictures) / columns)
    return tuple(
        Island(
            _name(picture),
            round((number % columns - (columns - 1) / 2) * side),
            round((number // columns - (rows - 1) / 2) * side),
            picture.radius,
        )
        for number, picture in enumerate(pictures)
    )


def _name(picture: Picture) -> str:
    return picture.report.rpartition("/")[2]
