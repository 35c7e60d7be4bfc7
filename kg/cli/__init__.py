"""The command line: one module a verb; each parses, calls `kg.app`, and prints."""

from __future__ import annotations

from kg.cli.main import main

__all__ = ["main"]
