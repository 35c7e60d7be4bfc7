"""The network of statements with plain attributes, as files of networks hold them: strings and whole numbers.

A node is a thing: label, label_en, class (the first) and classes (joined by ;), aliases, how many mentions and claims
it has in how many reports, first_year and last_year. An edge is a statement: kind, predicate, label, label_en, weight
(how many sentences say it), quotation and sentence of the first, first_year and last_year. Years are those that claims
are about and, for a thing that is only mentioned, the years of the reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import networkx as nx

from kg.export.graphs import reports_of
from kg.network import Quoted, project
from kg.store import Reader


def statements(reader: Reader, graphs: Sequence[str]) -> nx.MultiDiGraph:
    """The network of the chosen graphs; `years` of nodes and edges are sorted tuples, for who can use them."""
    chosen = reports_of(reader, graphs)
    full = project(reader, reports=chosen)
    meetings = {report["iri"]: report["year"] for report in full.graph["reports"]}
    net = nx.MultiDiGraph()
    heard: dict[str, set[int]] = {}
    for source, target, says in full.edges(data=True):
        for end in (source, target):
            heard.setdefault(end, set()).update(_years(says["claims"], meetings))
    for iri, says in full.nodes(data=True):
        years = heard.get(iri, set()) | set(_years([*says["claims"], *says["mentions"]], meetings))
        net.add_node(
            iri,
            label=says["label"],
            label_en=says["label_en"],
            **{"class": says["classes"][0] if says["classes"] else ""},
            classes=";".join(says["classes"]),
            aliases=";".join(says["aliases"]),
            mentions=len(says["mentions"]),
            claims=len(says["claims"]),
            reports=len(says["reports"]),
            **_spanned(years or {meetings[report] for report in says["reports"]} or set(meetings.values())),
        )
    for number, (source, target, says) in enumerate(full.edges(data=True)):
        quoted: list[Quoted] = says["claims"]
        first = quoted[0] if quoted else None
        start, end = first["marks"][0] if first else (0, 0)
        net.add_edge(
            source,
            target,
            id=f"e{number}",
            kind=says["kind"],
            predicate=says["predicate"],
            label=says["label"],
            label_en=says["label_en"],
            weight=max(len(quoted), 1),
            quotation=first["sentence"][start:end] if first else "",
            sentence=first["sentence"] if first else "",
            **_spanned(set(_years(quoted, meetings)) or set(net.nodes[source]["years"])),
        )
    return net


def _years(quoted: Sequence[Quoted], meetings: dict[str, int]) -> Iterator[int]:
    for each in quoted:
        year = each["year"] or meetings[each["report"]]
        yield from range(each["from_year"] or year, year + 1)


def _spanned(years: set[int]) -> dict[str, Any]:
    return {"years": tuple(sorted(years)), "first_year": min(years), "last_year": max(years)}
