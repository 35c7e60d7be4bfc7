"""Why a thing or an edge is there: the claims and mentions behind it, with their sentences; and a thing's dossier."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from kg.view.explorer.asked import Asked, Refused
from kg.view.explorer.atlas import Atlas
from kg.view.explorer.claims import Place, Quotes
from kg.view.explorer.graph import around, described, ends, thing

Json = dict[str, Any]
_MOST: Final = 2000
"""Claims read at most for one answer; areas of whole provinces have more."""


def why(asked: Asked) -> Json:
    """The claims and mentions behind a thing, an edge, or a single claim."""
    atlas = asked.atlas
    quotes = Quotes(asked.snapshot, asked.reports)
    if asked.text("claim"):
        return _one(asked, quotes)
    if asked.text("source") or asked.text("target"):
        return _edge(asked, atlas, quotes)
    id_ = asked.item(atlas, asked.required("id"))
    iris = asked.iris(atlas, id_)
    total, claims = _page(asked, quotes, quotes.claims_of(iris))
    return {
        "about": [thing(atlas, id_)],
        "total": total,
        "claims": claims,
        "mentions": _mentions(quotes, iris, asked.number("limit", 200, _MOST)),
    }


def _mentions(quotes: Quotes, iris: list[str], limit: int) -> list[Json]:
    """The first mentions, report by report, each report's in the order of its text."""
    places = sorted(quotes.mentions_of(iris), key=lambda place: place.report)[:limit]
    return sorted(map(quotes.mention, places), key=_order)


def _one(asked: Asked, quotes: Quotes) -> Json:
    id_ = asked.text("claim")
    report = id_.removeprefix("report/").partition("/")[0]
    try:
        claim = quotes.claim(Place(asked.snapshot.base + id_, report))
    except (KeyError, ValueError):
        raise Refused(404, f"There is no claim '{id_[:120]}'.") from None
    return {"about": [claim["subject"]], "total": 1, "claims": [claim], "mentions": []}


def _edge(asked: Asked, atlas: Atlas, quotes: Quotes) -> Json:
    source, target = (asked.item(atlas, asked.required(name)) for name in ("source", "target"))
    predicate = asked.text("predicate")
    ones, others = asked.iris(atlas, source), set(asked.iris(atlas, target))
    found = []
    for place in quotes.claims_of(ones):
        own = {name: term.value for name, term in quotes.said(place.iri).items()}
        roles = {role: own.get(role, "") for role in ("subject", "object", "award", "grantor")}
        if not others.intersection(roles.values()):
            continue
        named = own.get("predicate", "").rpartition("#")[2]
        role = {"award": "subject", "grants": "grantor"}.get(predicate)
        if predicate in ("", named) or (role and roles[role] in ones):
            found.append(place)
    total, claims = _page(asked, quotes, found)
    if predicate in ("", "together"):
        together = list(quotes.together(ones, others))
        total += len(together)
        claims += together
    if predicate in ("", "member"):
        for topic in quotes.members_of(others) & {*ones}:
            joint = quotes.claims_of([topic], ["subject"])
            claims += [quotes.claim(place) for place in joint]
            total += len(joint)
    return {
        "about": [thing(atlas, source), thing(atlas, target)],
        "total": total,
        "claims": claims[: asked.number("limit", 200, _MOST)],
        "mentions": [],
    }


def _page(asked: Asked, quotes: Quotes, places: list[Place]) -> tuple[int, list[Json]]:
    """How many of the claims pass the filters, and those of the page asked for, in the order of the text."""
    wanted = {name: {*asked.values.get(name, ())} for name in ("kind", "status", "modality", "year")}
    wanted = {name: values for name, values in wanted.items() if values}
    offset, limit = asked.number("offset", 0, 10**6), asked.number("limit", 200, _MOST)
    ordered = quotes.in_order(places)
    if not wanted:
        return len(places), sorted(map(quotes.claim, ordered[offset : offset + limit]), key=_order)
    claims = [
        claim
        for claim in map(quotes.claim, ordered[:_MOST])
        if all(str(claim[name]) in values for name, values in wanted.items())
    ]
    return len(claims), sorted(claims[offset : offset + limit], key=_order)


def _order(quoted: Json) -> tuple[str, int, int]:
    return quoted["report"], quoted["start"], quoted["end"]


def dossier(asked: Asked) -> Json:
    """Everything about one thing, or one metric."""
    id_ = asked.path["id"]
    if id_ in asked.snapshot.metrics:
        return _metric(asked, id_)
    atlas = asked.atlas
    here = asked.item(atlas, id_)
    iris = asked.iris(atlas, here)
    quotes = Quotes(asked.snapshot, asked.reports)
    places = quotes.claims_of(iris)
    limit = asked.number("limit", 200, _MOST)
    claims = sorted(map(quotes.claim, quotes.in_order(places)[:limit]), key=_order)
    groups = around(atlas, here)
    return {
        "thing": thing(atlas, here) | {"aliases": atlas.items[here].aliases, "iri": asked.snapshot.base + here},
        "same": [
            {"id": member, "report": member.removeprefix("report/").partition("/")[0]}
            for member in atlas.members.get(here, [])
        ],
        "counts": quotes.kinds(places),
        "total": len(places),
        "claims": claims,
        "mentions": _mentions(quotes, iris, limit),
        "neighbours": [
            group | {"things": ends(atlas, here, ties)[:20]}
            for group, ties in zip(described(atlas, here, groups), groups.values(), strict=True)
        ],
        "series": series([c for c in claims if c["subject"]["id"] in {here, *atlas.members.get(here, [])}]),
    }


def _metric(asked: Asked, id_: str) -> Json:
    quotes = Quotes(asked.snapshot, asked.reports)
    places = quotes.claims_of([asked.snapshot.base + id_], ["metric"])
    claims = [quotes.claim(place) for place in quotes.in_order(places)[: asked.number("limit", 200, _MOST)]]
    claims.sort(key=_order)
    zh, en, aliases = asked.snapshot.metrics[id_]
    return {
        "thing": {
            "id": id_,
            "label": zh,
            "label_en": en,
            "classes": ["Metric"],
            "aliases": aliases,
            "iri": asked.snapshot.base + id_,
            "reports": sorted({place.report for place in places}),
            "weight": len(places),
        },
        "same": [],
        "counts": quotes.kinds(places),
        "total": len(places),
        "claims": claims,
        "mentions": [],
        "neighbours": [],
        "series": series(claims),
    }


def series(claims: list[Json]) -> list[Json]:
    """The measurements as series: one metric (or phrase) of one subject in one unit, a level or a change."""
    found: dict[tuple[str, ...], list[Json]] = {}
    for claim in claims:
        if claim["kind"] == "Measurement" and claim["year"] is not None:
            what = claim["metric"]["id"] if claim["metric"] else claim["phrase"]
            key = (claim["subject"]["id"], what, claim["unit"], *_sort_of(claim))
            found.setdefault(key, []).append(claim)
    return [
        {
            "subject": group[0]["subject"],
            "metric": group[0]["metric"],
            "phrase": group[0]["phrase"],
            "unit": group[0]["unit"],
            "change": group[0]["change"],
            "points": [point(claim) for claim in sorted(group, key=lambda c: (c["year"], c["start"]))],
        }
        for group in sorted(found.values(), key=lambda g: (-len(g), g[0]["report"], g[0]["start"]))
    ]


def _sort_of(claim: Json) -> tuple[str, ...]:
    """A level, or a change on some basis: two that may stand in one plot."""
    return ("level",) if claim["change"] in ("", "none") else ("change", claim["basis"])


def point(claim: Json) -> Json:
    """A measurement as a point of a plot; a decrease is below zero."""
    value = claim["value"]
    if claim["change"] == "decrease" and value and not value.startswith("-"):
        value = str(-Decimal(value))
    names = ("year", "modality", "comparator", "change", "basis", "quotation", "report", "reader", "unit", "estimated")
    return {"value": value, "claim": claim["id"], **{name: claim[name] for name in names}}
