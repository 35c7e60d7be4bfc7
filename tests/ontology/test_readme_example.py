"""The worked sentence of ontology/README.md quotes the seed, uses our terms, and breaks no shape of its claims."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from kg import check, ontology
from kg.resources import ontology_dir

OA = "http://www.w3.org/ns/oa#"
(EXAMPLE,) = re.findall(r"```trig\n(.*?)```", (ontology_dir() / "README.md").read_text(encoding="utf-8"), re.S)
QUADS = tuple(ox.parse(EXAMPLE.encode(), ox.RdfFormat.TRIG))


def test_quotations_are_slices_of_the_seed(seed: Path) -> None:
    text = seed.read_bytes().decode("utf-8-sig")
    values = {(q.subject, q.predicate.value): q.object.value for q in QUADS}
    quoted = [node for node, name in values if name == OA + "exact"]
    assert len(quoted) == 4
    for node in quoted:
        assert text[int(values[node, OA + "start"]) : int(values[node, OA + "end"])] == values[node, OA + "exact"]


def test_terms_are_those_of_the_ontology() -> None:
    used = {term.value for quad in QUADS for term in (quad.predicate, quad.object) if isinstance(term, ox.NamedNode)}
    declared = {subject for subject, _, _ in ontology.triples()}
    assert {term for term in used if term.startswith(ontology.GOV)} <= declared


def test_the_example_breaks_no_shape() -> None:
    assert list(check.shapes(QUADS)) == []


def test_the_table_of_alignments_names_every_entity_class() -> None:
    readme = (ontology_dir() / "README.md").read_text(encoding="utf-8")
    assert [name for name in ontology.classes() if f"`{name}`" not in readme] == []
