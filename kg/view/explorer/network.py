"""What one report says as things and edges: the same statements that `kg.network` makes into a networkx graph.

The server and the build cannot wait for networkx to load, and need less; a test holds the two together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.view.explorer.contents import Claim, Contents

Fact = tuple[str, str, str, int, str]
"""What filters look at: kind, status, modality, year (0: none) of a claim, and the section it stands in."""


@dataclass(slots=True)
class Node:
    """A thing with what is said of it, in numbers: claims (`alone`: those that make no edge), mentions, facts."""

    claims: int = 0
    alone: int = 0
    mentions: int = 0
    facts: set[Fact] = field(default_factory=set)
    sections: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Edge:
    """Two things are tied; `kind` is relation, recognition, member or together."""

    source: str
    target: str
    predicate: str
    kind: str
    claims: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


class Network:
    """The things and edges of a report; nodes in the order of the text, edges in the order in which they are found."""

    def __init__(self, contents: Contents, area: str) -> None:
        self.area = area
        self._contents = contents
        self.nodes: dict[str, Node] = {iri: Node() for iri in contents.things}
        self.edges: dict[tuple[str, str, str], Edge] = {}
        self._order = {iri: number for number, iri in enumerate(self.nodes)}
        for mention in contents.mentions:
            node = self.nodes[mention.thing]
            node.mentions += 1
            section = contents.sentences[mention.sentence].section
            node.sections[section] += 1
            node.facts.add(("", "", "", 0, section))
        for claim in contents.claims.values():
            self._add_claim(claim)
        for topic, member in contents.members:
            if topic in self.nodes and member in self.nodes:
                self._edge(topic, member, "member", "member")
        self._add_together()

    def weight(self, thing: str) -> int:
        """How much is said of a thing: what stands alone, what ties it to others, how often it is named."""
        return self._weights[thing]

    def _add_claim(self, claim: Claim) -> None:
        section = self._contents.sentences[claim.sentence].section
        fact = (claim.kind, claim.get("status"), claim.get("modality"), int(claim.get("year") or 0), section)
        for thing in claim.things:
            node = self.nodes[thing]
            node.sections[section] += 1
            node.facts.add(fact)
            node.claims += 1
        if (other := claim.get("object")) and claim.kind == "Relation" and other != claim.subject:
            self._edge(claim.subject, other, claim.get("predicate"), "relation", claim)
        elif (award := claim.get("award")) and claim.kind == "Recognition" and award != claim.subject:
            self._edge(claim.subject, award, "award", "recognition", claim)
            if (grantor := claim.get("grantor")) and grantor != award:
                self._edge(grantor, award, "grants", "recognition", claim)
        else:
            self.nodes[claim.subject].alone += 1

    def _add_together(self) -> None:
        standing: dict[str, dict[str, None]] = defaultdict(dict)
        for mention in self._contents.mentions:
            standing[mention.sentence][mention.thing] = None
        for claim in self._contents.claims.values():
            if "Topic" in self._contents.things[claim.subject].classes:
                standing[claim.sentence][claim.subject] = None
        tied: dict[str, set[str]] = defaultdict(set)
        for edge in self.edges.values():
            tied[edge.source].add(edge.target)
            tied[edge.target].add(edge.source)
        ties = [
            (sentence, groups[0][0], other[0])
            for sentence in self._contents.sentences
            if len(groups := self._groups([t for t in standing.get(sentence, ()) if t != self.area], tied)) > 1
            for other in groups[1:]
        ]
        for sentence, one, other in ties:
            source, target = sorted((one, other), key=self._order.__getitem__)
            self._edge(source, target, "together", "together").sentences.append(sentence)
        ends = Counter(end for e in self.edges.values() if e.kind == "together" for end in (e.source, e.target))
        self._weights = {thing: 3 * n.claims + n.mentions + ends[thing] for thing, n in self.nodes.items()}

    def _groups(self, things: Iterable[str], tied: dict[str, set[str]]) -> list[list[str]]:
        """The things of a sentence in groups that stated edges tie; the weightiest thing and group first."""
        left = sorted(things, key=self._rank)
        groups: list[list[str]] = []
        while left:
            group, front = [left[0]], [left[0]]
            while front:
                near = tied[front.pop()]
                found = [thing for thing in left if thing in near and thing not in group]
                group += found
                front += found
            groups.append(sorted(group, key=self._rank))
            left = [thing for thing in left if thing not in group]
        return groups

    def _rank(self, thing: str) -> tuple[int, int]:
        node = self.nodes[thing]
        return -node.alone - node.mentions, self._order[thing]

    def _edge(self, source: str, target: str, predicate: str, kind: str, claim: Claim | None = None) -> Edge:
        edge = self.edges.setdefault((source, target, predicate), Edge(source, target, predicate, kind))
        if claim is not None:
            edge.claims.append(claim.iri)
        return edge
