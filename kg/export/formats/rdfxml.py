"""RDF/XML: the union of the graphs, for tools that read nothing newer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import pyoxigraph as ox

from kg.export._quads import serialize, triples
from kg.export.exporter import Exporter
from kg.store import Reader


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    serialize(triples(reader, graphs), out, ox.RdfFormat.RDF_XML)


RDFXML = Exporter("rdfxml", ".rdf", "RDF/XML，各图合并", "RDF/XML, the union of the graphs", _write)
