"""Plain text, as downloaded, typed or recognised from a scan."""

from __future__ import annotations

from pathlib import Path

from kg.model.document import Source
from kg.text.decode import decode
from kg.text.reader import Reader, source


def read(path: Path) -> Source:
    """The text of a file in one of the encodings that can be told with certainty."""
    text, encoding = decode(path)
    return source(path.name, text, encoding)


PLAIN = Reader("text", (".txt", ".text"), read)
