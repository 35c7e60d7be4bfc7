"""Every format carries the whole graph: what is read back is isomorphic to what was written."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.app.dataset import Dataset
from kg.export.exporter import exporters

FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def read_back(dataset: Path, form: str) -> set[ox.Quad]:
    out = io.BytesIO()
    Dataset.open(dataset).export(out, form)
    return set(ox.parse(out.getvalue(), FORMATS[form]))


def test_every_format_is_known_to_this_test() -> None:
    assert {e.name for e in exporters()} == set(FORMATS)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_round_trip(form: str, seed_dataset: Path) -> None:
    quads = read_back(seed_dataset, "nq")
    got = read_back(seed_dataset, form)
    if form in ("nt", "ttl"):
        # No blank nodes among instances, and no triple in two graphs: the same triples, one for one.
        assert {q.triple for q in got} == {q.triple for q in quads}
        assert len(got) == len(quads)
    else:
        assert got == quads


def test_the_lines_of_n_quads_are_sorted(seed_dataset: Path) -> None:
    out = io.BytesIO()
    Dataset.open(seed_dataset).export(out, "nq")
    lines = out.getvalue().splitlines()
    assert lines == sorted(lines)
