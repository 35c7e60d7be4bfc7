"""TriG: Turtle with its named graphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import pyoxigraph as ox

from kg.export._quads import quads, serialize
from kg.export.exporter import Exporter
from kg.store import Reader


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    ordered = (quad for graph in graphs for quad in sorted(quads(reader, [graph]), key=str))
    serialize(ordered, out, ox.RdfFormat.TRIG)


TRIG = Exporter("trig", ".trig", "TriG，保留命名图", "TriG, with named graphs", _write)
