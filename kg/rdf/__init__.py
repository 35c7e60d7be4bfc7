"""Claims → quads: one report's graphs, and the graphs that all reports share."""

from __future__ import annotations

from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.links import links, links_graph
from kg.rdf.report import ReportGraphs, graphs
from kg.rdf.run import Run
from kg.rdf.shared import shared

__all__ = ["DEFAULT_BASE", "ReportGraphs", "Run", "graphs", "links", "links_graph", "shared"]
