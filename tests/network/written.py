"""Write a small dataset by hand, after the contract: sentences, things, claims, without the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg import ontology
from kg.model.ids import digest
from kg.store import Reader, SourceRecord, reading, writing

BASE = "https://example.org/id/"
GOV = "https://w3id.org/govreport/ontology#"
OA = "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"

Term = ox.NamedNode | ox.Literal


def gov(name: str) -> ox.NamedNode:
    """A term of the ontology."""
    return ox.NamedNode(GOV + name)


def zh(words: str) -> ox.Literal:
    """Words in Chinese."""
    return ox.Literal(words, language="zh")


class Written:
    """A report that a test writes: sentences first, then things, then claims that quote the last sentence."""

    def __init__(self, area: str = "云川区", code: str = "990101", year: int = 2025, title: str = "") -> None:
        self.iri = f"{BASE}report/{code}-{year}"
        self.text = ""
        self.quads: list[ox.Quad] = []
        self.shared: list[ox.Quad] = []
        self.area = ox.NamedNode(f"{BASE}area/{code}")
        self._sentence = ox.NamedNode(self.iri)
        self._start = 0
        areas = ox.NamedNode(f"{BASE}graph/areas")
        for name in ("Entity", "AdministrativeArea"):
            self.shared.append(ox.Quad(self.area, TYPE, gov(name), areas))
        self.shared.append(ox.Quad(self.area, ox.NamedNode(SKOS + "prefLabel"), zh(area), areas))
        self.shared.append(
            ox.Quad(self.area, ox.NamedNode(SKOS + "prefLabel"), ox.Literal("Yunchuan", language="en"), areas)
        )
        report = ox.NamedNode(self.iri)
        self.say(report, TYPE, gov("Report"))
        self.say(report, DCTERMS + "title", zh(title or f"{area}人民政府工作报告"))
        self.say(report, gov("area"), self.area)
        self.say(report, gov("year"), ox.Literal(year))
        self.year = year

    def say(self, s: ox.NamedNode, p: ox.NamedNode | str, o: Term, text: bool = False) -> None:
        graph = ox.NamedNode(self.iri + ("/text" if text else ""))
        self.quads.append(ox.Quad(s, p if isinstance(p, ox.NamedNode) else ox.NamedNode(p), o, graph))

    def sentence(self, words: str) -> Written:
        """Add a sentence to the text; mentions and claims that follow stand in it."""
        self._start = len(self.text)
        self.text += words + "\n"
        self._words = words
        self._sentence = ox.NamedNode(f"{self.iri}/s-{self._start}")
        self.say(self._sentence, TYPE, gov("Sentence"), text=True)
        self.say(self._sentence, gov("report"), ox.NamedNode(self.iri), text=True)
        self._span(self._sentence, words, text=True)
        return self

    def _span(self, node: ox.NamedNode, words: str, text: bool) -> None:
        start = self._start + self._words.index(words)
        self.say(node, OA + "start", ox.Literal(start), text)
        self.say(node, OA + "end", ox.Literal(start + len(words)), text)
        self.say(node, OA + "exact", ox.Literal(words), text)

    def thing(self, name: str, *classes: str, aliases: Sequence[str] = (), mention: bool = True) -> ox.NamedNode:
        """A thing of these classes; mentioned in the sentence by its name unless told otherwise."""
        node = ox.NamedNode(f"{self.iri}/{'t' if classes == ('Topic',) else 'e'}-{digest(name)}")
        for cls in (*classes, *(() if "Topic" in classes else ("Entity",))):
            self.say(node, TYPE, gov(cls))
        self.say(node, SKOS + "prefLabel", zh(name))
        for alias in aliases:
            self.say(node, SKOS + "altLabel", zh(alias))
        if mention and "Topic" not in classes:
            self.mention(node, name)
        return node

    def mention(self, thing: ox.NamedNode, words: str) -> None:
        """The sentence names the thing by these words."""
        node = ox.NamedNode(f"{self.iri}/m-{digest(self._start, thing.value, words)}")
        self.say(node, TYPE, gov("Mention"), text=True)
        self.say(node, gov("refersTo"), thing, text=True)
        self.say(node, gov("sentence"), self._sentence, text=True)
        self._span(node, words, text=True)

    def claim(
        self, cls: str, subject: ox.NamedNode, words: str, modality: str = "Achieved", **own: Term
    ) -> ox.NamedNode:
        """A claim of a class about a subject; the sentence's `words` carry it."""
        node = ox.NamedNode(f"{self.iri}/c-{digest(self._start, cls, subject.value, words, *own.values())}")
        evidence = ox.NamedNode(f"{self.iri}/ev-{digest(self._start, words)}")
        for name in ("Claim", cls):
            self.say(node, TYPE, gov(name))
        self.say(node, gov("subject"), subject)
        self.say(node, gov("modality"), gov(modality))
        self.say(node, gov("year"), ox.Literal(self.year - (modality == "Achieved")))
        self.say(node, gov("rule"), ox.Literal("by_hand"))
        self.say(node, gov("evidence"), evidence)
        self.say(evidence, gov("sentence"), self._sentence)
        self._span(evidence, words, text=False)
        for name, value in own.items():
            self.say(node, gov(name), value)
        return node

    def measurement(
        self, subject: ox.NamedNode, phrase: str, words: str, modality: str = "Achieved", **own: Term
    ) -> ox.NamedNode:
        """A measurement, its value and unit made up: the page shows the words."""
        own = {"value": ox.Literal("1", datatype=ox.NamedNode(XSD + "decimal")), "phrase": ox.Literal(phrase), **own}
        return self.claim("Measurement", subject, words, modality, **own)

    def relation(self, subject: ox.NamedNode, predicate: str, value: ox.NamedNode, words: str) -> ox.NamedNode:
        """A relation between two things."""
        return self.claim("Relation", subject, words, predicate=gov(predicate), object=value)


@contextmanager
def dataset(*reports: Written) -> Iterator[Reader]:
    """The reports as a dataset on disk, open for reading."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data"
        with writing(path, BASE, _shared(reports)) as writer:
            for number, report in enumerate(reports):
                quads = ox.serialize(dict.fromkeys(report.quads), format=ox.RdfFormat.N_QUADS)
                writer.put(f"{number}.txt", SourceRecord("0" * 64, {}, (report.iri,)), quads)
        with reading(path) as reader:
            yield reader


def _shared(reports: Sequence[Written]):  # type: ignore[no-untyped-def]
    def shared(base: str) -> Iterator[tuple[str, bytes]]:
        vocabulary = ox.NamedNode(f"{base}graph/ontology")
        quads = (ox.Quad(ox.NamedNode(s), ox.NamedNode(p), o, vocabulary) for s, p, o in ontology.triples())
        yield vocabulary.value, ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
        areas = dict.fromkeys(quad for report in reports for quad in report.shared)
        yield f"{base}graph/areas", ox.serialize(areas, format=ox.RdfFormat.N_QUADS)

    return shared
