"""Which reports speak of which indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import networkx as nx

from kg.network import rows
from kg.network.building import spanned
from kg.network.facts import Facts, facts, select
from kg.network.projection import Projection
from kg.store import Reader

RULE = """Directed, two kinds of node (`bipartite` 0 report, 1 metric). A node is a report, or a curated metric that
a report measures or ranks. An edge report → metric counts the claims (`weight`), of them `achieved` and `targets`.
Where exactly one achieved level is stated of the report's own area for the year before the meeting, `value` and
`unit` give it; where exactly one achieved rate of change in per cent is, `growth` gives it, below zero for a
decrease. Node attributes: label, label_en, class (Report, Metric), years, first_year, last_year. Decimals are given
as floating-point numbers, true to 15 digits."""

_VALUES = """
SELECT ?claim ?value ?unit WHERE { ?claim gov:metric ?metric ; gov:value ?value ; gov:unit/skos:notation ?unit }
"""


def _make(reader: Reader, reports: Sequence[str] | None) -> nx.DiGraph:
    known = facts(reader, reports)
    values = {row["claim"].value: (Decimal(row["value"].value), row["unit"].value) for row in select(reader, _VALUES)}
    said: dict[tuple[str, str], list[rows.ClaimRow]] = defaultdict(list)
    years: dict[str, set[int]] = defaultdict(set)
    for claim in known.claims:
        if claim.metric:
            report = known.sentences[claim.place.sentence].report
            said[report, claim.metric].append(claim)
            years[claim.metric].add(known.reports[report].year)
            years[report].add(known.reports[report].year)
    net = nx.DiGraph(projection="metrics", reports=len(known.reports))
    for iri in known.reports:
        if iri in years:
            net.add_node(iri, **_report(known, iri), **spanned(years[iri]))
    for iri in sorted(years.keys() - known.reports.keys()):
        names = {"label": known.label(iri), "label_en": known.label(iri, "en"), "class": "Metric", "bipartite": 1}
        net.add_node(iri, **names, **spanned(years[iri]))
    for (report, metric), claims in said.items():
        done = sum(claim.modality == "Achieved" for claim in claims)
        edge = {
            "weight": len(claims),
            "achieved": done,
            "targets": len(claims) - done,
            "year": known.reports[report].year,
        }
        net.add_edge(report, metric, **edge, **_headline(known.reports[report], claims, values))
    return net


def _report(known: Facts, iri: str) -> dict[str, str | int]:
    report = known.reports[iri]
    english = known.label(report.area, "en")
    return {
        "label": f"{known.label(report.area)}{report.year}",
        "label_en": f"{english} {report.year}" if english else "",
        "class": "Report",
        "bipartite": 0,
    }


def _headline(
    report: rows.ReportRow, claims: Sequence[rows.ClaimRow], values: dict[str, tuple[Decimal, str]]
) -> dict[str, float | str]:
    """The level and the growth that the report states of its own area for the year before its meeting, if just one."""
    own = [
        claim
        for claim in claims
        if claim.kind == "Measurement"
        and claim.modality == "Achieved"
        and claim.subject == report.area
        and claim.year == report.year - 1
        and claim.from_year is None
        and claim.iri in values
    ]
    found: dict[str, float | str] = {}
    levels = {values[claim.iri] for claim in own if claim.change == "change-none"}
    if len(levels) == 1:
        level, found["unit"] = levels.pop()
        found["value"] = float(level)
    rates = {
        values[claim.iri][0] * (-1 if claim.change == "change-decrease" else 1)
        for claim in own
        if claim.change != "change-none" and values[claim.iri][1] == "%"
    }
    if len(rates) == 1:
        found["growth"] = float(rates.pop())
    return found


METRICS = Projection("metrics", "报告—指标网络", "Reports and the metrics they state", RULE, _make)
