"""One thing across reports: the same name in the reports of the same area is the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.link.names import group


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity of a report: its IRI, its canonical name, one of its classes."""

    entity: str
    name: str
    cls: str


@dataclass(frozen=True, slots=True)
class Same:
    """One thing: its name and group within an area, and the entities of the reports that it is, sorted."""

    name: str
    group: str
    entities: tuple[str, ...]


def across(entities: Iterable[Named]) -> Iterator[Same]:
    """The things that two or more reports of one area name alike, sorted by name.

    Names are compared as they stand: what two reports call by different names stays two things.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for each in entities:
        found.setdefault((each.name, group(each.cls)), set()).add(each.entity)
    for (name, kind), same in sorted(found.items()):
        if len(same) > 1:
            yield Same(name, kind, tuple(sorted(same)))
