"""The text graph of a report: the source as read, its sections, sentences and mentions."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model.claim import Mention
from kg.model.document import Section, Sentence
from kg.rdf.context import Context
from kg.rdf.terms import integer, iri, string
from kg.rdf.vocabulary import concept, term


def write_words(context: Context, mentions: Iterable[Mention]) -> None:
    """Write the whole text graph."""
    document = context.document
    context.words.say(context.report, term("gov:text"), string(document.source.text))
    for section in document.sections:
        _section(context, section)
    for sentence in document.sentences:
        _sentence(context, sentence)
    for mention in mentions:
        _mention(context, mention)


def _section(context: Context, section: Section) -> None:
    lines, node = context.words, iri(context.own.section(section.index))
    lines.be(node, "Section")
    lines.say(node, term("gov:report"), context.report)
    lines.say(node, term("schema:position"), integer(section.index + 1))
    lines.say(node, term("gov:part"), concept("parts", section.part.value))
    if title := (section.number + section.title).strip():
        lines.say(node, term("dcterms:title"), string(title))
    if section.parent is not None:
        lines.say(node, term("gov:parent"), iri(context.own.section(section.parent)))


def _sentence(context: Context, sentence: Sentence) -> None:
    lines, document, node = context.words, context.document, context.sentence(sentence.index)
    source = document.to_source(sentence.span)
    lines.be(node, "Sentence")
    lines.say(node, term("gov:report"), context.report)
    lines.say(node, term("gov:section"), iri(context.own.section(sentence.section)))
    context.quote(lines, node, source)
    clean = document.text(sentence.span)
    if clean != document.source.text[source.start : source.end]:
        lines.say(node, term("gov:clean"), string(clean))


def _mention(context: Context, mention: Mention) -> None:
    lines, node = context.words, context.mention(mention)
    lines.be(node, "Mention")
    lines.say(node, term("gov:refersTo"), context.thing(context.names.of(mention)))
    lines.say(node, term("gov:sentence"), context.sentence(mention.sentence))
    context.quote(lines, node, context.document.to_source(mention.span))
