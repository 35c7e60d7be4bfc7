"""N-Quads, sorted by line: the form in which two builds are compared byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from kg.export._quads import quads
from kg.export.exporter import Exporter
from kg.store import Reader


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    out.writelines(sorted(f"{quad} .\n".encode() for quad in quads(reader, graphs)))


NQ = Exporter("nq", ".nq", "N-Quads，按行排序", "N-Quads, sorted by line", _write)
