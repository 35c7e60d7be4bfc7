"""Which page an address shows, and whether the dataset has what the address names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kg.view.explorer.asked import Asked, Refused
from kg.view.explorer.lists import query_of


def _report(asked: Asked) -> object:
    if asked.path["report"] not in asked.snapshot.reports:
        raise Refused(404, f"There is no report '{asked.path['report'][:80]}'.", "/api/reports lists them.")
    return asked.reports


def _list(asked: Asked) -> object:
    return query_of(asked.path["name"]), asked.reports


def _thing(asked: Asked) -> object:
    return asked.path["id"] in asked.snapshot.metrics or asked.item(asked.atlas, asked.path["id"])


def _reports(asked: Asked) -> object:
    return asked.reports


VISITS: Final[Mapping[str, tuple[str, Callable[[Asked], object]]]] = {
    "/": ("explorer", _reports),
    "/reader/{report}": ("reader", _report),
    "/lists": ("lists", _reports),
    "/lists/{name}": ("list", _list),
    "/thing/{id:path}": ("thing", _thing),
    "/query": ("query", _reports),
}
"""For each address the name of its page, and what must be found for it: it is refused (404) where that is not there."""
