"""A text on its way from source to clean words: it may lose characters and swap one for one, never gain any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from kg.model.document import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Words with the source offset of each character, strictly increasing."""

    words: str
    offsets: list[int]

    @classmethod
    def of(cls, text: str) -> Draft:
        """The draft in which nothing is changed yet."""
        return cls(text, list(range(len(text))))

    def without(self, spans: Iterable[Span | tuple[int, int]]) -> Draft:
        """The draft with spans cut out; they come in order and do not overlap."""
        keep: list[tuple[int, int]] = []
        at = 0
        for start, end in spans:
            keep.append((at, start))
            at = end
        if not keep:
            return self
        keep.append((at, len(self.words)))
        words = "".join([self.words[start:end] for start, end in keep])
        return Draft(words, list(chain.from_iterable([self.offsets[start:end] for start, end in keep])))

    def cut(self, pattern: re.Pattern[str]) -> Draft:
        """The draft without what a pattern matches (its group `cut`, where it has one)."""
        group: int | str = "cut" if "cut" in pattern.groupindex else 0
        return self.without(match.span(group) for match in pattern.finditer(self.words))

    def swap(self, words: str) -> Draft:
        """The draft with other characters in the places of the old ones."""
        if len(words) != len(self.offsets):
            raise ValueError("A swap keeps the number of characters.")
        return Draft(words, self.offsets)


Step = Callable[[Draft], Draft]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a draft: its span without the line feed, and its words without the spaces around them."""

    start: int
    end: int
    words: str

    @property
    def blank(self) -> bool:
        """Whether nothing but space is in it."""
        return not self.words


def lines(draft: Draft) -> list[Line]:
    """The lines of a draft in order."""
    found: list[Line] = []
    at = 0
    for raw in draft.words.split("\n"):
        found.append(Line(at, at + len(raw), raw.strip()))
        at += len(raw) + 1
    return found
