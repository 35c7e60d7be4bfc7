"""GEXF: the network of statements over the years, coloured by class, for Gephi.

Nodes and edges have spells, one for each run of years that the statements are about, so that Gephi's timeline shows
the network of any year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from networkx.readwrite.gexf import GEXFWriter

from kg import ontology
from kg.errors import UnknownName
from kg.export.exporter import Exporter
from kg.export.statements import statements
from kg.store import Reader


def _write(reader: Reader, graphs: Sequence[str], out: BinaryIO) -> None:
    net = statements(reader, graphs)
    net.graph["mode"] = "dynamic"
    for says in net.nodes.values():
        says["spells"] = list(_spells(says.pop("years")))
        says["viz"] = {"color": _colour(says["class"])}
    for says in net.edges.values():
        says["spells"] = list(_spells(says.pop("years")))
    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.add_graph(net)
    # networkx writes today's date here; the same dataset should give the same bytes tomorrow.
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.write(out)


def _spells(years: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Runs of years as days: (2021, 2022, 2024) is from 2021 to 2022, and 2024."""
    for _, run in groupby(enumerate(years), key=lambda each: each[1] - each[0]):
        known = [year for _, year in run]
        yield f"{known[0]}-01-01", f"{known[-1]}-12-31"


def _colour(name: str) -> dict[str, int | float]:
    try:
        colour = ontology.colour(name)
    except UnknownName:
        colour = "#888888"
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}


GEXF = Exporter("gexf", ".gexf", "GEXF 网络，随年份变化", "GEXF network that changes with the years", _write)
