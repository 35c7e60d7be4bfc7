"""Quotations against the text."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg import check
from tests.rdf import sample

OA = "http://www.w3.org/ns/oa#"
GOV = "https://w3id.org/govreport/ontology#"
NODE = ox.NamedNode("https://example.org/id/report/r/ev-0-1")


def span(text: str, start: int, end: int, exact: str) -> list[ox.Quad]:
    values = {OA + "start": ox.Literal(start), OA + "end": ox.Literal(end), OA + "exact": ox.Literal(exact)}
    report = ox.NamedNode("https://example.org/id/report/r")
    return [
        ox.Quad(report, ox.NamedNode(GOV + "text"), ox.Literal(text)),
        *(ox.Quad(NODE, ox.NamedNode(name), value) for name, value in values.items()),
    ]


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.data())
def test_a_slice_is_no_finding_and_other_words_are(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert list(check.quotations(span(text, start, end, text[start:end]))) == []
    assert [f.where for f in check.quotations(span(text, start, end, text[start:end] + "。"))] == [NODE.value]


def test_offsets_are_code_points() -> None:
    assert list(check.quotations(span("𠮷川区", 1, 3, "川区"))) == []
    (finding,) = check.quotations(span("𠮷川区", 2, 4, "川区"))
    assert finding.code == "misquoted"
    assert finding.message == "It quotes '川区', the text says '区'."


def test_a_span_that_lacks_a_part_is_a_finding() -> None:
    (finding,) = check.quotations(span("云川区", 0, 1, "云")[:-1])
    assert finding.message == "The span lacks oa:exact."


def test_without_the_text_there_is_a_warning() -> None:
    (finding,) = check.quotations(q for q in sample.quads() if not q.graph_name.value.endswith("/text"))
    assert finding.severity is check.Severity.WARNING
    assert list(check.quotations([])) == []
