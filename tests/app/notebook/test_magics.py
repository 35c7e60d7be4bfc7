"""%kg opens and builds, %sparql and %%sparql ask; values are bound and never pasted; errors are two lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

import kg
from kg.errors import KgError, NotADataset, QueryError, QuerySyntaxError, UnknownName

CALLED = "SELECT ?area { ?area a gov:District ; skos:prefLabel ?name FILTER (STR(?name) = $called) }"


def told(shell: InteractiveShell, cell: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that a cell which fails prints."""
    capsys.readouterr()
    done = shell.run_cell(cell)
    assert isinstance(done.error_in_exec, KgError)
    out = capsys.readouterr()
    return (out.out + out.err).strip().splitlines()


def test_the_open_dataset_is_asked_by_name_and_in_sparql(shell: InteractiveShell) -> None:
    assert isinstance(shell.run_line_magic("kg", ""), kg.Dataset)
    ranks = shell.run_line_magic("sparql", "ranks area=渝中区")
    assert isinstance(ranks, kg.Result)
    assert len(ranks) > 5
    assert [*shell.run_cell_magic("sparql", "", "ranks").rows] == [*ranks.rows]
    assert len(shell.run_line_magic("sparql", "SELECT ?m { ?m a gov:Measurement } LIMIT 3")) == 3
    assert "ranks" in {row["name"] for row in shell.run_line_magic("kg", "queries").records()}


@pytest.mark.parametrize("line", ["--store-to answer", "--store-to=answer"])
def test_an_answer_goes_to_a_variable(shell: InteractiveShell, line: str) -> None:
    given = shell.run_cell_magic("sparql", line, "SELECT ?r { ?r a gov:Report }")
    assert shell.user_ns["answer"] is given
    shell.run_line_magic("sparql", f"{line} SELECT ?m {{ ?m a gov:Mention }} LIMIT 2")
    assert len(shell.user_ns["answer"]) == 2


def test_variables_of_the_notebook_are_bound(shell: InteractiveShell) -> None:
    shell.user_ns["called"] = "渝中区"
    (row,) = shell.run_cell_magic("sparql", "", CALLED).rows
    shell.user_ns["area"] = shell.user_ns["folder"]
    shell.user_ns["it"] = kg.open(shell.user_ns["folder"]).entity("渝中区")
    (name,) = shell.run_cell_magic(
        "sparql", "", "SELECT ?name { $it skos:prefLabel ?name FILTER (LANG(?name)='zh') }"
    ).rows
    assert name[0].value == "渝中区"
    assert shell.run_cell_magic("sparql", "called=$called", CALLED).rows == (row,)
    assert len(shell.run_line_magic("sparql", "ranks area=$called")) > 5


@pytest.mark.parametrize(
    "value", ['" } DROP ALL #', "x' . ?s ?p ?o . #", 'a" || true || "', "\\", "{called}", "$it", "?name"]
)
def test_no_value_changes_what_is_asked(shell: InteractiveShell, value: str) -> None:
    shell.user_ns["called"] = value
    assert len(shell.run_cell_magic("sparql", "", CALLED)) == 0
    assert shell.run_cell_magic("sparql", "", "SELECT $called {}").rows[0][0].value == value


def test_numbers_of_numpy_are_numbers(shell: InteractiveShell) -> None:
    import numpy as np

    shell.user_ns["year"] = np.int64(2025)
    assert (
        len(shell.run_cell_magic("sparql", "", "SELECT ?r { ?r a gov:Report ; gov:year ?y FILTER (?y = $year) }")) == 1
    )


def test_only_names_that_occur_are_read(shell: InteractiveShell) -> None:
    cell = "SELECT ?r { ?r a gov:Report # $no\n FILTER (\"$nothing\" != '$never') }"
    assert len(shell.run_cell_magic("sparql", "", cell)) == 1


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        ("%kg open nowhere", NotADataset, "nowhere"),
        ("%kg opne x", UnknownName, "%kg open DIR"),
        ("%kg open", QueryError, "%kg open DIR"),
        ("%kg open $gone", QueryError, "gone = …"),
        ("%kg open $number", QueryError, "int is no path"),
        ("%kg build a.txt", QueryError, "--out DIR"),
        ("%kg build a.txt --out b --year soon", QueryError, "2025"),
        ("%sparql", QueryError, "Nothing is asked"),
        ("%%sparql\n  \n", QueryError, "Nothing is asked"),
        ("%sparql area=x", QueryError, "Nothing is asked"),
        ("%sparql rank", UnknownName, "%kg queries"),
        ("%sparql ranks aera=x", UnknownName, "Did you mean area?"),
        ("%sparql ranks 渝中区", QueryError, "area=渝中区"),
        ("%sparql ranks --store-to 1x", QueryError, "'1x'"),
        ("%sparql ranks --store-to", QueryError, "--store-to has no value"),
        ("%sparql ranks --keep x", QueryError, "--store-to"),
        ("%%sparql\nSELECT ?x { ?x a $gone }", QueryError, "?gone"),
        ("%%sparql\nSELECT ?x { ?x a $several }", QueryError, "list"),
        ("%%sparql\nSELECT ?x { ?x a }", QuerySyntaxError, "line 1, column"),
    ],
)
def test_an_error_is_its_two_lines(
    shell: InteractiveShell, cell: str, kind: type[KgError], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.user_ns.update(several=[1], number=1)
    lines = told(shell, cell, capsys)
    assert lines[0].startswith(f"{kind.__name__}: ")
    assert words in "\n".join(lines)
    assert len(lines) == 2
    assert max(map(len, lines)) < 320


def test_without_a_dataset_the_way_to_one_is_told(bare: InteractiveShell, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(bare, "%sparql ranks", capsys) == ["QueryError: No dataset is open.", "Open one: %kg open DIR"]


def test_reports_are_built_and_opened(bare: InteractiveShell, seed: Path, tmp_path: Path) -> None:
    bare.user_ns["source"] = seed
    made = bare.run_line_magic("kg", f'build $source --out "{tmp_path / "a folder"}"')
    assert made.reports()[0].area == "渝中区"
    assert len(bare.run_line_magic("sparql", "ranks")) > 5


def test_loading_twice_completes_once(shell: InteractiveShell) -> None:
    shell.run_line_magic("reload_ext", "kg")
    assert [getattr(each, "matcher_identifier", "") for each in shell.Completer.custom_matchers].count("kg") == 1


def test_importing_the_surface_does_not_import_ipython() -> None:
    code = "import sys, kg; kg.Dataset, kg.open; print('IPython' in sys.modules, 'anywidget' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_magics_of_the_readme_work(shell: InteractiveShell) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf8")
    block = readme.partition("```\n%load_ext kg\n")[2].partition("```")[0]
    cells = block.replace("open out", "open $folder").strip().split("\n\n")
    assert len(cells) == 3
    shell.user_ns["least"] = 10**9
    for cell in cells:
        done = shell.run_cell(cell)
        assert done.success, cell
    assert len(shell.user_ns["large"]) > 5
