"""Names → things: which mentions and subjects of a report are one thing, and which things of its reports."""

from __future__ import annotations

from kg.link.across import Named, Same, across
from kg.link.names import Entity, Names, Topic, resolve

__all__ = ["Entity", "Named", "Names", "Same", "Topic", "across", "resolve"]
