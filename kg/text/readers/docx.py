"""Word documents (DOCX)."""

from __future__ import annotations

from pathlib import Path

from kg.errors import EmptySource
from kg.model.document import Source
from kg.text.files import contents
from kg.text.reader import Reader, source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(path: Path) -> Source:
    """The words of a document, one line a paragraph; headers, footers and deletions are left out."""
    from kg.text.formats.word import words_of

    text = words_of(contents(path), str(path))
    if not text.strip():
        raise EmptySource(f"{path} holds no words.", "Give a file that holds the words of a report.")
    return source(path.name, text, "utf-8", MEDIA_TYPE)


DOCX = Reader("docx", (".docx",), read)
