"""The report itself, its run, and the named things in its graph."""

from __future__ import annotations

from kg import ontology
from kg.rdf.context import Context
from kg.rdf.iris import work_iri
from kg.rdf.run import Run, stamp
from kg.rdf.terms import date, integer, iri, moment, string, zh
from kg.rdf.vocabulary import TYPE, term


def write_report(context: Context, run: Run) -> None:
    """Write the report's own node and the run that made its graphs."""
    document, lines, report = context.document, context.said, context.report
    lines.be(report, "Report")
    lines.say(report, term("dcterms:title"), string(document.title))
    lines.say(report, term("gov:area"), context.thing(context.names.area))
    lines.say(report, term("gov:year"), integer(document.year))
    if document.date is not None:
        lines.say(report, term("dcterms:date"), date(document.date))
    lines.say(report, term("dcterms:source"), string(document.source.name))
    lines.say(report, term("gov:sha256"), string(document.source.sha256))
    lines.say(report, term("dcterms:isVersionOf"), iri(work_iri(context.shared.base, document)))
    lines.say(report, term("dcterms:conformsTo"), iri(ontology.version()))
    made = iri(context.own.run(run.software, *run.settings, document.source.sha256))
    lines.say(report, term("prov:wasGeneratedBy"), made)
    lines.say(made, TYPE, term("prov:Activity"))
    lines.say(made, term("gov:software"), string(run.software))
    if run.settings:
        lines.say(made, term("gov:settings"), string("\n".join(run.settings)))
    lines.say(made, term("prov:startedAtTime"), moment(stamp(run.began)))
    lines.say(made, term("prov:endedAtTime"), moment(stamp(run.ended)))


def write_entities(context: Context) -> None:
    """Write every entity that is the report's own; areas that are resolved stand in the graph of areas."""
    lines = context.said
    for entity in context.names.entities:
        if entity.area is not None:
            continue
        node = context.thing(entity)
        lines.be(node, *sorted(entity.classes))
        lines.say(node, term("skos:prefLabel"), zh(entity.name))
        for alias in entity.aliases:
            lines.say(node, term("skos:altLabel"), zh(alias))
