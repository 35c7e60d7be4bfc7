"""Files → Source; each format is a module of this folder with a `Reader` in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.discover import collect
from kg.errors import SourceMissing, UnreadableSource
from kg.model.document import Source
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
    if path.is_dir():
        raise SourceMissing(f"{path} is a folder, not a report.", "Name a file in it.")
    if not path.exists():
        raise SourceMissing(f"There is no file {path}.", "Check the name and the folder.")
    for reader in readers():
        if path.suffix.lower() in reader.suffixes:
            return reader.read(path)
    raise UnreadableSource(
        f"{path} is in no format that is read ('{path.suffix or 'no suffix'}').",
        f"Formats read: {', '.join(formats())}. Save the report as one of them.",
    )
