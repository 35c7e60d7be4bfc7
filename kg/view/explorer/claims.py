"""Claims and mentions of a thing or an edge, each with its sentence: read by node, whatever the size of the dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.view.explorer.contents import KINDS, concept
from kg.view.explorer.filters import words
from kg.view.explorer.served import Snapshot

_GOV: Final = PREFIXES["gov"]
_OA: Final = PREFIXES["oa"]
_ROLES: Final = ("subject", "object", "award", "grantor")
_SIGNS: Final = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤", "approx": "≈", "increase": "↑", "decrease": "↓"}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A node and the report whose graph it stands in."""

    iri: str
    report: str


def _gov(name: str) -> ox.NamedNode:
    return ox.NamedNode(_GOV + name)


class Quotes:
    """Reads claims, mentions and sentences of a snapshot as the JSON of API.md; keeps what it has read."""

    def __init__(self, snapshot: Snapshot, reports: Iterable[str]) -> None:
        self._snapshot = snapshot
        self._store = snapshot.store
        self._reports = {snapshot.reports[r].iri: r for r in reports}
        self._sentences: dict[str, Json] = {}
        self._labels: dict[str, tuple[str, str]] = {}
        self._sections: dict[str, tuple[str, str]] = {}

    def claims_of(self, things: Iterable[str], roles: Iterable[str] = _ROLES) -> list[Place]:
        """The claims in which any of the things (IRIs) plays a role, each once."""
        found: dict[Place, None] = {}
        for thing in things:
            for role in roles:
                for quad in self._store.quads_for_pattern(None, _gov(role), ox.NamedNode(thing), None):
                    place = self._place(quad)
                    if place is not None:
                        found[place] = None
        return list(found)

    def mentions_of(self, things: Iterable[str]) -> list[Place]:
        """The mentions of any of the things (IRIs)."""
        found = []
        for thing in things:
            for quad in self._store.quads_for_pattern(None, _gov("refersTo"), ox.NamedNode(thing), None):
                place = self._place(quad)
                if place is not None:
                    found.append(place)
        return found

    def members_of(self, things: Iterable[str]) -> set[str]:
        """The topics that any of the things is a member of."""
        return {
            quad.subject.value  # type: ignore[union-attr]
            for thing in things
            for quad in self._store.quads_for_pattern(None, _gov("member"), ox.NamedNode(thing), None)
        }

    def _place(self, quad: ox.Quad) -> Place | None:
        graph = quad.graph_name.value.removesuffix("/text")  # type: ignore[union-attr]
        return Place(quad.subject.value, self._reports[graph]) if graph in self._reports else None  # type: ignore[union-attr]

    def said(self, iri: str) -> dict[str, ox.NamedNode | ox.Literal]:
        """The properties of a node of ours by local name; `kind` is its most special class."""
        found: dict[str, Any] = {}
        for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, None):
            name = quad.predicate.value
            local = name.removeprefix(_GOV).removeprefix(_OA)
            if local is not name:
                found[local] = quad.object
            elif name.endswith("#type") and (kind := quad.object.value.removeprefix(_GOV)) in KINDS:  # type: ignore[union-attr]
                found["kind"] = ox.Literal(kind)
        return found

    def in_order(self, places: Iterable[Place]) -> list[Place]:
        """Claims in the order of their texts, as far as the IRI of their evidence tells (`…/ev-12-17`)."""
        evidence = _gov("evidence")

        def key(place: Place) -> tuple[str, int, str]:
            quads = self._store.quads_for_pattern(ox.NamedNode(place.iri), evidence, None)
            found = next((q.object.value for q in quads), "")  # type: ignore[union-attr]
            start = found.rpartition("/ev-")[2].partition("-")[0]
            return place.report, int(start) if start.isdigit() else 0, place.iri

        return sorted(places, key=key)

    def kinds(self, places: Iterable[Place]) -> Counter[str]:
        """How many claims there are of each kind."""
        kind = ox.NamedNode(PREFIXES["rdf"] + "type")
        names = (
            quad.object.value.removeprefix(_GOV)  # type: ignore[union-attr]
            for place in places
            for quad in self._store.quads_for_pattern(ox.NamedNode(place.iri), kind, None)
        )
        return Counter(name for name in names if name in KINDS)

    def claim(self, place: Place) -> Json:
        """A claim with everything that a page shows of it."""
        own = {name: term.value for name, term in self.said(place.iri).items()}
        get = own.get
        evidence = {name: term.value for name, term in self.said(own["evidence"]).items()}
        start, end = int(evidence["start"]), int(evidence["end"])
        kind, change, comparator = own.get("kind", ""), concept(get("change", "")), concept(get("comparator", ""))
        status, predicate = concept(get("status", "")), concept(get("predicate", ""))
        quotation = evidence["exact"]
        zh, en = self.say(kind, own, quotation)
        return {
            "id": self._snapshot.short(place.iri),
            "kind": kind,
            "zh": zh,
            "en": en,
            "subject": self.thing(own["subject"]),
            "object": self.thing(get("object", "")),
            "award": self.thing(get("award", "")),
            "grantor": self.thing(get("grantor", "")),
            "predicate": predicate,
            "status": status,
            "metric": self.thing(get("metric", "")),
            "phrase": get("phrase", ""),
            "value": get("value", ""),
            "upper": get("upper", ""),
            "unit": self._snapshot.unit(get("unit", "")),
            "comparator": comparator,
            "change": change,
            "basis": concept(get("basis", "")),
            "position": int(own["position"]) if "position" in own else None,
            "scope": get("scope", ""),
            "modality": concept(get("modality", "")),
            "estimated": get("estimated") == "true",
            "year": int(own["year"]) if "year" in own else None,
            "from_year": int(own["fromYear"]) if "fromYear" in own else None,
            "period": get("period", ""),
            "rule": get("rule", ""),
            **self._spot(place.report, evidence["sentence"], start, end, quotation),
        }

    def mention(self, place: Place) -> Json:
        """A mention with its sentence."""
        own = {name: term.value for name, term in self.said(place.iri).items()}
        spot = self._spot(place.report, own["sentence"], int(own["start"]), int(own["end"]), own["exact"])
        return {"kind": "Mention", **spot}

    def together(self, ones: Iterable[str], others: Iterable[str]) -> Iterator[Json]:
        """The sentences in which both stand: named, or (a topic) claimed about."""
        here, there = self._standing(ones), self._standing(others)
        for sentence in sorted(here.keys() & there.keys(), key=lambda s: (here[s][0], here[s][1])):
            report, one, other = here[sentence][0], here[sentence][1:], there[sentence][1:]
            (start, end, exact), second = sorted((one, other))
            spot = self._spot(report, sentence, start, end, exact)
            begin = spot["sentence"]["start"]
            spot["marks"].append([second[0] - begin, second[1] - begin])
            yield {"kind": "Together", "zh": "同句", "en": "same sentence", **spot}

    def _standing(self, things: Iterable[str]) -> dict[str, tuple[str, int, int, str]]:
        """The sentences that the things stand in, with the first place in each."""
        found: dict[str, tuple[str, int, int, str]] = {}
        things = list(things)
        spans = [(place.report, self.said(place.iri)) for place in self.mentions_of(things)]
        topics = [t for t in things if "/t-" in t]
        spans += [
            (place.report, self.said(self.said(place.iri)["evidence"].value))
            for place in self.claims_of(topics, ("subject",))
        ]
        for report, own in spans:
            at = (report, int(own["start"].value), int(own["end"].value), own["exact"].value)
            sentence = own["sentence"].value
            found[sentence] = min(found.get(sentence, at), at)
        return found

    def thing(self, iri: str) -> Json | None:
        """A thing by name."""
        if not iri:
            return None
        zh, en = self.label(iri)
        return {"id": self._snapshot.short(iri), "label": zh, "label_en": en}

    def label(self, iri: str) -> tuple[str, str]:
        """What a thing is called."""
        if iri not in self._labels:
            self._labels[iri] = self._snapshot.label(iri)
        return self._labels[iri]

    def _spot(self, report: str, sentence: str, start: int, end: int, quotation: str) -> Json:
        whole = self.sentence(sentence)
        return {
            "report": report,
            "start": start,
            "end": end,
            "quotation": quotation,
            "sentence": whole,
            "marks": [[start - whole["start"], end - whole["start"]]],
            "reader": f"/reader/{report}#{start}-{end}",
        }

    def sentence(self, iri: str) -> Json:
        """A sentence with its section."""
        if iri not in self._sentences:
            own = {name: term.value for name, term in self.said(iri).items()}
            section = own.get("section", "")
            title, part = self._section(section)
            self._sentences[iri] = {
                "id": self._snapshot.short(iri),
                "text": own["exact"],
                "clean": own.get("clean", ""),
                "start": int(own["start"]),
                "end": int(own["end"]),
                "section": self._snapshot.short(section),
                "section_title": title,
                "part": part,
            }
        return self._sentences[iri]

    def _section(self, iri: str) -> tuple[str, str]:
        if not iri:
            return "", ""
        if iri not in self._sections:
            quads = self._store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
            said = {quad.predicate.value: quad.object.value for quad in quads}  # type: ignore[union-attr]
            self._sections[iri] = said.get(PREFIXES["dcterms"] + "title", ""), concept(said.get(_GOV + "part", ""))
        return self._sections[iri]

    def say(self, kind: str, own: Mapping[str, str], quotation: str) -> tuple[str, str]:
        """A claim in short, in Chinese and English: what is measured and how much, the status, honour, relation."""
        return self._say(kind, own, quotation, 0), self._say(kind, own, quotation, 1)

    def _say(self, kind: str, own: Mapping[str, str], quotation: str, lang: int) -> str:
        def name(role: str) -> str:
            names = self.label(own[role]) if own.get(role) else ("", "")
            return names[lang] or names[0]

        if kind == "Recognition":
            return name("award")
        if kind == "Relation":
            return f"{words(concept(own.get('predicate', '')))[lang]} {name('object')}"
        if kind == "StatusChange":
            said = words(concept(own.get("status", "")))[lang]
            return said if said == quotation else f"{said} · {quotation}"
        what = own.get("phrase") or name("metric")
        signs = (_SIGNS.get(concept(own.get(sign, "")), "") for sign in ("change", "comparator"))
        return f"{what} {''.join(signs)}{quotation}".strip()
