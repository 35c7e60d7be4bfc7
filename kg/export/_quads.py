"""The quads of chosen graphs, and their serialisation by Oxigraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.store import Reader


def quads(reader: Reader, graphs: Sequence[str]) -> Iterator[ox.Quad]:
    """The quads of the graphs, graph by graph in the order given."""
    for graph in graphs:
        yield from reader.quads(graph)


def triples(reader: Reader, graphs: Sequence[str]) -> Iterator[ox.Triple]:
    """The triples of the graphs, sorted; no triple stands in two of them."""
    found = {quad.triple for quad in quads(reader, graphs)}
    yield from sorted(found, key=str)


def serialize(content: Iterator[ox.Quad] | Iterator[ox.Triple], out: BinaryIO, form: ox.RdfFormat) -> None:
    """Write quads or triples with the common prefixes."""
    ox.serialize(content, out, form, prefixes=PREFIXES)
