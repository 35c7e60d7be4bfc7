"""Turtle: the union of the graphs, for reading and for other tools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import pyoxigraph as ox

from kg.export._quads import serialize, triples
from kg.export.exporter import Exporter
from kg.store import Reader


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    serialize(triples(reader, graphs), out, ox.RdfFormat.TURTLE)


TTL = Exporter("ttl", ".ttl", "Turtle，各图合并", "Turtle, the union of the graphs", _write)
