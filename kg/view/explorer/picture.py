"""The picture of one report: its things and edges in numbers, with the places where they are drawn.

All that the explorer shows of a report before anybody asks for sentences. It is small, made when the report is built
(or when it is missing), and kept beside the quads.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.view.explorer.contents import Contents
from kg.view.explorer.network import Fact, Network
from kg.view.explorer.places import places

FORMAT: Final = 1
_PULL: Final = {"relation": 1.0, "recognition": 1.0, "member": 0.8, "together": 0.45}


@dataclass(frozen=True, slots=True)
class Item:
    """A thing as it is drawn. `weight` is how much is said of it, `facts` what filters look at."""

    id: str
    label: str
    label_en: str
    aliases: tuple[str, ...]
    classes: tuple[str, ...]
    x: int
    y: int
    weight: int
    claims: int
    mentions: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge as it is drawn: ids of its ends, the predicate, the kind, how many claims (or sentences) say so."""

    source: str
    target: str
    predicate: str
    kind: str
    claims: int


@dataclass(frozen=True, slots=True)
class Part:
    """A section, for the filter by section."""

    id: str
    title: str
    part: str


@dataclass(frozen=True)
class Picture:
    """A report's things, the heaviest first, its edges and sections; ids are IRIs without the dataset's base."""

    report: str
    area: str
    claims: int
    radius: int
    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    parts: tuple[Part, ...]

    @classmethod
    def make(cls, store: ox.Store, base: str, report: str) -> Picture:
        """Draw a report of an open store; `report` is its IRI."""
        return cls.of(Contents(store, base, report), base, _area(store, report))

    @classmethod
    def of_quads(cls, quads: bytes, base: str, report: str) -> Picture:
        """Draw a report that is in no store yet; `quads` are its graphs as N-Quads."""
        store = ox.Store()
        store.load(quads, ox.RdfFormat.N_QUADS)
        return cls.make(store, base, report)

    @classmethod
    def of(cls, contents: Contents, base: str, area: str) -> Picture:
        """Draw what a report says; `area` is the IRI of the report's own area, which stands in the middle."""
        network = Network(contents, area)
        order = sorted(network.nodes, key=lambda iri: -network.weight(iri))
        short = _shortener(base)
        at = places(
            {iri: size(network.weight(iri)) for iri in order},
            [(e.source, e.target, _PULL[e.kind]) for e in network.edges.values()],
            {iri: n.sections.most_common(1)[0][0] for iri, n in network.nodes.items() if n.sections},
            area,
        )
        items = tuple(
            Item(
                short(iri),
                thing.label,
                thing.label_en,
                thing.aliases,
                thing.classes,
                at[iri][0],
                at[iri][1],
                network.weight(iri),
                network.nodes[iri].claims,
                network.nodes[iri].mentions,
                tuple(sorted((*fact[:4], short(fact[4])) for fact in network.nodes[iri].facts)),
            )
            for iri in order
            if (thing := contents.things[iri])
        )
        ties = tuple(
            Tie(short(e.source), short(e.target), e.predicate, e.kind, len(e.claims) or len(e.sentences))
            for e in network.edges.values()
        )
        parts = tuple(Part(short(s.iri), s.title, s.part) for s in contents.sections.values())
        radius = max((math.ceil(math.hypot(item.x, item.y) + size(item.weight)) for item in items), default=0)
        return cls(short(contents.report), short(area), len(contents.claims), radius, items, ties, parts)

    def dump(self) -> bytes:
        """The picture as JSON: facts once, things and edges as rows that refer to them by number."""
        facts = {fact: number for number, fact in enumerate(dict.fromkeys(f for i in self.items for f in i.facts))}
        number = {item.id: n for n, item in enumerate(self.items)}
        data = {
            "format": FORMAT,
            "report": self.report,
            "area": self.area,
            "claims": self.claims,
            "radius": self.radius,
            "facts": list(facts),
            "items": [[*_plain(i), [facts[fact] for fact in i.facts]] for i in self.items],
            "ties": [[number[t.source], number[t.target], t.predicate, t.kind, t.claims] for t in self.ties],
            "parts": [[p.id, p.title, p.part] for p in self.parts],
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def load(cls, dumped: bytes) -> Picture | None:
        """The picture that was dumped; None where another version of the software dumped it."""
        data = json.loads(dumped)
        if data.get("format") != FORMAT:
            return None
        facts: list[Fact] = [tuple(fact) for fact in data["facts"]]
        items = tuple(
            Item(
                i[0], i[1], i[2], tuple(i[3]), tuple(i[4]), i[5], i[6], i[7], i[8], i[9], tuple(facts[n] for n in i[10])
            )
            for i in data["items"]
        )
        ties = tuple(Tie(items[t[0]].id, items[t[1]].id, *t[2:]) for t in data["ties"])
        parts = tuple(Part(*p) for p in data["parts"])
        return cls(data["report"], data["area"], data["claims"], data["radius"], items, ties, parts)


def _plain(item: Item) -> tuple[object, ...]:
    """Every field but the facts."""
    return tuple(getattr(item, name) for name in item.__dataclass_fields__ if name != "facts")


def size(weight: int) -> float:
    """The radius of a thing's disc."""
    return round(min(7 + 1.9 * math.sqrt(weight), 32), 1)


def _shortener(base: str):  # type: ignore[no-untyped-def]  # a local function is clearer than its type
    length = len(base)
    return lambda iri: iri[length:] if iri.startswith(base) else iri


def _area(store: ox.Store, report: str) -> str:
    predicate, graph = ox.NamedNode(PREFIXES["gov"] + "area"), ox.NamedNode(report)
    found = [q.object.value for q in store.quads_for_pattern(graph, predicate, None, graph)]  # type: ignore[union-attr]
    return found[0] if found else ""


def links(store: ox.Store, base: str) -> Mapping[str, str]:
    """For each entity that stands in several reports, the thing that it is; both by id."""
    short = _shortener(base)
    quads = store.quads_for_pattern(None, ox.NamedNode(PREFIXES["gov"] + "thing"), None)
    return {short(q.subject.value): short(q.object.value) for q in quads}  # type: ignore[union-attr]
