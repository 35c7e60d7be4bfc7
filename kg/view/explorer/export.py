"""A selection to take away: its claims as CSV, or its triples as JSON-LD."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.view.explorer.asked import Asked, Refused
from kg.view.explorer.claims import Quotes
from kg.view.explorer.served import Answer, Snapshot

_HEADS: Final = (
    *("thing", "class", "kind", "fact", "value", "unit", "modality", "year", "quotation", "sentence"),
    *("start", "end", "report", "rule"),
)
_MOST: Final = 2000
"""Things taken away at once; whole reports and datasets go by `kg export`."""


def export(asked: Asked) -> Answer:
    """The claims or the triples of the things selected."""
    atlas, filters = asked.atlas, asked.filters
    ids = [asked.item(atlas, id_) for id_ in asked.several("ids")]
    if not ids:
        ids = [item.id for item in atlas.items.values() if filters.passes(item)]
    if len(ids) > _MOST:
        raise Refused(413, f"{len(ids)} things are selected; at most {_MOST} go at once.", "kg export DIR takes all.")
    things = {id_: asked.iris(atlas, id_) for id_ in dict.fromkeys(ids)}
    form = asked.text("format", "csv")
    quotes = Quotes(asked.snapshot, asked.reports)
    if form == "csv":
        heads = {id_: (atlas.items[id_].label, " ".join(atlas.items[id_].classes)) for id_ in things}
        return Answer(_csv(quotes, things, heads), b"", "text/csv; charset=utf-8")
    if form == "jsonld":
        triples = dict.fromkeys(_triples(asked.snapshot, quotes, things))
        return Answer(ox.serialize(triples, format=ox.RdfFormat.JSON_LD) or b"", b"", "application/ld+json")
    raise Refused(400, f"There is no format '{form[:20]}'.", "format is csv or jsonld.")


def _csv(quotes: Quotes, things: dict[str, list[str]], heads: dict[str, tuple[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADS)
    for id_, iris in things.items():
        for claim in map(quotes.claim, quotes.claims_of(iris)):
            sentence = claim["sentence"]
            writer.writerow(
                [
                    *heads[id_],
                    claim["kind"],
                    claim["zh"],
                    claim["value"],
                    claim["unit"],
                    claim["modality"],
                    claim["year"],
                    claim["quotation"],
                    sentence["clean"] or sentence["text"],
                    claim["start"],
                    claim["end"],
                    claim["report"],
                    claim["rule"],
                ]
            )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _triples(snapshot: Snapshot, quotes: Quotes, things: dict[str, list[str]]) -> Iterator[ox.Triple]:
    """What is said of the things, of their claims, and of the words that carry these."""
    nodes: dict[str, None] = {}
    for iris in things.values():
        nodes.update(dict.fromkeys(iris))
        for place in quotes.claims_of(iris):
            nodes[place.iri] = None
            evidence = quotes.said(place.iri).get("evidence")
            if evidence is not None:
                nodes[evidence.value] = None
    for iri in nodes:
        yield from described(snapshot.store, iri)


def described(store: ox.Store, iri: str) -> Iterator[ox.Triple]:
    """The triples whose subject is a node; the text of a report, which is long, is left to its reader."""
    text = PREFIXES["gov"] + "text"
    for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None):
        if quad.predicate.value != text:
            yield quad.triple
