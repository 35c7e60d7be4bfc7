"""A dataset as a network: which statements become nodes, which become edges.

Nodes are the things that a report names or says something of: entities, areas, awards, and topics (subjects that are
no named thing). What links say is one thing across reports is one node, under the thing's IRI: its names, classes,
mentions and claims are those of all its entities. A node carries

    label, label_en    its name ("" where there is none in English)
    aliases            its other names
    classes            local names of the ontology, those with an icon first, in the ontology's order
    mentions           where it is named (list of Quoted, kind "Mention")
    claims             what is said of it alone (list of Quoted): measurements, rankings, status changes
    reports            IRIs of the reports that speak of it
    section            IRI of the section that speaks of it most (the first of several; "" where there is none)

Edges join two things, and carry `kind`, `predicate`, `label`, `label_en`, and `claims` (list of Quoted):

    kind "relation"     a stated relation: subject → object, the predicate (`locatedIn`) is the edge's key
    kind "recognition"  an honour received: subject → award (key "award"); grantor → award (key "grants")
    kind "member"       a joint subject (A、B合计) → each of its members
    kind "together"     both stand in one sentence, and nothing stated ties them there (see below)

Standing in one sentence says little, and drawn between all pairs it drowns what is stated. So of the things of a
sentence (those it names, and the topics that its claims are about) those that stated edges tie are one group already,
and each other group gets a single edge from the sentence's leading thing, the one of which the report says most. The
report's own area is left out: it stands behind every sentence. One edge joins a pair, however many their sentences.

The graph's own attributes: `reports`, a list of dicts {iri, title, area, area_label, area_label_en, year}.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TypedDict

import networkx as nx

from kg import ontology
from kg.errors import UnknownName
from kg.network import rows
from kg.network.facts import facts
from kg.store import Reader

_SIGNS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤", "approx": "≈", "increase": "↑", "decrease": "↓"}


class Quoted(TypedDict):
    """A claim, or a mention, with the sentence that holds its words.

    `text` says it in short (社会消费品零售总额 >1100亿元), `marks` are spans of the sentence, `start` and `end` are
    offsets in the report's text; all in code points. A mention has no modality, year or rule ("" and None).
    """

    kind: str
    text: str
    text_en: str
    sentence: str
    marks: list[tuple[int, int]]
    start: int
    end: int
    modality: str
    estimated: bool
    year: int | None
    from_year: int | None
    rule: str
    report: str


def project(reader: Reader, *, reports: Sequence[str] | None = None) -> nx.MultiDiGraph:
    """The network of a dataset, or of some of its reports (IRIs); nodes are keyed by IRI, in a fixed order."""
    return _Projection(reader, reports).graph()


class _Projection:
    def __init__(self, reader: Reader, reports: Sequence[str] | None) -> None:
        self.known = facts(reader, reports)
        self.reports = list(self.known.reports.values())
        self.sentences = self.known.sentences
        self.mentions = self.known.mentions
        self.claims = self.known.claims
        one = self.known.one
        self.members = sorted({(one(topic), one(member)) for topic, member in rows.members(reader)})
        self.net = nx.MultiDiGraph()
        self._order: dict[str, int] = {}
        self._sections: dict[str, Counter[str]] = defaultdict(Counter)

    def graph(self) -> nx.MultiDiGraph:
        """Nodes, then what is stated, then what merely stands together."""
        self._add_nodes()
        for claim in self.claims:
            self._add_claim(claim)
        for topic, member in self.members:
            if topic in self.net and member in self.net:
                self._edge(topic, member, "member", "member", None)
        self._add_together()
        for thing, sections in self._sections.items():
            self.net.nodes[thing]["section"] = sections.most_common(1)[0][0]
        self.net.graph["reports"] = [
            {
                "iri": r.iri,
                "title": r.title,
                "area": r.area,
                "area_label": self._label(r.area),
                "area_label_en": self._label(r.area, "en"),
                "year": r.year,
            }
            for r in self.reports
        ]
        return self.net

    def _add_nodes(self) -> None:
        first: dict[str, int] = {}
        for thing, place in self.mentions:
            first.setdefault(thing, place.start)
        for claim in self.claims:
            for thing in (claim.subject, claim.object, claim.award, claim.grantor):
                if thing:
                    first.setdefault(thing, claim.place.start)
        for topic, member in self.members:
            if topic in first:
                first.setdefault(member, first[topic])
        self._order = {thing: n for n, thing in enumerate(sorted(first, key=lambda iri: (first[iri], iri)))}
        for thing in self._order:
            self.net.add_node(
                thing,
                label=self._label(thing) or thing,
                label_en=self._label(thing, "en"),
                aliases=list(self.known.aliases(thing)),
                classes=list(self.known.kinds(thing)),
                mentions=[],
                claims=[],
                reports=[],
                section="",
            )
        for thing, place in self.mentions:
            quoted = self._quote(place, "Mention", place.words, place.words)
            self.net.nodes[thing]["mentions"].append(quoted)
            self._spoken(thing, place)

    def _add_claim(self, claim: rows.ClaimRow) -> None:
        zh, en = (self._say(claim, lang) for lang in ("zh", "en"))
        quoted = self._quote(claim.place, claim.kind, zh, en, claim)
        for thing in (claim.subject, claim.object, claim.award, claim.grantor):
            if thing:
                self._spoken(thing, claim.place)
        if claim.kind == "Relation" and claim.object and claim.object != claim.subject:
            self._edge(claim.subject, claim.object, claim.predicate, "relation", quoted)
        elif claim.kind == "Recognition" and claim.award and claim.award != claim.subject:
            self._edge(claim.subject, claim.award, "award", "recognition", quoted)
            if claim.grantor and claim.grantor != claim.award:
                self._edge(claim.grantor, claim.award, "grants", "recognition", quoted)
        else:
            self.net.nodes[claim.subject]["claims"].append(quoted)

    def _add_together(self) -> None:
        areas = {r.area for r in self.reports}
        standing: dict[str, dict[str, rows.Place]] = defaultdict(dict)
        for thing, place in self.mentions:
            standing[place.sentence].setdefault(thing, place)
        for claim in self.claims:
            if "Topic" in self.net.nodes[claim.subject]["classes"]:
                standing[claim.place.sentence].setdefault(claim.subject, claim.place)
        stated = nx.Graph(self.net.edges())
        for sentence in sorted(standing, key=lambda iri: (self.sentences[iri].report, self.sentences[iri].start)):
            places = {thing: place for thing, place in standing[sentence].items() if thing not in areas}
            groups = self._groups(places, stated)
            for other in groups[1:]:
                self._tie(groups[0][0], other[0], places)

    def _groups(self, things: Iterable[str], stated: nx.Graph) -> list[list[str]]:
        """The things of a sentence in groups that stated edges tie; the weightiest thing and group first."""
        order = {thing: (-self._weight(thing), self._order[thing]) for thing in things}
        among = nx.Graph()
        among.add_nodes_from(order)
        among.add_edges_from(stated.subgraph(order).edges())
        groups = (sorted(group, key=order.__getitem__) for group in nx.connected_components(among))
        return sorted(groups, key=lambda group: order[group[0]])

    def _tie(self, one: str, other: str, places: dict[str, rows.Place]) -> None:
        first, second = sorted((places[one], places[other]), key=lambda p: (p.start, p.end))
        words = f"{self._label(one)} · {self._label(other)}"
        quoted = self._quote(first, "Together", words, words)
        begin = self.sentences[second.sentence].start
        quoted["marks"].append((second.start - begin, second.end - begin))
        quoted["end"] = max(first.end, second.end)
        source, target = sorted((one, other), key=self._order.__getitem__)
        self._edge(source, target, "together", "together", quoted)

    def _weight(self, thing: str) -> int:
        node = self.net.nodes[thing]
        return len(node["claims"]) + len(node["mentions"])

    def _edge(self, source: str, target: str, key: str, kind: str, quoted: Quoted | None) -> None:
        if not self.net.has_edge(source, target, key):
            zh, en = _words(key)
            self.net.add_edge(source, target, key, kind=kind, predicate=key, label=zh, label_en=en, claims=[])
        if quoted:
            self.net.edges[source, target, key]["claims"].append(quoted)

    def _spoken(self, thing: str, place: rows.Place) -> None:
        sentence = self.sentences[place.sentence]
        self._sections[thing][sentence.section] += 1
        spoken = self.net.nodes[thing]["reports"]
        if sentence.report not in spoken:
            spoken.append(sentence.report)

    def _quote(self, place: rows.Place, kind: str, zh: str, en: str, claim: rows.ClaimRow | None = None) -> Quoted:
        sentence = self.sentences[place.sentence]
        return Quoted(
            kind=kind,
            text=zh,
            text_en=en,
            sentence=sentence.words,
            marks=[(place.start - sentence.start, place.end - sentence.start)],
            start=place.start,
            end=place.end,
            modality=claim.modality if claim else "",
            estimated=claim.estimated if claim else False,
            year=claim.year if claim else None,
            from_year=claim.from_year if claim else None,
            rule=claim.rule if claim else "",
            report=sentence.report,
        )

    def _say(self, claim: rows.ClaimRow, lang: str) -> str:
        """A claim in short: what is measured and the words that say how much, the status, the honour, the relation."""
        words = claim.place.words
        if claim.kind == "Recognition":
            return self._label(claim.award, lang) or self._label(claim.award)
        if claim.kind == "Relation":
            named = self._label(claim.object, lang) or self._label(claim.object)
            return f"{_words(claim.predicate)[lang == 'en']} {named}"
        if claim.kind == "StatusChange":
            status = _words(claim.status)[lang == "en"]
            return status if status == words else f"{status} · {words}"
        what = claim.phrase or self._label(claim.metric, lang) or self._label(claim.metric)
        signs = "".join(_SIGNS.get(sign.rpartition("-")[2], "") for sign in (claim.change, claim.comparator))
        return f"{what} {signs}{words}".strip()

    def _label(self, iri: str, lang: str = "zh") -> str:
        return self.known.label(iri, lang) if iri else ""


def _words(term: str) -> tuple[str, str]:
    """A term's words in Chinese and English; its own name where the ontology does not know it."""
    if term == "together":
        return "同句", "same sentence"
    try:
        return ontology.label(term, "zh"), ontology.label(term, "en")
    except UnknownName:
        return term, term
