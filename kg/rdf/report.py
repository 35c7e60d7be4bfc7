"""One report as RDF: what it says in one graph, its words in another, and the shared areas that it refers to."""

from __future__ import annotations

from dataclasses import dataclass

from kg.link import Names
from kg.model.claim import Extraction
from kg.rdf.claims import write_claim, write_unexplained
from kg.rdf.context import Context
from kg.rdf.iris import ReportIris, SharedIris, report_iri
from kg.rdf.lines import Lines, nquads
from kg.rdf.run import Run
from kg.rdf.shared import area_lines
from kg.rdf.things import write_entities, write_report
from kg.rdf.words import write_words


@dataclass(frozen=True)
class ReportGraphs:
    """A report's graphs: `report` is its IRI and the graph of what it says, `text` the graph of its words."""

    report: str
    text: str
    _said: Lines
    _words: Lines
    _areas: Lines

    def nquads(self) -> bytes:
        """Everything that the report adds to a dataset, as sorted N-Quads: its two graphs, and in the graph of areas
        those that it refers to, which stand there alike whichever report brought them."""
        return nquads(self._said, self._words, self._areas)

    def own_nquads(self) -> bytes:
        """The report's two graphs alone, as sorted N-Quads."""
        return nquads(self._said, self._words)


def graphs(extraction: Extraction, names: Names, *, base: str, run: Run) -> ReportGraphs:
    """Write what was read from a report. `base` is the IRI that instances begin with."""
    document = extraction.document
    report = report_iri(base, document)
    text = f"{report}/text"
    context = Context(document, names, ReportIris(report), SharedIris(base), Lines(report), Lines(text))
    write_report(context, run)
    write_entities(context)
    write_words(context, extraction.mentions)
    for claim in extraction.claims:
        write_claim(context, claim)
    for numeral in extraction.numerals:
        write_unexplained(context, numeral)
    used = (entity.area for entity in names.entities if entity.area is not None)
    return ReportGraphs(report, text, context.said, context.words, area_lines(context.shared, used))
