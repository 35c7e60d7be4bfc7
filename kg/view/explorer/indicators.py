"""Indicator cards and targets: what the curated metrics of a report's own area stand at, grew by, and shall be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.view.explorer.asked import Asked
from kg.view.explorer.claims import Place, Quotes
from kg.view.explorer.why import point

Json = dict[str, Any]


def indicators(asked: Asked) -> Json:
    """A card for each metric of each area that reports, those with most points first."""
    one = asked.snapshot.one
    areas = {one(asked.snapshot.reports[report].area) for report in asked.reports}
    groups: dict[tuple[str, str], list[Json]] = {}
    for claim in _measured(asked):
        subject = one(claim["subject"]["id"])
        if subject in areas:
            groups.setdefault((subject, claim["metric"]["id"]), []).append(claim)
    found = [(subject, _card(claims)) for (subject, _), claims in groups.items()]
    found = [(subject, card) for subject, card in found if card["level"] or card["growth"] or card["target"]]
    found.sort(key=lambda each: (each[0], each[1]["level"] is None, -len(each[1]["points"])))
    return {"cards": [card for _, card in found]}


def _card(claims: list[Json]) -> Json:
    claims = sorted(claims, key=lambda c: (c["year"], -c["start"]))
    achieved = [c for c in claims if c["modality"] == "Achieved"]
    growth = [c for c in achieved if c["change"] in ("increase", "decrease")]
    level = [c for c in achieved if c["change"] in ("", "none")]
    # A share is a level where there is nothing better: it may be a growth that the sentence does not call one.
    level = [c for c in level if c["unit"] not in ("%", "‰")] or ([] if growth else level)
    target = [c for c in claims if c["modality"] == "Target"]
    return {
        "metric": claims[0]["metric"],
        "subject": claims[0]["subject"],
        "level": _figure(level),
        "growth": _figure(growth),
        "target": _figure(target),
        "points": [point(claim) for claim in claims],
    }


def _figure(claims: list[Json]) -> Json | None:
    """The latest of some measurements."""
    return point(claims[-1]) | {"sentence": claims[-1]["sentence"]["text"]} if claims else None


def targets(asked: Asked) -> Json:
    """The targets, each with what was achieved before in the same metric or phrase of the same subject."""
    quotes = Quotes(asked.snapshot, asked.reports)
    aimed, done = _by_modality(asked)
    offset, limit = asked.number("offset", 0, 10**6), asked.number("limit", 300, 2000)
    aims = [quotes.claim(place) for place in quotes.in_order(aimed)[offset : offset + limit]]
    whats = {_what(aim) for aim in aims}
    before: dict[tuple[str, ...], list[Json]] = {}
    for what in whats & done.keys():
        for claim in map(quotes.claim, done[what]):
            before.setdefault(_same(asked, claim), []).append(claim)
    return {
        "total": len(aimed),
        "targets": [
            {
                "claim": aim,
                "before": [point(claim) for claim in _in_years(before.get(_same(asked, aim), ()))],
            }
            for aim in sorted(aims, key=lambda c: (c["report"], c["start"]))
        ],
    }


def _in_years(claims: Iterable[Json]) -> list[Json]:
    return sorted(claims, key=lambda claim: (claim["year"], claim["start"]))


def _by_modality(asked: Asked) -> tuple[list[Place], dict[str, list[Place]]]:
    """The measurements that are aimed at, and those achieved by what they measure; read no further than that."""
    snapshot = asked.snapshot
    gov = PREFIXES["gov"]
    aimed, done = list[Place](), dict[str, list[Place]]()
    for report in asked.reports:
        graph = ox.NamedNode(snapshot.reports[report].iri)

        def column(name: str, graph: ox.NamedNode = graph) -> dict[str, str]:
            quads = snapshot.store.quads_for_pattern(None, ox.NamedNode(gov + name), None, graph)
            return {quad.subject.value: quad.object.value for quad in quads}  # type: ignore[union-attr]

        modalities, metrics, phrases = column("modality"), column("metric"), column("phrase")
        for iri in column("value"):
            place = Place(iri, report)
            if modalities.get(iri) == gov + "Target":
                aimed.append(place)
            else:
                what = snapshot.short(metrics[iri]) if iri in metrics else phrases.get(iri, "")
                done.setdefault(what, []).append(place)
    return aimed, done


def _what(claim: Json) -> str:
    return str(claim["metric"]["id"] if claim["metric"] else claim["phrase"])


def _same(asked: Asked, claim: Json) -> tuple[str, ...]:
    kind = "level" if claim["change"] in ("", "none") else "change"
    basis = "" if claim["basis"] == "yearOnYear" else claim["basis"]
    return asked.snapshot.one(claim["subject"]["id"]), _what(claim), claim["unit"], kind, basis


def _measured(asked: Asked) -> list[Json]:
    """The measurements of curated metrics in the selected reports."""
    snapshot = asked.snapshot
    quotes = Quotes(snapshot, asked.reports)
    predicate = ox.NamedNode(PREFIXES["gov"] + "metric")
    found = []
    for report in asked.reports:
        graph = ox.NamedNode(snapshot.reports[report].iri)
        for quad in snapshot.store.quads_for_pattern(None, predicate, None, graph):
            claim = quotes.claim(Place(quad.subject.value, report))  # type: ignore[union-attr]
            if claim["kind"] == "Measurement":
                found.append(claim)
    return found
