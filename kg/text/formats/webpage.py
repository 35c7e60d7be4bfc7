"""A page of a web site → the report in it: its words without menus, side bars, footers and links to other pages.

The report is what holds nearly all the prose of the page (words that are no links, with the punctuation of
sentences), with the title before it; every word in there stays but lines that are links and what a browser never shows.
"""

from __future__ import annotations

import re

from kg.text.formats.markup import Element, Line, innermost_first, inside, lines, page
from kg.text.headings import numbering

_SENTENCE = re.compile("[，。；、！？,;]")
_TITLE = re.compile("工作报告")
_SHARE = 0.9
_SHORTEST = 20
_LONGEST_LINK = 80


def words_of(html: str, name: str) -> str:
    """The text of the report on a page, one line a paragraph. Raises UnreadableSource for a page that is a bomb."""
    told = page(html, name)
    if not told.elements:
        return ""
    every = lines(told)
    report = inside(told.elements, _container(told.elements, every))
    first = next((index for index, line in enumerate(every) if line.owner in report), 0)
    chosen = [line for line in every if line.owner in report]
    chosen = _heading(every[:first], chosen[:5], [title for title in told.titles if title]) + chosen
    return "".join(line.words + "\n" for index, line in enumerate(chosen) if not _aside(chosen, index))


def _container(elements: list[Element], every: list[Line]) -> int:
    """The innermost element that holds nearly all the prose."""
    prose = [0] * len(elements)
    for line in every:
        prose[line.owner] += _size(line) if _is_prose(line) else 0
    for index, parent in innermost_first(elements):
        prose[parent] += prose[index]
    least = _SHARE * prose[0]
    return max((index for index, size in enumerate(prose) if size >= least), default=0) if prose[0] else 0


def _heading(before: list[Line], opening: list[Line], titles: list[str]) -> list[Line]:
    """The title above the report and what stands between, or what the page's head says that its title is.

    Nothing where the report itself opens with that title.
    """
    opens = [_bare(line.words) for line in opening]
    for index in range(len(before) - 1, -1, -1):
        bare = _bare(before[index].words)
        said = any(bare in _bare(title) for title in titles)
        if not before[index].linked and _TITLE.search(bare) and (said or not _is_prose(before[index])):
            return [] if bare in opens else [line for line in before[index:] if not line.linked]
    if any(_TITLE.search(words) for words in opens):
        return []
    return [Line(0, title, 0) for title in titles if _TITLE.search(title)][:1]


def _aside(chosen: list[Line], index: int) -> bool:
    """Whether a line is part of a menu, or the heading of a list of links."""
    line = chosen[index]
    after = chosen[index + 1 : index + 3]
    heads = _size(line) < _SHORTEST and len(after) == 2 and all(_is_menu(other) for other in after)
    return _is_menu(line) or (heads and not _SENTENCE.search(line.words) and not numbering(line.words.strip()))


def _is_menu(line: Line) -> bool:
    """Whether a line is a link, or has one and is neither prose nor a numbered heading."""
    if not line.linked or _size(line) >= _LONGEST_LINK:
        return False
    return 2 * line.linked > _size(line) or not (_is_prose(line) or numbering(line.words.strip()))


def _is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more, and mostly no link."""
    size = _size(line)
    return size >= _SHORTEST and line.linked * 3 < size and bool(_SENTENCE.search(line.words))


def _size(line: Line) -> int:
    return len(_bare(line.words))


def _bare(words: str) -> str:
    return "".join(words.split())
