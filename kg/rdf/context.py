"""What the parts of the writer share while one report is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from kg.lexicon.units import unit
from kg.link import Entity, Names, Topic
from kg.model.claim import Mention
from kg.model.document import Document, Span
from kg.rdf.iris import ReportIris, SharedIris
from kg.rdf.lines import Lines
from kg.rdf.shared import listed_units, say_unit
from kg.rdf.terms import integer, iri, string, zh
from kg.rdf.vocabulary import term

_START, _END, _EXACT = term("oa:start"), term("oa:end"), term("oa:exact")


@dataclass
class Context:
    """A report's document and names, its two graphs as they grow, and the IRIs in them."""

    document: Document
    names: Names
    own: ReportIris
    shared: SharedIris
    said: Lines
    words: Lines
    _topics: dict[Topic, str] = field(default_factory=dict)
    _units: dict[str, str] = field(default_factory=dict)
    _mentions: dict[tuple[Span, str], str] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    @cached_property
    def report(self) -> str:
        """The report's node."""
        return iri(self.own.report)

    @cached_property
    def things(self) -> dict[str, str]:
        """The node of each entity by its key: areas that are resolved are shared, all others the report's own."""
        return {
            e.key: iri(self.shared.area(e.area.code) if e.area and e.area.code else self.own.entity(e.key))
            for e in self.names.entities
        }

    def thing(self, thing: Entity | Topic) -> str:
        """The node of an entity or a topic; a topic is written when it is first named."""
        if isinstance(thing, Entity):
            return self.things[thing.key]
        node = self._topics.get(thing)
        if node is None:
            node = self._topics[thing] = iri(self.own.topic(thing.name, *(member.key for member in thing.members)))
            self.said.be(node, "Topic")
            self.said.say(node, term("skos:prefLabel"), zh(thing.name))
            for member in thing.members:
                self.said.say(node, term("gov:member"), self.thing(member))
        return node

    def unit(self, code: str) -> str:
        """The node of a unit; one that is not listed is the report's own, written when it is first named."""
        node = self._units.get(code)
        if node is None:
            if not code or code in listed_units():
                node = iri(self.shared.unit(code))
            else:
                node = iri(self.own.unit(code))
                say_unit(self.said, node, unit(code))
            self._units[code] = node
        return node

    def mention(self, mention: Mention) -> str:
        """The node of a mention; two readings of one span as one thing are one mention."""
        key = self.names.of(mention).key
        node = self._mentions.get((mention.span, key))
        if node is None:
            source = self.document.to_source(mention.span)
            node = self._mentions[mention.span, key] = iri(self.own.mention(source.start, source.end, key))
        return node

    def mention_of(self, span: Span, thing: Entity) -> str | None:
        """The node of the mention of a thing at a span, if there is one."""
        return self._mentions.get((span, thing.key))

    def first(self, node: str) -> bool:
        """Whether a node is to be written now; False when it has been."""
        if node in self._written:
            return False
        self._written.add(node)
        return True

    def quote(self, lines: Lines, node: str, source: Span) -> None:
        """Say of a node that it is a stretch of the source: its offsets and its very words."""
        lines.say(node, _START, integer(source.start))
        lines.say(node, _END, integer(source.end))
        lines.say(node, _EXACT, string(self.document.source.text[source.start : source.end]))

    def sentence(self, index: int) -> str:
        """The node of a sentence."""
        return iri(self.own.sentence(index))
