"""The file: styles, the inside of both pages, the parts of the dataset, the libraries, one script; and its policy."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from markupsafe import Markup

from kg.store import Reader
from kg.view.explorer.bundle import bundle
from kg.view.explorer.frame import PAGES, fill, inside, static
from kg.view.explorer.offline.account import account
from kg.view.explorer.offline.parts import parts
from kg.view.explorer.rendered import hashes, script
from kg.view.explorer.served import Snapshot

LIMIT: Final = 40_000
"""So many things are held at most: of more, those of which most is said."""

_INSTEAD: Final = {
    "transport.js": "offline/held.js",
    "places.js": "offline/places.js",
    "libraries.js": "offline/libraries.js",
    "remembered.js": "offline/remembered.js",
}
_LIBRARIES: Final = {"graphology": "vendor/graphology.umd.min.js", "sigma": "vendor/sigma.min.js"}
"""Held as text, and run where there is a graphics card to draw with."""
_HELD: Final = ("explorer", "reader")


def file(reader: Reader, reports: Sequence[str] | None = None, limit: int = LIMIT) -> str:
    """Explorer and reader of a dataset, or of some of its reports (IRIs), as one HTML file.

    It asks for nothing from anywhere, and runs no script but its own. The same dataset gives the same file.
    """
    snapshot = Snapshot(reader.folder, reader.store, "")
    chosen = [entry.id for entry in snapshot.reports.values() if reports is None or entry.iri in reports]
    scripts = [static("offline/early.js"), bundle("offline/start.js", _INSTEAD)]
    libraries = {name: static(path) for name, path in _LIBRARIES.items()}
    shared = [style for style in PAGES["explorer"].styles if style in PAGES["reader"].styles]
    styles = {"": "".join(map(static, shared))}
    styles |= {name: "".join(static(s) for s in PAGES[name].styles if s not in shared) for name in _HELD}
    return fill(
        "offline",
        title=_title(snapshot, chosen),
        policy=_policy([*scripts, *libraries.values()], styles.values()),
        icon=Markup("data:image/svg+xml;base64," + base64.b64encode(static("icon.svg").encode()).decode()),
        styles={name: Markup(style) for name, style in styles.items()},
        pages={name: Markup(inside(name)) for name in _HELD},
        parts={name: _packed(part) for name, part in _with_account(reader, snapshot, chosen, limit)},
        early=script(scripts[0]),
        libraries={name: script(library) for name, library in libraries.items()},
        script=script(scripts[1]),
    )


def _with_account(
    reader: Reader, snapshot: Snapshot, chosen: Sequence[str], limit: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in parts(snapshot, chosen, limit):
        if name == "head":
            part["dataset"]["account"] = account(reader, snapshot, chosen)
        yield name, part


def _title(snapshot: Snapshot, chosen: Sequence[str]) -> str:
    if len(chosen) == 1:
        return snapshot.reports[chosen[0]].title or snapshot.reports[chosen[0]].zh
    return f"{len(chosen)} 份政府工作报告"


def _packed(part: dict[str, Any]) -> str:
    plain = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(plain, 9, mtime=0)).decode()


def _policy(scripts: Sequence[str], styles: Iterable[str]) -> str:
    """Only our own scripts and styles, known by their hashes; pictures made here; no request, frame or form at all."""
    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
