"""Results as typed tables: the types come from the datatypes or the query's header, and stay when no row is found."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.app.dataset import Dataset
from kg.query import Kind, Result, named_queries
from kg.query.table import csv_text, safe

SOME = """SELECT * WHERE { VALUES (?node ?word ?count ?amount ?share ?sure ?day ?moment ?mixed ?none) {
  (gov:Building "楼宇"@zh 3 2.50 1.5e0 true "2025-01-16"^^xsd:date "2025-01-16T08:00:00+08:00"^^xsd:dateTime 1 UNDEF)
  (UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF 0.5 UNDEF) } }"""
KINDS = {
    "node": (Kind.IRI, pa.string(), "string", pl.String()),
    "node_label": (Kind.TEXT, pa.string(), "string", pl.String()),
    "word": (Kind.TEXT, pa.string(), "string", pl.String()),
    "count": (Kind.INTEGER, pa.int64(), "Int64", pl.Int64()),
    "amount": (Kind.DECIMAL, pa.decimal128(38, 18), "Float64", pl.Decimal(38, 18)),
    "share": (Kind.DOUBLE, pa.float64(), "Float64", pl.Float64()),
    "sure": (Kind.BOOLEAN, pa.bool_(), "boolean", pl.Boolean()),
    "day": (Kind.DATE, pa.date32(), "datetime64[s]", pl.Date()),
    "moment": (Kind.MOMENT, pa.timestamp("us", tz="UTC"), "datetime64[us, UTC]", pl.Datetime("us", "UTC")),
    "mixed": (Kind.DECIMAL, pa.decimal128(38, 18), "Float64", pl.Decimal(38, 18)),
    "none": (Kind.TEXT, pa.string(), "string", pl.String()),
}


@pytest.fixture
def some(seed_dataset: Path) -> Result:
    return Dataset.open(seed_dataset).query(SOME)


def test_columns_have_the_types_of_their_datatypes(some: Result) -> None:
    table = some.table()
    assert {c.name: c.kind for c in table.columns} == {name: kinds[0] for name, kinds in KINDS.items()}
    arrow = some.to_arrow()
    assert {field.name: field.type for field in arrow.schema} == {name: kinds[1] for name, kinds in KINDS.items()}
    pandas = some.to_pandas()
    assert {name: str(kind) for name, kind in pandas.dtypes.items()} == {name: k[2] for name, k in KINDS.items()}
    assert dict(some.to_polars().schema) == {name: kinds[3] for name, kinds in KINDS.items()}


def test_values_are_exact_and_iris_have_their_labels_beside_them(some: Result) -> None:
    row = some.to_arrow().to_pylist()[0]
    assert row["node"] == "https://w3id.org/govreport/ontology#Building"
    assert row["node_label"] == "建筑"
    assert row["amount"] == Decimal("2.5")
    assert row["day"] == date(2025, 1, 16)
    assert row["moment"] == datetime(2025, 1, 16, tzinfo=UTC)
    assert some.to_polars()["amount"][0] == Decimal("2.5")
    pandas = some.to_pandas()
    assert pandas["amount"].sum() == 2.5
    assert pandas["count"].isna().tolist() == [False, True]


@pytest.mark.parametrize("query", named_queries(), ids=lambda q: q.name)
def test_a_named_query_declares_the_types_that_its_answers_have(query, seed_dataset: Path) -> None:  # type: ignore[no-untyped-def]
    parameters = {p.name: "渝中区" for p in query.parameters if p.required}
    dataset = Dataset.open(seed_dataset)
    result = dataset.query(query.name, **parameters)
    as_found = Result(result.columns, result.rows, result.titles)
    for declared, found in zip(query.columns, as_found.table().columns, strict=True):
        if any(value is not None for value in result.table().to_arrow()[declared.name].to_pylist()):
            assert declared.kind is found.kind, declared.name


@pytest.mark.parametrize("query", named_queries(), ids=lambda q: q.name)
def test_an_empty_answer_keeps_columns_and_types(query, seed_dataset: Path) -> None:  # type: ignore[no-untyped-def]
    kinds = {c.name: c.kind for c in query.columns}
    empty = Result(tuple(kinds), (), {}, kinds)
    full = Dataset.open(seed_dataset).query(query.name, **{p.name: "渝中区" for p in query.parameters if p.required})
    assert empty.to_arrow().schema.equals(full.to_arrow().schema)
    assert empty.to_polars().schema == full.to_polars().schema
    assert dict(empty.to_pandas().dtypes) == dict(full.to_pandas().dtypes)


def test_what_does_not_fit_its_type_stays_text() -> None:
    huge = ox.Literal("123456789012345678901234567890.5", datatype=ox.NamedNode(str(ox.Literal(1).datatype.value)))
    result = Result(("n",), ((huge,), (ox.Literal(1),)), {})
    assert result.table().columns[0].kind is Kind.TEXT
    assert result.table().rows[0] == (huge.value,)


def test_parquet_reads_back(some: Result) -> None:
    assert pq.read_table(io.BytesIO(some.table().to_parquet())).equals(some.to_arrow())
    assert some.table().to_parquet() == some.table().to_parquet()


@pytest.mark.parametrize("words", ["=1+1", "+86", "-5", "@SUM(A1)", "\tx", "\rx", "'quoted"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_words(words: str) -> None:
    assert safe(words) == f"'{words}"


@given(st.text(), st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_words_are_safe_and_come_back_and_numbers_stay_numbers(words: str, number: Decimal) -> None:
    text = csv_text(("words", "number"), [(words, number)])
    _, (cell, figure) = csv.reader(io.StringIO(text, newline=""))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert (cell[1:] if cell.startswith("'") else cell) == words
    assert Decimal(figure) == number
