"""What an export format is, and how to find one by name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO

from kg.discover import collect
from kg.errors import UnknownName
from kg.store import Reader

Write = Callable[[Reader, Sequence[str], BinaryIO], None]
Files = Callable[[Reader, Sequence[str]], Iterator[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name, what it is for, and a function that writes the named graphs given to a stream of bytes.

    A format of many files has `files` too (name and content of each), which `write` puts into one zip; its suffix is
    .zip, and the file `mark` tells its folder from any other.
    """

    name: str
    suffix: str
    zh: str
    en: str
    write: Write
    files: Files | None = None
    mark: str = ""


def many(name: str, zh: str, en: str, files: Files, mark: str) -> Exporter:
    """A format of many files: a folder, or one zip."""

    def write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
        # A zip records when each file was made; a fixed time keeps the bytes the same on every run.
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in files(reader, graphs):
                archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)

    return Exporter(name, ".zip", zh, en, write, files, mark)


@cache
def exporters() -> tuple[Exporter, ...]:
    """Every format, sorted by name."""
    return tuple(sorted(collect("kg.export.formats", Exporter), key=lambda e: e.name))


def exporter(name: str) -> Exporter:
    """The format of that name. Raises UnknownName with the nearest names."""
    for each in exporters():
        if each.name == name:
            return each
    raise UnknownName.among("format", name, (e.name for e in exporters()), "kg export --list")
