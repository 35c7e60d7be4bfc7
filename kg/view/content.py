"""What the page knows: the things drawn with their quotations, the sentences, the classes, the words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import networkx as nx

from kg import __version__, ontology
from kg.errors import UnknownName
from kg.network import Quoted
from kg.resources import package_dir
from kg.view import drawing

_KINDS = ("Measurement", "Ranking", "Recognition", "StatusChange", "Relation")
_PLAIN = "#77736a"
_LINES = ("relation", "recognition", "member", "together")


@cache
def words() -> dict[str, dict[str, str]]:
    """The fixed words of the page by language."""
    path = package_dir("view") / "assets" / "page" / "words.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf8"))
    return found


def title(net: nx.MultiDiGraph) -> tuple[str, str]:
    """The report's title, or how many reports there are, in Chinese and English."""
    reports = net.graph["reports"]
    if len(reports) == 1:
        name = reports[0]["title"] or reports[0]["area_label"]
        return name, name
    return tuple(words()[lang]["collection"].format(n=len(reports)) for lang in ("zh", "en"))  # type: ignore[return-value]


def figures(net: nx.MultiDiGraph) -> dict[str, int]:
    """The numbers at the top, of the whole network; each fact counts once."""
    kinds: Counter[str] = Counter()
    modalities: Counter[str] = Counter()
    for claim in claims(net):
        kinds[claim["kind"]] += 1
        modalities[claim["modality"]] += 1
    return {
        "things": len(net),
        "facts": kinds.total(),
        "measurements": kinds["Measurement"],
        "honours": kinds["Recognition"] + kinds["Ranking"],
        "target": modalities["Target"],
    }


def claims(net: nx.MultiDiGraph) -> Iterable[Quoted]:
    """Every claim of the network, once."""
    for _, data in net.nodes(data=True):
        yield from data["claims"]
    for *_, key, data in net.edges(keys=True, data=True):
        # The grantor's edge repeats the recognition that the subject's edge holds.
        if data["kind"] == "relation" or (data["kind"] == "recognition" and key == "award"):
            yield from data["claims"]


def chosen(net: nx.MultiDiGraph, limit: int) -> tuple[nx.MultiDiGraph, dict[str, int]]:
    """The network of the `limit` things of which most is said (the reports' areas always), and how much that is."""
    heft = {thing: drawing.weight(net, thing) for thing in net}
    areas = {report["area"] for report in net.graph["reports"]}
    order = sorted(net, key=lambda thing: (thing not in areas, -heft[thing]))
    kept = net.subgraph(order[:limit])
    # A subgraph has its parent's order only by chance: make one that has it for certain.
    drawn = nx.MultiDiGraph(**net.graph)
    drawn.add_nodes_from((thing, data) for thing, data in net.nodes(data=True) if thing in kept)
    drawn.add_edges_from(
        (a, b, key, data) for a, b, key, data in net.edges(keys=True, data=True) if a in kept and b in kept
    )
    return drawn, heft


def content(net: nx.MultiDiGraph, lang: str, limit: int) -> dict[str, Any]:
    """Everything that the page's script reads."""
    drawn, heft = chosen(net, limit)
    ids = _ids(drawn)
    quotations = _Quotations(net.graph["reports"])
    things = [
        {
            "id": ids[thing],
            "label": data["label"],
            "label_en": data["label_en"],
            "aliases": data["aliases"],
            "classes": data["classes"] or ["Entity"],
            "weight": heft[thing],
            "size": drawing.size(heft[thing]),
            "claims": [quotations.number(each) for each in data["claims"]],
            "mentions": [quotations.number(each) for each in data["mentions"]],
        }
        for thing, data in drawn.nodes(data=True)
    ]
    edges = [
        {
            "id": f"l{number}",
            "from": ids[source],
            "to": ids[target],
            "kind": data["kind"],
            "label": data["label"],
            "label_en": data["label_en"],
            "claims": [quotations.number(each) for each in data["claims"]],
        }
        for number, (source, target, data) in enumerate(drawn.edges(data=True))
    ]
    said = list(claims(net))
    return {
        "version": __version__,
        "lang": lang,
        "words": words(),
        "title": title(net) if net.graph["reports"] else None,
        "total": len(net),
        "facts": len(said),
        "spoken": len({(each["report"], each["sentence"]) for each in said}),
        "heavy": _heavy(list(heft.values())),
        "classes": _classes(things),
        "kinds": {kind: _label(kind) for kind in _KINDS},
        "modalities": {name: _label(name) for name in ("Achieved", "Target")},
        "lines": [kind for kind in _LINES if any(edge["kind"] == kind for edge in edges)],
        "reports": [
            {"area": [r["area_label"], r["area_label_en"]], "year": r["year"], "title": r["title"]}
            for r in net.graph["reports"]
        ],
        "things": things,
        "edges": edges,
        "quoted": quotations.table,
        "sentences": quotations.sentences,
        "picture": drawing.draw(drawn, ids, heft),
    }


def _ids(net: nx.MultiDiGraph) -> dict[str, str]:
    """Short ids: the end of the IRI, or the whole where that is not the node's alone."""
    ends = Counter(iri.rpartition("/")[2] for iri in net)
    return {iri: end if ends[end := iri.rpartition("/")[2]] == 1 else iri for iri in net}


def _heavy(weights: list[int]) -> int:
    """The weight from which a thing is among the dozen of which most is said."""
    return sorted(weights, reverse=True)[:12][-1] if weights else 0


def _label(term: str) -> list[str]:
    try:
        return [ontology.label(term, "zh"), ontology.label(term, "en")]
    except UnknownName:
        return [term, term]


def _classes(things: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The classes of what is drawn, in the ontology's order.

    `count` is of the things drawn in its colour; `own` is false for a class that borrows the icon of one above it.
    """
    count = Counter(thing["classes"][0] for thing in things)
    found = {name for thing in things for name in thing["classes"]}
    order = {name: number for number, name in enumerate((*ontology.classes(), *ontology.terms()))}
    return [
        {
            "name": name,
            "words": _label(name),
            "colour": _shown(ontology.colour, name) or _PLAIN,
            "icon": _shown(ontology.icon, name) or _label(name)[0][:1],
            "count": count[name],
            "own": name in ontology.classes(),
        }
        for name in sorted(found, key=lambda name: (order.get(name, len(order)), name))
    ]


def _shown(how: Callable[[str], str], name: str) -> str:
    """A class's colour or icon; none for a class that has neither of its own nor from above, as a topic."""
    try:
        return how(name)
    except UnknownName:
        return ""


class _Quotations:
    """Quotations and sentences as tables, each once; the page refers to them by number."""

    def __init__(self, reports: Iterable[Mapping[str, Any]]) -> None:
        self.table: list[dict[str, Any]] = []
        self.sentences: list[dict[str, Any]] = []
        self._reports = {report["iri"]: number for number, report in enumerate(reports)}
        self._numbers: dict[int, int] = {}
        self._sentences: dict[tuple[str, int], int] = {}

    def number(self, quoted: Quoted) -> int:
        """The number of a quotation, which enters the table when it is first asked for."""
        if id(quoted) not in self._numbers:
            self._numbers[id(quoted)] = len(self.table)
            self.table.append(
                {
                    "kind": quoted["kind"],
                    "text": quoted["text"],
                    "text_en": quoted["text_en"] if quoted["text_en"] != quoted["text"] else "",
                    "sentence": self._sentence(quoted),
                    "marks": quoted["marks"],
                    "start": quoted["start"],
                    "end": quoted["end"],
                    "modality": quoted["modality"],
                    "estimated": quoted["estimated"],
                    "year": quoted["year"],
                    "from": quoted["from_year"],
                    "rule": quoted["rule"],
                }
            )
        return self._numbers[id(quoted)]

    def _sentence(self, quoted: Quoted) -> int:
        at = quoted["report"], quoted["start"] - quoted["marks"][0][0]
        if at not in self._sentences:
            self._sentences[at] = len(self.sentences)
            self.sentences.append({"words": quoted["sentence"], "report": self._reports[quoted["report"]]})
        return self._sentences[at]
