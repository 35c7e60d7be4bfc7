"""Whether a report's graphs are what ontology/shapes.ttl says a good graph is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.check.finding import Finding, Severity
from kg.ontology import FILE
from kg.resources import ontology_dir

if TYPE_CHECKING:
    import shacl

SHAPES = "shapes.ttl"
_SEVERITIES = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.NOTE}


def shapes(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """What breaks a shape in one report's graphs, which are taken together with the ontology.

    The shared graphs of areas, metrics and units may be among the quads or not. The code of a finding is the name of
    the shape in shapes.ttl.
    """
    report = _shapes().validate_text(_ntriples(quads) + _ontology(), "ntriples")
    found = {
        Finding(_SEVERITIES[result.severity], _code(result), _message(result), result.focus_node.strip("<>"))
        for result in report.results
    }
    yield from sorted(found)


@cache
def _shapes() -> shacl.Shapes:
    import shacl

    return shacl.Shapes.from_file(str(ontology_dir() / SHAPES))


@cache
def _ontology() -> str:
    return _ntriples(ox.parse(path=str(ontology_dir() / FILE), format=ox.RdfFormat.TURTLE))


def _ntriples(quads: Iterable[ox.Quad]) -> str:
    written = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert written is not None  # it is None only where the output is a file
    return written.decode()


def _code(result: shacl.Result) -> str:
    shape = result.source_shape or result.root_shape or ""
    return shape.strip("<>").rpartition("#")[2]


def _message(result: shacl.Result) -> str:
    said = " ".join(sorted(result.messages)) or result.component
    return f"{said} ({result.value_plain})" if result.value_plain and result.value != result.focus_node else said
