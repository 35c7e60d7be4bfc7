"""Which graphs a question about chosen graphs runs over: those, and what all reports share."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kg.store import Reader
from kg.store.writer import graphs_of


def within(reader: Reader, graphs: Sequence[str]) -> list[ox.NamedNode]:
    """The chosen graphs with the graphs that belong to no report: ontology, areas, metrics, units, links."""
    reports = reports_of(reader)
    own = {graph for report in reports for graph in graphs_of(report)}
    chosen = set(graphs) | {graph for graph in reader.graphs() if graph not in own}
    return [ox.NamedNode(graph) for graph in sorted(chosen)]


def reports_of(reader: Reader, graphs: Sequence[str] | None = None) -> list[str]:
    """The IRIs of the reports of a dataset, or of those whose graphs are among the chosen ones."""
    known = sorted(report for record in reader.folder.sources.values() for report in record.reports)
    return known if graphs is None else [report for report in known if report in graphs]
