"""The pictures of reports beside their quads: where each thing is drawn, made at build time.

    DIR/pictures/500103-2025-1a2b3c4d.json.gz

A picture is made from a report's graphs and can always be made again: it may be missing, and one that was made of an
earlier reading is not given. What is in it, its maker knows.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
import zlib
from pathlib import Path

from kg.store.folder import Folder, SourceRecord, unwritable

_END = ".json.gz"


def reading_of(folder: Folder, report: str) -> str:
    """A word for the reading that the report's graphs hold now: it changes when the report is built anew."""
    records = [record for record in folder.sources.values() if report in record.reports]
    return _word(records[0]) if records else ""


def save(folder: Folder, report: str, picture: bytes) -> None:
    """Put a report's picture in its place, whole or not at all. Raises OutputError."""
    path = _path(folder, report)
    try:
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as out:
            out.write(gzip.compress(reading_of(folder, report).encode() + b"\n" + picture, 6, mtime=0))
        Path(out.name).chmod(0o644)
        Path(out.name).replace(path)
    except OSError as error:
        raise unwritable(folder.path, error) from error


def load(folder: Folder, report: str) -> bytes | None:
    """A report's picture; None where there is none of its present reading."""
    try:
        word, _, picture = gzip.decompress(_path(folder, report).read_bytes()).partition(b"\n")
    except (OSError, EOFError, zlib.error):
        return None
    return picture if word.decode() == reading_of(folder, report) else None


def sweep(folder: Folder) -> None:
    """Take away the pictures of reports that the dataset no longer holds."""
    kept = {_path(folder, report) for record in folder.sources.values() for report in record.reports}
    for path in (folder.path / "pictures").glob(f"*{_END}"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _word(record: SourceRecord) -> str:
    said = json.dumps([record.sha256, dict(record.settings)], sort_keys=True, default=str)
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _path(folder: Folder, report: str) -> Path:
    return folder.path / "pictures" / (report.rpartition("/")[2] + _END)
