"""A server under test: `kg serve` as its users run it, in a process of its own."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """The body as words."""
        return self.body.decode()


@dataclass(frozen=True)
class Client:
    """Asks a server; headers are sent as they are given."""

    host: str
    port: int
    process: int = 0

    @property
    def address(self) -> str:
        """Where the server is, without a slash at the end."""
        return f"http://{self.host}:{self.port}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        **parameters: str | list[str],
    ) -> Reply:
        """One request on a connection of its own."""
        if parameters:
            path += "?" + urlencode(parameters, doseq=True)
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        try:
            sent = body.encode() if isinstance(body, str) else body
            connection.request(method, quote(path, safe="/?&=%:,#+-_.~'()*;@!$"), sent, dict(headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def data(self, path: str, **parameters: str | list[str]) -> Any:
        """The JSON of an address that answers."""
        reply = self.ask(path, **parameters)
        assert reply.status == 200, (path, reply.status, reply.text[:500])
        return reply.json


@contextmanager
def serving(dataset: Path, *options: str) -> Iterator[Client]:
    """Run `kg serve` on a free port until the block ends."""
    command = [sys.executable, "-m", "kg", "serve", str(dataset), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("http://"), (line, process.stderr and process.stderr.read())
            port = int(line.partition(" ")[0].rstrip("/").rpartition(":")[2])
            yield Client("127.0.0.1", port, process.pid)
        finally:
            process.terminate()
            process.communicate(timeout=20)
