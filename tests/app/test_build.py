"""Building: the same bytes always, reports replaced whole, and nothing lost when a build dies."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kg.app.build import build
from kg.app.dataset import Dataset
from kg.app.made import Made, make
from kg.errors import OutputError
from tests.samples import BAISHI, QINGXI

ROOT = Path(__file__).resolve().parents[2]


def kg(*words: object, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def exported(dataset: Path, report: str | None = None, form: str = "nq") -> bytes:
    out = io.BytesIO()
    Dataset.open(dataset).export(out, form, report=report)
    return out.getvalue()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two reports on disk."""
    (tmp_path / "清溪.txt").write_text(QINGXI, encoding="utf8")
    (tmp_path / "白石.txt").write_text(BAISHI, encoding="utf8")
    return tmp_path / "清溪.txt", tmp_path / "白石.txt"


@pytest.fixture(autouse=True)
def _fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def test_two_builds_give_the_same_bytes_under_any_hash_seed(tmp_path: Path, seed: Path) -> None:
    graphs = []
    for number in ("0", "1", "4711"):
        env = {"PYTHONHASHSEED": number, "SOURCE_DATE_EPOCH": "1700000000"}
        assert kg("build", seed, "--out", tmp_path / number, env=env).returncode == 0
        graphs.append(exported(tmp_path / number))
    assert graphs[0] == graphs[1] == graphs[2]


def test_a_report_is_the_same_alone_and_among_others(tmp_path: Path, two: tuple[Path, Path]) -> None:
    build([two[0]], tmp_path / "alone")
    build(two, tmp_path / "together")
    build(list(reversed(two)), tmp_path / "reversed", jobs=2)
    alone = exported(tmp_path / "alone", "清溪县2024")
    assert alone
    assert alone == exported(tmp_path / "together", "清溪县2024") == exported(tmp_path / "reversed", "清溪县2024")


def test_more_reports_than_wait_at_once_all_come_through(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for year in range(2001, 2021):
        words = "" if year == 2010 else BAISHI.replace("2024", str(year)).replace("2023", str(year - 1))
        (texts / f"白石{year}.txt").write_text(words, encoding="utf8")
    shown: list[tuple[int, int]] = []
    summary = build([texts], tmp_path / "out", jobs=2, show=lambda *numbers: shown.append(numbers))
    assert shown == [(number, 20) for number in range(1, 21)]
    assert ["白石2010" in failure.problem for failure in summary.failures] == [True]
    assert len(Dataset.open(tmp_path / "out").reports()) == 19


def test_a_build_that_fails_reads_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [tmp_path / f"{number}.txt" for number in range(12)]
    for text in texts:
        text.write_text(BAISHI, encoding="utf8")
    read: list[Path] = []
    stopping = threading.Event()

    def slowly(source: Path, **settings: Any) -> Made:
        read.append(source)
        assert source == texts[0] or stopping.wait(60)
        return make(source, **settings)

    class Pool(ThreadPoolExecutor):
        def __init__(self, jobs: int, initializer: object) -> None:
            super().__init__(jobs)

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            super().shutdown(wait=False, cancel_futures=cancel_futures)
            stopping.set()
            super().shutdown(wait)

    def full(*_: object) -> None:
        raise OutputError("full", "")

    monkeypatch.setattr("kg.app.build.os.cpu_count", lambda: 2)
    monkeypatch.setattr("kg.app.build.ProcessPoolExecutor", Pool)
    monkeypatch.setattr("kg.app.build.make", slowly)
    monkeypatch.setattr("kg.app.build.pictures.save", full)
    with pytest.raises(OutputError):
        build(texts, tmp_path / "out", jobs=2)
    assert stopping.is_set()
    assert len(read) <= 3  # the one that came, and one for each of the pool
    assert not (tmp_path / "out").exists()


def test_each_process_of_a_pool_multiplies_on_its_own_core(tmp_path: Path, two: tuple[Path, Path]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASK_A_POOL, *map(str, two), str(tmp_path / "out")],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if "NUM_THREADS" not in name},
        capture_output=True,
        text=True,
        check=True,
    )
    threads = json.loads(done.stdout)
    assert threads
    assert set(threads) == {1}


_ASK_A_POOL = """
import json, sys
from pathlib import Path
import numpy
from threadpoolctl import threadpool_info
from kg.app import build

class Pool(build.ProcessPoolExecutor):
    def shutdown(self, *rest, **named):
        found = self.submit(threadpool_info).result()
        print(json.dumps([library["num_threads"] for library in found if library["user_api"] == "blas"]))
        super().shutdown(*rest, **named)

build.os.cpu_count = lambda: 2
build.ProcessPoolExecutor = Pool
build.build([Path(name) for name in sys.argv[1:3]], Path(sys.argv[3]), jobs=2)
"""


def test_building_again_replaces_and_a_changed_source_leaves_nothing_behind(
    tmp_path: Path, two: tuple[Path, Path]
) -> None:
    out = tmp_path / "out"
    build(two, out)
    before = exported(out)
    assert build(two, out).unchanged == 2
    assert exported(out) == before
    two[0].write_text(QINGXI.replace("120.5", "121.9"), encoding="utf8")
    summary = build(two, out)
    assert (len(summary.made), summary.unchanged) == (1, 1)
    assert len(Dataset.open(out).reports()) == 2
    text = exported(out).decode()
    assert "120.5亿元" not in text
    assert "121.9亿元" in text


def test_a_removed_report_takes_its_graphs_with_it(tmp_path: Path, two: tuple[Path, Path]) -> None:
    build([two[1]], tmp_path / "one")
    build(two, tmp_path / "both")
    gone = Dataset.open(tmp_path / "both").remove("清溪县2024")
    assert gone.area == "清溪县"
    assert gone.iri.encode() not in exported(tmp_path / "both")
    assert exported(tmp_path / "both", "白石区2024") == exported(tmp_path / "one", "白石区2024")
    assert [e.area for e in Dataset.open(tmp_path / "both").reports()] == ["白石区"]


def test_one_thing_in_two_reports_of_an_area_is_one_node(tmp_path: Path, two: tuple[Path, Path]) -> None:
    later = tmp_path / "清溪2025.txt"
    later.write_text(QINGXI.replace("2024年", "2025年").replace("2023年", "2024年"), encoding="utf8")
    out = tmp_path / "out"
    build([two[0], two[1], later], out)
    asked = """SELECT (COUNT(DISTINCT ?report) AS ?n) WHERE {
      ?thing a gov:Thing ; skos:prefLabel "松溪大桥"@zh .
      ?entity gov:thing ?thing ; gov:because gov:sameNameSameArea .
      ?mention gov:refersTo ?entity ; gov:sentence/gov:report ?report }"""
    dataset = Dataset.open(out)
    assert [*dataset.sparql(asked).values()] == [(2,)]
    dataset.remove("清溪县2025")
    assert [*dataset.sparql("ASK { ?entity gov:thing ?thing }").values()] == [(False,)]


def test_no_triple_stands_in_two_graphs(tmp_path: Path, two: tuple[Path, Path]) -> None:
    build(two, tmp_path / "out")
    answer = Dataset.open(tmp_path / "out").sparql(
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER (?g != ?h) }"
    )
    assert [*answer.values()] == [(0,)]


def test_a_killed_build_leaves_what_was_there(tmp_path: Path, two: tuple[Path, Path]) -> None:
    out = tmp_path / "out"
    build([two[0]], out)
    before = exported(out)
    many = tmp_path / "many"
    many.mkdir()
    for n in range(60):
        (many / f"{n}.txt").write_text(BAISHI.replace("310.7", f"{300 + n}.5"), encoding="utf8")
    for delay in (0.3, 0.6, 1.0):
        process = subprocess.Popen(
            [sys.executable, "-m", "kg", "build", str(two[0]), str(many), "--out", str(out)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        # Whatever had been finished is whole; what was there is as it was.
        kept = [line for line in before.splitlines() if b"/report/" in line.rsplit(b" <", 1)[-1]]
        assert set(kept) <= set(exported(out).splitlines())
        orphans = "SELECT ?c { ?c gov:modality ?m FILTER NOT EXISTS { ?c gov:evidence/gov:sentence/gov:report ?r } }"
        assert len(Dataset.open(out).sparql(orphans)) == 0


def test_a_build_that_dies_on_a_new_dataset_leaves_no_dataset(tmp_path: Path, two: tuple[Path, Path]) -> None:
    out = tmp_path / "new"
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", *map(str, two), "--out", str(out)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(0.25)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not out.exists() or Dataset.open(out).reports()


def test_the_next_build_takes_away_what_a_killed_one_left(tmp_path: Path, two: tuple[Path, Path]) -> None:
    many, out = tmp_path / "many", tmp_path / "out"
    many.mkdir()
    for n in range(60):
        (many / f"{n}.txt").write_text(BAISHI.replace("310.7", f"{300 + n}.5"), encoding="utf8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(many), "--out", str(out)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while not (left := list(tmp_path.glob(".out-*/quads/CURRENT"))) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert left
    build([two[0]], out)
    assert not list(tmp_path.glob(".out-*"))
    assert len(Dataset.open(out).reports()) == 1


def test_a_killed_build_takes_its_processes_along(tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text(BAISHI.replace("310.7", f"{300 + n}.5"), encoding="utf8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(tmp_path), "--out", str(tmp_path / "out"), "--jobs", "2"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    until = time.monotonic() + 60
    while len(pool := children.read_text().split()) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    assert len(pool) == 2
    process.send_signal(signal.SIGKILL)
    process.wait()
    while any(Path(f"/proc/{child}").exists() for child in pool) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(Path(f"/proc/{child}").exists() for child in pool)


def test_an_older_format_is_rebuilt_from_the_texts_it_keeps(tmp_path: Path, two: tuple[Path, Path]) -> None:
    out = tmp_path / "out"
    build(two, out)
    before = exported(out)
    for path in two:
        path.unlink()
    manifest = out / "dataset.json"
    data = json.loads(manifest.read_text(encoding="utf8"))
    manifest.write_text(json.dumps({**data, "format": 0, "software": "0.0.9"}), encoding="utf8")
    done = kg("query", out, "areas")
    assert done.returncode == 0
    assert "format 0" in done.stderr
    assert exported(out) == before
    assert json.loads(manifest.read_text(encoding="utf8"))["format"] == 1


def test_two_writers_do_not_meet(tmp_path: Path, two: tuple[Path, Path]) -> None:
    from kg import rdf
    from kg.store import writing

    out = tmp_path / "out"
    build([two[0]], out)
    with writing(out, rdf.DEFAULT_BASE, rdf.shared):
        done = kg("build", two[1], "--out", out)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert "another process" in done.stderr


def test_the_base_of_the_iris_is_configurable(tmp_path: Path, two: tuple[Path, Path]) -> None:
    build([two[0]], tmp_path / "out", base="https://example.org/kg/")
    graphs = exported(tmp_path / "out", "清溪县2024").decode()
    assert "<https://example.org/kg/report/" in graphs
    assert "https://w3id.org/govreport/id/" not in graphs
