"""The dataset on disk: graphs come and go whole, and the list of sources tells which source made which."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import DatasetBusy, DatasetTooNew, NotADataset
from kg.store import Folder, SourceRecord, reading, writing
from kg.store.writer import graphs_of

BASE = "https://example.org/id/"


def shared(base: str) -> Iterator[tuple[str, bytes]]:
    """One small graph that every dataset holds."""
    graph = f"{base}graph/units"
    yield graph, f'<{base}unit/km> <http://www.w3.org/2004/02/skos/core#notation> "km" <{graph}> .\n'.encode()


def quads(report: str, word: str) -> bytes:
    """A report of two quads, one in each of its graphs."""
    says, text = graphs_of(report)
    return f'<{report}> <urn:says> "{word}" <{says}> .\n<{report}> <urn:text> "{word}。" <{text}> .\n'.encode()


def record(report: str) -> SourceRecord:
    return SourceRecord("0" * 64, {"area": None}, (report,))


def words(path: Path) -> set[str]:
    """Every word that the reports of a dataset say."""
    with reading(path) as reader:
        found = reader.query("SELECT ?word { ?report <urn:says> ?word }")
        assert isinstance(found, ox.QuerySolutions)
        return {row["word"].value for row in found}


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    with writing(tmp_path / "ds", BASE, shared) as writer:
        writer.put("a.txt", record(f"{BASE}report/1"), quads(f"{BASE}report/1", "甲"))
        writer.put("b.txt", record(f"{BASE}report/2"), quads(f"{BASE}report/2", "乙"))
    return tmp_path / "ds"


def test_a_new_dataset_holds_its_reports_and_the_shared_graphs(dataset: Path) -> None:
    assert words(dataset) == {"甲", "乙"}
    with reading(dataset) as reader:
        assert f"{BASE}graph/units" in reader.graphs()
        assert len(list(reader.quads(f"{BASE}report/1/text"))) == 1
    assert sorted(Folder.open(dataset).sources) == ["a.txt", "b.txt"]


def test_sources_of_any_name_are_listed(tmp_path: Path) -> None:
    names = ['a "b" \\ c.txt', "甲\u2028乙.txt", "x\ny.txt", os.fsdecode("白石.txt".encode("gbk"))]
    sources = {name: record(f"{BASE}report/{number}") for number, name in enumerate(names)}
    Folder(tmp_path, BASE, sources=sources).save()
    assert Folder.open(tmp_path).sources == sources


@pytest.mark.parametrize("together", [0, 1 << 25])
def test_a_new_dataset_holds_each_report_once_however_many_load_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr("kg.store.writer._TOGETHER", together)
    one, two, three = (f"{BASE}report/{number}" for number in (1, 2, 3))
    with writing(tmp_path / "ds", BASE, shared) as writer:
        writer.put("a.txt", record(one), quads(one, "甲"))
        writer.put("a.txt", record(one), quads(one, "甲二"))  # twice
        writer.put("b.txt", record(two), quads(two, "乙"))
        writer.put("b.txt", record(three), quads(three, "丙"))  # its words have changed
        writer.put("c.txt", record(three), quads(three, "丙"))  # the same words
    assert words(tmp_path / "ds") == {"甲二", "丙"}
    assert {name: r.reports for name, r in Folder.open(tmp_path / "ds").sources.items()} == {
        "a.txt": (one,),
        "c.txt": (three,),
    }


def test_a_new_dataset_leaves_what_stands_beside_it(tmp_path: Path) -> None:
    beside = tmp_path / ".ds-20240101"
    with writing(beside, BASE, shared) as writer:
        writer.put("a.txt", record(f"{BASE}report/1"), quads(f"{BASE}report/1", "甲"))
    with writing(tmp_path / "ds", BASE, shared) as writer:
        writer.put("b.txt", record(f"{BASE}report/2"), quads(f"{BASE}report/2", "乙"))
        with writing(tmp_path / "ds", BASE, shared) as other:  # begun beside it, of the same name
            other.put("c.txt", record(f"{BASE}report/3"), quads(f"{BASE}report/3", "丙"))
        (tmp_path / "ds").rename(tmp_path / "first")
    assert words(beside) == {"甲"}
    assert words(tmp_path / "ds") == {"乙"}
    assert words(tmp_path / "first") == {"丙"}


def test_a_changed_source_takes_the_place_of_its_report(dataset: Path) -> None:
    with writing(dataset, BASE, shared) as writer:
        writer.put("a.txt", record(f"{BASE}report/3"), quads(f"{BASE}report/3", "丙"))
    assert words(dataset) == {"乙", "丙"}
    assert Folder.open(dataset).sources["a.txt"].reports == (f"{BASE}report/3",)


def test_the_same_report_under_another_name_is_listed_once(dataset: Path) -> None:
    with writing(dataset, BASE, shared) as writer:
        writer.put("copy.txt", record(f"{BASE}report/1"), quads(f"{BASE}report/1", "甲"))
    assert sorted(Folder.open(dataset).sources) == ["b.txt", "copy.txt"]
    assert words(dataset) == {"甲", "乙"}


def test_what_a_dying_build_left_is_mended_by_the_next(dataset: Path) -> None:
    # A build that was killed after it listed the new report and before the transaction.
    folder = Folder.open(dataset)
    both = SourceRecord("0" * 64, {}, (f"{BASE}report/1", f"{BASE}report/9"))
    Folder(folder.path, folder.base, sources={**folder.sources, "a.txt": both}).save()
    assert words(dataset) == {"甲", "乙"}
    with writing(dataset, BASE, shared) as writer:
        writer.put("a.txt", record(f"{BASE}report/9"), quads(f"{BASE}report/9", "戊"))
    assert words(dataset) == {"乙", "戊"}


def test_a_removed_report_leaves_no_graph_and_no_source(dataset: Path) -> None:
    with writing(dataset, BASE, shared) as writer:
        writer.remove(f"{BASE}report/1")
    assert words(dataset) == {"乙"}
    with reading(dataset) as reader:
        assert not [g for g in reader.graphs() if g.startswith(f"{BASE}report/1")]
    assert list(Folder.open(dataset).sources) == ["b.txt"]


def test_a_reader_keeps_its_snapshot_while_a_writer_writes(dataset: Path) -> None:
    with reading(dataset) as reader:
        before = len(list(reader.quads()))
        with writing(dataset, BASE, shared) as writer:
            writer.remove(f"{BASE}report/1")
        assert len(list(reader.quads())) == before


def test_a_failing_block_leaves_no_new_dataset(tmp_path: Path) -> None:
    def fail() -> None:
        with writing(tmp_path / "new", BASE, shared):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_dataset_is_named(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "cat.txt").write_text("cat")

    def write(path: Path) -> None:
        with writing(path, BASE, shared):
            pass

    with pytest.raises(NotADataset, match="other"):
        write(tmp_path / "other")
    with pytest.raises(NotADataset, match="does not exist"):
        Folder.open(tmp_path / "none")
    (dataset / "dataset.json").write_text("{broken", encoding="utf8")
    with pytest.raises(NotADataset, match=r"dataset\.json"):
        Folder.open(dataset)
    (dataset / "dataset.json").write_text(json.dumps({"format": 99, "software": "9.9"}), encoding="utf8")
    with pytest.raises(DatasetTooNew, match="99"):
        Folder.open(dataset)


def test_one_writer_at_a_time(dataset: Path) -> None:
    def again() -> None:
        with writing(dataset, BASE, shared):
            pass

    with writing(dataset, BASE, shared), pytest.raises(DatasetBusy, match="another process"):
        again()
