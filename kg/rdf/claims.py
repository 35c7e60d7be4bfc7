"""Claims in the report's graph: what each says, and the words that carry it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from kg.link import Entity
from kg.model.claim import Claim, Numeral, Relation
from kg.model.quantity import Modality, NumeralUse
from kg.rdf.context import Context
from kg.rdf.terms import boolean, decimal, integer, iri, string
from kg.rdf.vocabulary import concept, term

# How the value of a field becomes a term. A claim class that uses these fields needs no code of its own.
_TERMS: Mapping[str, Callable[[Context, Any], str]] = {
    "value": lambda _, value: decimal(value),
    "upper": lambda _, value: decimal(value),
    "unit": lambda context, code: context.unit(code),
    "comparator": lambda _, value: concept("comparators", value),
    "change": lambda _, value: concept("changes", value),
    "basis": lambda _, value: concept("bases", value),
    "status": lambda _, value: concept("statuses", value),
    "phrase": lambda _, value: string(value),
    "scope": lambda _, value: string(value),
    "position": lambda _, value: integer(value),
    "metric": lambda context, name: iri(context.shared.metric(name)),
    "award": lambda context, name: context.thing(context.names.award(name)),
    "grantor": lambda context, name: context.thing(context.names.grantor(name)),
    "predicate": lambda _, value: term(f"gov:{value}"),
    "object": lambda context, subject: context.thing(context.names.subject(subject)),
}
_COMMON = frozenset(field.name for field in fields(Claim))


@cache
def _own_fields(kind: type) -> Sequence[tuple[str, str, Callable[[Context, Any], str]]]:
    """The fields that a kind of claim adds to those that every claim has, with predicates and how they become terms."""
    names = [field.name for field in fields(kind) if field.name not in _COMMON]
    return [(name, term(f"gov:{name}"), _TERMS[name]) for name in names]


def write_claim(context: Context, claim: Claim) -> None:
    """Write a claim with its evidence; one that says the same as another is the same node, written once."""
    kind: type = type(claim)
    lines = context.said
    said = [
        (name, predicate, write(context, value))
        for name, predicate, write in _own_fields(kind)
        # Neither says anything; but a unit of "" is a unit, that of bare numbers.
        if (value := getattr(claim, name)) is not None and (value != "" or name == "unit")
    ]
    about = context.names.subject(claim.subject)
    subject = context.thing(about)
    source = context.document.to_source(claim.evidence)
    when = claim.period
    content = " ".join((subject, *[f"{name} {value}" for name, _, value in said]))
    node = iri(context.own.claim(kind.__name__, source, claim.modality, when, content.replace(context.shared.base, "")))
    if not context.first(node):
        return
    lines.be(node, kind.__name__)
    lines.say(node, term("gov:subject"), subject)
    if isinstance(about, Entity) and claim.subject.span is not None:
        mention = context.mention_of(claim.subject.span, about)
        if mention is not None:
            lines.say(node, term("gov:subjectFrom"), mention)
    lines.say(node, term("gov:modality"), concept("modalities", claim.modality))
    lines.say(node, term("gov:year"), integer(when.year))
    if when.from_year is not None:
        lines.say(node, term("gov:fromYear"), integer(when.from_year))
    if when.part is not None:
        lines.say(node, term("gov:period"), string(when.part))
    if claim.estimated:
        lines.say(node, term("gov:estimated"), boolean(True))
    lines.say(node, term("gov:rule"), string(claim.rule))
    for _, predicate, value in said:
        lines.say(node, predicate, value)
    lines.say(node, term("gov:evidence"), _evidence(context, claim))
    if isinstance(claim, Relation) and claim.modality is Modality.ACHIEVED:
        _plain_triple(context, claim)


def write_unexplained(context: Context, numeral: Numeral) -> None:
    """Write a numeral that no rule accounts for; all others are left out."""
    if numeral.use is not NumeralUse.UNEXPLAINED:
        return
    source = context.document.to_source(numeral.span)
    node = iri(context.own.unexplained(source.start, source.end))
    context.said.be(node, "Unexplained")
    context.said.say(node, term("gov:sentence"), context.sentence(numeral.sentence))
    context.quote(context.said, node, source)


def _evidence(context: Context, claim: Claim) -> str:
    source = context.document.to_source(claim.evidence)
    node = iri(context.own.evidence(source.start, source.end))
    if context.first(node):
        context.said.be(node, "Evidence")
        context.said.say(node, term("gov:sentence"), context.sentence(claim.sentence))
        context.quote(context.said, node, source)
    return node


def _plain_triple(context: Context, claim: Relation) -> None:
    """The relation itself, except between two shared areas: every report that says so would say the same triple."""
    ends = [context.names.subject(claim.subject), context.names.subject(claim.object)]
    if all(isinstance(end, Entity) and end.area for end in ends):
        return
    context.said.say(context.thing(ends[0]), term(f"gov:{claim.predicate}"), context.thing(ends[1]))
