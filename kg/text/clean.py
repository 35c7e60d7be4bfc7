"""Source → clean words: a chain of small steps, one flaw each; every character that is left knows where it was.

What is decided about widths, punctuation and variants is told in kg.text.characters. Paragraphs are separated by one
line feed; furniture of pages and web sites is gone; sentences that a page turn or a hard wrap cut are joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.text.characters import (
    entities,
    invisible,
    line_ends,
    mojibake,
    notes,
    punctuation,
    spaces,
    spread_digits,
    variants,
    widths,
    zeros,
)
from kg.text.draft import Draft, Step, lines
from kg.text.furniture import contents, lines_of_pages, page_turns, web_page
from kg.text.headings import mark
from kg.text.joins import join
from kg.text.pages import page_edges
from kg.text.paragraphs import inline_headings


def blank_lines(draft: Draft) -> Draft:
    """Without empty lines and the spaces around a line."""
    spans = []
    at = 0
    for line in lines(draft):
        if line.blank:
            continue
        start = draft.words.index(line.words, line.start)
        if start > at:
            spans.append((at, start))
        at = min(start + len(line.words) + 1, len(draft.words))
    end = len(draft.words) if not spans and at == 0 else at
    if draft.words[end - 1 : end] == "\n":
        end -= 1
    if end < len(draft.words):
        spans.append((end, len(draft.words)))
    return draft.without(spans)


_BARE_MARK = re.compile("^[ \\t]*#+[ \\t]*$", re.MULTILINE)


def bare_marks(draft: Draft) -> Draft:
    """Without the marks of headings that have no words."""
    return draft.cut(_BARE_MARK)


CHAIN: tuple[Step, ...] = (
    line_ends,
    entities,
    page_edges,
    widths,
    invisible,
    mojibake,
    web_page,
    page_turns,
    contents,
    lines_of_pages,
    join,
    inline_headings,
    punctuation,
    spread_digits,
    spaces,
    bare_marks,
    blank_lines,
    notes,
    zeros,
    variants,
)


@dataclass(frozen=True, slots=True)
class Clean:
    """The clean words of a source, aligned with it, and the paragraphs (by index) that markdown marks as headings."""

    draft: Draft
    marked: frozenset[int]


def clean(text: str) -> Clean:
    """The clean words of a source's text."""
    draft = Draft.of(text)
    for step in CHAIN:
        draft = step(draft)
    found = lines(draft)
    marked = [(index, line.start, len(mark(line.words))) for index, line in enumerate(found) if mark(line.words)]
    return Clean(
        draft.without((start, start + length) for _, start, length in marked),
        frozenset(index for index, _, _ in marked),
    )
