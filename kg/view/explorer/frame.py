"""The pages: one frame around all, and what is inside each; their scripts take the data from the server's addresses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.resources import package_dir


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its kind (the class of its body), the beginning of its title, and the files of `static/` it needs.

    `first` are addresses whose answers the page brings along, because its script asks for them before all else.
    """

    name: str
    kind: str
    title: str
    styles: tuple[str, ...]
    script: str
    libraries: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


_ALL: Final = (
    Page(
        "explorer",
        "explorer",
        "",
        ("base.css", "explorer.css"),
        "explorer/main.js",
        first=("/api/dataset", "/api/reports", "/api/graph", "/api/facets"),
    ),
    Page("reader", "reader", "原文 · ", ("base.css", "reader.css"), "reader.js"),
    Page("lists", "lists", "清单 · ", ("base.css", "lists.css"), "lists.js"),
    Page("list", "list", "清单 · ", ("base.css", "lists.css"), "list.js"),
    Page("thing", "thing-page", "档案 · ", ("base.css", "lists.css", "thing.css"), "thing.js"),
    Page(
        "query",
        "query",
        "查询 · ",
        ("vendor/yasqe.min.css", "base.css", "query.css"),
        "query/main.js",
        ("vendor/yasqe.min.js",),
    ),
    Page("missing", "missing", "没有找到 · ", ("base.css",), "missing.js"),
)
PAGES: Final = {page.name: page for page in _ALL}
"""Every page by its name."""


@cache
def inside(name: str) -> str:
    """What stands between the bar at the head and the line at the foot of a page."""
    return (package_dir("view") / "explorer" / "pages" / f"{name}.html").read_text(encoding="utf8")


def static(path: str) -> str:
    """A file of the pages."""
    return (package_dir("view") / "explorer" / "static" / path).read_text(encoding="utf8")


@cache
def files() -> dict[str, Path]:
    """Every file of `static/` by its path there: what is not in here is not served."""
    root = package_dir("view") / "explorer" / "static"
    return {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}


def fill(frame: str, **values: object) -> str:
    """A frame with its places filled; only what is marked as such is read as markup."""
    from jinja2 import Environment, StrictUndefined

    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.from_string(inside(frame)).render(values)
