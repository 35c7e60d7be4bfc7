"""The shapes under a second engine: pyshacl and the engine that we use find the same nodes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import check
from kg.check.shapes import SHAPES
from kg.ontology import FILE
from kg.resources import ontology_dir
from tests.check.test_shapes import BREAKERS, PREFIXES
from tests.rdf import sample

# pyshacl changes a switch of rdflib for the whole process, so it gets a process of its own.
ORACLE = """
import json, sys
import pyshacl, rdflib
data = rdflib.Graph().parse(sys.argv[1], format="nt").parse(sys.argv[2])
shapes = rdflib.Graph().parse(sys.argv[3])
_, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False)
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
print(json.dumps(sorted({str(o) for o in report.objects(None, SH.focusNode)})))
"""
# Breakers that can stand together, one of each family of constraints.
TOGETHER = (
    *("claim-rule", "claim-fromYear", "measurement-value", "range-order", "ranking-scope", "relation-plain"),
    *("inner-quotation", "sentence-quotation", "report-sha256", "label-tagged", "disjoint-classes", "plain-claimed"),
)


def oracle(quads: ox.Store, folder: Path) -> list[str]:
    data = folder / "data.nt"
    written = ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    data.write_bytes(written)
    ontology = ontology_dir()
    files = [str(path) for path in (data, ontology / FILE, ontology / SHAPES)]
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", ORACLE, *files], capture_output=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("names", [(), TOGETHER], ids=["valid", "broken"])
def test_pyshacl_finds_the_same_nodes(names: tuple[str, ...], tmp_path: Path) -> None:
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in sample.quads())
    for name in names:
        store.update(PREFIXES + BREAKERS[name][0])
    ours = sorted({finding.where for finding in check.shapes(store)})
    assert ours == oracle(store, tmp_path)
    assert bool(ours) == bool(names)
