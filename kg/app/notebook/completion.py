"""What can follow in `%kg`, `%sparql` and a cell of `%%sparql`: verbs, queries, parameters, prefixes, terms, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from kg import ontology
from kg.query import PREFIXES, named_queries

VERBS: Final = {
    "open": "%kg open DIR",
    "build": "%kg build SOURCE… --out DIR [--area NAME] [--year YYYY]",
    "queries": "%kg queries",
}
"""The verbs of `%kg`, and how they are written."""
_KEYWORDS: Final = (
    *("SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION", "GRAPH", "VALUES", "BIND", "GROUP BY", "ORDER BY"),
    *("HAVING", "LIMIT", "OFFSET", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "LANG", "STR", "CONTAINS", "EXISTS"),
    *("ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "MINUS"),
)
_TERM: Final = re.compile(r"\b(\w+):(\w+)")


class Completions(NamedTuple):
    """What the words before the cursor end in, and what may stand there instead, each with its kind."""

    fragment: str
    found: tuple[tuple[str, str], ...]


def complete(text: str, line: str, variables: Mapping[str, Any]) -> Completions | None:
    """The completions for a cell `text` whose cursor stands at the end of `line`; None outside our magics."""
    if text.lstrip().startswith("%%sparql") and not line.lstrip().startswith("%%sparql"):
        return _sparql(line, variables)
    if found := re.match(r"\s*(?:\w+\s*=\s*)?(%{1,2})(sparql|kg)\s+(.*)$", line):
        return _line(found[2], found[3], variables)
    return None


def _line(magic: str, line: str, variables: Mapping[str, Any]) -> Completions | None:
    fragment = re.search(r"[^\s=]*$", line)
    assert fragment is not None
    begun, before = fragment[0], line[: fragment.start()]
    if begun.startswith("$"):
        return _chosen(begun, _names(variables))
    if begun.startswith("--"):
        known = ("--store-to",) if magic == "sparql" else ("--out", "--area", "--year")
        return _chosen(begun, ((each, "keyword") for each in known))
    if magic == "kg":
        return _chosen(begun, ((verb, "keyword") for verb in VERBS)) if not before.strip() else None
    if "{" in line:
        return _sparql(line, variables)
    plain = before.split()
    if not plain:
        return _chosen(begun, ((query.name, "function") for query in named_queries()))
    asked = next((query for query in named_queries() if query.name == plain[0]), None)
    if asked is None or before.endswith("="):
        return None
    return _chosen(begun, ((f"{parameter.name}=", "param") for parameter in asked.parameters))


def _sparql(line: str, variables: Mapping[str, Any]) -> Completions | None:
    fragment = re.search(r"(?:[?$]\w*|\w+:[\w-]*|\w*)$", line)
    assert fragment is not None
    begun = fragment[0]
    prefix, colon, _ = begun.partition(":")
    if begun.startswith("$"):
        return _chosen(begun, _names(variables))
    if colon:
        return _chosen(begun, ((f"{prefix}:{name}", "property") for name in _terms().get(prefix, ())))
    if not begun or begun.startswith("?"):
        return None
    words = [(f"{each}:", "module") for each in PREFIXES]
    if not line[: fragment.start()].strip():
        words += [(query.name, "function") for query in named_queries()]
    return _chosen(begun, [*words, *((each, "keyword") for each in _KEYWORDS)])


def _names(variables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((f"${name}", "instance") for name in sorted(variables) if not name.startswith("_"))


def _chosen(begun: str, known: Iterable[tuple[str, str]]) -> Completions:
    small = begun.lower()
    return Completions(begun, tuple(each for each in known if each[0].lower().startswith(small)))


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """Local names by prefix: our whole ontology, and of other vocabularies what the named queries use."""
    found: dict[str, dict[str, None]] = {"gov": dict.fromkeys((*ontology.terms(), *ontology.properties()))}
    for query in named_queries():
        for prefix, name in _TERM.findall(query.sparql):
            if prefix in PREFIXES:
                found.setdefault(prefix, {})[name] = None
    return {prefix: tuple(sorted(names)) for prefix, names in found.items()}
