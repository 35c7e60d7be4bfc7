"""Web pages, as saved from a government's site."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import EmptySource
from kg.model.document import Source
from kg.text.decode import decode_bytes, decode_declared
from kg.text.files import contents
from kg.text.reader import Reader, source

LARGEST = 32 * 2**20
_CHARSET = re.compile(rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})")
_HEAD = 4096


def read(path: Path) -> Source:
    """The words of the report on a page; menus, side bars, footers and scripts are left out.

    The encoding that the page declares is taken where its bytes decode in it to Chinese; else it is told as for text.
    """
    from kg.text.formats.webpage import words_of

    raw = contents(path, LARGEST)
    declared = _CHARSET.search(raw[:_HEAD])
    named = declared[1].decode("ascii") if declared else ""
    text, encoding = decode_declared(raw, named) or decode_bytes(raw, str(path))
    words = words_of(text, str(path))
    if not words.strip():
        raise EmptySource(f"{path} holds no words of a report.", "Perhaps its words are in another file: save that.")
    return source(path.name, words, encoding, "text/html")


HTML = Reader("html", (".html", ".htm", ".xhtml", ".shtml"), read)
