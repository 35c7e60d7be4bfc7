"""A report as text: the source as read, its clean words, and the way from one to the other.

Two coordinate systems, both in Unicode code points. *Source* offsets point into the text as it was read (a BOM
dropped, line ends as they stand); they are what the graph states. *Clean* offsets point into the words with page
furniture, page turns and stray spaces gone and variant characters folded; grammar and extraction work in these.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kg.model.quantity import Modality, Period
from kg.model.shown import Shown


class Span(NamedTuple):
    """A stretch of text, end exclusive."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether another span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it was read: its name, its text, and how the bytes became text."""

    name: str
    text: str
    sha256: str
    encoding: str
    media_type: str = "text/plain"


@dataclass(frozen=True)
class Alignment:
    """Clean text to source text, one source offset for each clean character (strictly increasing)."""

    offsets: tuple[int, ...]

    def to_source(self, span: Span) -> Span:
        """The source span of a clean span; it runs across furniture that was cut out between its characters.

        Raises ValueError for an empty span: nothing in the source answers for no words.
        """
        if span.end <= span.start:
            raise ValueError(f"An empty span {span} has no source.")
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)

    def to_clean(self, offset: int) -> int:
        """The index of the last clean character at or before a source offset (-1 if there is none)."""
        return bisect_right(self.offsets, offset) - 1


class Part(StrEnum):
    """Which part of a report a section belongs to: it looks back, looks ahead, or neither."""

    REVIEW = "review"
    PLAN = "plan"
    OTHER = "other"


class Level(StrEnum):
    """The level of government that gives the report."""

    STATE = "state"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area; `code` is its GB/T 2260 code where it is resolved, else None."""

    name: str
    code: str | None = None
    level: Level | None = None
    short: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence's claims are about unless a clause says otherwise: done or aimed at, and when."""

    modality: Modality
    period: Period


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the report. `parent` is the index of the one around it; `number` as written: （一）, 二、."""

    index: int
    parent: int | None
    depth: int
    number: str
    title: str
    part: Part
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in clean offsets; it ends at 。！？ or at the end of its paragraph. A heading is a sentence too."""

    index: int
    section: int
    paragraph: int
    span: Span
    setting: Setting
    heading: bool = False


@dataclass(frozen=True)
class Document(Shown):
    """A report that has been read, cleaned and outlined; nothing has been extracted from it yet.

    `words` is the clean text, paragraphs separated by a line feed. `year` is the year of the meeting; the review
    part looks back on the year before.
    """

    source: Source
    words: str
    alignment: Alignment
    title: str
    area: Area
    year: int
    level: Level | None
    date: str | None
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    def text(self, span: Span) -> str:
        """The clean words of a clean span."""
        return self.words[span.start : span.end]

    def to_source(self, span: Span) -> Span:
        """A clean span in source offsets."""
        return self.alignment.to_source(span)

    def quotation(self, span: Span) -> str:
        """The source's own characters for a clean span: `source.text[start:end]`."""
        start, end = self.alignment.to_source(span)
        return self.source.text[start:end]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.sentences)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds a clean offset (the last one that starts at or before it)."""
        return self.sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    def sentence_text(self, sentence: Sentence) -> str:
        """The clean words of a sentence."""
        return self.words[sentence.span.start : sentence.span.end]
