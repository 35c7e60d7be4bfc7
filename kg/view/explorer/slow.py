"""Connections that take their time are cut off: a request that does not come, an answer that is not read."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

_LOOK: Final = 2.0
_REQUEST: Final = 10.0
"""Seconds in which the head of a request must have come, from the opening of the connection or the answer before."""
_READ: Final = 20.0
"""Seconds in which a client must have read something of what waits for it."""


class WatchedProtocol(H11Protocol):
    """uvicorn's protocol with a watch on each connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to watch."""
        super().connection_made(transport)
        self._idle_since = self.loop.time()
        self._unread = 0
        self._unread_since = self.loop.time()
        self._watch = self.loop.call_later(_LOOK, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the watch."""
        self._watch.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """The next request may take its time anew."""
        self._idle_since = self.loop.time()
        super().on_response_complete()

    def _look(self) -> None:
        now: float = self.loop.time()
        waiting: int = self.transport.get_write_buffer_size()
        if waiting == 0 or waiting < self._unread:
            self._unread_since = now
        self._unread = waiting
        cycle: Any = self.cycle
        busy = cycle is not None and not cycle.response_complete
        late = not busy and waiting == 0 and now - self._idle_since > _REQUEST
        if late or (waiting and now - self._unread_since > _READ):
            self.transport.abort()
        else:
            self._watch = self.loop.call_later(_LOOK, self._look)
