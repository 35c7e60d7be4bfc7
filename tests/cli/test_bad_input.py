"""Bad input gets one clear error of two lines, exit code 1 or 2, and leaves nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Kg

REPORT = (
    "清溪县人民政府工作报告\n——2024年1月10日在清溪县第十八届人民代表大会第三次会议上\n各位代表：\n"
    "一、2023年工作回顾\n全年地区生产总值达120.5亿元，增长6.2%。\n二、2024年工作安排\n地区生产总值增长6%左右。\n"
)


def is_two_lines(answer: Answer, *words: str) -> None:
    """The error is two lines on stderr, names what is wrong, and nothing stands on stdout."""
    assert answer.out == ""
    lines = answer.err.splitlines()
    assert len(lines) == 2, answer.err
    assert lines[0].startswith("kg: ")
    assert lines[1].startswith("    ")
    for word in words:
        assert word in answer.err


def test_a_file_that_is_not_there(kg: Kg, tmp_path: Path) -> None:
    answer = kg("build", tmp_path / "none.txt", "--out", tmp_path / "out")
    assert answer.code == 2
    is_two_lines(answer, "none.txt")
    assert not (tmp_path / "out").exists()


def test_a_folder_without_reports(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = kg("build", tmp_path / "empty", "--out", tmp_path / "out")
    assert answer.code == 2
    is_two_lines(answer, "empty", ".txt")


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty.txt"),
        ("blank.txt", " \n\t\n　\n".encode(), "blank.txt"),
        ("binary.txt", bytes(range(256)) * 40, "binary.txt"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + os.urandom(64) * 20, "picture.txt"),
        ("mixed.txt", REPORT.encode() * 3 + REPORT.encode("gb18030") * 3, "mixed.txt"),
        ("shopping.txt", "苹果、梨和两斤面粉。\n记得带伞。\n".encode(), "--area"),
        ("report.xyz", REPORT.encode(), ".txt"),
    ],
)
def test_a_source_that_is_no_report(kg: Kg, tmp_path: Path, name: str, content: bytes, word: str) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    answer = kg("build", source, "--out", tmp_path / "out")
    assert answer.code == 1
    is_two_lines(answer, name, word)
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_text_without_area_and_year_is_built_when_they_are_given(kg: Kg, tmp_path: Path) -> None:
    source = tmp_path / "plain.txt"
    source.write_text("全年引进企业35家，增长12%。\n", encoding="utf8")
    assert kg("build", source, "--out", tmp_path / "out").code == 1
    answer = kg("build", source, "--out", tmp_path / "out", "--area", "清溪县", "--year", "2024")
    assert answer.code == 0
    assert "清溪县 2024" in answer.out


TOLD = "2024年渝中区政府工作报告\n一、2023年工作回顾\n过去一年，全区新建学校3所。\n二、2024年工作安排\n新建学校5所。\n"


@pytest.mark.parametrize(
    ("asked", "warning"),
    [
        (["--year", "2025"], "kg: 报告.txt says 2024; it is read with --year 2025 as asked.\n"),
        (["--area", "昆明市"], "kg: 报告.txt says 渝中区; it is read with --area 昆明市 as asked.\n"),
        (
            ["--area", "昆明市", "--year", "2025"],
            "kg: 报告.txt says 渝中区 2024; it is read with --area 昆明市 --year 2025 as asked.\n",
        ),
        (["--area", "渝中", "--year", "2024"], ""),
        ([], ""),
    ],
)
def test_an_area_or_year_that_the_text_contradicts_is_told(
    kg: Kg, tmp_path: Path, asked: list[str], warning: str
) -> None:
    source = tmp_path / "报告.txt"
    source.write_text(TOLD, encoding="utf-8")
    answer = kg("build", source, "--out", tmp_path / "out", *asked)
    assert (answer.code, answer.err) == (0, warning)


def test_an_output_folder_that_is_something_else(kg: Kg, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(REPORT, encoding="utf8")
    other = tmp_path / "photos"
    other.mkdir()
    (other / "cat.jpg").write_bytes(b"cat")
    answer = kg("build", source, "--out", other)
    assert answer.code == 2
    is_two_lines(answer, "photos")
    assert [p.name for p in other.iterdir()] == ["cat.jpg"]
    answer = kg("build", source, "--out", source)
    assert answer.code == 2
    is_two_lines(answer, "a.txt")


def test_an_output_folder_that_cannot_be_written(kg: Kg, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(REPORT, encoding="utf8")
    # A file stands where a folder would have to be made: not even root can write there.
    answer = kg("build", source, "--out", source / "below" / "out")
    assert answer.code == 1
    is_two_lines(answer, "below")


def test_among_several_sources_the_others_go_on(kg: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(REPORT, encoding="utf8")
    (folder / "bad.txt").write_bytes(b"")
    answer = kg("build", folder, "--out", tmp_path / "out")
    assert answer.code == 1
    assert "bad.txt" in answer.err
    assert len(kg("query", tmp_path / "out", "indicators").out.splitlines()) > 1


@pytest.fixture
def dataset(kg: Kg, tmp_path: Path) -> Path:
    source = tmp_path / "清溪县.txt"
    source.write_text(REPORT, encoding="utf8")
    assert kg("build", source, "--out", tmp_path / "ds").code == 0
    return tmp_path / "ds"


def test_unknown_names_get_did_you_mean(kg: Kg, dataset: Path) -> None:
    for words, near in (
        (("query", dataset, "indicator"), "indicators"),
        (("query", dataset, "ranks", "--are", "清溪县"), "area"),
        (("describe", "klasses"), "classes"),
        (("export", dataset, "--format", "ntt"), "nt"),
        (("remove", dataset, "--report", "清溪县2023"), "清溪县2024"),
        (("biuld",), "build"),
        (("query", dataset, "dossier", "--entity", "清川县"), "清溪县"),
    ):
        answer = kg(*words)
        assert answer.code == 2, answer
        is_two_lines(answer, near)


def test_a_required_parameter_that_is_missing(kg: Kg, dataset: Path) -> None:
    answer = kg("query", dataset, "dossier")
    assert answer.code == 2
    is_two_lines(answer, "--entity")


def test_sparql_that_does_not_parse_names_line_and_column(kg: Kg, dataset: Path, tmp_path: Path) -> None:
    answer = kg("query", dataset, "--sparql", "SELECT * WHERE {\n ?s ?p ?o . FILTER(regex(?o) }")
    assert answer.code == 2
    is_two_lines(answer, "line 2, column")
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?s WHERE { ?s a }", encoding="utf8")
    answer = kg("query", dataset, "--file", file)
    assert answer.code == 2
    is_two_lines(answer, "line 1, column")


def test_a_query_never_leaves_the_machine(kg: Kg, dataset: Path) -> None:
    answer = kg("query", dataset, "--sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert answer.code == 2
    is_two_lines(answer, "SERVICE")
    named = kg("query", dataset, "--sparql", 'SELECT ?x { BIND ("SERVICE" AS ?x) # SERVICE\n }')
    assert named.code == 0


def test_a_folder_that_is_no_dataset(kg: Kg, tmp_path: Path) -> None:
    for words in (
        ("query", tmp_path, "ranks"),
        ("check", tmp_path),
        ("export", tmp_path),
        ("query", tmp_path / "no", "ranks"),
    ):
        answer = kg(*words)
        assert answer.code == 2
        is_two_lines(answer, str(words[1]))


def test_a_dataset_of_a_newer_version(kg: Kg, dataset: Path) -> None:
    manifest = dataset / "dataset.json"
    data = json.loads(manifest.read_text(encoding="utf8"))
    manifest.write_text(json.dumps({**data, "format": 99, "software": "9.1.0"}), encoding="utf8")
    answer = kg("query", dataset, "ranks")
    assert answer.code == 1
    is_two_lines(answer, "99", "9.1.0")


def test_an_output_file_that_cannot_be_written(kg: Kg, dataset: Path) -> None:
    answer = kg("export", dataset, "-o", dataset / "none" / "x.nq")
    assert answer.code == 1
    is_two_lines(answer, "x.nq")


@pytest.mark.parametrize("name", ["dataset.json", "quads/x.nq", "pictures/x.nq"])
def test_an_export_leaves_the_dataset_itself_alone(kg: Kg, dataset: Path, name: str) -> None:
    before = (dataset / "dataset.json").read_bytes()
    answer = kg("export", dataset, "-o", dataset / name)
    assert answer.code == 1
    is_two_lines(answer, "belongs to a dataset")
    assert (dataset / "dataset.json").read_bytes() == before
    assert kg("export", dataset, "-o", dataset / "graph.nq").code == 0


def test_an_export_goes_where_a_link_leads_and_replaces_no_device(kg: Kg, dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "target.nq").write_bytes(b"")
    (tmp_path / "link.nq").symlink_to(tmp_path / "target.nq")
    assert kg("export", dataset, "-o", tmp_path / "link.nq").code == 0
    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "target.nq").stat().st_size > 1000
    os.mkfifo(tmp_path / "pipe.nq")
    answer = kg("export", dataset, "-o", tmp_path / "pipe.nq")
    assert answer.code == 1
    is_two_lines(answer, "pipe.nq")
    assert (tmp_path / "pipe.nq").is_fifo()


def test_the_name_of_a_file_tells_the_format(kg: Kg, dataset: Path, tmp_path: Path) -> None:
    assert kg("export", dataset, "-o", tmp_path / "graph.ttl").code == 0
    assert "@prefix" in (tmp_path / "graph.ttl").read_text(encoding="utf8")
    answer = kg("export", dataset, "-o", tmp_path / "tables.zip")
    assert answer.code == 2
    is_two_lines(answer, "csv, neo4j, parquet")


@pytest.mark.parametrize("base", ["notaniri", "http://x y/", "http://example.org/id"])
def test_a_base_that_is_no_iri(kg: Kg, tmp_path: Path, base: str) -> None:
    source = tmp_path / "a.txt"
    source.write_text(REPORT, encoding="utf8")
    answer = kg("build", source, "--out", tmp_path / "out", "--base", base)
    assert answer.code == 1
    is_two_lines(answer, base)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ({}, "lines"),
        ({"lines": "x"}, "lines"),
        ({"lines": [4, 2]}, "lines"),
        ({"lines": [0, 99]}, "lines"),
        ({"lines": [0, 2], "entities": "x"}, "entities"),
        ({"lines": [0, 2], "entities": [{"text": "清溪县"}]}, "entities"),
        ({"lines": [0, 2], "entities": [{"line": 0}]}, "entities"),
        ({"lines": [0, 2], "quantities": [{"line": 0, "text": "9万元"}]}, "9万元"),
    ],
)
def test_annotations_of_another_form(kg: Kg, dataset: Path, tmp_path: Path, part: dict[str, object], word: str) -> None:
    (tmp_path / "gold.json").write_text(json.dumps({"doc": "清溪县.txt", **part}), encoding="utf8")
    answer = kg("evaluate", dataset, tmp_path / "gold.json")
    assert answer.code == 1
    is_two_lines(answer, "gold.json", word)


def test_a_file_in_the_place_of_a_dataset(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf8")
    answer = kg("query", tmp_path / "a.txt", "ranks")
    assert answer.code == 2
    is_two_lines(answer, "is a file")


@pytest.mark.parametrize("update", ["DROP ALL", "PREFIX a: <http://a/> INSERT DATA { a:b a:c a:d }", "clear all"])
def test_an_update_is_refused_by_name(kg: Kg, dataset: Path, update: str) -> None:
    answer = kg("query", dataset, "--sparql", update)
    assert answer.code == 2
    is_two_lines(answer, "update")


def test_a_query_says_with_from_what_it_asks(kg: Kg, dataset: Path) -> None:
    nowhere = kg(
        "query", dataset, "--sparql", "SELECT * FROM <http://example.org/none> { ?s ?p ?o }", "--format", "csv"
    )
    assert len(nowhere.out.splitlines()) == 1
    from_the_units = "SELECT * FROM <https://w3id.org/govreport/id/graph/units> { ?s ?p ?o } LIMIT 3"
    assert len(kg("query", dataset, "--sparql", from_the_units, "--format", "csv").out.splitlines()) == 4


def test_a_query_from_an_editor_that_marks_its_files(kg: Kg, dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?r { ?r a gov:Report }", encoding="utf-8-sig")
    assert len(kg("query", dataset, "--file", tmp_path / "q.rq", "--format", "csv").out.splitlines()) == 2


def test_a_parameter_given_twice(kg: Kg, dataset: Path) -> None:
    answer = kg("query", dataset, "ranks", "--area", "清溪县", "--area", "清溪县")
    assert answer.code == 2
    is_two_lines(answer, "--area")


def test_the_same_text_twice_is_one_report(kg: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a.txt", "b.txt", ".hidden.txt", "~$c.txt"):
        (folder / name).write_text(REPORT, encoding="utf8")
    first = kg("build", folder, "--out", tmp_path / "out")
    assert "清溪县 2024" in first.out
    assert "same text 1 →" in first.out
    again = kg("build", folder, "--out", tmp_path / "out")
    assert "unchanged 1，同文 same text 1 →" in again.out
    (folder / "a.txt").write_text(REPORT.replace("清溪县", "白石县"), encoding="utf8")
    kg("build", folder, "--out", tmp_path / "out")
    answer = kg(
        "query", tmp_path / "out", "--sparql", "SELECT ?s { [] a gov:Report ; dcterms:source ?s }", "--format", "csv"
    )
    assert sorted(answer.out.splitlines()[1:]) == ["a.txt", "b.txt"]


def test_two_reports_of_one_area_and_year_are_told(kg: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf8")
    (folder / "b.txt").write_text(REPORT + "附注\n", encoding="utf8")
    answer = kg("build", folder, "--out", tmp_path / "out")
    assert answer.code == 0
    assert "2 reports are of 清溪县 2024" in answer.err


def test_a_dataset_may_be_read_by_all_who_may_read_its_folder(dataset: Path) -> None:
    assert (dataset / "dataset.json").stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_at_the_other_end(dataset: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "kg", "query", dataset, "indicators"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 1
    assert len(ended.stderr.decode().splitlines()) == 2


def test_a_page_goes_to_a_stream(dataset: Path) -> None:
    words = [sys.executable, "-m", "kg", "view", str(dataset), "-o", "-"]
    assert subprocess.run(words, capture_output=True, check=True).stdout.endswith(b"</html>")
