"""Search over the names of a selection: things, metrics, reports; by name, alias, pinyin; grouped by class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.view.explorer import pinyin
from kg.view.explorer.atlas import Atlas
from kg.view.explorer.filters import Filters, words
from kg.view.explorer.picture import Item
from kg.view.explorer.served import Entry


@dataclass(frozen=True, slots=True)
class Name:
    """One name of something; `first` where it is the preferred one. `item` is None for metrics and reports."""

    words: str
    folded: str
    first: bool
    id: str
    label: str
    label_en: str
    group: str
    weight: int
    item: Item | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that was hit: how, and which of its characters."""

    name: Name
    how: str
    start: int
    end: int

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """The best first: whole names, beginnings, insides; preferred names; spelling last; then by weight."""
        length = self.end - self.start
        place = 0 if length == len(self.name.words) else 1 if self.start == 0 else 2
        order = ("name", "alias", "initials", "pinyin").index(self.how)
        return (order > 1, place, order, -self.name.weight), self.name.words  # type: ignore[return-value]


class Search:
    """The names of a selection, ready to be searched."""

    def __init__(
        self, atlas: Atlas, metrics: dict[str, tuple[str, str, tuple[str, ...]]], reports: list[Entry]
    ) -> None:
        self._atlas = atlas
        self._metrics = metrics
        self._reports = reports

    @cached_property
    def _names(self) -> list[Name]:
        return [*self._of_items(), *self._of_metrics(), *self._of_reports()]

    def _of_items(self) -> Iterator[Name]:
        for item in self._atlas.items.values():
            for words_ in (item.label, item.label_en, *item.aliases):
                if words_:
                    yield Name(
                        words_,
                        words_.casefold(),
                        words_ == item.label,
                        item.id,
                        item.label,
                        item.label_en,
                        item.classes[0],
                        item.weight,
                        item,
                    )

    def _of_metrics(self) -> Iterator[Name]:
        for id_, (zh, en, aliases) in self._metrics.items():
            for words_ in (zh, en, *aliases):
                if words_:
                    yield Name(words_, words_.casefold(), words_ == zh, id_, zh, en, "Metric", 0, None)

    def _of_reports(self) -> Iterator[Name]:
        for entry in self._reports:
            label, label_en = f"{entry.zh} {entry.year}", f"{entry.en} {entry.year}" if entry.en else ""
            for words_ in dict.fromkeys((label, label_en, entry.title)):
                if words_:
                    id_ = f"report/{entry.id}"
                    yield Name(words_, words_.casefold(), True, id_, label, label_en, "Report", 0, None)

    def find(self, query: str, filters: Filters, limit: int) -> dict[str, Any]:
        """The hits of a query as the JSON of API.md."""
        best: dict[str, Hit] = {}
        for hit in self._hits(query):
            item = hit.name.item
            if filters and (item is None or not filters.passes(item)):
                continue
            before = best.get(hit.name.id)
            if before is None or hit.rank < before.rank:
                best[hit.name.id] = hit
        groups: dict[str, list[Hit]] = {}
        for hit in sorted(best.values(), key=lambda h: h.rank):
            groups.setdefault(hit.name.group, []).append(hit)
        return {
            "q": query,
            "total": len(best),
            "groups": [
                {
                    "class": name,
                    "zh": words(name)[0],
                    "en": words(name)[1],
                    "count": len(hits),
                    "hits": [self._shown(hit) for hit in hits[:limit]],
                }
                for name, hits in sorted(groups.items(), key=lambda g: (_late(g[0]), g[1][0].rank))
            ],
        }

    def _hits(self, query: str) -> Iterator[Hit]:
        wanted = query.strip().casefold()
        if not wanted:
            return
        spelling = "".join(wanted.split()).replace("'", "")
        spelt = spelling.isascii() and spelling.isalpha()
        for name in self._names:
            at = name.folded.find(wanted)
            if at >= 0:
                yield Hit(name, "name" if name.first else "alias", at, at + len(wanted))
            elif spelt and pinyin.may_match(spelling[0], name.words):
                found = pinyin.matches(spelling, name.words)
                if found is not None:
                    yield Hit(name, "initials" if found[2] else "pinyin", found[0], found[1])

    def _shown(self, hit: Hit) -> dict[str, Any]:
        name = hit.name
        shown: dict[str, Any] = {
            "id": name.id,
            "label": name.label,
            "label_en": name.label_en,
            "matched": name.words,
            "how": hit.how,
            "span": [hit.start, hit.end],
            "weight": name.weight,
        }
        if name.item is not None:
            shown |= {"reports": self._atlas.reports_of[name.id], "x": name.item.x, "y": name.item.y}
        return shown


def _late(group: str) -> int:
    return {"Topic": 1, "Metric": 2, "Report": 3}.get(group, 0)
