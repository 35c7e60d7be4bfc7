"""What the server refuses, and what it tells browsers."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import resource
import select
import socket
from pathlib import Path

import pytest

from kg.view.explorer.app import DATA
from tests.view.explorer.invented import dataset
from tests.view.explorer.served import Client, serving

POST = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"


def raw(server: Client, sent: bytes, seconds: float = 5) -> bytes:
    """What comes back to bytes sent as they are, until the server closes or time is up."""
    with socket.create_connection((server.host, server.port), timeout=seconds) as connection:
        connection.sendall(sent)
        got = b""
        try:
            while part := connection.recv(65536):
                got += part
        except TimeoutError:
            pass
        return got


def status(answer: bytes) -> int:
    """The status of a raw answer."""
    return int(answer.split()[1])


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "10.0.0.1",
        "",
        "a b",
        "[::2]",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/reports", "/sparql", "/id/report/990000-2020", "/static/api.js"])
def test_foreign_hosts_are_refused(server: Client, host: str, path: str) -> None:
    assert server.ask(path, headers={"Host": host}).status in (400, 421)


def test_our_own_names_are_not(server: Client) -> None:
    for host in ("localhost", f"localhost:{server.port}", "127.0.0.1", "[::1]:80", "LOCALHOST"):
        assert server.ask("/health", headers={"Host": host}).status == 200


def test_two_hosts_are_one_too_many(server: Client) -> None:
    answer = raw(server, b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    assert status(answer) in (400, 421)


def test_other_names_can_be_allowed(invented: Path) -> None:
    with serving(invented, "--allow-host", "kg.example") as named:
        assert named.ask("/health", headers={"Host": "kg.example"}).status == 200
        assert named.ask("/health", headers={"Host": "evil.example"}).status == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_posts_from_other_sites_are_refused(server: Client, headers: dict[str, str]) -> None:
    body = json.dumps({"format": "csv"})
    reply = server.ask("/api/export", "POST", body, {"Content-Type": "application/json", **headers})
    assert reply.status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/app.py",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/..\\app.py",
        "/../../etc/passwd",
        "/reader/../../etc/passwd",
        "/id/../../../etc/passwd",
        "/api/reader/..%2f..%2fetc%2fpasswd",
        "/static/%00",
    ],
)
def test_no_path_leads_out(server: Client, path: str) -> None:
    answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert b"root:" not in answer
    assert b"from __future__" not in answer
    assert status(answer) in (400, 404) or (path.startswith("/reader") and status(answer) == 200)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"GARBAGE\r\n\r\n", {400}),
        (b"GET / HTTP/1.1\r\n\r\n", {400, 421}),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", {400, 505}),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {400, 414, 431}),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 70000 + b"\r\n\r\n", {400, 431}),
        (b"GET /api/search?q=" + b"a" * 50000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", {414}),
        (POST + b"Content-Length: 99999999999\r\n\r\n", {413}),
        (POST + b"Content-Length: -5\r\n\r\n", {400}),
        (POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n", {400}),
        (
            POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            {400},
        ),
        (b"DELETE /api/reports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", {405}),
        (b"PUT /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", {405}),
        (b"TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", {405}),
        (b"GET /api/thing/%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", {404}),
        (b"GET /api/search?q=%ff%00%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", {200}),
        (b"GET /api/graph?" + b"class=a&" * 2000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", {400}),
    ],
)
def test_malformed_and_oversized_requests_are_refused(server: Client, sent: bytes, expected: set[int]) -> None:
    assert status(raw(server, sent)) in expected
    assert server.ask("/health").status == 200


def test_a_body_without_end_is_cut_off(server: Client) -> None:
    head = POST + b"Transfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    with socket.create_connection((server.host, server.port), timeout=10) as connection:
        connection.sendall(head)
        got = b""
        try:
            for _ in range(64):
                connection.sendall(chunk)
            got = connection.recv(65536)
        except (ConnectionError, TimeoutError):
            got = got or b"HTTP/1.1 413"
    assert status(got) == 413
    assert server.ask("/health").status == 200


def test_deep_json_is_refused(server: Client) -> None:
    body = b"[" * 100_000
    assert server.ask("/api/export", "POST", body, {"Content-Type": "application/json"}).status == 400
    assert server.ask("/api/export", "POST", b"{}", {"Content-Type": "text/plain"}).status == 415


def test_slow_clients_hold_nothing_up(server: Client) -> None:
    slow = [socket.create_connection((server.host, server.port), timeout=30) for _ in range(100)]
    for connection in slow:
        connection.sendall(b"GET /api/reports HTTP/1.1\r\nHost: loc")
    posting = socket.create_connection((server.host, server.port), timeout=30)
    posting.sendall(POST + b"Content-Length: 100\r\n\r\nSEL")
    assert server.ask("/health").status == 200
    assert not select.select([*slow, posting], [], [], 0)[0], "those are still being waited for"
    for connection in slow:
        assert not _received(connection)
    assert status(_received(posting)) == 408


def _received(connection: socket.socket) -> bytes:
    with connection:
        try:
            return connection.recv(4096)
        except ConnectionResetError:
            return b""


@pytest.fixture(scope="module")
def pages(server: Client) -> list[str]:
    """Every kind of address that can be read."""
    thing = server.data("/api/graph", limit="1")["things"][0]["id"]
    return [
        "/",
        "/reader/990000-2020",
        "/lists",
        "/lists/ranks",
        f"/thing/{thing}",
        "/query",
        "/api/reports",
        "/nothing",
    ]


def test_every_answer_tells_the_browser_to_be_strict(server: Client, pages: list[str]) -> None:
    for path in (*pages, "/sparql", "/static/nothing.js"):
        headers = server.ask(path).headers
        policy = headers["content-security-policy"]
        scripts = re.search(r"script-src ([^;]*)", policy)
        if path in pages[:6]:
            # The script that stands in the page, known by its hash, and files of the server.
            assert scripts is not None
            assert re.fullmatch(r"'self' 'sha256-[\w+/]{43}='", scripts[1])
        else:
            assert scripts is None
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert ("unsafe-inline" in policy) == (path == "/query")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(("site", "parted"), [(None, True), ("cross-site", True), ("same-site", True), ("none", False)])
def test_a_page_is_parted_from_a_window_of_another_site(server: Client, site: str | None, parted: bool) -> None:
    headers = {} if site is None else {"Sec-Fetch-Site": site}
    for path in ("/", "/reader/990000-2020", "/nothing"):
        told = server.ask(path, headers=headers).headers.get("cross-origin-opener-policy")
        assert told == ("same-origin" if parted else None)


def test_pages_hold_one_script_that_their_policy_knows(server: Client, pages: list[str]) -> None:
    for path in pages[:6]:
        page = server.ask(path)
        assert page.status == 200
        (script,) = re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.headers["content-security-policy"]
        others = re.findall(r"<script( [^>]*)>", page.text)
        assert all("src=" in other or 'type="application/json"' in other for other in others)
        markup = re.sub(r"<(script|style)\b.*?</\1>", "", page.text, flags=re.DOTALL)
        assert not re.search(r"\son\w+\s*=|javascript:", markup)
        assert not re.search(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//", markup)


def test_hostile_names_come_out_as_data(tmp_path: Path) -> None:
    from tests.network.written import Written
    from tests.view.explorer import invented

    name = "</script><script>alert(1)</script>\u202e\"'&{{7*7}}=cmd|' /C calc'!A0"
    written = Written()
    written.sentence(f"{name}开工。")
    written.claim("StatusChange", written.thing(name, "Project"), "开工", status=invented.gov("status-started"))
    path = invented.write(tmp_path / "hostile", [written])
    with serving(path) as server:
        thing = next(t for t in server.data("/api/graph")["things"] if t["label"] == name)
        for address in (
            "/api/graph",
            f"/api/thing/{thing['id']}",
            "/api/lists/projects",
            "/sparql?query=DESCRIBE%20%3F",
        ):
            reply = server.ask(address)
            assert reply.headers["content-type"].split(";")[0] in ("application/json", "text/turtle")
        page = server.ask(f"/thing/{thing['id']}")
        assert "alert(1)" not in page.text
        assert server.ask("/api/search", q="<script>").json["total"] == 1
        strange = server.ask("/api/thing/<script>alert(1)</script>")
        assert strange.headers["content-type"] == "application/json"


def test_every_route_is_in_the_document() -> None:
    from kg.resources import package_dir
    from kg.view.explorer.app import ROUTES

    text = (package_dir("view") / "explorer" / "API.md").read_text(encoding="utf8")
    rows = re.findall(r"^\| (GET|POST|OPTIONS) \| `([^`]+)` \|", text, re.MULTILINE)
    assert sorted(rows) == sorted(ROUTES)
    assert {path for _, path in rows} >= set(DATA)


def test_it_starts_quickly(tmp_path: Path) -> None:
    path = dataset(tmp_path / "one", 1, 280)
    taken = []
    for _ in range(3):
        # Seconds of work, not of waiting: the machine may have other things to do.
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with serving(path) as server:
            assert server.ask("/health").status == 200
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(taken) < 1.5
