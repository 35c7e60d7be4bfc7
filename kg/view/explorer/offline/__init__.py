"""Explorer and reader as one file that needs no server and no network."""

from __future__ import annotations

from kg.view.explorer.offline.file import file

__all__ = ["file"]
