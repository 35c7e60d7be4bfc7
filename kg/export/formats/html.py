"""HTML: explorer and reader as one file that opens without a server and without a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from kg.export.exporter import Exporter
from kg.store import Reader


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    from kg.view.explorer.offline import file

    out.write(file(reader, graphs).encode())


HTML = Exporter(
    "html", ".html", "单个离线网页：图谱与原文", "One offline page: explorer and reader of the text", _write
)
