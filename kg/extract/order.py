"""The order of the extractors: each runs after everything that gives what it needs."""

from __future__ import annotations

from functools import cache
from graphlib import CycleError, TopologicalSorter

from kg.discover import collect
from kg.errors import DropInError
from kg.extract.extractor import Extractor


@cache
def extractors() -> tuple[Extractor, ...]:
    """Every extractor of the folder, in an order in which each finds what it needs; the same on every run."""
    found = {e.name: e for e in sorted(collect("kg.extract.extractors", Extractor), key=lambda e: e.name)}
    after = {
        e.name: sorted(g.name for g in found.values() if g.name != e.name and set(g.gives) & set(e.needs))
        for e in found.values()
    }
    try:
        return tuple(found[name] for name in TopologicalSorter(after).static_order())
    except CycleError as error:
        raise DropInError(
            f"The extractors need each other in a circle: {' → '.join(error.args[1])}.",
            "Take one of the types out of `needs` of one of them.",
        ) from error
