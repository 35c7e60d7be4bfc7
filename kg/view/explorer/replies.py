"""Answers as HTTP has them: compressed, tagged, as files to keep; refusals and what is not there."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.view.explorer import negotiate
from kg.view.explorer.asked import Refused
from kg.view.explorer.frame import PAGES, files
from kg.view.explorer.rendered import choice, policy, rendered
from kg.view.explorer.served import Answer, Snapshot

_LOG: Final = logging.getLogger(__name__)
_PACKED: Final = 1500
"""Bytes from which an answer is worth compressing."""
POLICY: Final = "Content-Security-Policy"
_BROUGHT: Final = 300_000
"""Bytes that an answer has at most which a page brings along: a larger one is not waited for."""
_MEDIA: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


def packed(made: Mapping[str, Any] | Answer) -> Answer:
    """What was made as an answer, compressed where that is worth it."""
    if not isinstance(made, Answer):
        made = Answer(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode(), b"", "application/json")
    if len(made.body) < _PACKED or made.packed:
        return made
    return Answer(made.body, gzip.compress(made.body, 5, mtime=0), made.media)


@cache
def static(name: str) -> tuple[Answer, str]:
    """A file of the pages, compressed once, with its tag. Refused where there is none of that name."""
    path = files().get(name)
    if path is None:
        raise Refused(404, "There is no such file.")
    body = path.read_bytes()
    media = _MEDIA.get(path.suffix, "text/plain; charset=utf-8")
    small = gzip.compress(body, 6, mtime=0) if len(body) >= _PACKED else b""
    return Answer(body, small, media), tag_of(body)


def tag_of(body: bytes) -> str:
    """The tag of an answer that is known by what is in it."""
    return f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'


def plain(made: Mapping[str, Any] | Answer) -> Response:
    """An answer to a post."""
    answer = packed(made)
    return Response(answer.body, media_type=answer.media, headers=_download(answer))


def sent(answer: Answer, request: Request, tag: str, vary: str = "Accept-Encoding") -> Response:
    """An answer with the tag of its state; the browser's own copy where that has the same."""
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": vary}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    headers |= _download(answer)
    if answer.packed and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(answer.packed, media_type=answer.media, headers={**headers, "Content-Encoding": "gzip"})
    return Response(answer.body, media_type=answer.media, headers=headers)


def _download(answer: Answer) -> dict[str, str]:
    """Tables and graphs are files to keep, not pages to show."""
    suffix = {"text/csv; charset=utf-8": "csv", "application/ld+json": "jsonld"}.get(answer.media)
    return {"Content-Disposition": f'attachment; filename="{quote("kg")}.{suffix}"'} if suffix else {}


def refused(request: Request, error: Exception) -> Response:
    """A refusal: JSON, or to a browser that finds nothing a page."""
    assert isinstance(error, Refused)
    if error.status == 404 and _shown(request):
        return html("missing", 404, request)
    # What is left of a body that was too large or too slow is not waited for.
    headers = {"Connection": "close"} if error.status in (408, 413) else None
    return JSONResponse({"error": error.problem, "remedy": error.remedy}, error.status, headers)


def missing(request: Request, error: Exception) -> Response:
    """An address that nothing answers at."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and _shown(request):
        return html("missing", 404, request)
    said = {"error": error.detail, "remedy": "API.md of kg/view/explorer says what is answered."}
    return JSONResponse(said, error.status_code, headers=error.headers)


def _shown(request: Request) -> bool:
    """Whether the answer is to be shown by a browser, not read by a program."""
    asked = negotiate.chosen(request.headers.get("accept", ""), {"json": "application/json", "html": "text/html"})
    return asked == "html" and not request.scope["path"].startswith(("/api/", "/sparql"))


def html(name: str, status: int, request: Request) -> Response:
    """A page that says what is wrong, or brings nothing along."""
    headers = {"Cache-Control": "no-cache", "Vary": "Accept, Cookie", POLICY: policy(name)}
    return Response(rendered(name, choice(request.cookies), {}), status, media_type="text/html", headers=headers)


def page(name: str, request: Request, snapshot: Snapshot) -> Response:
    """A page with the first answers that its script asks for, as far as they are made."""
    chosen = choice(request.cookies)
    key = ("page", name, chosen)
    answer = snapshot.answers.peek(key)
    if answer is None:
        first = {address: snapshot.answers.peek(f"{address}?") for address in PAGES[name].first}
        brought = {a: found.body for a, found in first.items() if found is not None and len(found.body) <= _BROUGHT}
        answer = packed(Answer(rendered(name, chosen, brought), b"", "text/html; charset=utf-8"))
        if None not in first.values():
            snapshot.answers.keep(key, answer)
    reply = sent(answer, request, tag_of(answer.body), "Accept, Accept-Encoding, Cookie")
    reply.headers[POLICY] = policy(name)
    return reply


def failed(request: Request, error: Exception) -> Response:
    """An error of ours: it is logged, and not told."""
    _LOG.error("%s %s: %r", request.method, request.scope["path"], error)
    return JSONResponse({"error": "The server failed to answer.", "remedy": "Its log says more."}, 500)
