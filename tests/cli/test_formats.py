"""What kg query and kg export write in a pipe: files that other tools open as they are."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb


def kg(*arguments: object) -> bytes:
    done = subprocess.run([sys.executable, "-m", "kg", *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_parquet_in_a_pipe_has_the_types_of_the_query(seed_dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "ranks.parquet").write_bytes(kg("query", seed_dataset, "ranks", "--format", "parquet"))
    read = duckdb.sql(f"SELECT year, position, quotation FROM '{tmp_path}/ranks.parquet'")
    assert [str(kind) for kind in read.types] == ["BIGINT", "BIGINT", "VARCHAR"]
    assert len(read.fetchall()) > 5


def test_csv_runs_no_formula_and_numbers_stay_numbers(seed_dataset: Path) -> None:
    asked = 'SELECT ("=1+1" AS ?formula) (-2.5 AS ?decimal) (-2.5e0 AS ?double) ("-x"@zh AS ?words) {}'
    out = kg("query", seed_dataset, "--sparql", asked, "--format", "csv").decode()
    heads, row = csv.reader(io.StringIO(out, newline=""))
    assert dict(zip(heads, row, strict=True)) == {
        "formula": "'=1+1",
        "decimal": "-2.5",
        "double": "-2.5",
        "words": "'-x",
    }


def test_tables_go_to_a_folder_a_zip_or_a_stream(seed_dataset: Path, tmp_path: Path) -> None:
    kg("export", seed_dataset, "--format", "csv", "-o", tmp_path / "tables")
    kg("export", seed_dataset, "--format", "csv", "-o", tmp_path / "tables.zip")
    names = sorted(path.name for path in (tmp_path / "tables").iterdir())
    assert "measurements.csv" in names
    for content in ((tmp_path / "tables.zip").read_bytes(), kg("export", seed_dataset, "--format", "csv")):
        assert sorted(zipfile.ZipFile(io.BytesIO(content)).namelist()) == names
