"""What a request selects: reports, and filters over their things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kg import ontology
from kg.errors import UnknownName
from kg.view.explorer.atlas import Atlas
from kg.view.explorer.network import Fact
from kg.view.explorer.picture import Item

NAMES: Final = ("class", "kind", "status", "modality", "year", "section")
_PLACE: Final = {"kind": 0, "status": 1, "modality": 2, "year": 3, "section": 4}


@dataclass(frozen=True, slots=True)
class Filters:
    """The values chosen for each filter; none means any. `facts` are by place in a Fact."""

    classes: frozenset[str] = frozenset()
    facts: tuple[tuple[int, frozenset[str | int]], ...] = ()

    @classmethod
    def of(cls, chosen: dict[str, list[str]]) -> Filters:
        """Filters from the values of each name. Raises ValueError for a year that is no number."""
        facts = []
        for name, place in _PLACE.items():
            values: Iterable[str | int] = chosen.get(name, ())
            if values:
                facts.append((place, frozenset(int(v) for v in values) if name == "year" else frozenset(values)))
        return cls(frozenset(chosen.get("class", ())), tuple(facts))

    def __bool__(self) -> bool:
        return bool(self.classes or self.facts)

    def passes(self, item: Item) -> bool:
        """Whether a thing passes: by its class, and by one fact that all other filters hold of."""
        if self.classes and self.classes.isdisjoint(item.classes):
            return False
        return not self.facts or any(self.holds(fact) for fact in item.facts)

    def holds(self, fact: Fact) -> bool:
        """Whether every filter but that of classes holds of a fact."""
        return all(fact[place] in values for place, values in self.facts)

    def without(self, name: str) -> Filters:
        """The filters but one."""
        if name == "class":
            return replace(self, classes=frozenset())
        return replace(self, facts=tuple(each for each in self.facts if each[0] != _PLACE[name]))


def counts(atlas: Atlas, filters: Filters) -> dict[str, Counter[str]]:
    """For each filter the things that each of its values would let through, with the other filters as they are."""
    found: dict[str, Counter[str]] = {name: Counter() for name in NAMES}
    for name in NAMES:
        others, counter, place = filters.without(name), found[name], _PLACE.get(name)
        free = not others.facts
        for item in atlas.items.values():
            if others.classes and others.classes.isdisjoint(item.classes):
                continue
            if place is None:
                if free or any(others.holds(fact) for fact in item.facts):
                    counter.update(item.classes)
                continue
            for value in {fact[place] for fact in item.facts if fact[place] and (free or others.holds(fact))}:
                counter[str(value)] += 1
    return found


@lru_cache(4096)
def words(term: str) -> tuple[str, str]:
    """A term of the ontology or a concept's notation in Chinese and English; itself where the ontology has no words."""
    if term == "together":
        return "同句", "same sentence"
    for name in (term, f"status-{term}", f"part-{term}"):
        try:
            return ontology.label(name, "zh"), ontology.label(name, "en")
        except UnknownName:
            continue
    return term, term
