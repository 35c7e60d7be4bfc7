"""The routes of the server and how a request comes to its answer. API.md says the same in words."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from kg.view.explorer import about, export, graph, indicators, lists, negotiate, resolve, text, why
from kg.view.explorer.asked import Asked, Refused, parameters
from kg.view.explorer.describe import description
from kg.view.explorer.endpoint import Endpoint, Limits
from kg.view.explorer.frame import PAGES
from kg.view.explorer.pool import Pool
from kg.view.explorer.replies import failed, html, missing, packed, page, plain, refused, sent, static
from kg.view.explorer.results import GRAPHS
from kg.view.explorer.search import Search
from kg.view.explorer.security import Guard
from kg.view.explorer.served import Answer, Served, Snapshot
from kg.view.explorer.visits import VISITS

Make = Callable[[Asked], Mapping[str, Any] | Answer]


def search(asked: Asked) -> Mapping[str, Any]:
    """Things, metrics and reports by name."""
    snapshot, reports = asked.snapshot, asked.reports
    query = asked.text("q")
    if len(query) > 200:
        raise Refused(400, "q is longer than 200 characters.")
    known = [snapshot.reports[r] for r in reports]
    index = snapshot.searches.get(reports, lambda: Search(asked.atlas, snapshot.metrics, known))
    found: Mapping[str, Any] = index.find(query, asked.filters, asked.number("limit", 8, 200))
    return found


DATA: Final[Mapping[str, Make]] = {
    "/api/dataset": about.dataset,
    "/api/reports": about.reports,
    "/api/graph": graph.graph,
    "/api/facets": graph.facets,
    "/api/search": search,
    "/api/neighbours": graph.neighbours,
    "/api/path": graph.path,
    "/api/why": why.why,
    "/api/thing/{id:path}": why.dossier,
    "/api/reader/{report}": text.text,
    "/api/lists": lists.lists,
    "/api/lists/{name}": lists.rows,
    "/api/indicators": indicators.indicators,
    "/api/targets": indicators.targets,
    "/api/export": export.export,
    "/api/completion": about.completion,
}
"""What makes the data of each address."""


ROUTES: Final = (
    *(("GET", path) for path in (*VISITS, "/static/{path:path}", *DATA)),
    ("POST", "/api/export"),
    *(("GET", path) for path in ("/id/{id:path}", "/.well-known/void", "/health", "/sparql")),
    *((method, "/sparql") for method in ("POST", "OPTIONS")),
)
"""Every method and path, as API.md lists them."""


class Server:
    """The server over one dataset; `application` is what an ASGI server runs."""

    def __init__(self, served: Served, limits: Limits, workers: int) -> None:
        self._served = served
        self._limits = limits
        self._prepared = ""
        self._pool = Pool(served.path, workers)

    def application(self, hosts: frozenset[str], anywhere: bool) -> ASGIApp:
        """The routes behind their guard. `hosts` are the names answered to; `anywhere`: any IP address as well."""
        base = urlsplit(self._served.now().base).path
        own = (f"{base}{{id:path}}",) if base.startswith("/") and base not in ("/", "/id/") else ()
        app = Starlette(
            routes=list(self._routes(own)),
            lifespan=self._lifespan,
            exception_handlers={HTTPException: missing, Refused: refused, Exception: failed},
        )
        return Guard(app, hosts, anywhere, [path.partition("{")[0] for path in own])

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self._prepare(self._served.now())
        yield
        await self._pool.close()

    def _routes(self, own: Iterable[str]) -> Iterable[Route]:
        for path, (name, look) in VISITS.items():
            yield Route(path, self._page(name, look))
        yield Route("/static/{path:path}", _static)
        for path, make in DATA.items():
            yield Route(path, self._data(make), methods=["GET", "POST"] if make is export.export else ["GET"])
        endpoint = Endpoint(self._pool, self._limits, self._describe)
        yield Route("/sparql", _function(endpoint), methods=["GET", "POST", "OPTIONS"])
        for path in ("/id/{id:path}", *own):
            yield Route(path, self._resolve)
        yield Route("/.well-known/void", self._void)
        yield Route("/health", _health)

    async def _snapshot(self) -> Snapshot:
        fresh = self._served.fresh
        found = fresh if fresh is not None else await run_in_threadpool(self._served.now)
        if found.stamp != self._prepared:
            self._prepare(found)
        return found

    def _prepare(self, snapshot: Snapshot) -> None:
        """Have made in the background what nobody should wait for: what pages bring along, and the lists."""
        self._prepared = snapshot.stamp

        def ahead() -> None:
            # What fails now is made again, and told, when it is asked for.
            with contextlib.suppress(Exception):
                for address in dict.fromkeys(address for page in PAGES.values() for address in page.first):
                    _kept(snapshot, DATA[address], f"{address}?", {}, {})
                lists.prepare(snapshot)

        threading.Thread(target=ahead, name="ahead", daemon=True).start()

    def _page(self, name: str, look: Callable[[Asked], object]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            values = parameters(request.url.query)

            def made(now: Snapshot) -> Response:
                look(Asked(now, request.path_params, values))
                return page(name, request, now)

            try:
                return await run_in_threadpool(self._served.asking, made)
            except Refused as wrong:
                # The page itself says what is not there.
                return html(name, wrong.status, request)

        return answer

    def _data(self, make: Make) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            snapshot = await self._snapshot()
            if request.method == "POST":
                values = await _posted(request)
                made = await run_in_threadpool(self._served.asking, lambda now: make(Asked(now, {}, values)))
                return plain(made)
            tag = f'W/"{snapshot.stamp}"'
            if request.headers.get("if-none-match") == tag:
                return Response(status_code=304, headers={"ETag": tag})
            key = f"{request.scope['path']}?{request.url.query}"
            found = snapshot.answers.peek(key)
            if found is None:
                values = parameters(request.url.query)
                found = await run_in_threadpool(self._made, make, key, request.path_params, values)
            return sent(found, request, tag)

        return answer

    def _made(self, make: Make, key: str, path: Mapping[str, str], values: Mapping[str, list[str]]) -> Answer:
        return self._served.asking(lambda now: _kept(now, make, key, path, values))

    async def _describe(self, request: Request, form: str) -> bytes:
        origin = str(request.base_url).rstrip("/")
        key = ("description", origin, form)

        def kept(snapshot: Snapshot) -> Answer:
            return snapshot.answers.get(
                key, lambda: Answer(description(snapshot, origin, self._limits, form), b"", GRAPHS[form])
            )

        return (await run_in_threadpool(self._served.asking, kept)).body

    async def _void(self, request: Request) -> Response:
        form = negotiate.chosen(request.headers.get("accept", ""), GRAPHS) or "turtle"
        return Response(await self._describe(request, form), media_type=GRAPHS[form], headers={"Vary": "Accept"})

    async def _resolve(self, request: Request) -> Response:
        id_ = request.path_params["id"]
        form = negotiate.chosen(request.headers.get("accept", ""), {**GRAPHS, "html": "text/html"})
        headers = {"Vary": "Accept"}
        if form == "html":
            return RedirectResponse(
                await run_in_threadpool(self._served.asking, lambda now: resolve.page(now, id_)), 303, headers=headers
            )
        if form is None:
            raise Refused(406, "The description of a node is a graph.", f"Accept one of: {', '.join(GRAPHS.values())}.")
        body = await run_in_threadpool(self._served.asking, lambda now: resolve.turtle(now, id_, form))
        return Response(body, media_type=GRAPHS[form], headers=headers)


def _kept(snapshot: Snapshot, make: Make, key: str, path: Mapping[str, str], values: Mapping[str, list[str]]) -> Answer:
    return snapshot.answers.get(key, lambda: packed(make(Asked(snapshot, path, values))))


def _function(endpoint: Endpoint) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        return await endpoint(request)

    return answer


async def _static(request: Request) -> Response:
    answer, tag = static(request.path_params["path"])
    return sent(answer, request, tag)


async def _health(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def _posted(request: Request) -> Mapping[str, list[str]]:
    """The parameters of a posted JSON object."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "Post a JSON object as application/json.")
    try:
        given = json.loads(await request.body())
        if not isinstance(given, dict):
            raise ValueError
    except (ValueError, RecursionError):
        raise Refused(400, "The request's body is no JSON object.") from None
    return {
        str(name): [str(v) for v in value] if isinstance(value, list) else [str(value)] for name, value in given.items()
    }
