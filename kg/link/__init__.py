"""Names → things: which mentions and subjects of a report are one thing."""

from __future__ import annotations

from kg.link.names import Entity, Names, Topic, resolve

__all__ = ["Entity", "Names", "Topic", "resolve"]
