"""N-Triples, sorted by line: the union of the graphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from kg.export._quads import triples
from kg.export.exporter import Exporter
from kg.store import Reader


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    out.writelines(f"{triple} .\n".encode() for triple in triples(reader, graphs))


NT = Exporter("nt", ".nt", "N-Triples，各图合并", "N-Triples, the union of the graphs", _write)
