"""N-Quads as lines: a graph grows one triple at a time and comes out sorted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.rdf.vocabulary import TYPE, stated


class Lines:
    """The triples of one named graph, by their subjects."""

    def __init__(self, graph: str) -> None:
        self._end = f" <{graph}> .\n"
        self._about: dict[str, list[str]] = defaultdict(list)
        self._types: dict[tuple[str, ...], list[str]] = {}

    def say(self, subject: str, predicate: str, value: str) -> None:
        """Add a triple of terms in N-Quads syntax."""
        self._about[subject].append(f"{predicate} {value}{self._end}")

    def be(self, subject: str, *classes: str) -> None:
        """State the classes of a thing, and those above them that queries ask for."""
        types = self._types.get(classes)
        if types is None:
            types = self._types[classes] = [f"{TYPE} {each}{self._end}" for each in stated(classes)]
        self._about[subject] += types

    def about(self) -> Mapping[str, list[str]]:
        """What is said of each subject: the rest of its lines."""
        return self._about


def nquads(*graphs: Lines) -> bytes:
    """The graphs as N-Quads: the lines sorted, none twice, in UTF-8.

    Lines are sorted among those of their subject: they have most of their characters in common, so that comparing
    whole lines would cost more than writing them.
    """
    about: dict[str, list[str]] = {}
    for graph in graphs:
        for subject, said in graph.about().items():
            known = about.get(subject)
            about[subject] = said if known is None else known + said
    lines: list[str] = []
    for subject in sorted(about):
        head = f"{subject} "
        lines += (head, head.join(sorted(set(about[subject]))))
    return "".join(lines).encode()
