"""Running the server: the address is taken first, so that a port in use is an error and not a trace."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.errors import OutputError
from kg.view.explorer.endpoint import Limits

_BACKLOG: Final = 2048
_EVERYWHERE: Final = ("0.0.0.0", "::", "")


@dataclass(frozen=True)
class Settings:
    """Where the server listens, which names it answers to, and the limits of its endpoint."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    workers: int = 2


def serve(path: Path, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve the dataset in a folder until the process is told to stop; `ready` is told the address.

    Raises NotADataset, DatasetTooNew, and OutputError where the address cannot be had.
    """
    import uvicorn

    from kg.view.explorer.app import Server
    from kg.view.explorer.security import names
    from kg.view.explorer.served import Served
    from kg.view.explorer.slow import WatchedProtocol

    server = Server(Served(path), settings.limits, settings.workers)
    listening = _listen(settings.host, settings.port)
    more: Iterable[str] = settings.names
    if settings.host in _EVERYWHERE:
        more = (*more, socket.gethostname())
    app = server.application(names(settings.host, more), settings.host in _EVERYWHERE)
    config = uvicorn.Config(
        app,
        http=WatchedProtocol,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=64 * 2**10,
    )
    ready(_address(settings.host, listening.getsockname()[1]))
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sends what is written at once and does not wait to fill packets.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise OutputError(
            f"The address {host}:{port} cannot be listened at: {(error.strerror or str(error)).lower()}.",
            "Choose another with --host or --port, or end what listens there.",
        ) from error
    listening.listen(_BACKLOG)
    return listening


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "") else "::1" if host == "::" else host
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"
