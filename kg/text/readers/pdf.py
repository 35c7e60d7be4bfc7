"""PDFs with a text layer."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UnreadableSource
from kg.model.document import Source
from kg.text.files import contents
from kg.text.reader import Reader, source


def read(path: Path) -> Source:
    """The words on the pages, with the marks of `kg.text.pages`: form feeds end pages, line separators are wraps."""
    from kg.text.formats.layout import text_of
    from kg.text.formats.pdf import pages_of

    if b"%PDF-" not in contents(path)[:1024]:
        raise UnreadableSource(f"{path} is no PDF, whatever its name.", "Name it for what it is, or save it as PDF.")
    return source(path.name, text_of(pages_of(path)), "utf-8", "application/pdf")


PDF = Reader("pdf", (".pdf",), read)
