"""What the software knows: classes, queries, readers, extractors, export formats, networks, the Python surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import UnknownName
from kg.model.shown import Drawn, Shown


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled table."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Listings(tuple[Listing, ...], Shown):
    """Listings, one after the other; a notebook shows them as tables."""

    __slots__ = ()

    def _drawn(self) -> Drawn:
        from kg.view.notebook import datasets

        return datasets.listings([(each.title, each.heads, each.rows) for each in self])


def describe(what: str | None = None) -> Listings:
    """The classes, queries, readers, extractors, formats, networks, or names in Python; or all of these listings.

    Raises UnknownName for a word that is none of them.

    >>> [row[0] for row in kg.describe("networks")[0].rows]
    ['comention', 'metrics', 'projects', 'statements']
    """
    if what is None:
        return Listings(make() for make in _LISTINGS.values())
    if what not in _LISTINGS:
        raise UnknownName.among("listing", what, _LISTINGS, "kg describe")
    return Listings([_LISTINGS[what]()])


def _classes() -> Listing:
    from kg import ontology

    rows = tuple(
        (c, ontology.label(c, "zh"), ontology.label(c, "en"), ontology.comment(c, "zh")) for c in ontology.classes()
    )
    return Listing("类别 classes", ("class", "中文", "English", "说明"), rows)


def _queries() -> Listing:
    from kg.query import named_queries

    rows = tuple(
        (q.name, q.zh, q.en, " ".join(f"--{p.name}{'' if p.required else '?'}" for p in q.parameters))
        for q in named_queries()
    )
    return Listing("查询 queries", ("name", "查询", "query", "parameters"), rows)


def _readers() -> Listing:
    from kg.text.readers import readers

    rows = tuple((r.name, " ".join(r.suffixes)) for r in readers())
    return Listing("读入格式 readers", ("name", "suffixes"), rows)


def _extractors() -> Listing:
    from kg.extract.order import extractors

    def words(kinds: tuple[type, ...]) -> str:
        return " ".join(kind.__name__ for kind in kinds)

    rows = tuple((e.name, words(e.needs), words(e.gives), _first(e.run)) for e in extractors())
    return Listing("抽取器 extractors", ("name", "needs", "gives", "what it does"), rows)


def _formats() -> Listing:
    from kg.export.exporter import exporters

    return Listing(
        "导出格式 formats",
        ("name", "suffix", "中文", "English"),
        tuple((e.name, e.suffix, e.zh, e.en) for e in exporters()),
    )


def _networks() -> Listing:
    from kg.network.projection import projections

    rows = tuple((p.name, p.zh, p.en, " ".join(p.rule.split())) for p in projections())
    return Listing("网络 networks", ("name", "中文", "English", "rule"), rows)


def _python() -> Listing:
    import kg

    names = [(f"kg.{name}", getattr(kg, name)) for name in kg.__all__]
    dataset = [(f"Dataset.{name}", getattr(kg.Dataset, name)) for name in vars(kg.Dataset) if not name.startswith("_")]
    rows = tuple((name, _first(value)) for name, value in (*names, *dataset) if callable(value))
    return Listing("Python", ("name", "what it is"), rows)


def _first(of: object) -> str:
    """The first line of what something says of itself, without what it raises."""
    return (of.__doc__ or "").strip().split("\n")[0].partition(" Raises ")[0]


_LISTINGS: dict[str, Callable[[], Listing]] = {
    "classes": _classes,
    "queries": _queries,
    "readers": _readers,
    "extractors": _extractors,
    "formats": _formats,
    "networks": _networks,
    "python": _python,
}
