"""What the IRIs of an answer are called."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.query.prefixes import PREFIXES
from kg.query.result import Term
from kg.store import Reader

# A name, a term's label, a title, the words of a span, what is measured: the captions of the ontology's classes.
_CAPTIONS = tuple(
    ox.NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (
        ("skos", "prefLabel"),
        ("rdfs", "label"),
        ("dcterms", "title"),
        ("oa", "exact"),
        ("gov", "phrase"),
    )
)


def labels(reader: Reader, terms: Iterable[Term | None]) -> dict[str, str]:
    """The names of the IRIs among some terms, in Chinese where there is one; IRIs without a name are left out."""
    found: dict[str, str] = {}
    for node in {term for term in terms if isinstance(term, ox.NamedNode)}:
        for caption in _CAPTIONS:
            names = [
                quad.object
                for quad in reader.store.quads_for_pattern(node, caption, None)
                if isinstance(quad.object, ox.Literal)
            ]
            if names:
                found[node.value] = min(names, key=_preference).value
                break
    return found


def _preference(name: ox.Literal) -> tuple[int, str]:
    return (("zh", None, "en").index(name.language) if name.language in ("zh", None, "en") else 3, name.value)
