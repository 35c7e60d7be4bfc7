"""Which of the media types on offer a client would rather have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_ALSO: Final = {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/x-turtle": "turtle",
    "text/plain": "ntriples",
}


def chosen(accept: str, offered: Mapping[str, str]) -> str | None:
    """The name of the type that an Accept header prefers, the first on offer for no or any; None where none will do.

    `offered` is name → media type, the best first.
    """
    if not accept.strip():
        return next(iter(offered))
    wanted = [_range(part) for part in accept.split(",") if part.strip()]
    best: tuple[float, int, int] | None = None
    found = None
    for place, (name, media) in enumerate(offered.items()):
        # Of the ranges that fit, the most exact one says how much a type is wanted.
        fits = [(exact, q) for pattern, q in wanted if (exact := _fits(pattern, name, media))]
        if not fits:
            continue
        exact, q = max(fits)
        if q > 0 and (best is None or (q, exact, -place) > best):
            best, found = (q, exact, -place), name
    return found


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, text = parameter.partition("=")
        if name.strip() == "q":
            try:
                return media, min(max(float(text), 0.0), 1.0)
            except ValueError:
                return media, 0.0
    return media, 1.0


def _fits(pattern: str, name: str, media: str) -> int:
    """How exactly a range fits a type: 0 not at all, 1 `*/*`, 2 `text/*`, 3 another name of the type, 4 itself."""
    if pattern == media:
        return 4
    if _ALSO.get(pattern) == name:
        return 3
    if pattern.endswith("/*") and pattern != "*/*":
        return 2 if media.startswith(pattern[:-1]) else 0
    return 1 if pattern == "*/*" else 0
