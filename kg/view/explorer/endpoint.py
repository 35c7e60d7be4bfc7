"""`/sparql`: the query operation of the SPARQL 1.1 Protocol, read-only, within limits that say so when they strike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from kg.query import updates
from kg.view.explorer import negotiate
from kg.view.explorer.asked import parameters
from kg.view.explorer.pool import Pool
from kg.view.explorer.results import GRAPHS, TABLES
from kg.view.explorer.unanswered import SERVICE, UPDATE, Unanswered

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
_HELP: Final = "/query#limits"
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
# The keyword with what must follow it, spaces and comments between. Better to refuse a text that only speaks of it
# (in a string, say) than to let one call out that is cleverly written.
_SERVICE: Final = re.compile(
    r"(?<![\w:?$])SERVICE(?:\s|\#[^\n\r]*(?:[\n\r]|$))*(?:SILENT)?(?:\s|\#[^\n\r]*(?:[\n\r]|$))*(?:<|[?$]\w|[\w-]*:)",
    re.IGNORECASE,
)
CORS: Final = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may run, and how many rows or triples an answer may have."""

    seconds: float = 10.0
    rows: int = 10_000


class Endpoint:
    """The endpoint over a pool of processes; `describe` makes the service description in a format of GRAPHS."""

    def __init__(self, pool: Pool, limits: Limits, describe: Any) -> None:
        self._pool = pool
        self._limits = limits
        self._describe = describe

    async def __call__(self, request: Request) -> Response:
        """Answer a request of any kind."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=CORS)
        values = parameters(request.url.query)
        accept = request.headers.get("accept", "")
        if request.method == "POST":
            media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            try:
                body = (await request.body()).decode()
            except UnicodeDecodeError:
                return _refused(400, "The request's body is not UTF-8.", "Send it in UTF-8.")
            if media == FORM:
                values = parameters(body)
            elif media == DIRECT:
                values["query"] = [body]
            elif media == "application/sparql-update":
                return _unanswered(UPDATE)
            else:
                return _refused(415, f"A query does not come as '{media[:60]}'.", f"Post {FORM} or {DIRECT}.")
        if "update" in values:
            return _unanswered(UPDATE)
        queries = values.get("query", [])
        if not queries:
            return await self._without_query(request, accept, values)
        if len(queries) > 1:
            return _refused(400, "There is more than one query.", "Ask one at a time.")
        return await self._answer(request, queries[0], values, accept)

    async def _without_query(self, request: Request, accept: str, values: Mapping[str, Sequence[str]]) -> Response:
        if request.method == "POST":
            return _refused(400, "There is no query.", "Send one as the parameter query, or as the body.")
        form = negotiate.chosen(accept, {"html": "text/html", **GRAPHS}) if "text/html" in accept else None
        if form == "html" and "format" not in values:
            return RedirectResponse("/query", 303, headers={"Vary": "Accept"})
        _, form = formats(accept, values)
        if form is None:
            return _refused(406, "The service description is a graph.", f"Accept one of: {', '.join(GRAPHS.values())}.")
        body: bytes = await self._describe(request, form)
        return Response(body, media_type=GRAPHS[form], headers={"Vary": "Accept"})

    async def _answer(self, request: Request, query: str, values: Mapping[str, Sequence[str]], accept: str) -> Response:
        if calls_out(query):
            return _unanswered(SERVICE)
        if updates(query):
            return _unanswered(UPDATE)
        table, graph = formats(accept, values)
        head, body = await self._pool.ask(
            {
                "query": query,
                "default": list(values.get("default-graph-uri", ())),
                "named": list(values.get("named-graph-uri", ())),
                "table": table,
                "graph": graph,
                "rows": self._limits.rows,
                "seconds": self._limits.seconds,
                "link": str(request.base_url).rstrip("/") + _HELP,
            }
        )
        if head["status"] != 200:
            return _unanswered(Unanswered.of(head))
        headers = {"Vary": "Accept"}
        if head["cut"]:
            headers["X-SPARQL-MaxRows"] = str(self._limits.rows)
            headers["Link"] = f'<{_HELP}>; rel="help"; title="Only the first {self._limits.rows} are given"'
        return Response(body, media_type=head["media"], headers=headers)


def formats(accept: str, values: Mapping[str, Sequence[str]]) -> tuple[str | None, str | None]:
    """The names of the formats for a table and for a graph; None where the client accepts none."""
    named = (values.get("format") or values.get("output") or [""])[0].lower()
    if named in TABLES or named in GRAPHS:
        return (named if named in TABLES else "json"), (named if named in GRAPHS else "turtle")
    table, graph = negotiate.chosen(accept, TABLES), negotiate.chosen(accept, GRAPHS)
    if "text/html" in accept:
        # A browser that is shown an answer takes what it is given.
        return table or "json", graph or "turtle"
    # Many clients accept tables alone, or graphs alone, for whatever they ask.
    return table or ("json" if graph else None), graph or ("turtle" if table else None)


def calls_out(query: str) -> bool:
    """Whether a query holds a call to another service, however its letters are written."""
    plain = _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    return _SERVICE.search(plain) is not None


def _refused(status: int, problem: str, remedy: str) -> Response:
    return JSONResponse({"error": problem, "remedy": remedy}, status)


def _unanswered(why: Unanswered) -> Response:
    return JSONResponse(why.said, why.status)
