"""The run that made a graph: software, settings, times."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime

from kg import __version__

SOFTWARE = f"govreport-kg {__version__}"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the software over one report. `settings` are name=value, in the order of their names."""

    software: str
    settings: tuple[str, ...]
    began: datetime
    ended: datetime

    @classmethod
    def now(cls, *, began: datetime | None = None, **settings: object) -> Run:
        """A run that ends now, with the settings that are given; its times are SOURCE_DATE_EPOCH where that is set."""
        given = tuple(f"{name}={value}" for name, value in sorted(settings.items()) if value is not None)
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if epoch:
            at = datetime.fromtimestamp(int(epoch), UTC)
            return cls(SOFTWARE, given, at, at)
        ended = datetime.now(UTC)
        return cls(SOFTWARE, given, began or ended, ended)


def stamp(at: datetime) -> str:
    """A moment as the graph writes it, to the second in UTC: 2025-01-16T08:30:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
