"""The tables, loaded by DuckDB and compared with the graph row by row."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from kg.app.dataset import Dataset
from kg.export.tables import queries, tables
from kg.query import Kind, Table
from kg.store import reading

NAMES = [query.name for query in queries()]
COUNTS = {
    "measurements": "SELECT (COUNT(*) AS ?n) { ?x a gov:Measurement }",
    "rankings": "SELECT (COUNT(*) AS ?n) { ?x a gov:Ranking }",
    "recognitions": "SELECT (COUNT(*) AS ?n) { ?x a gov:Recognition }",
    "statuses": "SELECT (COUNT(*) AS ?n) { ?x a gov:StatusChange }",
    "relations": "SELECT (COUNT(*) AS ?n) { ?x a gov:Relation }",
    "mentions": "SELECT (COUNT(*) AS ?n) { ?x a gov:Mention }",
    "sentences": "SELECT (COUNT(*) AS ?n) { ?x a gov:Sentence }",
    "reports": "SELECT (COUNT(*) AS ?n) { ?x a gov:Report }",
    "entities": "SELECT (COUNT(DISTINCT ?x) AS ?n) { VALUES ?k { gov:Entity gov:Topic } ?x a ?k }",
}
TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.IRI: "VARCHAR",
    Kind.INTEGER: "BIGINT",
    Kind.DECIMAL: "DECIMAL(38,18)",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.DATE: "DATE",
}


@pytest.fixture(params=["seed_dataset", "invented"])
def dataset(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def made(dataset: Path) -> dict[str, Table]:
    with reading(dataset) as reader:
        return dict(tables(reader, reader.graphs()))


def test_the_tables_that_are_promised_are_there() -> None:
    assert {"entities", "mentions", "measurements", "rankings", "recognitions", "statuses", "relations"} <= set(NAMES)
    assert set(COUNTS) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_thing_of_the_graph_is_one_row(name: str, dataset: Path) -> None:
    table = made(dataset)[name]
    ((count,),) = Dataset.open(dataset).query(COUNTS[name]).values()
    assert len(table) == count
    identities = [row[0] for row in table.rows]
    assert len(set(identities)) == count


def test_every_kind_of_claim_is_in_the_invented_reports(invented: Path) -> None:
    assert {name for name, table in made(invented).items() if not len(table)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_duckdb_reads_the_parquet_table_back_row_by_row(name: str, dataset: Path, tmp_path: Path) -> None:
    Dataset.open(dataset).export_to(tmp_path / "out", "parquet")
    table = made(dataset)[name]
    read = duckdb.sql(f"SELECT * FROM '{tmp_path}/out/{name}.parquet'")
    assert read.columns == [column.name for column in table.columns]
    assert [str(kind) for kind in read.types] == [TYPES[column.kind] for column in table.columns]
    assert read.fetchall() == [*table.rows]


@pytest.mark.parametrize("name", NAMES)
def test_duckdb_reads_the_csv_table_back_row_by_row(name: str, dataset: Path, tmp_path: Path) -> None:
    Dataset.open(dataset).export_to(tmp_path / "out", "csv")
    table = made(dataset)[name]
    types = {column.name: TYPES[column.kind] for column in table.columns}
    read = duckdb.read_csv(str(tmp_path / "out" / f"{name}.csv"), dtype=types, header=True)
    assert read.columns == [column.name for column in table.columns]
    rows = [
        tuple(cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell for cell in row)
        for row in read.fetchall()
    ]
    # In CSV a cell of no words and an empty one look alike.
    assert rows == [tuple(None if cell == "" else cell for cell in row) for row in table.rows]


def test_values_are_exact_and_quotations_stand_where_the_table_says(invented: Path, tmp_path: Path) -> None:
    Dataset.open(invented).export_to(tmp_path / "out", "parquet", report="云川区")
    rows = duckdb.sql(f"SELECT value, unit, year, quotation FROM '{tmp_path}/out/measurements.parquet'").fetchall()
    assert (Decimal("7300000000"), "CNY", 2024, "73亿元") in rows
    joined = duckdb.sql(
        f"SELECT m.quotation, s.words, m.start - s.start FROM '{tmp_path}/out/measurements.parquet' m "
        f"JOIN '{tmp_path}/out/sentences.parquet' s USING (sentence)"
    ).fetchall()
    assert len(joined) == len(rows)
    assert all(words[at : at + len(quotation)] == quotation for quotation, words, at in joined)


def test_one_report_has_its_own_rows_only(invented: Path, tmp_path: Path) -> None:
    Dataset.open(invented).export_to(tmp_path / "out", "parquet", report="云川区")
    for name in NAMES:
        if name != "entities":
            reports = duckdb.sql(f"SELECT DISTINCT report FROM '{tmp_path}/out/{name}.parquet'").fetchall()
            assert reports == [(Dataset.open(invented).report("云川区").iri,)]


def test_the_dictionary_tells_every_column_in_both_languages(invented: Path, tmp_path: Path) -> None:
    Dataset.open(invented).export_to(tmp_path / "out", "csv")
    told = duckdb.read_csv(str(tmp_path / "out" / "dictionary.csv"), header=True).fetchall()
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf8"))
    fields = [(r["name"], f["name"]) for r in package["resources"] for f in r["schema"]["fields"]]
    assert [(table, column) for table, column, *_ in told] == fields
    assert fields == [(query.name, column.name) for query in queries() for column in query.columns]
    assert all(kind and zh and en for _, _, kind, zh, en in told)
    assert {r["path"] for r in package["resources"]} | {"dictionary.csv", "datapackage.json"} == {
        path.name for path in (tmp_path / "out").iterdir()
    }
