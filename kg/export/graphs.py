"""A store that holds chosen graphs and what all reports share, to ask questions of the chosen ones alone."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.store import Reader
from kg.store.writer import graphs_of

_THING = ox.NamedNode(PREFIXES["gov"] + "thing")


def chosen(reader: Reader, graphs: Sequence[str]) -> ox.Store:
    """The whole store where every graph is chosen; else, in memory, the chosen graphs with what they refer to.

    That is the graphs that belong to no report (ontology, areas, metrics, units), and of the links those that tie the
    chosen reports' entities. To name hundreds of graphs in a query would slow it down a hundredfold.
    """
    every = reader.graphs()
    if set(graphs) >= set(every):
        return reader.store
    own = {graph for report in reports_of(reader) for graph in graphs_of(report)}
    links = f"{reader.folder.base}graph/links-"
    store = ox.Store()
    for graph in every:
        if graph in graphs or not (graph in own or graph.startswith(links)):
            store.extend(reader.quads(graph))
    for entity in {quad.subject for quad in store if isinstance(quad.subject, ox.NamedNode)}:
        store.extend(reader.store.quads_for_pattern(entity, _THING, None))
    return store


def reports_of(reader: Reader, graphs: Sequence[str] | None = None) -> list[str]:
    """The IRIs of the reports of a dataset, or of those whose graphs are among the chosen ones."""
    known = sorted(report for record in reader.folder.sources.values() for report in record.reports)
    return known if graphs is None else [report for report in known if report in graphs]
