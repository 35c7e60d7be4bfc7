"""What the words around a group of names say happened to it (grammar of statuses, over skeletons)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.extract.groups import Group, groups
from kg.extract.skeleton import ANY, Skeleton, marks
from kg.extract.wording import any_of
from kg.lexicon.statuses import Sense, status_words
from kg.model.document import Span
from kg.model.quantity import Status

SUBJECTS = ("Place", "Building", "Enterprise", "Institution", "Project", "Event", "Product")
"""The classes that can have a status."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A status of one name: its position in the skeleton, the verb's span there, whether it is yet to come, the rule."""

    member: int
    status: Status
    verb: Span
    future: bool
    rule: str


@dataclass(frozen=True)
class Patterns:
    """The compiled grammar."""

    names: re.Pattern[str]
    areas: re.Pattern[str]
    link: re.Pattern[str]
    strong: re.Pattern[str]
    after_name: re.Pattern[str]
    before_name: re.Pattern[str]
    verb: re.Pattern[str]
    gap: re.Pattern[str]
    several: re.Pattern[str]
    pace: re.Pattern[str]
    future: re.Pattern[str]
    compound: re.Pattern[str]
    foreign: re.Pattern[str]
    other: re.Pattern[str]
    attraction: re.Pattern[str]
    renewal: re.Pattern[str]
    work: re.Pattern[str]
    worked: re.Pattern[str]
    renewed: re.Pattern[str]
    ratified: re.Pattern[str]
    beside: re.Pattern[str]
    preparation: re.Pattern[str]
    tail: re.Pattern[str]
    causative: re.Pattern[str]
    into: re.Pattern[str]
    opening: re.Pattern[str]
    end: re.Pattern[str]


_COUNT = r"(?:[近约超]?[\d一二三四五六七八九十两百千万余多.]+(?:个|条|座|栋|家|处|所|院|项|批|块|对|类|种|套|大|公里|万?平方米)[^的]{0,12}?)"
_TIME = r"(?:(?:20\d\d年|去年|今年|明年|当年)?(?:\d{1,2}月份?|[上下]半年|年)?(?:底|末|初|内|前|中旬|上旬|下旬)?)"


_MORE = ("、", "和", "及", "与", "以及")


@cache
def patterns() -> Patterns:
    """The grammar, built from lexicon/statuses.toml."""
    words = status_words()
    verbs, group = words.verbs, words.groups
    before = [w for w, senses in verbs.items() if any(s.before for s in senses)]
    after = [w for w, senses in verbs.items() if any(s.after for s in senses)]
    strong = [w for w, senses in verbs.items() if not any(s.weak or s.into for s in senses)]
    adverb, pace, own, future, preparation, work = (
        any_of(group[g]) for g in ("adverbs", "pace", "self", "future", "preparation", "work")
    )
    joint = r"(?:[、并且]|并且)?"
    return Patterns(
        names=re.compile(marks(*SUBJECTS)),
        areas=re.compile(marks("AdministrativeArea")),
        link=re.compile(
            rf"(?:{own}|{any_of(group['renewal'])}|[一二三四五六七八九十两\d]+[个所院条座])*?(?:等[^{ANY[1:-1]}]{{0,20}})?(?:、|和|与|及|以及|暨|并|携)(?P<more>.{{0,14}})"
        ),
        strong=re.compile(any_of(strong)),
        after_name=re.compile(rf"{any_of(before)}(?:{joint}{any_of(before)})*"),
        before_name=re.compile(rf"{any_of(after)}(?:{joint}{any_of(after)})*[好了]?"),
        verb=re.compile(any_of(verbs)),
        gap=re.compile(
            rf"(?:(?:{own})*(?:等|、|和|及|与|以及).{{0,40}}|{_COUNT})?"
            rf"(?:{own}|{adverb}|{pace}|{future}|{preparation}|{_TIME}|[到来在赴至于]{ANY})*"
        ),
        several=re.compile(r"[近约超]?[\d一二三四五六七八九十两百千万余多.]+(?:个|条|座|栋|家|处|所|项|批|块|对|类|种)"),
        pace=re.compile(rf"{pace}{adverb}*$"),
        future=re.compile(future),
        compound=re.compile(any_of(group["compound"])),
        foreign=re.compile(rf"(?!的.{{0,4}}{any_of((*group['work'], *group['renewal'], *group['preparation']))}){any_of(group['foreign'])}"),
        other=re.compile(any_of(group["other"])),
        attraction=re.compile(rf"{any_of(group['attraction'])}(?:工作)?$"),
        renewal=re.compile(any_of(group["renewal"])),
        work=re.compile(rf"(?:{own})*?的?(?:等(?:(?!{any_of(group['other'])}).){{0,24}}?)?.{{0,2}}?{work}"),
        worked=re.compile(rf"{work}|{any_of(group['renewal'])}"),
        renewed=re.compile(rf"进行了?.{{0,6}}{any_of(group['renewal'])}"),
        ratified=re.compile(rf"获(?:得)?(?:{ANY}|[省市国]家?|可研|立项|环评|初步设计).{{0,4}}(?:批复|批准|核准|审批)"),
        beside=re.compile(any_of(group["beside"])),
        preparation=re.compile(preparation),
        tail=re.compile(
            rf"(?:等.*|{_COUNT}|的?(?:.{{0,6}}?{any_of(group['renewal'])})?(?:{own}|{any_of(group['renewal'])}|{any_of(group['preparation'])}|{adverb}|{pace})*)"
            r"(?:$|建设.{0,10}|(?:[、和与及并且在到至]|推动|带动|助力|促进).*)"
        ),
        causative=re.compile(any_of(group["causative"])),
        into=re.compile(marks("AdministrativeArea") + "|我[省市州县区]"),
        end=re.compile(r"$|[、，并且]|推动|带动|助力|促进|使"),
        opening=re.compile(rf"(?:{adverb}|{pace}|{future}|{_TIME}|并|且|也|现|目前)*"),
    )


def findings(skeleton: Skeleton, *, target: bool) -> Iterator[Finding]:
    """Every status that a sentence states of a name in it; `target`: the sentence is about what is aimed at."""
    carried: Group | None = None
    for clause in skeleton.clauses():
        found = groups(skeleton, clause, patterns().names, _linked)
        if not found:
            if carried is not None:
                yield from _carry(skeleton, clause, carried)
            carried = None
            yield from _villages(skeleton, clause, target=target)
            continue
        carried = None
        for i, group in enumerate(found):
            before = found[i - 1] if i else None
            if i + 1 < len(found) and found[i + 1].start == group.end:
                continue  # 银湖公园“花田”: only the second is spoken of
            left = Span(_left(found, i, clause), group.start)
            right = Span(group.end, found[i + 1].start if i + 1 < len(found) else clause.end)
            about: Group | None = group
            if skeleton.words[left.start : left.end].endswith(("在", "于")):
                # 甲在乙开街: the verb after 乙 is about 甲
                near = patterns().gap.fullmatch(skeleton.words[left.start : left.end - 1])
                about = before if near else None
            reading = list(_read(skeleton, about, group, left, right, followed=i + 1 < len(found), target=target))
            yield from reading
            if reading and reading[0].rule == "status after name":
                carried = about


def _left(found: Sequence[Group], i: int, clause: Span) -> int:
    """Where the words on a group's left begin; they run past a group that touches it."""
    while i and found[i - 1].end == found[i].start:
        i -= 1
    return found[i - 1].end if i else clause.start


def _linked(between: str) -> bool:
    match = patterns().link.fullmatch(between)
    return match is not None and not patterns().strong.search(match["more"])


def _villages(skeleton: Skeleton, clause: Span, *, target: bool) -> Iterator[Finding]:
    """Work on named villages: 启动云岭村、青禾村片区改造."""
    found = groups(skeleton, clause, patterns().areas, _linked)
    for group in found[:1]:
        right = Span(group.end, clause.end)
        named = [skeleton.names[member].name for member in group.members]
        verb = _verb_before(skeleton, Span(clause.start, group.start))
        if (
            verb is not None
            and len(found) == 1
            and all(name.endswith(("村", "社区")) for name in named)
            and patterns().renewal.search(skeleton.words[right.start : right.end])
        ):
            yield from _object(skeleton, group, verb, right, target=target, village=True)


def _read(
    skeleton: Skeleton, about: Group | None, group: Group, left: Span, right: Span, *, followed: bool, target: bool
) -> Iterator[Finding]:
    """The statuses of a group from the words on its left and right; a verb on its right is about `about`."""
    before = _verb_before(skeleton, left)
    after = _verb_after(skeleton, right, followed=followed, single=len(group.members) == 1)
    lead = skeleton.words[left.start : left.end]
    said = _said_of(skeleton, group, right, done_to=lead.endswith("对"))
    if said is not None:
        yield from said
        return
    if after is not None and (before is None or not after.weak or _causative(skeleton, before)):
        future = after.future or bool(patterns().future.search(lead[-6:]))
        for member in about.members if about else ():
            statuses = _statuses(skeleton, member, after, target=target)
            if after.imminent and statuses:
                statuses = (Status.PLANNED,)
            elif statuses == (Status.IN_PROGRESS,) and member in _renewals(skeleton, group):
                statuses = (Status.RENEWED,)
            for status in statuses:
                yield Finding(member, status, after.span, future, "status after name")
        return
    if before is not None:
        yield from _object(skeleton, group, before, right, target=target)


def _said_of(skeleton: Skeleton, group: Group, right: Span, *, done_to: bool) -> Sequence[Finding] | None:
    """Two turns of phrase: 对甲、乙进行了改造 (renewed), 甲获丙批复 (approved)."""
    p = patterns()
    words = skeleton.words[right.start : right.end + 12]
    if done_to and (match := p.renewed.search(words)):
        status = Status.RENEWED
    elif match := p.ratified.match(words):
        status = Status.APPROVED
    else:
        return None
    verb = Span(right.start + match.start(), right.start + match.end())
    return [Finding(member, status, verb, False, "status after name") for member in group.members]


def _renewals(skeleton: Skeleton, group: Group) -> set[int]:
    """Members that are places or buildings and are said to be improved: 甲、乙品质提升及丙加快建设."""
    found: set[int] = set()
    waiting: list[int] = []
    for here, following in pairwise(group.members):
        waiting.append(here)
        aspect = skeleton.words[here + 1 : following].rstrip("、和与及以")
        if aspect:
            if patterns().renewal.search(aspect):
                found.update(m for m in waiting if skeleton.names[m].cls in ("Place", "Building"))
            waiting.clear()
    return found


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb, or several in a row, as found in a skeleton."""

    words: tuple[str, ...]
    span: Span
    weak: bool
    future: bool
    imminent: bool = False
    worked: bool = True
    before: bool = True


def _split(text: str) -> tuple[str, ...]:
    return tuple(patterns().verb.findall(text))


def _verb_after(skeleton: Skeleton, right: Span, *, followed: bool, single: bool) -> _Verb | None:
    """The verb that the names on its left are the subject of: 银湖大厦等3个项目[顺利][竣工]."""
    p, senses = patterns(), status_words().verbs
    words = skeleton.words[right.start : right.end]
    for match in p.after_name.finditer(words):
        gap, rest = words[: match.start()], words[match.end() :]
        more = gap.startswith(_MORE)
        if not p.gap.fullmatch(gap) or (single and p.several.match(gap)):
            if more or gap.startswith("等"):
                continue
            return None
        parts = _split(match[0])
        span = Span(right.start + match.start(), right.start + match.end())
        if p.preparation.search(gap) or (parts == ("完成",) and p.preparation.search(rest)):
            return _Verb(("筹建",), span, weak=False, future=False, before=False)
        ended = bool(p.end.match(rest)) and not (followed and not rest)
        uses = [s for part in parts for s in senses[part]]
        if p.compound.match(rest) or (not ended and any(s.after for s in uses)):
            continue
        into = bool(p.into.match(skeleton.words, span.end))
        strong = [s for s in uses if s.before and not s.weak and (ended or not s.whole) and (into or not s.into)]
        paced = bool(p.pace.search(gap))
        mixed = more or "、" in gap or bool(p.other.search(gap))
        if not strong and (mixed or not any((s.paced and paced) or (s.whole and ended) for s in uses if s.weak)):
            continue
        return _Verb(
            parts,
            span,
            weak=not strong and not paced,
            future=bool(p.future.search(gap)),
            imminent="即将" in gap,
            worked=bool(strong) or parts[0] == "建设" or not paced or bool(p.worked.search(gap)),
        )
    return None


def _verb_before(skeleton: Skeleton, left: Span) -> _Verb | None:
    """The last verb that can have the names on its right as its object: [加快推进]银湖大厦."""
    p = patterns()
    words = skeleton.words[left.start : left.end]
    last = None
    for match in p.before_name.finditer(words):
        last = match
    if last is None or len(words) - last.end() > 26:
        return None
    if p.strong.search(words, last.end()) or words[last.end() :].startswith(("与", "和", "同", "对", "向", "由", "以")):
        return None
    span = Span(left.start + last.start(), left.start + last.end())
    parts = _split(last[0])
    senses = status_words().verbs
    weak = all(s.weak for part in parts for s in senses[part] if s.after)
    future = bool(p.future.search(words[max(0, last.start() - 6) : last.start()]))
    return _Verb(parts, span, weak, future, before=False)


def _causative(skeleton: Skeleton, verb: _Verb) -> bool:
    return bool(patterns().causative.fullmatch(skeleton.words[verb.span.start : verb.span.end]))


def _object(skeleton: Skeleton, group: Group, verb: _Verb, right: Span, *, target: bool, village: bool = False) -> Iterator[Finding]:
    """Statuses of the names that a verb has as its object, read together with the words behind them."""
    p = patterns()
    tail = skeleton.words[right.start : right.end]
    introduces = any(
        Status.INTRODUCED in sense.statuses for word in verb.words for sense in status_words().verbs[word] if sense.after
    )
    if p.foreign.match(tail) or not (village or introduces or p.tail.fullmatch(tail) or p.beside.match(tail)):
        return
    if not introduces and p.other.search(tail):
        return
    work, renewal = bool(p.work.match(tail)), bool(p.renewal.search(tail))
    # 甲、乙周边绿化: the work is not on 乙
    for member in group.members[:-1] if p.beside.match(tail) else group.members:
        cls = skeleton.names[member].cls
        standing = cls not in ("Project", "AdministrativeArea", "Event")
        statuses = _statuses(skeleton, member, verb, target=target, work=work or renewal)
        if not statuses:
            continue
        if p.preparation.search(tail):
            statuses = (Status.PLANNED,)
        elif p.attraction.search(tail):
            statuses = (Status.INTRODUCED,)
        elif standing and renewal and statuses in ((Status.COMPLETED,), (Status.IN_PROGRESS,)):
            statuses = (Status.RENEWED,)
        elif "完成" in verb.words[0] and (cls == "Event" or (standing and not work)):
            continue
        for status in statuses:
            yield Finding(member, status, verb.span, verb.future, "status before name")


def _statuses(
    skeleton: Skeleton, member: int, verb: _Verb, *, target: bool, work: bool = False
) -> tuple[Status, ...]:
    """The statuses that a verb gives to one name, by its class; strong words of the verb silence the weak."""
    cls = skeleton.names[member].cls
    if not verb.worked and cls != "Project":
        return ()
    if cls == "AdministrativeArea":
        cls = "Project"
    fitting: list[Sense] = []
    for word in verb.words:
        for sense in status_words().verbs[word]:
            if (
                (sense.before if verb.before else sense.after)
                and (not sense.only or cls in sense.only)
                and (target or not sense.target)
                and (work or not sense.work)
            ):
                fitting.append(sense)
                break
    chosen: Sequence[Sense] = [s for s in fitting if not s.weak] or fitting[:1]
    return tuple(dict.fromkeys(status for sense in chosen for status in sense.statuses))


def _carry(skeleton: Skeleton, clause: Span, group: Group) -> Iterator[Finding]:
    """A clause without a name goes on about the names before it: 银湖大厦主体完工，[正式][投入使用]。"""
    p = patterns()
    words = skeleton.words[clause.start : clause.end]
    start = p.opening.match(words)
    match = p.after_name.match(words, start.end() if start else 0)
    if match is None or not p.end.match(words[match.end() :]):
        return
    parts = _split(match[0])
    senses = status_words().verbs
    if any(s.weak or s.after for part in parts for s in senses[part]):
        return
    verb = _Verb(parts, Span(clause.start + match.start(), clause.start + match.end()), False, False)
    future = bool(p.future.search(words[: match.start()]))
    for member in group.members:
        for status in _statuses(skeleton, member, verb, target=False):
            yield Finding(member, status, verb.span, future, "status carried")
