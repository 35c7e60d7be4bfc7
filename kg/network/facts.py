"""What projections are made of: the rows of chosen reports, with one thing under one IRI across reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Final

import pyoxigraph as ox

from kg import ontology
from kg.network import rows
from kg.store import Reader

_PREFIXES: Final = f"PREFIX gov: <{rows.GOV}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
_SAME: Final = "SELECT ?entity ?thing WHERE { ?entity gov:thing ?thing }"


@dataclass(frozen=True)
class Facts:
    """The rows of a dataset, or of some of its reports, each kind read when it is first asked for.

    Whatever links say is one thing has the thing's IRI.
    """

    reader: Reader
    chosen: frozenset[str] | None

    @cached_property
    def reports(self) -> dict[str, rows.ReportRow]:
        """The reports by IRI, the earliest first."""
        found = (r for r in rows.reports(self.reader) if self.chosen is None or r.iri in self.chosen)
        return {r.iri: replace(r, area=self.one(r.area)) for r in found}

    @property
    def _wanted(self) -> tuple[str, ...] | None:
        return None if self.chosen is None else tuple(self.reports)

    @cached_property
    def sentences(self) -> dict[str, rows.SentenceRow]:
        """The sentences of the reports by IRI."""
        return rows.sentences(self.reader, self._wanted)

    @cached_property
    def mentions(self) -> list[tuple[str, rows.Place]]:
        """The things that are mentioned, and where."""
        found = rows.mentions(self.reader, self._wanted)
        return [(self.one(thing), place) for thing, place in found if place.sentence in self.sentences]

    @cached_property
    def claims(self) -> list[rows.ClaimRow]:
        """The claims of the reports."""
        return [
            replace(
                claim,
                subject=self.one(claim.subject),
                object=self.one(claim.object),
                award=self.one(claim.award),
                grantor=self.one(claim.grantor),
            )
            for claim in rows.claims(self.reader, self._wanted)
            if claim.place.sentence in self.sentences
        ]

    @cached_property
    def _same(self) -> dict[str, str]:
        return {row["entity"].value: row["thing"].value for row in select(self.reader, _SAME)}

    def one(self, iri: str) -> str:
        """The IRI of the one thing across reports that an entity is; the entity's own where no link names one."""
        return self._same.get(iri, iri)

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for entity, thing in sorted(self._same.items()):
            found.setdefault(thing, []).append(entity)
        return found

    @cached_property
    def _known(self) -> dict[str, rows.Named]:
        return {}

    def _named(self, iri: str) -> rows.Named:
        """What a thing is called and is: what all its entities are; looked up once."""
        if iri not in self._known:
            of = rows.Named({}, set(), set())
            for entity in self._members.get(iri, [iri]):
                each = rows.named(self.reader, entity)
                of.labels.update({lang: name for lang, name in each.labels.items() if lang not in of.labels})
                of.aliases.update(each.aliases)
                of.classes.update(each.classes - {"Entity"})
            self._known[iri] = of
        return self._known[iri]

    def year(self, sentence: str) -> int:
        """The year of the meeting of the report that a sentence stands in."""
        return self.reports[self.sentences[sentence].report].year

    def home(self, sentence: str) -> str:
        """The area of the report that a sentence stands in."""
        return self.reports[self.sentences[sentence].report].area

    def label(self, iri: str, lang: str = "zh") -> str:
        """What a thing or metric is called; "" where it has no name in that language."""
        return self._named(iri).labels.get(lang, "")

    def aliases(self, iri: str) -> tuple[str, ...]:
        """The other names of a thing, sorted."""
        return tuple(sorted(self._named(iri).aliases))

    def kinds(self, iri: str) -> tuple[str, ...]:
        """The classes of a thing, in the order of the ontology, Entity itself left out."""
        return tuple(sorted(self._named(iri).classes, key=lambda name: (_order().get(name, len(_order())), name)))


@cache
def _order() -> dict[str, int]:
    return {name: number for number, name in enumerate((*ontology.classes(), *ontology.terms()))}


def facts(reader: Reader, reports: Sequence[str] | None = None) -> Facts:
    """The facts of a dataset, or of some of its reports (IRIs)."""
    return Facts(reader, None if reports is None else frozenset(reports))


def select(reader: Reader, text: str) -> ox.QuerySolutions:
    """The solutions of a SELECT that may use gov: and skos:."""
    answer = reader.query(_PREFIXES + text)
    assert isinstance(answer, ox.QuerySolutions)
    return answer
