"""What the server refuses before anything else looks at it, and what it tells browsers.

A page that a reader has open elsewhere must not be able to use this server, which trusts whoever reaches it: so
requests for hosts that are not ours are refused (a foreign name that has been made to point here), and posts that
come from other sites. `/sparql` and `/id/` may be read from anywhere: that is what they are for, and nothing can be
changed there.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.view.explorer.asked import Refused

BODY: Final = 2**20
"""Bytes that a request's body may have."""
_ADDRESS: Final = 48 * 2**10
_HEAD: Final = 32 * 2**10
_BODY_SECONDS: Final = 15.0
_METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
_OPEN: Final = ("/sparql", "/id/", "/.well-known/void")

_POLICY: Final = (
    b"content-security-policy",
    b"default-src 'none'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
)
"""For whatever is no page: a page has its own (rendered.py)."""
_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_ALONE: Final = (b"cross-origin-opener-policy", b"same-origin")
"""Parts a page from the window that opened it. For that a browser leaves the process that it had made ready, and the
page comes later: so it is told only where another site may have led here."""


def names(host: str, more: Iterable[str] = ()) -> frozenset[str]:
    """The names that a server bound to `host` answers to, beside IP addresses where it is bound to all."""
    return frozenset(name.lower().strip("[]") for name in ("localhost", "127.0.0.1", "::1", host, *more))


class Guard:
    """The outermost application."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], anywhere: bool, open_paths: Iterable[str] = ()) -> None:
        self._app = app
        self._hosts = hosts
        self._anywhere = anywhere
        self._open = (*_OPEN, *open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with a bounded body and with the headers added to the answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        open_ = scope["path"].startswith(self._open)
        dress = _dressing(send, open_, _own(scope))
        wrong = self._wrong(scope, open_)
        if wrong is not None:
            await _refuse(dress, *wrong)
            return
        await self._app(scope, _Bounded(receive), dress)

    def _wrong(self, scope: Scope, open_: bool) -> tuple[int, str] | None:
        """The status and reason of a refusal; None for a request that may pass."""
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name, []).append(value)
        if scope["http_version"] not in ("1.0", "1.1"):
            return 505, "The server speaks HTTP 1.1."
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _HEAD:
            return 431, "The request's head is too large."
        if scope["method"] not in _METHODS:
            return 405, "The server is read-only: GET, HEAD, and POST to ask."
        hosts = headers.get(b"host", [])
        if len(hosts) != 1 or not self._ours(hosts[0]):
            return 421, "This server does not answer for that host; kg serve --allow-host NAME lets it."
        if len(scope["raw_path"]) + len(scope["query_string"]) > _ADDRESS:
            return 414, "The address is too long; post the query."
        if b"\0" in scope["raw_path"] or "\0" in scope["path"]:
            return 400, "The address is malformed."
        if scope["method"] == "POST":
            length = headers.get(b"content-length", [b"0"])[0]
            if not length.isdigit() or int(length) > BODY:
                return 413, f"The request's body is larger than {BODY} bytes."
            if not open_ and self._cross(headers, hosts[0]):
                return 403, "Posts from other sites are refused."
        return None

    def _ours(self, host: bytes) -> bool:
        try:
            parts = urlsplit(f"//{host.decode('ascii')}")
            name, _ = parts.hostname or "", parts.port
        except (UnicodeDecodeError, ValueError):
            return False
        if parts.path or parts.query or parts.fragment or "@" in parts.netloc:
            return False
        return name in self._hosts or (self._anywhere and _is_address(name))

    @staticmethod
    def _cross(headers: dict[bytes, list[bytes]], host: bytes) -> bool:
        site = headers.get(b"sec-fetch-site", [b"same-origin"])[0]
        origin = headers.get(b"origin")
        strange = origin is not None and origin[0].rpartition(b"//")[2].lower() != host.lower()
        return site not in (b"same-origin", b"none") or strange


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class _Bounded:
    """A request's body, which must come whole in time and be no larger than it may."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._size = 0
        self._until: float | None = asyncio.get_running_loop().time() + _BODY_SECONDS

    async def __call__(self) -> Message:
        if self._until is None:
            return await self._receive()
        left = self._until - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(self._receive(), max(left, 0.01))
        except TimeoutError:
            raise Refused(408, "The request's body did not come in time.") from None
        self._size += len(message.get("body", b""))
        if self._size > BODY:
            raise Refused(413, f"The request's body is larger than {BODY} bytes.")
        if not message.get("more_body"):
            self._until = None
        return message


def _own(scope: Scope) -> bool:
    """Whether the browser says that its reader asked, or a page of ours: no other site has a hold on that window."""
    sites = [value for name, value in scope["headers"] if name == b"sec-fetch-site"]
    return sites in ([b"none"], [b"same-origin"])


def _dressing(send: Send, open_: bool, own: bool) -> Send:
    resource = b"cross-origin" if open_ else b"same-origin"
    added = [
        *_HEADERS,
        (b"cross-origin-resource-policy", resource),
        *(() if own else (_ALONE,)),
    ]
    if open_:
        added += [
            (b"access-control-allow-origin", b"*"),
            (b"access-control-expose-headers", b"X-SPARQL-MaxRows, Link, ETag"),
        ]

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            told = any(name == _POLICY[0] for name, _ in given)
            message["headers"] = [*given, *added] if told else [*given, *added, _POLICY]
        await send(message)

    return dressed


async def _refuse(send: Send, status: int, problem: str) -> None:
    body = json.dumps({"error": problem, "remedy": "See API.md of kg/view/explorer."}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        # What is left of the request's body is not read.
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
