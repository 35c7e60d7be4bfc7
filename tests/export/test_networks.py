"""GraphML and GEXF, opened again by networkx: the nodes, edges and typed attributes of the network of statements."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest

from kg import ontology
from kg.app.dataset import Dataset
from kg.export.statements import statements
from kg.store import reading


def exported(dataset: Path, form: str) -> bytes:
    out = io.BytesIO()
    Dataset.open(dataset).export(out, form)
    return out.getvalue()


@pytest.fixture
def net(invented: Path) -> nx.MultiDiGraph:
    with reading(invented) as reader:
        return statements(reader, reader.graphs())


def edges(net: nx.Graph) -> list[tuple[object, ...]]:
    names = ("kind", "predicate", "label", "label_en", "weight", "quotation", "sentence", "first_year", "last_year")
    return sorted((a, b, *(says[name] for name in names)) for a, b, says in net.edges(data=True))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_nodes_edges_and_types_back(form: str, net: nx.MultiDiGraph, invented: Path) -> None:
    read = (nx.read_graphml if form == "graphml" else nx.read_gexf)(io.BytesIO(exported(invented, form)))
    assert read.is_directed()
    assert set(read) == set(net)
    assert edges(read) == edges(net)
    assert len(net.edges) > 10
    names = (
        "label",
        "label_en",
        "class",
        "classes",
        "aliases",
        "mentions",
        "claims",
        "reports",
        "first_year",
        "last_year",
    )
    for node, says in net.nodes(data=True):
        got = {name: read.nodes[node][name] for name in names}
        assert got == {name: says[name] for name in names}
        assert all(type(got[name]) is type(says[name]) for name in names)


def test_gexf_tells_the_years_of_nodes_and_edges(net: nx.MultiDiGraph, invented: Path) -> None:
    content = exported(invented, "gexf")
    graph = ET.fromstring(content).find("{*}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    read = nx.read_gexf(io.BytesIO(content))
    for node, says in net.nodes(data=True):
        years = {year for start, end in read.nodes[node]["spells"] for year in range(int(start[:4]), int(end[:4]) + 1)}
        assert years == set(says["years"])
    # What is planned for 2025 is an edge of that year.
    assert {(says["first_year"], says["last_year"]) for _, _, says in read.edges(data=True)} >= {
        (2024, 2024),
        (2025, 2025),
    }


def test_gexf_colours_nodes_as_the_legend_does_and_bears_no_date(invented: Path) -> None:
    content = exported(invented, "gexf")
    assert b"lastmodified" not in content
    read = nx.read_gexf(io.BytesIO(content))
    for says in read.nodes.values():
        if says["class"] in ontology.classes():
            colour = says["viz"]["color"]
            assert "#{r:02x}{g:02x}{b:02x}".format(**colour) == ontology.colour(says["class"])
