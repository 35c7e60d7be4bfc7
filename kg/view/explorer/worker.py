"""A process that answers SPARQL, so that a query which runs away can be stopped by ending the process.

    python -m kg.view.explorer.worker DIR

It reads requests from its standard input and writes answers to its standard output, both as frames: four bytes that
give a length, a JSON object; answers are followed by a second frame, the body. An empty frame before the first says
that it is ready. It ends when its input does.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import struct
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

import pyoxigraph as ox

from kg.errors import DatasetError
from kg.query import PREFIXES, fault
from kg.view.explorer.results import GRAPHS, TABLES, graph, table, truth
from kg.view.explorer.served import Served
from kg.view.explorer.unanswered import Unanswered, failed, unavailable, unparsed

Json = dict[str, Any]

_SLACK: Final = 3.0
"""Seconds after which a query beyond its time ends the process from within, should nobody do so from without."""
OVERTIME: Final = 75
"""The exit code that says so."""
_FROM: Final = re.compile(r"(?<![\w:?$-])FROM\s*(NAMED\b\s*)?(<|[\w-]*:)", re.IGNORECASE)
_WORDS: Final = re.compile(
    r"""'{3}.*?'{3}|"{3}.*?"{3}|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?<![\w:<\\])\#[^\n]*""", re.DOTALL
)


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame; None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    return stream.read(struct.unpack(">I", head)[0])


def frame(content: bytes) -> bytes:
    """A frame."""
    return struct.pack(">I", len(content)) + content


def main() -> None:
    """Answer until the input ends."""
    served = Served(Path(sys.argv[1]))
    _bound_memory()
    # Nothing else may write there.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    out.write(frame(b""))
    out.flush()
    while (asked := read_frame(sys.stdin.buffer)) is not None:
        request = json.loads(asked)
        watch = threading.Timer(request["seconds"] + _SLACK, os._exit, [OVERTIME])
        watch.daemon = True
        watch.start()
        head, body = answer(served, request)
        watch.cancel()
        out.write(frame(json.dumps({**head, "memory": _memory()}).encode()) + frame(body))
        out.flush()


def answer(served: Served, request: Json) -> tuple[Json, bytes]:
    """The head (status, media type, whether rows were cut off, what is wrong) and body of an answer."""
    try:
        return served.asking(lambda snapshot: _answer(snapshot.store, request))
    except SyntaxError as error:
        return unparsed(error, fault(error)).head, b""
    except DatasetError as error:
        return unavailable(error.problem).head, b""
    except (ValueError, RuntimeError) as error:
        return failed(error).head, b""


def _answer(store: ox.Store, request: Json) -> tuple[Json, bytes]:
    found = _ask(store, request)
    limit = request["rows"]
    if isinstance(found, ox.QueryTriples):
        form = request["graph"]
        if form is None:
            return _unaccepted("graph", "图", GRAPHS), b""
        body, cut = graph(found, form, limit)
        return _right(GRAPHS[form], cut), body
    form = request["table"]
    if form is None:
        return _unaccepted("table", "表", TABLES), b""
    if isinstance(found, ox.QueryBoolean):
        return _right(TABLES[form], False), truth(bool(found), form)
    names = [variable.value for variable in found.variables]
    width = range(len(names))
    body, cut = table(names, ([row[i] for i in width] for row in found), form, limit, request["link"])
    return _right(TABLES[form], cut), body


def _ask(store: ox.Store, request: Json) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    text, default, named = request["query"], request["default"], request["named"]
    if default or named:
        return store.query(
            text,
            prefixes=PREFIXES,
            default_graph=[ox.NamedNode(iri) for iri in default],
            named_graphs=[ox.NamedNode(iri) for iri in named],
        )
    union = _FROM.search(_WORDS.sub("''", text)) is None
    return store.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)


def _right(media: str, cut: bool) -> Json:
    return {"status": 200, "media": media, "cut": cut}


def _unaccepted(en: str, zh: str, forms: Mapping[str, str]) -> Json:
    listed = ", ".join(forms.values())
    problem = (f"The answer is a {en}.", f"答案是{zh}。")
    return Unanswered(406, problem, (f"Accept one of: {listed}.", f"请接受其中之一：{listed}。")).head


def _bound_memory() -> None:
    """A query that wants more than half of the machine's memory ends its process, not the machine."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        have = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        most = have + min(max(whole // 2, 2**30), 8 * 2**30)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _memory() -> int:
    """Bytes of memory that the process holds; 0 where that cannot be told."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


if __name__ == "__main__":
    main()
