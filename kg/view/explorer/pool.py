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

from kg.view.explorer.unanswered import CROWDED, MEMORY, NO_PROCESS, overtime
from kg.view.explorer.worker import OVERTIME

Json = dict[str, Any]

_WAIT: Final = 60.0
"""Seconds that a query waits for a free process before it is told to come again."""
_START: Final = 20.0
"""Seconds that a new process may take until it is ready for its first query."""
_GRACE: Final = 0.5
"""Seconds beside the query's own, for its way there and back."""
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
            return CROWDED.head, b""
        try:
            process = process or await self._spawn()
            head, body = await asyncio.wait_for(self._exchange(process, request), request["seconds"] + _GRACE)
        except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
            if process is None:
                return NO_PROCESS.head, b""
            if not isinstance(error, TimeoutError):
                # It ends by itself: killed at that moment, the code that it ends with would be lost.
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), _GRACE)
            await self._end(process)
            late = isinstance(error, TimeoutError) or process.returncode == OVERTIME
            process = None
            return (overtime(request["seconds"]) if late else MEMORY).head, b""
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
        """A process that has read what it needs and waits for its first query, whose time does not pay for that."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.view.explorer.worker", str(self._path), stdin=PIPE, stdout=PIPE
        )
        self._all.add(process)
        try:
            await asyncio.wait_for(self._frame(process), _START)
        except BaseException:
            await self._end(process)
            raise
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
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
            await process.wait()

    async def _exchange(self, process: Process, request: Json) -> tuple[Json, bytes]:
        assert process.stdin is not None
        asked = json.dumps(request).encode()
        process.stdin.write(struct.pack(">I", len(asked)) + asked)
        await process.stdin.drain()
        return json.loads(await self._frame(process)), await self._frame(process)

    @staticmethod
    async def _frame(process: Process) -> bytes:
        assert process.stdout is not None
        (length,) = struct.unpack(">I", await process.stdout.readexactly(4))
        return await process.stdout.readexactly(length)
