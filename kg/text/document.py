"""A source becomes a document: cleaned, outlined, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.errors import EmptySource, UnreadableSource
from kg.model.document import Alignment, Document, Sentence, Source, Span
from kg.model.quantity import Period
from kg.text.characters import widths
from kg.text.clean import clean
from kg.text.draft import Draft
from kg.text.headings import mark
from kg.text.identity import head_end, identify
from kg.text.outline import Outline, outline
from kg.text.paragraphs import paragraphs
from kg.text.sentences import spans as sentences_of
from kg.text.settings import section_period, setting

_TITLE_LINE = re.compile(r"^.*工\s*作\s*报\s*告.*$", re.M)
_TITLE = re.compile(r"政府工作报告|^[^人法检]*(?:\d{4}年|管委会)工作报告")
_MOST = 2_000_000  # characters; a report has some 20,000
_NOT_TITLE = re.compile("。|代表.*报告")


def document(source: Source, *, area: str | None = None, year: int | None = None) -> Document:
    """Read a source in memory; `area` and `year` override what its text says.

    Raises EmptySource for a text without words, UnreadableSource for one of more than two million characters, NoReport
    where it names no area or no year.
    """
    if len(source.text) > _MOST:
        raise UnreadableSource(
            f"{source.name} has {len(source.text):,} characters; texts of at most {_MOST:,} are read.",
            "Cut the report out of it into a file of its own.",
        )
    cleaned = clean(source.text)
    words = cleaned.draft.words
    if not words:
        raise EmptySource(f"{source.name} holds no words.", "Give a file that holds the words of a report.")
    spans = paragraphs(words)
    said = [words[start:end] for start, end in spans]
    who = identify(said, title(source.text), name=source.name, area=area, year=year)
    head = head_end(said)
    plan = outline(said, spans, cleaned.marked, head=head, year=who.year)
    return Document(
        source,
        words,
        Alignment(tuple(cleaned.draft.offsets)),
        who.title,
        who.area,
        who.year,
        who.level,
        who.date,
        plan.sections,
        tuple(_sentences(said, spans, plan, who.year)),
    )


def title(text: str) -> str:
    """The line that calls the text a government work report, wherever it stands; empty where none does."""
    for line in _TITLE_LINE.findall(text):
        bare = re.sub(r"\s+|\[\^?\d+\]", "", widths(Draft.of(line.strip())).words)
        bare = bare[len(mark(bare)) :]
        if _TITLE.search(bare) and len(bare) <= 40 and not _NOT_TITLE.search(bare):
            return bare
    return ""


def _sentences(paragraphs: Sequence[str], at: Sequence[Span], plan: Outline, year: int) -> list[Sentence]:
    periods: list[Period] = []
    for section in plan.sections:
        above = periods[section.parent] if section.parent is not None else None
        periods.append(section_period(section.title, section.part, year, above))
    found: list[Sentence] = []
    for number, words in enumerate(paragraphs):
        start = at[number].start
        section = plan.sections[plan.section_of[number]]
        heading = number in plan.headings
        for span in sentences_of(words, start):
            said = words[span.start - start : span.end - start]
            sets = setting(said, section.part, periods[section.index], year=year)
            found.append(Sentence(len(found), section.index, number, span, sets, heading))
    return found
