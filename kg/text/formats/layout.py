"""Lines on pages → text: where paragraphs end is told by indents, full lines and gaps.

The text has the marks of `kg.text.pages`: a line separator after a line that its paragraph goes on after, a line feed
after a paragraph's end, a form feed after each page. Everything that stands on the page stays, page numbers too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kg.text.pages import PAGE, WRAP, furniture

_ENDED = re.compile(r"[。！？；：…!?;:][”’）)]*$")
_INDENT = 1.2  # in em: what is set in more begins a paragraph
_SLACK = 1.6  # in em: how far a full line may end before the margin, as where a sign may not begin a line
_MOST_GAP = 1.5  # in line pitches: more is a space between paragraphs
_FEW = 8  # lines; a page with fewer has the margins of the document


class Line(NamedTuple):
    """A line on a page, in points: words, left and right end, size of the type, height of the middle."""

    words: str
    left: float
    right: float
    em: float
    middle: float


class _Margins(NamedTuple):
    """Where the lines of a column begin and end, and how far apart they are, and their type's size."""

    left: float
    right: float
    pitch: float
    em: float


class _Placed(NamedTuple):
    """A line of the body with the column that it is in."""

    page: int
    at: int
    line: Line
    margins: _Margins


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages."""
    ordered = [_by_height(page) for page in pages]
    aside = furniture([[line.words for line in page] for page in ordered])
    body = list(_body(ordered, aside))
    indents = _indents(body)
    wraps = {(a.page, a.at) for a, b in pairwise(body) if _goes_on(a, b, indents)}
    return "".join(
        "".join(line.words + (WRAP if (page, index) in wraps else "\n") for index, line in enumerate(lines)) + PAGE
        for page, lines in enumerate(ordered)
    )


def _by_height(page: Sequence[Line]) -> list[Line]:
    """The page's own order, but heads above everything come first and feet below everything last."""
    lines = list(page)
    for top in (True, False):
        edge: list[Line] = []
        while len(lines) > 2 and len(edge) < 2:
            lines_by = sorted(lines, key=lambda line: -line.middle if top else line.middle)
            if abs(lines_by[0].middle - lines_by[1].middle) < lines_by[0].em:
                break
            edge.append(lines_by[0])
            lines.remove(lines_by[0])
        lines = edge + lines if top else lines + edge[::-1]
    return lines


def _body(pages: Sequence[Sequence[Line]], aside: frozenset[tuple[int, int]]) -> Iterator[_Placed]:
    kept = [[(i, line) for i, line in enumerate(lines) if (page, i) not in aside] for page, lines in enumerate(pages)]
    every = _margins([line for lines in kept for _, line in lines])
    for page, lines in enumerate(kept):
        middle = _columns([line for _, line in lines])
        for side in (False, True):
            column = [line for _, line in lines if (line.left > middle) is side]
            margins = _margins(column) if len(column) >= _FEW else every
            for index, line in lines:
                if (line.left > middle) is side:
                    yield _Placed(page, index, line, margins)


def _columns(lines: Sequence[Line]) -> float:
    """Where a page in two columns is parted; beyond every line for a page in one."""
    if not lines:
        return 0.0
    middle = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
    left = sum(line.right < middle for line in lines)
    right = sum(line.left > middle for line in lines)
    return middle if min(left, right) >= 5 and left + right > 0.8 * len(lines) else max(line.left for line in lines)


def _margins(lines: Sequence[Line]) -> _Margins:
    if not lines:
        return _Margins(0.0, 0.0, 0.0, 0.0)
    em = median(line.em for line in lines) or 1.0
    lefts = Counter(round(line.left / em * 2) for line in lines)
    left = min(at for at, times in lefts.items() if times * 10 >= len(lines) or times == max(lefts.values()))
    rights = Counter(round(line.right / em * 2) for line in lines)
    right = max(at for at, times in rights.items() if times * 10 >= len(lines) or times == max(rights.values()))
    gaps = [a.middle - b.middle for a, b in pairwise(lines) if a.middle > b.middle]
    return _Margins(left * em / 2, right * em / 2, median(gaps) if gaps else 0.0, em)


def _indented(placed: _Placed) -> bool:
    return placed.line.left > placed.margins.left + _INDENT * placed.line.em


def _full(placed: _Placed) -> bool:
    return placed.line.right >= placed.margins.right - _SLACK * placed.line.em


def _indents(body: Sequence[_Placed]) -> bool:
    """Whether paragraphs begin with an indent, as they do nearly everywhere."""
    return sum(_indented(a) and not _indented(b) for a, b in pairwise(body)) >= 3


def _goes_on(a: _Placed, b: _Placed, indents: bool) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    if not 0.85 < a.line.em / (b.line.em or 1.0) < 1.18:
        return False
    if _indented(b):
        # A title that fills its line and goes on, centred, in the next.
        return _full(a) and min(a.line.em, b.line.em) > 1.2 * a.margins.em
    if a.page == b.page and a.line.middle - b.line.middle > _MOST_GAP * a.margins.pitch:
        return False
    width = a.margins.right - a.margins.left
    long = a.line.right - a.margins.left >= 0.6 * width and not _ENDED.search(a.line.words.rstrip())
    return _full(a) or (indents and long)
