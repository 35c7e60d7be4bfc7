"""The processes that answer SPARQL: so many at once, each ended when its query takes too long, and replaced."""

from __future__ import annotations

import asyncio
import contextlib
import json
import struct
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any, Final

Json = dict[str, Any]

_WAIT: Final = 60.0
"""Seconds that a query waits for a free process before it is told to come again."""
_START: Final = 20.0
"""Seconds that a new process may take before its first answer, beside the query's own."""
_MEMORY: Final = 700 * 2**20
"""A process that holds more than this after an answer is replaced."""


class Pool:
    """Up to `size` processes over the dataset in a folder. `ask` may be called from many tasks at once."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._free: asyncio.Queue[Process | None] = asyncio.Queue()
        for _ in range(size):
            self._free.put_nowait(None)
        self._all: set[Process] = set()

    async def ask(self, request: Json) -> tuple[Json, bytes]:
        """The head and body of an answer; see kg.view.explorer.worker. Status 503 where time or memory ran out."""
        try:
            process = await asyncio.wait_for(self._free.get(), _WAIT)
        except TimeoutError:
            return _wrong("Too many queries are waiting.", "Try again in a while.")
        try:
            fresh = process is None
            process = process or await self._spawn()
            limit = request["seconds"] + (_START if fresh else 0.5)
            head, body = await asyncio.wait_for(self._exchange(process, request), limit)
        except TimeoutError:
            await self._end(process)
            process = None
            return _wrong(
                f"The query ran longer than {request['seconds']:g} seconds and was stopped.",
                "Ask for less: add a LIMIT, name more of what is sought, or run it with: kg query DIR --file F",
            )
        except (OSError, asyncio.IncompleteReadError):
            await self._end(process)
            process = None
            return _wrong("The query needed more memory or time than it may have and was stopped.", "Ask for less.")
        except BaseException:
            await self._end(process)
            process = None
            raise
        finally:
            self._free.put_nowait(process)
        if head.pop("memory", 0) > _MEMORY:
            await self._replace(process)
        return head, body

    async def close(self) -> None:
        """End all processes."""
        for process in list(self._all):
            await self._end(process)

    async def _spawn(self) -> Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.view.explorer.worker", str(self._path), stdin=PIPE, stdout=PIPE
        )
        self._all.add(process)
        return process

    async def _replace(self, process: Process | None) -> None:
        """End a process that waits among the free ones; one that is at work again is left for its next answer."""
        waiting = [self._free.get_nowait() for _ in range(self._free.qsize())]
        for each in waiting:
            self._free.put_nowait(None if each is process else each)
        if process in waiting:
            await self._end(process)

    async def _end(self, process: Process | None) -> None:
        if process is not None:
            self._all.discard(process)
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    @staticmethod
    async def _exchange(process: Process, request: Json) -> tuple[Json, bytes]:
        assert process.stdin is not None
        assert process.stdout is not None
        asked = json.dumps(request).encode()
        process.stdin.write(struct.pack(">I", len(asked)) + asked)
        await process.stdin.drain()
        frames = []
        for _ in range(2):
            (length,) = struct.unpack(">I", await process.stdout.readexactly(4))
            frames.append(await process.stdout.readexactly(length))
        return json.loads(frames[0]), frames[1]


def _wrong(problem: str, remedy: str) -> tuple[Json, bytes]:
    return {"status": 503, "problem": problem, "remedy": remedy}, b""
