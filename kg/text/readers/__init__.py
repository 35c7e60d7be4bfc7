"""Files → Source; each format is a module of this folder with a `Reader` in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.discover import collect
from kg.errors import UnreadableSource
from kg.model.document import Source
from kg.text.files import check
from kg.text.reader import Reader


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader of the folder."""
    return collect("kg.text.readers", Reader)


def formats() -> tuple[str, ...]:
    """The suffixes that are read, as in `.txt`."""
    return tuple(sorted(suffix for reader in readers() for suffix in reader.suffixes))


def read_source(path: Path) -> Source:
    """Read a file with the reader of its suffix.

    Raises SourceMissing where there is no such file, UnreadableSource for a format that is not read, and what the
    reader raises.
    """
    check(path)
    for reader in readers():
        if path.suffix.lower() in reader.suffixes:
            return reader.read(path)
    raise UnreadableSource(
        f"{path} is in no format that is read ('{path.suffix or 'no suffix'}').",
        f"Formats read: {', '.join(formats())}. Save the report as one of them.",
    )
