"""Where a quotation stands in its sentence."""

from __future__ import annotations

import re


def where(words: str, sentence: str, meant: int) -> int | None:
    """Where the words stand in the sentence, as near as can be to `meant`; None where they do not.

    `meant` is the offset in the source, less that of the sentence: where a sentence has been cleaned, it is only near.
    """
    places = [found.start() for found in re.finditer(re.escape(words), sentence)] if words else []
    return min(places, key=lambda at: abs(at - meant), default=None)
