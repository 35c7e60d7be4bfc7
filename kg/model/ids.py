"""Ids from content: the same on every run and machine."""

from __future__ import annotations

import hashlib


def digest(*parts: object, length: int = 10) -> str:
    """A short hexadecimal digest of the parts' words, separated so that ("ab", "c") and ("a", "bc") differ."""
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    return hashlib.blake2b(joined.encode(), digest_size=16).hexdigest()[:length]
