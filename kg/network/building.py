"""Growing a network edge by edge: weights, years and a witness for each, and nodes that say what they are.

Every attribute is a string or a number, so that any writer of networkx takes the network as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from kg.network.facts import Facts
from kg.network.rows import Place


@dataclass(slots=True)
class _Tie:
    weight: int = 0
    strength: float = 0.0
    years: set[int] = field(default_factory=set)
    sentence: str = ""


@dataclass(slots=True)
class Growing:
    """Nodes with the years of their reports, and ties between them by (source, target, key)."""

    facts: Facts
    nodes: dict[str, set[int]] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)
    ties: dict[tuple[str, str, str], _Tie] = field(default_factory=dict)

    def node(self, iri: str, place: Place, mentions: int = 0) -> None:
        """A thing is spoken of at a place."""
        self.nodes.setdefault(iri, set()).add(self.facts.year(place.sentence))
        self.mentions[iri] = self.mentions.get(iri, 0) + mentions

    def tie(self, source: str, target: str, key: str, place: Place, strength: float = 1.0) -> None:
        """Two things are tied once more by the words at a place."""
        tie = self.ties.setdefault((source, target, key), _Tie())
        tie.weight += 1
        tie.strength += strength
        tie.years.add(self.facts.year(place.sentence))
        tie.sentence = tie.sentence or self.facts.sentences[place.sentence].words

    def grown(self, net: nx.Graph, name: str) -> nx.Graph:
        """The network, nodes and edges in the order in which the reports bring them."""
        net.graph.update(projection=name, reports=len(self.facts.reports))
        for iri, years in self.nodes.items():
            net.add_node(iri, **self._says(iri, years))
        for (source, target, key), tie in self.ties.items():
            attributes = {
                "kind": key,
                "weight": tie.weight,
                "strength": round(tie.strength, 6),
                "sentence": tie.sentence,
                **spanned(tie.years),
            }
            if net.is_multigraph():
                net.add_edge(source, target, key, **attributes)
            else:
                net.add_edge(source, target, **attributes)
        return net

    def _says(self, iri: str, years: set[int]) -> dict[str, Any]:
        kinds = self.facts.kinds(iri)
        return {
            "label": self.facts.label(iri) or iri,
            "label_en": self.facts.label(iri, "en"),
            "class": kinds[0] if kinds else "",
            "classes": ";".join(kinds),
            "mentions": self.mentions.get(iri, 0),
            **spanned(years),
        }


def spanned(years: set[int]) -> dict[str, Any]:
    """Years as attributes: all of them ("2023;2024"), the first and the last."""
    return {"years": ";".join(map(str, sorted(years))), "first_year": min(years), "last_year": max(years)}
