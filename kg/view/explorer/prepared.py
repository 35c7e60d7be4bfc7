"""The rows of lists, made before anybody asks and kept beside the dataset: of many reports they take seconds to make.

    DIR/lists/targets.json.gz

What is kept belongs to one state of the dataset and one wording of the query; it may be missing and is made again.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import tempfile
import zlib
from pathlib import Path
from typing import Any, Final

from kg import __version__
from kg.query import NamedQuery
from kg.view.explorer.served import Snapshot

_END: Final = ".json.gz"


def load(snapshot: Snapshot, query: NamedQuery) -> list[Any] | None:
    """The rows of a list as they were saved; None where there are none of this state."""
    try:
        kept = json.loads(gzip.decompress(_path(snapshot, query).read_bytes()))
    except (OSError, EOFError, ValueError, zlib.error):
        return None
    rows: list[Any] = kept["rows"]
    return rows if kept["of"] == _of(snapshot, query) else None


def save(snapshot: Snapshot, query: NamedQuery, rows: list[Any]) -> None:
    """Keep the rows of a list, whole or not at all; nothing is kept where the folder may not be written."""
    path = _path(snapshot, query)
    content = json.dumps({"of": _of(snapshot, query), "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(gzip.compress(content.encode(), 3, mtime=0))
            Path(name).chmod(0o644)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)


def _path(snapshot: Snapshot, query: NamedQuery) -> Path:
    return snapshot.folder.path / "lists" / (query.name + _END)


def _of(snapshot: Snapshot, query: NamedQuery) -> str:
    wording = hashlib.blake2b(f"{query.sparql}\n{query.columns}".encode(), digest_size=8).hexdigest()
    return f"{__version__} {snapshot.stamp} {wording}"
