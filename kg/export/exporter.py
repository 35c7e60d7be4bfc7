"""What an export format is, and how to find one by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO

from kg.discover import collect
from kg.errors import UnknownName
from kg.store import Reader

Write = Callable[[Reader, Sequence[str], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name, what it is for, and a function that writes the named graphs given to a stream of bytes."""

    name: str
    suffix: str
    zh: str
    en: str
    write: Write


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
