"""What projections are made of: the rows of chosen reports, with one thing under one IRI across reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph as ox

from kg import ontology
from kg.network import rows
from kg.store import Reader

_PREFIXES: Final = f"PREFIX gov: <{rows.GOV}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
_SAME: Final = "SELECT ?entity ?thing WHERE { ?entity gov:thing ?thing }"


@dataclass(frozen=True)
class Facts:
    """The reports with their sentences, mentions and claims; whatever links say is one thing has the thing's IRI."""

    reports: dict[str, rows.ReportRow]
    sentences: dict[str, rows.SentenceRow]
    mentions: list[tuple[str, rows.Place]]
    claims: list[rows.ClaimRow]
    classes: dict[str, tuple[str, ...]]
    names: dict[str, rows.Names]

    def year(self, sentence: str) -> int:
        """The year of the meeting of the report that a sentence stands in."""
        return self.reports[self.sentences[sentence].report].year

    def home(self, sentence: str) -> str:
        """The area of the report that a sentence stands in."""
        return self.reports[self.sentences[sentence].report].area

    def label(self, iri: str, lang: str = "zh") -> str:
        """What a thing or metric is called; "" where it has no name in that language."""
        return self.names[iri].labels.get(lang, "") if iri in self.names else ""

    def kinds(self, iri: str) -> tuple[str, ...]:
        """The classes of a thing, in the order of the ontology, Entity itself left out."""
        return self.classes.get(iri, ())


def facts(reader: Reader, reports: Sequence[str] | None = None) -> Facts:
    """Read the rows of a dataset, or of some of its reports (IRIs)."""
    chosen = {r.iri: r for r in rows.reports(reader) if reports is None or r.iri in reports}
    sentences = {iri: s for iri, s in rows.sentences(reader).items() if s.report in chosen}
    same: dict[str, str] = {row["entity"].value: row["thing"].value for row in select(reader, _SAME)}

    def one(iri: str) -> str:
        return same.get(iri, iri)

    known = {name: number for number, name in enumerate((*ontology.classes(), *ontology.terms()))}
    classes: dict[str, set[str]] = {}
    for iri, found in rows.classes(reader).items():
        classes.setdefault(one(iri), set()).update(found - {"Entity"})
    names: dict[str, rows.Names] = {}
    for iri, called in sorted(rows.names(reader).items()):
        of = names.setdefault(one(iri), rows.Names({}, set()))
        of.labels.update({lang: name for lang, name in called.labels.items() if lang not in of.labels})
        of.aliases.update(called.aliases)
    return Facts(
        chosen,
        sentences,
        [(one(thing), place) for thing, place in rows.mentions(reader) if place.sentence in sentences],
        [
            replace(c, subject=one(c.subject), object=one(c.object), award=one(c.award), grantor=one(c.grantor))
            for c in rows.claims(reader)
            if c.place.sentence in sentences
        ],
        {
            iri: tuple(sorted(found, key=lambda name: (known.get(name, len(known)), name)))
            for iri, found in classes.items()
        },
        names,
    )


def select(reader: Reader, text: str) -> ox.QuerySolutions:
    """The solutions of a SELECT that may use gov: and skos:."""
    answer = reader.query(_PREFIXES + text)
    assert isinstance(answer, ox.QuerySolutions)
    return answer
