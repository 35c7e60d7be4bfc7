"""How long the server takes for each page's data: on the seed, and on a hundred reports.

    python -m tests.view.explorer.bench [--reports FOLDER] [--many DATASET]

FOLDER holds reports, of which the first hundred are built; without it, invented ones are written. Every request has an
address of its own, so that no answer is one that was kept; `first` is the very first of its kind after the start.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from tests.view.explorer.invented import dataset
from tests.view.explorer.served import Client, serving

SEED = Path(__file__).resolve().parents[3] / "seeds" / "yuzhong-2025.txt"
RUNS = 15


def requests(server: Client) -> Iterator[tuple[str, list[str]]]:
    """What each page asks for: its name, and addresses over several things or reports."""
    things = [thing["id"] for thing in server.data("/api/graph", limit="20")["things"]]
    reports = [report["id"] for report in server.data("/api/reports")["reports"]][:5]
    yield "explorer: the picture, all reports", ["/api/graph?a=1"]
    yield "explorer: the picture, one report", [f"/api/graph?reports={r}" for r in reports]
    yield "explorer: 5,000 things", ["/api/graph?limit=5000"]
    yield "explorer: filters", ["/api/facets?a=1", "/api/facets?modality=Target"]
    yield (
        "explorer: search by name",
        [f"/api/search?q={quote(word)}" for word in ("中心", "工业", "项目", "医院", "大")],
    )
    yield "explorer: search by pinyin", [f"/api/search?q={word}" for word in ("jf", "zhongxin", "gy", "yy", "xm")]
    yield "explorer: neighbours", [f"/api/neighbours?expand=all&id={t}" for t in things]
    yield "explorer: path", [f"/api/path?from={a}&to={b}" for a, b in itertools.pairwise(things)]
    yield "explorer: why", [f"/api/why?id={t}" for t in things]
    yield "reader", [f"/api/reader/{r}?a=1" for r in reports]
    for each in server.data("/api/lists")["lists"]:
        given = f"&entity={quote(server.data('/api/graph', limit='1')['things'][0]['label'])}"
        yield f"list: {each['name']}", [f"/api/lists/{each['name']}?a=1{given if each['name'] == 'dossier' else ''}"]
    yield "cards", [f"/api/indicators?reports={r}" for r in reports]
    yield "targets", [f"/api/targets?reports={r}" for r in reports]
    yield "dossier", [f"/api/thing/{t}?a=1" for t in things]
    yield "query page", ["/api/completion?a=1"]
    yield "sparql: a point", [f"/sparql?query={quote(f'SELECT * WHERE {{ ?s ?p ?o }} LIMIT {n}')}" for n in range(1, 6)]


def measure(server: Client) -> Iterator[tuple[str, float, float, float]]:
    """For each kind of request: milliseconds of the first, the median and the slowest of the rest."""
    connection = http.client.HTTPConnection(server.host, server.port, timeout=300)
    number = itertools.count()
    for name, paths in requests(server):
        taken = []
        for path in itertools.islice(itertools.cycle(paths), RUNS + 1):
            begun = time.perf_counter()
            connection.request("GET", f"{path}&n={next(number)}", headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            body = answer.read()
            taken.append((time.perf_counter() - begun) * 1000)
            assert answer.status == 200, (path, answer.status, body[:300])
        yield name, taken[0], statistics.median(taken[1:]), max(taken[1:])
    connection.close()


def show(title: str, path: Path) -> float:
    """Measure a dataset and print the table; gives the slowest median."""
    with serving(path) as server:
        reports = server.data("/api/dataset")
        print(f"\n{title}: {reports['reports']} reports, {reports['things']} things, {reports['claims']} claims")
        print(f"{'':36} {'first':>9} {'p50':>9} {'slowest':>9}  ms")
        worst = 0.0
        for name, first, median, slowest in measure(server):
            print(f"{name:36} {first:9.1f} {median:9.1f} {slowest:9.1f}", flush=True)
            worst = max(worst, median)
    print(f"slowest p50: {worst:.0f} ms")
    return worst


def main() -> None:
    """Measure both; exit code 1 where a median is beyond 50 ms on the seed or 300 ms on a hundred reports."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--many", type=Path)
    given = parser.parse_args()
    from kg.app.build import build

    with tempfile.TemporaryDirectory() as folder:
        seed, many = Path(folder) / "seed", given.many or Path(folder) / "many"
        build([SEED], seed)
        if given.many is None and given.reports is not None and given.reports.is_dir():
            build(sorted(p for p in given.reports.iterdir() if p.is_file())[:100], many, jobs=2)
        elif given.many is None:
            dataset(many, 100, 280)
        one, hundred = show("The seed", seed), show("A hundred reports", many)
    raise SystemExit(1 if one > 50 or hundred > 300 else 0)


if __name__ == "__main__":
    main()
