"""A dataset → networkx: which triples become edges, and where a picture puts the nodes."""

from __future__ import annotations

from kg.network.layout import Box, arrange
from kg.network.project import Quoted, project

__all__ = ["Box", "Quoted", "arrange", "project"]
