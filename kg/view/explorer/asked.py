"""What a request asks: its parameters, read and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from kg.view.explorer.atlas import Atlas
from kg.view.explorer.filters import NAMES, Filters
from kg.view.explorer.served import Snapshot

_FIELDS: Final = 500


class Refused(Exception):
    """A request that is not answered: the HTTP status, what is wrong, what to do."""

    def __init__(self, status: int, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem
        self.remedy = remedy or "API.md of kg/view/explorer says what is answered."


def parameters(form: str) -> dict[str, list[str]]:
    """The parameters of an address or a form. Refused where there are too many."""
    try:
        return parse_qs(form, keep_blank_values=True, errors="replace", max_num_fields=_FIELDS)
    except ValueError:
        raise Refused(400, f"There are more than {_FIELDS} parameters.") from None


@dataclass(frozen=True)
class Asked:
    """The parameters of a request over a snapshot; `path` are those that stand in its path."""

    snapshot: Snapshot
    path: Mapping[str, str]
    values: Mapping[str, Sequence[str]]

    def text(self, name: str, default: str = "") -> str:
        """A parameter as it stands."""
        found = self.values.get(name)
        return found[0] if found else default

    def required(self, name: str) -> str:
        """A parameter that must be there."""
        found = self.text(name)
        if not found:
            raise Refused(400, f"The parameter {name} is missing.")
        return found

    def number(self, name: str, default: int, most: int) -> int:
        """A parameter that is a number from 0 to `most`."""
        text = self.text(name)
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise Refused(400, f"{name} is a number, not '{text[:40]}'.")
        return min(int(text), most)

    def several(self, name: str) -> list[str]:
        """A parameter that may be repeated or hold several values with commas between them."""
        return [part for value in self.values.get(name, ()) for part in value.split(",") if part]

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports selected, in their order; all where none is named. Refused where one is strange."""
        chosen = self.several("reports")
        known = self.snapshot.reports
        for report in chosen:
            if report not in known:
                raise Refused(404, f"There is no report '{report[:80]}'.", "/api/reports lists them.")
        return tuple(r for r in known if r in chosen) if chosen else tuple(known)

    @property
    def filters(self) -> Filters:
        """The filters. Refused where a year is no number."""
        try:
            return Filters.of({name: list(self.values.get(name, ())) for name in NAMES})
        except ValueError:
            raise Refused(400, "year is a number.") from None

    @property
    def atlas(self) -> Atlas:
        """The pictures of the selected reports."""
        return self.snapshot.atlas(self.reports)

    def item(self, atlas: Atlas, given: str) -> str:
        """The item that an id means in an atlas. Refused where there is none."""
        found = atlas.id(given)
        if found is None:
            raise Refused(
                404, f"There is nothing called '{given[:120]}' in the selected reports.", "/api/search finds."
            )
        return found

    def iris(self, atlas: Atlas, id_: str) -> list[str]:
        """The IRIs of an item: its own, or those of the entities that it stands for."""
        return [self.snapshot.base + member for member in atlas.members.get(id_) or [id_]]
