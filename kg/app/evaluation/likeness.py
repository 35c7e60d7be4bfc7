"""When two names or phrases count as the same."""

from __future__ import annotations

import difflib
import re

_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉「」()（）·・—\-]")


def plain(words: str | None) -> str:
    """Words without white space, quotation marks, brackets, dots and dashes, in lower case."""
    return _MARKS.sub("", words or "").lower()


def alike(a: str | None, b: str | None, least: float) -> bool:
    """Whether two phrases are equal or similar by at least `least` (difflib's ratio, 0 to 1)."""
    a, b = plain(a), plain(b)
    return bool(a and b) and (a == b or difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= least)


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names are equal, or one lies in the other and is at least half as long (渝中, 渝中区)."""
    a, b = plain(a), plain(b)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return a == b or (short in long and len(short) >= 2 and 2 * len(short) >= len(long))


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Shared length over joint length of two spans (intersection over union)."""
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both > 0 else 0.0
