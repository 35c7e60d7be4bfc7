"""Anything → something to look at: the offline page."""

from __future__ import annotations

from kg.view.page import page

__all__ = ["page"]
