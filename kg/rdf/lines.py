"""N-Quads as lines: a graph grows one triple at a time and comes out sorted."""

from __future__ import annotations

from collections.abc import Iterator

from kg.rdf.vocabulary import TYPE, stated


class Lines:
    """The triples of one named graph."""

    def __init__(self, graph: str) -> None:
        self._end = f" <{graph}> .\n"
        self._lines: list[str] = []

    def say(self, subject: str, predicate: str, value: str) -> None:
        """Add a triple of terms in N-Quads syntax."""
        self._lines.append(f"{subject} {predicate} {value}{self._end}")

    def be(self, subject: str, *classes: str) -> None:
        """State the classes of a thing, and those above them that queries ask for."""
        for each in stated(frozenset(classes)):
            self.say(subject, TYPE, each)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)


def nquads(*graphs: Lines) -> bytes:
    """The graphs as N-Quads: the lines sorted, none twice, in UTF-8."""
    return "".join(sorted({line for graph in graphs for line in graph})).encode()
