"""Where quads live: an embedded Oxigraph store in a folder, with the list of what was built into it."""

from __future__ import annotations

from kg.store.folder import FORMAT, MANIFEST, Folder, SourceRecord
from kg.store.reader import Reader, reading
from kg.store.writer import Writer, outdated, writing

__all__ = ["FORMAT", "MANIFEST", "Folder", "Reader", "SourceRecord", "Writer", "outdated", "reading", "writing"]
