"""The things of one report: a node for each name and group, areas by their codes, topics for what has no name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg import ontology
from kg.lexicon import areas
from kg.link.forms import bare, full_forms
from kg.model.claim import Extraction, Mention, Recognition, Relation, Subject
from kg.model.document import Area

AREA = "AdministrativeArea"
"""The class of areas, and the group that they alone are in."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing of a report.

    `key` tells it from every other of the report: group and canonical name, or the code of an area that is resolved,
    which is then the same on every report. `classes` are the classes that its mentions and claims give it; `aliases`
    are its other names in the text.
    """

    key: str
    name: str
    classes: frozenset[str]
    aliases: tuple[str, ...] = ()
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that is no named thing; `members` are the entities of a joint subject."""

    name: str
    members: tuple[Entity, ...] = ()


@dataclass(frozen=True)
class Names:
    """What the names of a report stand for. The report's own area is always among its entities."""

    entities: tuple[Entity, ...]
    area: Entity
    _by_name: Mapping[Key, Entity]

    def of(self, mention: Mention) -> Entity:
        """The thing that a mention names."""
        return self._by_name[group(mention.cls), mention.name]

    def subject(self, subject: Subject) -> Entity | Topic:
        """What a claim is about: an entity where the subject has a class, else a topic."""
        if subject.cls is not None:
            return self._by_name[group(subject.cls), subject.name]
        members = (self._called(name) for name in subject.members)
        return Topic(subject.name, tuple(member for member in members if member))

    def award(self, name: str) -> Entity:
        """The honour of a recognition."""
        return self._by_name[group("Award"), name]

    def grantor(self, name: str) -> Entity:
        """Who gave an honour."""
        return self._by_name[group("Institution"), name]

    def _called(self, name: str) -> Entity | None:
        """The one thing that bears a name, in whatever group; None where there are several or none."""
        found = [entity for (_, known), entity in self._by_name.items() if known == name]
        return found[0] if len(found) == 1 else None


@cache
def group(cls: str) -> str:
    """The group of a class: the class itself where it meets no other (Person, AdministrativeArea), else Thing.

    Within a group a name is one thing, whatever classes it has: a Place that is being built is a Project as well.
    """
    for own in (cls, *ontology.superclasses(cls)):
        if all(ontology.disjoint(own, other) for other in ontology.classes() if other != own):
            return own
    return "Thing"


def resolve(extraction: Extraction) -> Names:
    """The things that the mentions and claims of a report name, in the order of their keys."""
    document = extraction.document
    classes: dict[Key, set[str]] = {}
    for cls, name in _named(extraction):
        classes.setdefault((group(cls), name), set()).add(cls)
    full = full_forms(classes, document.area)
    whole: dict[Key, Key] = {key: full.get(key, key) for key in classes}
    found = {key: _area(key[1], document.area) if key[0] == AREA else None for key in set(whole.values())}

    kinds: dict[str, set[str]] = {}
    aliases: dict[str, set[str]] = {}
    keys = {key: _key(whole[key], found[whole[key]]) for key in classes}
    for key, mine in classes.items():
        kinds.setdefault(keys[key], set()).update(mine)
        aliases.setdefault(keys[key], set()).add(key[1])
    for mention in extraction.mentions:
        aliases[keys[group(mention.cls), mention.name]].add(bare(document.text(mention.span)))
    made: dict[str, Entity] = {}
    for key in sorted(set(whole.values()), key=lambda key: (keys[key], key)):
        area = found[key]
        name = area.name if area else key[1]
        others = tuple(sorted(alias for alias in aliases[keys[key]] if bare(alias) != bare(name)))
        made.setdefault(keys[key], Entity(keys[key], name, frozenset(kinds[keys[key]]), others, area))
    by_name = {key: made[keys[key]] for key in classes}
    return Names(tuple(made.values()), by_name[AREA, document.area.name], by_name)


def _named(extraction: Extraction) -> Iterator[tuple[str, str]]:
    """Every (class, name) that the report calls by name, its own area first."""
    yield AREA, extraction.document.area.name
    for mention in extraction.mentions:
        yield mention.cls, mention.name
    for claim in extraction.claims:
        yield from _of_subjects([claim.subject])
        if isinstance(claim, Recognition):
            yield "Award", claim.award
            if claim.grantor is not None:
                yield "Institution", claim.grantor
        elif isinstance(claim, Relation):
            yield from _of_subjects([claim.object])


def _of_subjects(subjects: Iterable[Subject]) -> Iterator[tuple[str, str]]:
    for subject in subjects:
        if subject.cls is not None:
            yield subject.cls, subject.name


def _area(name: str, own: Area) -> Area | None:
    """The area of GB/T 2260 that a name stands for in a report of an area; None where that cannot be told."""
    found = own if name == own.name else areas.resolve(name, within=own)
    return areas.by_code(found.code) if found and found.code else None


def _key(key: Key, area: Area | None) -> str:
    return f"area {area.code}" if area else f"{key[0]} {key[1]}"
