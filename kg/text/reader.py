"""What a reader is: it turns a file of one format into a Source."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.model.document import Source


@dataclass(frozen=True)
class Reader:
    """A reader of one format: its name, the suffixes of its files (`.txt`), and how a file becomes a Source.

    `read` raises an InputError for a file that it cannot read; it never guesses.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Source]


def source(name: str, text: str, encoding: str, media_type: str = "text/plain") -> Source:
    """A Source of a decoded text; its sha256 is of the text in UTF-8, whatever encoding the bytes had."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name, text, digest, encoding, media_type)
