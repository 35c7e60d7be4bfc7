"""GraphML: the network of statements with typed attributes, for Gephi, Cytoscape, yEd, igraph and networkx."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from networkx.readwrite.graphml import write_graphml_xml

from kg.export.exporter import Exporter
from kg.export.statements import statements
from kg.store import Reader


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    net = statements(reader, graphs)
    for says in (*net.nodes.values(), *net.edges.values()):
        del says["years"]
    write_graphml_xml(net, out, edge_id_from_attribute="id")


GRAPHML = Exporter("graphml", ".graphml", "GraphML 网络，属性带类型", "GraphML network with typed attributes", _write)
