"""How two named things are tied by the words between and around them (grammar of relations, over skeletons)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.groups import Group, groups
from kg.extract.skeleton import Skeleton, marks
from kg.lexicon.relations import relation_words
from kg.lexicon.wording import any_of
from kg.model.document import Span
from kg.model.quantity import Predicate

THINGS = ("AdministrativeArea", "Place", "Building", "Enterprise", "Institution", "Project", "Event", "Product")
_SITES = frozenset({"Place", "Building"})
_AREAS = _SITES | {"AdministrativeArea"}
_BODIES = frozenset({"Enterprise", "Institution", "AdministrativeArea", "Place"})
_TENANTS = frozenset({"Enterprise", "Institution", "Project", "Building", "Place", "Event", "Product"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two positions of a skeleton; `subject` is None for the report's own area."""

    subject: int | None
    predicate: Predicate
    object: int
    words: Span


@dataclass(frozen=True)
class Patterns:
    """The compiled grammar."""

    names: re.Pattern[str]
    link: re.Pattern[str]
    settle: re.Pattern[str]
    place: re.Pattern[str]
    happen: re.Pattern[str]
    hold: re.Pattern[str]
    attract: re.Pattern[str]
    host: re.Pattern[str]
    operate: re.Pattern[str]
    partner: re.Pattern[str]
    partner_lead: re.Pattern[str]
    ally: re.Pattern[str]
    ally_lead: re.Pattern[str]
    area_lead: re.Pattern[str]
    received: re.Pattern[str]
    grant: re.Pattern[str]
    gap: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The grammar, built from lexicon/relations.toml."""
    words = relation_words()
    verb = {name: any_of(group) for name, group in words.items()}
    adverb = rf"{verb['adverbs']}*"
    list_end = r"(?:等[^，]{0,14}?)?"
    return Patterns(
        names=re.compile(marks(*THINGS)),
        link=re.compile(r"(?:等.{0,14})?(?:、|和|及|以及)[^，]{0,14}"),
        settle=re.compile(rf"{list_end}{adverb}({verb['settle']})"),
        place=re.compile(rf"{list_end}{adverb}在"),
        happen=re.compile(rf"{adverb}({verb['happen']})"),
        hold=re.compile(rf"(?:成功|隆重|顺利)?({verb['hold']})了?[^，的]{{0,10}}"),
        attract=re.compile(rf"(?:成功|新|已|先后|相继)*({verb['attract']})了?[^，]{{0,16}}"),
        host=re.compile(rf"(?:成功|连续|顺利|联合)*({verb['host']})了?[^，的]{{0,8}}"),
        operate=re.compile(rf"({verb['operate']})的?"),
        partner=re.compile(rf"{list_end}[^，等]{{0,14}}?({verb['partner']})"),
        partner_lead=re.compile(r"(?:与|同|和|跟)$"),
        ally=re.compile(rf"{list_end}(?:共建|建设|打造|成立|组建|开展|创建|建立|设立|举办|推出)"),
        ally_lead=re.compile(r"(?:联合|携手|联手|协同)$"),
        area_lead=re.compile(rf"(?:.*{verb['lead']})?"),
        received=re.compile(rf"{list_end}{adverb}获得?"),
        grant=re.compile(rf".{{0,4}}({verb['grant']})"),
        gap=re.compile(rf"{list_end}{adverb}(?:启动)?{adverb}"),
    )


def ties(skeleton: Skeleton) -> Iterator[Tie]:
    """Every relation that a clause of the sentence states between two names in it, or between one and the area."""
    p = patterns()
    for clause in skeleton.clauses():
        found = groups(skeleton, clause, p.names, lambda between: bool(p.link.fullmatch(between)))
        for i, group in enumerate(found):
            before = found[i - 1] if i else None
            lead = Span(before.end if before else clause.start, group.start)
            rest = Span(group.end, found[i + 1].start if i + 1 < len(found) else clause.end)
            yield from _with_partners(skeleton, before, group, lead, rest)
            if before is not None:
                yield from _between(skeleton, before, group, lead, rest)
            yield from _held(skeleton, before, group, lead, found[i + 1] if i + 1 < len(found) else None)


def _with_partners(skeleton: Skeleton, before: Group | None, group: Group, lead: Span, rest: Span) -> Iterator[Tie]:
    """与甲合作, 联合甲共建: the subject is the name before, else the report's area."""
    p = patterns()
    said, after = skeleton.words[lead.start : lead.end], skeleton.words[rest.start : rest.end]
    with_ = p.partner_lead.search(said)
    match = p.partner.match(after) if with_ else p.ally.match(after) if (with_ := p.ally_lead.search(said)) else None
    if match is None or with_ is None:
        return
    subject: Sequence[int | None] = (None,)
    if before is None:
        if not p.area_lead.fullmatch(said[: with_.start()]):
            return
    else:
        if not p.gap.fullmatch(said[: with_.start()]):
            return
        # 甲与乙、丙与丁合作: only the last of 乙、丙 goes with 丁
        paired = p.partner_lead.search(skeleton.words, max(before.start - 1, 0), before.start)
        subject = [m for m in before.members[-1 if paired else 0 :] if _class(skeleton, m) in _BODIES]
    words = Span(lead.start + with_.start(), rest.start + match.end())
    if match.re is p.partner:
        words = Span(rest.start + match.start(1), rest.start + match.end(1))
    for left in subject:
        for right in group.members:
            if _class(skeleton, right) in _BODIES:
                yield Tie(left, Predicate.PARTNER_WITH, right, words)


def _between(skeleton: Skeleton, first: Group, second: Group, between: Span, rest: Span) -> Iterator[Tie]:
    """Relations that the words between two groups state, or those and the words behind the second."""
    p = patterns()
    words = skeleton.words[between.start : between.end]
    after = skeleton.words[rest.start : rest.end]
    whole = Span(between.start, between.end)
    if not words:
        holder = _class(skeleton, first.members[-1]) in _SITES and first.members[-1] not in skeleton.quoted
        if holder and set(second.members) <= skeleton.quoted:
            span = Span(first.end - 1, second.end)
            yield from _all(skeleton, second, Predicate.LOCATED_IN, first, span, _TENANTS, _SITES)
    elif (match := p.settle.fullmatch(words)) or (
        words in ("到", "来", "赴") and (match := re.match("(办学|投资|设点|落户)", after))
    ):
        span = _group(match, between if words == match.string else rest)
        yield from _all(skeleton, first, Predicate.LOCATED_IN, second, span, _TENANTS, _AREAS)
    elif p.place.fullmatch(words) and (match := p.happen.match(after)):
        yield from _all(skeleton, first, Predicate.LOCATED_IN, second, _group(match, rest), _TENANTS, _AREAS)
    elif words in ("携", "携手") and re.search("亮相|开业|开街", after):
        yield from _all(skeleton, first, Predicate.HOSTS, second, whole, _SITES, frozenset({"Event", "Enterprise"}))
    elif (match := p.host.fullmatch(words)) and len(first.members) == 1 and not _local(skeleton, first):
        span = _group(match, between)
        yield from _all(skeleton, first, Predicate.HOSTS, second, span, _BODIES | _SITES, frozenset({"Event"}))
    elif (match := p.attract.fullmatch(words)) and len(first.members) == 1:
        span = _group(match, between)
        yield from _all(skeleton, second, Predicate.LOCATED_IN, first, span, _TENANTS, _SITES)
        if match[1] == "设立":
            body = frozenset({"Institution"})
            yield from _all(skeleton, second, Predicate.PART_OF, first, span, body, body)
    elif (match := p.operate.fullmatch(words)) and len(first.members) == 1:
        body = frozenset({"Enterprise", "Institution"})
        yield from _all(skeleton, first, Predicate.OPERATES, second, _group(match, between), body, _TENANTS)
    elif p.received.fullmatch(words) and (match := p.grant.match(after)):
        givers = frozenset({"Institution", "AdministrativeArea"})
        yield from _all(skeleton, second, Predicate.GRANTS, first, _group(match, rest), givers, _TENANTS)


def _held(skeleton: Skeleton, before: Group | None, group: Group, lead: Span, following: Group | None) -> Iterator[Tie]:
    """在乙举办甲: the second group is held at the first."""
    p = patterns()
    said = skeleton.words[lead.start : lead.end]
    if following is None or not said.endswith("在"):
        return
    if before is not None and p.gap.fullmatch(said[:-1]):
        return
    match = p.hold.fullmatch(skeleton.words, group.end, following.start)
    if match:
        span = Span(match.start(1), match.end(1))
        yield from _all(skeleton, following, Predicate.LOCATED_IN, group, span, _TENANTS, _AREAS)


def _all(
    skeleton: Skeleton,
    subjects: Group,
    predicate: Predicate,
    objects: Group,
    words: Span,
    left: frozenset[str],
    right: frozenset[str],
) -> Iterator[Tie]:
    """Each of the first with each of the second where their classes fit."""
    for subject in subjects.members:
        for thing in objects.members:
            if _class(skeleton, subject) in left and _class(skeleton, thing) in right:
                yield Tie(subject, predicate, thing, words)


def _class(skeleton: Skeleton, position: int) -> str:
    return skeleton.names[position].cls


def _local(skeleton: Skeleton, group: Group) -> bool:
    """Whether a group only says where: 在乙举办."""
    return skeleton.words[group.start - 1 : group.start] in ("在", "于") and group.start > 0


def _group(match: re.Match[str], base: Span) -> Span:
    return Span(base.start + match.start(1), base.start + match.end(1))
