"""Stand-off annotations: where names stand in reports, without the reports' words.

A file holds passages. A passage begins with `@`, the name of the text, the SHA-256 of its bytes and the code points
where it starts and ends; then one line a name: start, end (code points of the text as UTF-8, a BOM dropped), class,
`?` where the annotator was in doubt, and the canonical name where it is not the words themselves. Only the first
mention of a name in a passage is annotated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.text.clean import clean


class Name(NamedTuple):
    """An annotated name, in the offsets of its text."""

    start: int
    end: int
    cls: str
    doubtful: bool
    canonical: str = ""


@dataclass(frozen=True)
class Passage:
    """A stretch of a text that has been annotated whole; `record` is the file of annotations that has it."""

    record: str
    file: str
    sha256: str
    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True)
class Words:
    """A text as the program reads it, with the source offset of each of its characters."""

    words: str
    offsets: tuple[int, ...]
    source: str


def passages(folder: Path) -> Iterator[Passage]:
    """Every passage of the records in a folder, in the order of their files."""
    for path in sorted(folder.glob("*.tsv")):
        head: list[str] = []
        names: list[Name] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if fields[0] == "@":
                if head:
                    yield _passage(path.stem, head, names)
                head, names = fields, []
            else:
                fields += [""] * (5 - len(fields))
                names.append(Name(int(fields[0]), int(fields[1]), fields[2], fields[3] == "?", fields[4]))
        if head:
            yield _passage(path.stem, head, names)


def _passage(record: str, head: list[str], names: list[Name]) -> Passage:
    return Passage(record, head[1], head[2], int(head[3]), int(head[4]), tuple(names))


@cache
def read(path: Path) -> Words:
    """A text, cleaned as the program cleans it."""
    source = path.read_bytes().decode("utf-8-sig")
    draft = clean(source).draft
    return Words(draft.words, tuple(draft.offsets), source)


def same_text(path: Path, passage: Passage) -> bool:
    """Whether a file holds the text that was annotated."""
    return hashlib.sha256(path.read_bytes()).hexdigest() == passage.sha256
