"""Load on a server: 200 clients at once with mixed requests, none lost, memory flat.

python -m tests.view.explorer.load [DIR] [--seconds 60] [--clients 200]
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import statistics
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tests.view.explorer.invented import dataset
from tests.view.explorer.served import Client, serving


@dataclass
class Tally:
    """What came of the requests: milliseconds of the good ones, a count of each failure, memory over time."""

    taken: list[float] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)


def mixed(server: Client) -> list[tuple[str, str, bytes]]:
    """Requests of every kind: pages, data, search, lists, exports, SPARQL by GET and POST, IRIs."""
    things = [thing["id"] for thing in server.data("/api/graph", limit="40")["things"]]
    reports = [report["id"] for report in server.data("/api/reports")["reports"]]
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a gov:Claim }"
    asked: list[tuple[str, str, bytes]] = [
        ("GET", path, b"")
        for path in (
            "/",
            "/lists",
            "/api/dataset",
            "/api/graph?limit=300",
            "/api/facets",
            "/api/lists/ranks",
            "/sparql",
        )
    ]
    for n, thing in enumerate(things):
        asked += [
            ("GET", f"/api/why?id={thing}", b""),
            ("GET", f"/api/neighbours?id={thing}&expand=all", b""),
            ("GET", f"/api/thing/{thing}", b""),
            ("GET", f"/api/path?from={things[0]}&to={thing}", b""),
            ("GET", f"/id/{thing}", b""),
            ("GET", f"/api/search?q={'abcdefghijklmnopqrstuvwxyz'[n % 26]}{n % 10 or ''}", b""),
            ("GET", f"/sparql?query={quote(f'SELECT * WHERE {{ ?s ?p ?o }} OFFSET {n} LIMIT 20')}", b""),
            ("POST", "/sparql", count.encode()),
            ("GET", f"/api/reader/{reports[n % len(reports)]}", b""),
            ("GET", f"/api/export?ids={thing}", b""),
        ]
    return asked


def load(server: Client, clients: int, seconds: float, process: int | None = None) -> Tally:
    """Keep so many clients asking for so long; `process` is the server's, for its memory."""
    asked, tally, until = mixed(server), Tally(), time.monotonic() + seconds
    lock = threading.Lock()

    def one(number: int) -> None:
        connection = http.client.HTTPConnection(server.host, server.port, timeout=90)
        for method, path, body in itertools.islice(itertools.cycle(asked), number * 7 % len(asked), None):
            if time.monotonic() > until:
                break
            begun = time.perf_counter()
            try:
                headers = {"Content-Type": "application/sparql-query"} if method == "POST" else {}
                connection.request(method, path, body or None, headers)
                answer = connection.getresponse()
                answer.read()
                failure = "" if answer.status in (200, 303) else f"{answer.status} {path.partition('?')[0]}"
            except (OSError, http.client.HTTPException) as error:
                failure = f"{type(error).__name__} {path.partition('?')[0]}"
                connection.close()
            with lock:
                if failure:
                    tally.lost[failure] += 1
                else:
                    tally.taken.append((time.perf_counter() - begun) * 1000)
        connection.close()

    threads = [threading.Thread(target=one, args=[number]) for number in range(clients)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        if process is not None:
            tally.memory.append(memory(process))
        time.sleep(min(1.0, seconds / 10))
    for thread in threads:
        thread.join()
    return tally


def memory(process: int) -> int:
    """Bytes that a process and its children hold."""
    page = 4096
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    family = [process, *map(int, children)]
    return sum(int(Path(f"/proc/{each}/statm").read_text().split()[1]) * page for each in family if alive(each))


def alive(process: int) -> bool:
    """Whether a process is still there."""
    return Path(f"/proc/{process}/statm").exists()


def main() -> None:
    """Run the load and print what came of it; exit code 1 where a request was lost or memory grew."""
    parser = argparse.ArgumentParser()
    parser.add_argument("dataset", type=Path, nargs="?")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.dataset or dataset(Path(folder) / "dataset", 10, 280)
        with serving(path) as server:
            # A first round fills what is kept; what is held after it should not grow any more.
            load(server, given.clients, given.seconds / 4)
            tally = load(server, given.clients, given.seconds, server.process)
    settled = tally.memory[len(tally.memory) // 4 :]
    grown = max(settled[-5:]) / max(settled[:5])
    print(f"{len(tally.taken)} answered, {sum(tally.lost.values())} lost, {given.clients} clients, {given.seconds:g} s")
    print(f"p50 {statistics.median(tally.taken):.0f} ms, {len(tally.taken) / given.seconds:.0f} a second")
    print(f"memory {min(settled) / 2**20:.0f}–{max(settled) / 2**20:.0f} MiB, last over first {grown:.2f}")
    for failure, count in tally.lost.most_common():
        print(f"  lost {count}: {failure}")
    raise SystemExit(1 if tally.lost or grown > 1.1 else 0)


if __name__ == "__main__":
    main()
