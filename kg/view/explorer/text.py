"""A report for the reader: its text as written, sections, sentences, and everything marked in it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kg.view.explorer.asked import Asked, Refused
from kg.view.explorer.claims import Quotes
from kg.view.explorer.contents import Claim, Contents
from kg.view.explorer.served import Entry, Snapshot

Json = dict[str, Any]


def text(asked: Asked) -> Json:
    """The report of the path."""
    snapshot, report = asked.snapshot, asked.path["report"]
    if report not in snapshot.reports:
        raise Refused(404, f"There is no report '{report[:80]}'.", "/api/reports lists them.")
    contents = snapshot.contents(report)
    places = {iri: number for number, iri in enumerate(contents.sentences)}
    sections = {iri: number for number, iri in enumerate(contents.sections)}
    short = snapshot.short
    quotes = Quotes(snapshot, [report])
    marks: list[Json] = [
        {"kind": "Mention", "start": m.start, "end": m.end, "sentence": places[m.sentence], "thing": short(m.thing)}
        for m in contents.mentions
    ]
    marks += (
        {
            "kind": c.kind,
            "start": c.start,
            "end": c.end,
            "sentence": places[c.sentence],
            "claim": short(c.iri),
            "thing": short(c.subject),
        }
        for c in contents.claims.values()
    )
    marks += (
        {"kind": "Unexplained", "start": start, "end": end, "sentence": places[sentence]}
        for sentence, start, end in contents.unexplained
    )
    marks.sort(key=lambda m: (m["start"], -m["end"], m["kind"]))
    return {
        "report": entry(snapshot, snapshot.reports[report]),
        "text": contents.text,
        "sections": _sections(contents, snapshot),
        "sentences": [
            {"id": short(s.iri), "start": s.start, "end": s.end, "section": sections.get(s.section)}
            for s in contents.sentences.values()
        ],
        "marks": marks,
        "things": {
            short(t.iri): {"label": t.label, "label_en": t.label_en, "classes": t.classes}
            for t in contents.things.values()
        },
        "claims": {short(c.iri): _claim(quotes, c) for c in contents.claims.values()},
        "counts": Counter(mark["kind"] for mark in marks),
    }


def _claim(quotes: Quotes, claim: Claim) -> Json:
    zh, en = quotes.say(claim.kind, claim.own, claim.words)
    return {
        "kind": claim.kind,
        "zh": zh,
        "en": en,
        "modality": claim.get("modality"),
        "estimated": claim.get("estimated") == "true",
        "year": int(claim.get("year") or 0) or None,
        "rule": claim.get("rule"),
    }


def _sections(contents: Contents, snapshot: Snapshot) -> list[Json]:
    """Sections reach from their first sentence to their last; those inside them count."""
    spans: dict[str, tuple[int, int]] = {}
    for sentence in contents.sentences.values():
        iri = sentence.section
        while iri in contents.sections:
            start, end = spans.get(iri, (sentence.start, sentence.end))
            spans[iri] = min(start, sentence.start), max(end, sentence.end)
            iri = contents.sections[iri].parent
    return [
        {
            "id": snapshot.short(s.iri),
            "title": s.title,
            "part": s.part,
            "parent": snapshot.short(s.parent),
            "start": spans.get(s.iri, (0, 0))[0],
            "end": spans.get(s.iri, (0, 0))[1],
        }
        for s in contents.sections.values()
    ]


def entry(snapshot: Snapshot, report: Entry) -> Json:
    """A report as lists show it."""
    picture = snapshot.picture(report.id)
    return {
        "id": report.id,
        "title": report.title,
        "area": {"id": report.area, "zh": report.zh, "en": report.en},
        "year": report.year,
        "date": report.date,
        "source": report.source,
        "things": len(picture.items),
        "claims": picture.claims,
    }
