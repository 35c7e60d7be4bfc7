"""Where the data files that travel with the code are: in a checkout and in an installed wheel."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder of govreport.ttl and shapes.ttl: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "_ontology"
    return installed if installed.is_dir() else _PACKAGE.parent / "ontology"


def package_dir(room: str) -> Path:
    """The folder of a room of the package, as in `package_dir("lexicon")`."""
    return _PACKAGE / room


@cache
def fingerprint() -> str:
    """A word that changes when any file of the program changes: two readings under one word are the same reading."""
    seen = hashlib.blake2b(digest_size=8)
    for path in sorted(p for p in _PACKAGE.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        status = path.stat()
        seen.update(f"{path.relative_to(_PACKAGE)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return seen.hexdigest()
