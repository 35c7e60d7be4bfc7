"""A report as a whole: its text by sections with every mention marked, and what was read from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from kg import ontology
from kg.extract import extract
from kg.model.claim import Extraction, Mention
from kg.model.document import Document, Section, Span
from kg.model.shown import Drawn
from kg.view.notebook import claims
from kg.view.notebook.frame import facts, framed, label, tag, unfolding
from kg.view.notebook.tables import listing
from kg.view.notebook.texts import Marked, written

_KINDS: Final = ("Measurement", "Ranking", "Recognition", "StatusChange", "Relation")
_ROWS: Final = 20
"""So many claims of a kind are drawn."""


def document(of: Document) -> Drawn:
    """A report's text by sections, each unfolding; what it names is marked by class (it is extracted for that)."""
    found = extract(of)
    return Drawn(framed(_head(of), _legend(found.mentions), _text(of, found.mentions)), _words(of))


def extraction(of: Extraction) -> Drawn:
    """What was read from a report: how much of each kind, the claims with their sentences, the marked text."""
    counts = Counter(type(each).__name__ for each in of.claims)
    parts = [_head(of.document), _legend(of.mentions)]
    parts += (_claims(of, kind, counts[kind]) for kind in _KINDS if counts[kind])
    parts.append(unfolding("全文 text", _text(of.document, of.mentions)))
    said = ", ".join(f"{label(kind, 'en').lower()} {counts[kind]}" for kind in _KINDS if counts[kind])
    return Drawn(framed(*parts), f"{_words(of.document)}: mentions {len(of.mentions)}, {said}")


def _words(of: Document) -> str:
    return f"{of.title} · {of.area.name} {of.year} · {len(of.sentences)} sentences"


def _head(of: Document) -> Markup:
    area = of.area.name + (f"（{of.area.code}）" if of.area.code else "")
    rows = [
        ("地区 area", area),
        ("年份 year", str(of.year)),
        ("日期 date", of.date or ""),
        (
            "篇幅 length",
            f"{len(of.words):,} 字 characters, {len(of.sections)} 节 sections, {len(of.sentences)} 句 sentences",
        ),
        ("来源 source", of.source.name),
    ]
    return Markup('<p class="kg-head"><strong>{}</strong></p>{}').format(of.title, facts(rows))


def _legend(mentions: tuple[Mention, ...]) -> Markup:
    counts = Counter(mention.cls for mention in mentions)
    tags = (Markup("{}<small>{}</small>").format(tag(cls), counts[cls]) for cls in ontology.classes() if counts[cls])
    return Markup('<p class="kg-legend">{}</p>').format(Markup(" ").join(tags))


def _text(of: Document, mentions: tuple[Mention, ...]) -> Markup:
    marks: dict[int, list[Marked]] = defaultdict(list)
    for mention in mentions:
        marks[mention.sentence].append(Marked(mention.span, mention.cls, f"{label(mention.cls)} · {mention.name}"))
    paragraphs: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for sentence in of.sentences:
        paragraphs[sentence.section][sentence.paragraph].append(sentence.index)
    parts = []
    for number, section in enumerate(of.sections):
        body = Markup("\n").join(
            Markup("<p>{}</p>").format(
                written(
                    of,
                    Span(of.sentences[indices[0]].span.start, of.sentences[indices[-1]].span.end),
                    (each for index in indices for each in marks[index]),
                )
            )
            for indices in paragraphs[section.index].values()
        )
        if body:
            parts.append(unfolding(_heading(of, section), body, open=number == 0))
    return Markup('<div class="kg-text">{}</div>').format(Markup("\n").join(parts))


def _heading(of: Document, section: Section) -> Markup:
    path = " › ".join(reversed([*_above(of, section)])) or of.title
    part = {"review": "回顾 review", "plan": "计划 plan"}.get(section.part, "")
    return Markup("{} <small>{}</small>").format(path, part)


def _above(of: Document, section: Section) -> Iterator[str]:
    """The titles of a section and of those around it, from the innermost."""
    here: Section | None = section
    while here is not None:
        if here.title or here.number:
            yield f"{here.number}{here.title}"
        here = of.sections[here.parent] if here.parent is not None else None


def _claims(of: Extraction, kind: str, count: int) -> Markup:
    chosen = [each for each in of.claims if type(each).__name__ == kind][:_ROWS]
    rows = [
        (
            each.subject.name,
            claims.say(each),
            claims.modality(each.modality),
            claims.period(each.period),
            unfolding(of.document.text(each.evidence), claims.evidence(of.document, each)),
        )
        for each in chosen
    ]
    heads = [
        ("主体", "subject"),
        ("内容", "what"),
        ("实绩或目标", "modality"),
        ("时期", "period"),
        ("原文", "quotation"),
    ]
    grid = listing(heads, rows, [False] * 5)
    more = "" if count == len(chosen) else Markup('<p class="kg-foot">{} of {} shown</p>').format(len(chosen), count)
    head = Markup("{} <small>{} {}</small>").format(label(kind), label(kind, "en").lower(), count)
    return unfolding(head, Markup("{}{}").format(grid, more))
