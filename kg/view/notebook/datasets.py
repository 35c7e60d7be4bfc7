"""A dataset in short: its reports and how much was read from them; and what a build did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from markupsafe import Markup

from kg import ontology
from kg.errors import KgError
from kg.model.shown import Drawn
from kg.query import named_queries
from kg.store import Reader
from kg.view.notebook.frame import facts, framed, joined, label, unfolding
from kg.view.notebook.tables import foot, listing

_KINDS: Final = ("Measurement", "Ranking", "Recognition", "StatusChange", "Relation", "Mention")
_REPORTS: Final = 20
"""So many reports are listed."""
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def dataset(reader: Reader, path: Path, reports: Sequence[tuple[str, int, str]]) -> Drawn:
    """A dataset: its reports (area, year, title), claims and mentions by kind, the queries to begin with."""
    head = Markup('<p class="kg-head"><strong>{}</strong> <small>{} 份报告 reports</small></p>')
    counts = [(label(kind), label(kind, "en"), _count(reader, kind)) for kind in _KINDS]
    names = joined((Markup("<code>{}</code> {}").format(query.name, query.zh) for query in named_queries()), "，")
    shown = reports[:_REPORTS]
    parts = [
        head.format(path.name, len(reports)),
        facts([(f"{zh} {en.lower()}", f"{count:,}") for zh, en, count in counts]),
        listing([("地区", "area"), ("年份", "year"), ("标题", "title")], shown, [False, True, False]),
        foot(len(shown), len(reports)),
        Markup('<p class="kg-foot">.query(…)：{}</p>').format(names),
    ]
    return Drawn(framed(*parts), f"Dataset {path}: {len(reports)} reports")


def summary(heads: tuple[str, ...], rows: Iterable[Sequence[object]], failed: Sequence[KgError], closing: str) -> Drawn:
    """What a build did: the rows of its table, what failed and what to do about it, and its closing line."""
    titles = [(zh, en) for zh, _, en in (head.partition(" ") for head in heads)]
    errors = joined(Markup("<li>{}<br><small>{}</small></li>").format(error.problem, error.remedy) for error in failed)
    parts = [listing(titles, rows, [False, True]), Markup("<ul>{}</ul>").format(errors) if failed else Markup("")]
    return Drawn(framed(*parts, Markup('<p class="kg-foot">{}</p>').format(closing)), closing)


def listings(of: Sequence[tuple[str, tuple[str, ...], Sequence[Sequence[object]]]]) -> Drawn:
    """Titled tables, each unfolding; the first stands open. A table is (title, heads, rows)."""
    parts = [
        unfolding(
            f"{title} ({len(rows)})", listing([(head, "") for head in heads], rows, [False] * len(heads)), open=not n
        )
        for n, (title, heads, rows) in enumerate(of)
    ]
    return Drawn(framed(*parts), ", ".join(f"{title} {len(rows)}" for title, _, rows in of))


def _count(reader: Reader, kind: str) -> int:
    found = reader.store.quads_for_pattern(None, _TYPE, ox.NamedNode(ontology.GOV + kind))
    return sum(1 for _ in found)
