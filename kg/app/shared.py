"""The graphs that every dataset holds beside its reports."""

from __future__ import annotations

from collections.abc import Iterator

from kg import rdf
from kg.query.published import published


def shared(base: str) -> Iterator[tuple[str, bytes]]:
    """The graphs that are the same for every dataset, as (IRI of the graph, N-Quads)."""
    yield from rdf.shared(base)
    yield from published(base)
