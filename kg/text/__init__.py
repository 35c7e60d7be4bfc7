"""Bytes → Document: readers, cleaning with an exact alignment, outline, sentences, words."""

from __future__ import annotations

from pathlib import Path

from kg.model.document import Document
from kg.text.document import document as document
from kg.text.readers import read_source


def read(path: Path, *, area: str | None = None, year: int | None = None) -> Document:
    """Read a report from a file; `area` and `year` override what its text says."""
    return document(read_source(path), area=area, year=year)
