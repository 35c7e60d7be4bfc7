"""Readers go on while a build changes the dataset, and see the change soon after."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.app.shared import shared
from kg.network import project
from kg.store import Folder, pictures, reading, writing
from kg.view.explorer.contents import Contents
from kg.view.explorer.kept import Kept
from kg.view.explorer.network import Network
from kg.view.explorer.picture import Picture
from kg.view.explorer.places import places
from kg.view.explorer.served import Served
from tests.network.written import BASE
from tests.view.explorer import invented as made
from tests.view.explorer.served import serving


@pytest.fixture
def own(invented: Path, tmp_path: Path) -> Path:
    """A dataset that the test may change."""
    return Path(shutil.copytree(invented, tmp_path / "own"))


def _change(path: Path, number: int) -> None:
    """A report comes, another goes; the store is closed when this returns."""
    with writing(path, BASE, shared) as writer:
        made.put(writer, f"{number}.txt", made.report(number, 40))
        writer.remove(f"{BASE}report/99{number - 2:04d}-{2020 + (number - 2) % 5}")


def test_readers_go_on_while_reports_come_and_go(own: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a gov:Report }"
    paths = ("/api/reports", "/api/facets", "/api/lists/ranks", f"/sparql?query={count}", "/api/search?q=zx")
    lost: list[object] = []
    stop = threading.Event()
    with serving(own) as server:

        def read(path: str) -> None:
            while not stop.is_set():
                reply = server.ask(path)
                if reply.status != 200:
                    lost.append((path, reply.status, reply.text[:300]))

        threads = [threading.Thread(target=read, args=[path]) for path in paths * 2]
        for thread in threads:
            thread.start()
        for number in range(2, 6):
            _change(own, number)
        expected = {"990004-2024", "990005-2020"}

        def seen() -> bool:
            # The pages and each process that answers SPARQL look at the disk by themselves, twice a second.
            listed = {r["id"] for r in server.data("/api/reports")["reports"]}
            counted = server.ask("/sparql", query=count).json["results"]["bindings"][0]["n"]["value"]
            return listed == expected and counted == "2"

        until = time.monotonic() + 60
        while not seen() and time.monotonic() < until:
            time.sleep(0.1)
        stop.set()
        for thread in threads:
            thread.join()
        # Each process has looked by now.
        time.sleep(0.6)
        assert seen()
    assert lost == []


def test_a_snapshot_outlives_its_dataset(own: Path) -> None:
    served = Served(own)
    before = served.now()
    # Read before: of many files the store opens some only when it first reads them.
    listed = dict(before.reports)
    shutil.rmtree(own)
    time.sleep(0.6)
    assert served.now() is before
    assert len(listed) == 2
    assert before.reports == listed


def test_pictures_are_made_anew_when_missing_or_of_another_reading(own: Path) -> None:
    folder = Folder.open(own)
    report = f"{BASE}report/990000-2020"
    kept = pictures.load(folder, report)
    assert kept is not None
    shutil.rmtree(own / "pictures")
    assert pictures.load(folder, report) is None
    assert Served(own).now().picture("990000-2020").dump() == kept
    assert pictures.load(folder, report) == kept
    manifest = own / "dataset.json"
    manifest.write_text(manifest.read_text().replace("0" * 64, "1" * 64))
    assert pictures.load(Folder.open(own), report) is None


def test_pictures_of_reports_that_are_gone_are_swept(own: Path) -> None:
    with writing(own, BASE, shared) as writer:
        writer.remove(f"{BASE}report/990000-2020")
        pictures.sweep(writer.folder)
    assert [path.name for path in (own / "pictures").iterdir()] == ["990001-2021.json.gz"]


def test_a_picture_comes_back_as_it_was_dumped(own: Path) -> None:
    with reading(own) as reader:
        drawn = Picture.make(reader.store, BASE, f"{BASE}report/990000-2020")
        assert Picture.load(drawn.dump()) == drawn
        assert Picture.make(reader.store, BASE, f"{BASE}report/990000-2020").dump() == drawn.dump()
    assert Picture.load(b'{"format": 0}') is None


def test_things_and_edges_are_those_of_the_network(seed_dataset: Path) -> None:
    with reading(seed_dataset) as reader:
        net = project(reader)
        (report,) = net.graph["reports"]
        network = Network(Contents(reader.store, reader.folder.base, report["iri"]), report["area"])
    assert set(network.nodes) == set(net)
    theirs = {(a, b, data["predicate"]): len(data["claims"]) for a, b, data in net.edges(data=True)}
    ours = {key: len(edge.claims) or len(edge.sentences) for key, edge in network.edges.items()}
    assert ours == theirs


def test_places_are_apart_and_the_same_each_time() -> None:
    sizes = {f"t{n}": 8.0 + n % 7 for n in range(300)}
    edges = [(f"t{n}", f"t{n * 7 % 300}", 1.0) for n in range(300)]
    groups = {name: str(n // 30) for n, name in enumerate(sizes)}
    at = places(sizes, edges, groups, "t0")
    assert at == places(sizes, edges, groups, "t0")
    names = list(at)
    for i, one in enumerate(names):
        for other in names[:i]:
            apart = ((at[one][0] - at[other][0]) ** 2 + (at[one][1] - at[other][1]) ** 2) ** 0.5
            assert apart > sizes[one] + sizes[other]
    assert at["t0"] == min(at.values(), key=lambda p: p[0] ** 2 + p[1] ** 2)
    assert places({}, [], {}) == {}
    assert places({"one": 9.0, "two": 9.0}, [], {}).keys() == {"one", "two"}


def test_kept_values_are_made_once_and_leave_when_there_is_no_room() -> None:
    made_ = []
    kept: Kept[str] = Kept(3, len)

    def make(value: str) -> str:
        made_.append(value)
        time.sleep(0.01)
        return value

    threads = [threading.Thread(target=kept.get, args=["a", lambda: make("a")]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made_ == ["a"]
    kept.get("bb", lambda: make("bb"))
    kept.get("c", lambda: make("c"))
    assert kept.peek("a") is None
    assert kept.peek("bb") == "bb"


def test_the_dataset_presents_itself_without_doubles(own: Path) -> None:
    with reading(own) as reader:
        triples = [quad.triple for quad in reader.quads()]
        assert len(triples) == len(set(triples))
        graphs = set(reader.graphs())
        assert {f"{BASE}graph/void", f"{BASE}graph/queries"} <= graphs
        assert not any(isinstance(quad.subject, ox.BlankNode) for quad in reader.quads(f"{BASE}graph/queries"))
