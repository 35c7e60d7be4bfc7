"""What is served: the dataset in numbers, its reports, its vocabulary in words."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kg import __version__, ontology
from kg.errors import UnknownName
from kg.query import PREFIXES, named_queries
from kg.view.explorer.asked import Asked
from kg.view.explorer.contents import KINDS, concept
from kg.view.explorer.filters import words
from kg.view.explorer.text import entry

Json = dict[str, Any]
_GREY = "#77736a"


def dataset(asked: Asked) -> Json:
    """Counts, classes with their colours, and the words of the vocabulary."""
    atlas = asked.atlas
    classes = Counter(name for item in atlas.items.values() for name in item.classes)
    kinds = Counter(fact[0] for item in atlas.items.values() for fact in item.facts)
    predicates = Counter(tie.predicate for tie in atlas.ties)
    return {
        "base": asked.snapshot.base,
        "software": __version__,
        "reports": len(asked.reports),
        "things": len(atlas.items),
        "edges": len(atlas.ties),
        "claims": sum(picture.claims for picture in atlas.pictures),
        "classes": [
            {
                "name": name,
                "zh": words(name)[0],
                "en": words(name)[1],
                "colour": _shown(ontology.colour, name) or _GREY,
                "icon": _shown(ontology.icon, name) or words(name)[0][:1],
                "count": classes[name],
            }
            for name in dict.fromkeys((*ontology.classes(), *ontology.terms()))
            if classes[name]
        ],
        "kinds": [{**_words(kind), "count": kinds[kind]} for kind in KINDS if kinds[kind]],
        "modalities": [_words(name) for name in ("Achieved", "Target")],
        "statuses": [_words(notation) for notation in ontology.notations("statuses")],
        "predicates": [{**_words(name), "count": count} for name, count in predicates.most_common()],
        "parts": [_words(concept(iri)) for iri in ontology.notations("parts").values()],
    }


def _words(name: str) -> Json:
    zh, en = words(name)
    return {"name": name, "zh": zh, "en": en}


def _shown(how: Any, name: str) -> str:
    try:
        return str(how(name))
    except UnknownName:
        return ""


def reports(asked: Asked) -> Json:
    """The reports, by area and year."""
    snapshot = asked.snapshot
    return {"reports": [entry(snapshot, report) for report in snapshot.reports.values()]}


def completion(asked: Asked) -> Json:
    """What an editor of queries completes."""
    classes = Counter(name for item in asked.atlas.items.values() for name in item.classes)
    gov = PREFIXES["gov"]
    return {
        "prefixes": dict(PREFIXES),
        "classes": [
            {
                "iri": gov + name,
                "prefixed": f"gov:{name}",
                "zh": words(name)[0],
                "en": words(name)[1],
                "count": classes[name],
            }
            for name in ontology.terms()
        ],
        "properties": [
            {"iri": gov + name, "prefixed": f"gov:{name}", "zh": words(name)[0], "en": words(name)[1]}
            for name in ontology.properties()
        ],
        "examples": [{"name": q.name, "zh": q.zh, "en": q.en, "sparql": q.sparql} for q in named_queries()],
    }
