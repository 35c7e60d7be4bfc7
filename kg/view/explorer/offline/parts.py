"""What the file holds of a dataset: a head, and for each report its picture, its text, and its claims.

    head         what is served, the reports, metrics, links, words, how characters are read
    picture R    things and lines of a report with their places (kg/view/explorer/picture.py)
    text R       the answer of /api/reader/R
    claims R     every claim as /api/why gives it, its sentence by number

Each part is unpacked when it is first needed, so that a file of many reports opens as quickly as one of few.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from kg.view.explorer import about, text
from kg.view.explorer.asked import Asked
from kg.view.explorer.claims import Place, Quotes
from kg.view.explorer.contents import ordered
from kg.view.explorer.filters import words
from kg.view.explorer.picture import Picture
from kg.view.explorer.pinyin import readings
from kg.view.explorer.served import Snapshot

Json = dict[str, Any]
_SPOT: Final = ("sentence", "marks", "reader", "report")


def parts(snapshot: Snapshot, reports: Sequence[str], limit: int) -> Iterator[tuple[str, Json]]:
    """Every part with its name, for some reports (ids). Of more than `limit` things the most spoken of are held.

    >>> [name for name, _ in parts(snapshot, ["500103-2025-f70486c2"], 20_000)]
    ['head', 'picture 500103-2025-f70486c2', 'text 500103-2025-f70486c2', 'claims 500103-2025-f70486c2']
    """
    asked = Asked(snapshot, {}, {"reports": reports})
    atlas = asked.atlas
    held = {member for id_ in list(atlas.items)[:limit] for member in (atlas.members.get(id_) or [id_])}
    pictures = {report: _cut(snapshot.picture(report), held) for report in reports}
    yield "head", _head(asked, pictures.values())
    for report, picture in pictures.items():
        whole = snapshot.picture(report)
        left = [len(whole.items) - len(picture.items), len(whole.ties) - len(picture.ties)]
        yield f"picture {report}", {**json.loads(picture.dump()), "left": left}
        spoken = text.text(Asked(snapshot, {"report": report}, {}))
        yield f"text {report}", spoken
        yield f"claims {report}", _claims(snapshot, report, spoken)


def _cut(picture: Picture, held: set[str]) -> Picture:
    items = tuple(item for item in picture.items if item.id in held)
    ties = tuple(tie for tie in picture.ties if tie.source in held and tie.target in held)
    return replace(picture, items=items, ties=ties)


def _head(asked: Asked, pictures: Iterable[Picture]) -> Json:
    snapshot = asked.snapshot
    items = [item for picture in pictures for item in picture.items]
    reports = [text.entry(snapshot, snapshot.reports[report]) for report in asked.reports]
    classes = {name for item in items for name in item.classes}
    terms = classes | {str(value) for item in items for fact in item.facts for value in fact[:3]} - {""}
    terms |= {tie.predicate for picture in asked.atlas.pictures for tie in picture.ties}
    terms |= {part.part for picture in asked.atlas.pictures for part in picture.parts}
    names = {name for item in items for name in (item.label, item.label_en, *item.aliases)}
    names |= {name for zh, en, aliases in snapshot.metrics.values() for name in (zh, en, *aliases)}
    names |= {name for r in reports for name in (r["title"], r["area"]["zh"])}
    letters = sorted({letter for name in names for letter in name if "\u3400" <= letter <= "\U0003ffff"})
    ids = {item.id for item in items}
    return {
        "dataset": about.dataset(asked),
        "reports": reports,
        "metrics": dict(sorted(snapshot.metrics.items())),
        "links": {entity: thing for entity, thing in sorted(snapshot.links.items()) if entity in ids},
        "words": {term: words(term) for term in sorted(terms | {"Topic", "Metric", "Report", "together"})},
        "order": ordered(classes),
        "readings": {letter: readings(letter) for letter in letters},
    }


def _claims(snapshot: Snapshot, report: str, spoken: Json) -> Json:
    contents = snapshot.contents(report)
    quotes = Quotes(snapshot, [report])
    number = {sentence["id"]: place for place, sentence in enumerate(spoken["sentences"])}
    claims = []
    for iri in contents.claims:
        claim = quotes.claim(Place(iri, report))
        own = {name: value for name, value in claim.items() if name not in _SPOT}
        claims.append(own | {"sentence": number[claim["sentence"]["id"]]})
    clean = {str(n): s.clean for n, s in enumerate(contents.sentences.values()) if s.clean}
    return {"claims": claims, "clean": clean}
