"""What the words around a group of names say happened to it (grammar of statuses, over skeletons)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.groups import Group, groups
from kg.extract.skeleton import Skeleton, mark
from kg.extract.status_patterns import AND, patterns
from kg.extract.status_verbs import Verb, aimed_verb, carried_verb, statuses_of, steps, verb_after, verb_before
from kg.lexicon.statuses import status_words
from kg.model.document import Setting, Span
from kg.model.quantity import Modality, Status

_STANDING = ("Place", "Building", "Enterprise", "Institution")
_BUILT = (Status.STARTED, Status.COMPLETED, Status.OPENED)
_TENDED = (Status.RENEWED, Status.COMPLETED, Status.OPENED)
_HEADS = ("项目", "工程", "企业", "建设", "新建", "扩建", "改扩建", "迁建")
_AFTER, _BEFORE, _CARRIED = "status: thing before verb", "status: thing after verb", "status: clause goes on"


@dataclass(frozen=True, slots=True)
class Finding:
    """A status of one name: its position in the skeleton, the verb's span there, if it is yet to come, the rule."""

    member: int
    status: Status
    verb: Span
    future: bool
    rule: str


def findings(skeleton: Skeleton, settings: Callable[[int], Setting]) -> Iterator[Finding]:
    """Every status that a sentence states of a name in it; `settings` gives that of what stands at a position."""
    p = patterns()
    skeleton = _as_built(skeleton)
    for finding in _findings(skeleton, settings):
        mention = skeleton.names[finding.member]
        wide = mention.cls == "Place" and p.wide.fullmatch(mention.name)
        if not (wide and finding.status not in _TENDED) and not p.generic.fullmatch(mention.name):
            yield finding


def _as_built(skeleton: Skeleton) -> Skeleton:
    """The skeleton with each programme that is named like something built as a project: 银湖路改造工程."""
    built = patterns().built
    works = {at: m for at, m in skeleton.names.items() if m.cls == "Programme" and built.fullmatch(m.name)}
    if not works:
        return skeleton
    words = "".join(mark("Project") if at in works else char for at, char in enumerate(skeleton.words))
    names = {at: replace(m, cls="Project") if at in works else m for at, m in skeleton.names.items()}
    return replace(skeleton, words=words, names=names)


def _findings(skeleton: Skeleton, settings: Callable[[int], Setting]) -> Iterator[Finding]:
    carried: Group | None = None
    worked: Group | None = None
    governing: Verb | None = None
    for clause in skeleton.clauses():
        target = settings(clause.start).modality is Modality.TARGET
        found = _touching(groups(skeleton, clause, patterns().names, _linked))
        if not found:
            verb = carried_verb(skeleton, clause) if carried else None
            if carried and verb and not _void(verb, target=target):
                yield from _give(skeleton, carried.members, verb, _CARRIED, target=target)
            elif worked and (aim := aimed_verb(skeleton, clause, target=target)) and not _void(aim, target=target):
                yield from _aims(skeleton, worked, aim, target=target)
            else:
                yield from _villages(skeleton, clause, target=target)
            governing = _presenting(skeleton, clause, target=target)
            carried = worked = None
            continue
        worked = found[0] if len(found) == 1 and _worked_on(skeleton, clause, found[0]) else None
        carried, ending = None, clause.start
        for i, group in enumerate(found):
            followed = i + 1 < len(found)
            if followed and found[i + 1].start == group.end:
                continue  # 银湖公园“花田”: only the second is spoken of
            left = Span(_left(found, i, clause), group.start)
            right = Span(group.end, found[i + 1].start if followed else clause.end)
            about: Group | None = group
            if skeleton.words[left.start : left.end].endswith(("在", "于")):
                # 甲在乙开街: the verb after 乙 is about 甲
                near = patterns().gap.fullmatch(skeleton.words, left.start, left.end - 1)
                about = found[i - 1] if i and near else None
            reading = list(_read(skeleton, about, group, left, right, followed=followed, target=target))
            if governing and not reading:
                goes_on = _further(skeleton, ending, left) if i else _goes_on(skeleton, clause, group, right)
                reading = list(_object(skeleton, group, governing, right, target=target)) if goes_on else []
            yield from reading
            after = bool(reading) and reading[0].rule == _AFTER
            leads = reading and (followed or not after)
            own = verb_before(skeleton, Span(max(ending, left.start), left.end)) if leads else None
            governing = own or (governing if reading and (i or not after) else None)
            ending = reading[0].verb.end if after else group.end
            if after:
                carried = about
        if carried:
            governing = None


def _touching(found: Sequence[Group]) -> Sequence[Group]:
    """The groups, a list that goes on behind a name that touches it being one: 甲、乙大学丙研究院 are 甲 and 丙."""
    joined: list[Group] = []
    for group in found:
        if joined and joined[-1].end == group.start and len(joined[-1].members) > 1:
            joined[-1] = Group((*joined[-1].members[:-1], *group.members))
        else:
            joined.append(group)
    return joined


def _presenting(skeleton: Skeleton, clause: Span, *, target: bool) -> Verb | None:
    """The verb of a clause that a dash and the name of what it speaks of follow: 建成首个园区——甲."""
    if not skeleton.words.startswith("——", clause.end):
        return None
    verb = verb_before(skeleton, clause)
    return None if verb is None or _void(verb, target=target) else verb


def _worked_on(skeleton: Skeleton, clause: Span, group: Group) -> bool:
    """Whether a clause ends in speaking of work on the names of a group, so that an aim may follow: 加快甲建设，…"""
    p = patterns()
    lead, tail = skeleton.words[clause.start : group.start], skeleton.words[group.end : clause.end]
    standing = any(skeleton.names[m].cls != "Project" for m in group.members)
    return (
        skeleton.words[clause.end : clause.end + 1] in (",", "，")
        and not lead.endswith(("与", "和", "同", "跟", "向"))
        and not any(pattern.search(lead) for pattern in (p.complement, p.drawing))
        and bool(p.tail.fullmatch(tail))
        and not any(pattern.search(tail) for pattern in (p.other, p.abstract, p.drawing))
        and not (standing and p.around.match(tail))
    )


def _aims(skeleton: Skeleton, group: Group, verb: Verb, *, target: bool) -> Iterator[Finding]:
    """What work on names is to come to; work that is early comes only to the start of building."""
    tail = skeleton.words[group.end : verb.span.start].partition("，")[0]
    early = bool(patterns().early.search(tail))
    for finding in _give(skeleton, group.members, verb, _CARRIED, target=target, future=True):
        if not early or finding.status is Status.STARTED:
            yield finding


def _left(found: Sequence[Group], i: int, clause: Span) -> int:
    """Where the words on a group's left begin; they run past a group that touches it."""
    while i and found[i - 1].end == found[i].start:
        i -= 1
    return found[i - 1].end if i else clause.start


def _goes_on(skeleton: Skeleton, clause: Span, group: Group, right: Span) -> bool:
    """Whether a clause is nothing but a list: 开工建设甲、乙等水利项目，[丙、丁等交通项目]，[及戊]。"""
    opening = skeleton.words[clause.start : group.start]
    words = skeleton.words[right.start : right.end]
    bare = not words or (words.startswith("等") and words.endswith(_HEADS))
    return opening in ("", "及", "和", "以及") and right.end == clause.end and bare


def _further(skeleton: Skeleton, start: int, left: Span) -> bool:
    """Whether a list with a verb for each part goes on: 推进甲[开工和]乙建设, 推动甲[前期、]乙建设."""
    words = skeleton.words[start : left.end]
    return words.endswith(AND) and len(words) < 9 and bool(patterns().gap.fullmatch(words.rstrip("、和及与以")))


def _linked(between: str) -> bool:
    p = patterns()
    match = p.link.fullmatch(between)
    return match is not None and not p.strong.search(match["more"]) and not p.taking.search(match["more"])


def _villages(skeleton: Skeleton, clause: Span, *, target: bool) -> Iterator[Finding]:
    """Work on named villages: 启动云岭村、青禾村片区改造."""
    found = groups(skeleton, clause, patterns().areas, _linked)
    if len(found) != 1 or not all(skeleton.names[m].name.endswith(("村", "社区")) for m in found[0].members):
        return
    verb = verb_before(skeleton, Span(clause.start, found[0].start))
    if verb is None or _void(verb, target=target):
        return
    if patterns().renewal.search(skeleton.words, found[0].end, clause.end):
        for member in found[0].members:
            for status in statuses_of("Project", verb, target=target, work=True):
                yield Finding(member, status, verb.span, verb.future, _BEFORE)


def _void(verb: Verb, *, target: bool) -> bool:
    """Whether a verb says of what did not happen, or in an aim of what has happened already: 依托已建成的甲."""
    return verb.denied or (target and verb.past)


def _read(
    skeleton: Skeleton, about: Group | None, group: Group, left: Span, right: Span, *, followed: bool, target: bool
) -> Iterator[Finding]:
    """The statuses of a group from the words on its left and right; a verb on its right is about `about`."""
    p = patterns()
    lead = skeleton.words[left.start : left.end]
    if p.denied.search(lead.removesuffix("对")):
        return  # 推迟甲开工
    if said := _phrase(skeleton, lead, right):
        status, verb = said
        if p.denied.search(skeleton.words[right.start : verb.start]):
            return
        future = bool(p.future.search(skeleton.words, right.start, verb.start))
        yield from (Finding(member, status, verb, future, _AFTER) for member in group.members)
        return
    if p.complement.search(lead) and not p.before_name.search(lead):
        return
    before = verb_before(skeleton, left)
    if before is not None and _void(before, target=target):
        if before.denied and not lead.endswith("的"):
            return
        before = None  # 尚未完工的甲[加快推进]
    after = verb_after(skeleton, group.members, right, followed=followed, driven=before is not None)
    if after is not None and before is not None and before.span.end == left.end and after.idle:
        after = None  # 推进银湖新区开放开发: the verb at its side says it
    if after is not None and _void(after, target=target):
        return
    if after is not None and (before is None or not after.weak or _causative(skeleton, before)):
        if about is not None:
            future = after.future or bool(p.future.search(lead[-6:]))
            yield from _give(skeleton, about.members, after, _AFTER, target=target, future=future)
    elif before is not None:
        yield from _object(skeleton, group, before, right, target=target)


def _phrase(skeleton: Skeleton, lead: str, right: Span) -> tuple[Status, Span] | None:
    """A status that a phrase of several words gives to the names between `lead` and it; it may hold a name."""
    p = patterns()
    if lead.endswith("对"):
        match = p.renewed.search(skeleton.words, right.start, right.end)
        return (Status.RENEWED, Span(*match.span())) if match else None
    for pattern, status in ((p.ratified, Status.APPROVED), (p.verified, Status.COMPLETED)):
        if match := pattern.match(skeleton.words, right.start):
            return status, Span(*match.span())
    part = p.partly.search(skeleton.words, right.start, right.end)
    if part and p.gap.fullmatch(skeleton.words, right.start, part.start()):
        return Status.IN_PROGRESS, Span(*part.span())
    return None


def _causative(skeleton: Skeleton, verb: Verb) -> bool:
    return bool(patterns().causative.fullmatch(skeleton.words, *verb.span))


def _give(
    skeleton: Skeleton, members: tuple[int, ...], row: Verb, rule: str, *, target: bool, future: bool = False
) -> Iterator[Finding]:
    """What verbs give to the names before them; 即将 makes it planned, and work on a part of the list renewed."""
    renewed, headless = _renewals(skeleton, members), _headless(skeleton, members)
    for member, verb in _shares(skeleton, members, row):
        statuses = statuses_of(skeleton.names[member].cls, verb, target=target)
        if verb.imminent and statuses:
            statuses = (Status.PLANNED,)
        elif statuses == (Status.IN_PROGRESS,) and member in renewed:
            statuses = (Status.RENEWED,)
        for status in statuses:
            if member not in headless or status not in _BUILT:
                yield Finding(member, status, verb.span, future or verb.future, rule)


def _shares(skeleton: Skeleton, members: tuple[int, ...], row: Verb) -> Iterator[tuple[int, Verb]]:
    """Each name with its verb: one each in a list of verbs behind 分别, and none where it cannot be told."""
    start = members[-1] + 1 if row.before else max(0, row.span.start - 4)
    verbs = tuple(steps(skeleton, row)) if "分别" in skeleton.words[start : row.span.start] else ()
    if len(verbs) < 2:
        yield from ((member, row) for member in members)
    elif len(verbs) == len(members) and _all_named(skeleton, members):
        yield from zip(members, verbs, strict=True)


def _all_named(skeleton: Skeleton, members: tuple[int, ...]) -> bool:
    """Whether a list holds nothing but these names."""
    links = [patterns().link.fullmatch(skeleton.words, here + 1, following) for here, following in pairwise(members)]
    goes_on = skeleton.words.startswith(("等", *AND), members[-1] + 1)
    return not goes_on and not any(link and link["more"] for link in links)


def _headless(skeleton: Skeleton, members: tuple[int, ...]) -> set[int]:
    """Short names of places that may want the head of the last name: 银湾、青禾、松溪街道文体中心动工."""
    last = skeleton.names[members[-1]]
    if len(members) < 2 or last.cls not in ("Project", "Building"):
        return set()
    whole = status_words().groups["whole"]
    names = ((m, skeleton.names[m]) for m in members[:-1])
    short = ((m, n.name) for m, n in names if n.cls == "Place" and len(n.name) < min(5, len(last.name) - 1))
    return {m for m, name in short if not name.endswith(whole)}


def _renewals(skeleton: Skeleton, members: tuple[int, ...]) -> set[int]:
    """Members that are places or buildings and are said to be improved: 甲、乙品质提升及丙加快建设."""
    found: set[int] = set()
    waiting: list[int] = []
    for here, following in pairwise(members):
        waiting.append(here)
        aspect = skeleton.words[here + 1 : following].rstrip("、和与及以")
        if aspect:
            if patterns().renewal.search(aspect):
                found.update(m for m in waiting if skeleton.names[m].cls in ("Place", "Building"))
            waiting.clear()
    return found


def _object(skeleton: Skeleton, group: Group, row: Verb, right: Span, *, target: bool) -> Iterator[Finding]:
    """Statuses of the names that a row of verbs has as its object, read together with the words behind them."""
    p = patterns()
    tail = skeleton.words[right.start : right.end]
    beside = p.beside.match(tail)
    if len(group.members) == 1 and skeleton.names[group.start].cls in _STANDING and p.several.match(tail):
        return  # 银湖片区11个更新单元: the work is on others
    introduces = any(Status.INTRODUCED in sense.statuses for sense in row.senses())
    planning = bool(p.planning.fullmatch(tail))
    fits = introduces or beside or (p.tail.fullmatch(tail) and not p.other.search(tail))
    if p.foreign.match(tail) or not (fits or planning):
        return
    work, renewal = bool(p.work.match(tail)), bool(p.renewal.search(tail))
    # 推进甲、乙管网改造: of 甲 it may be the network too
    bare = not tail and not any(skeleton.names[m].cls == "Project" for m in group.members)
    # 甲、乙周边绿化: the work is not on 乙
    firms = p.firms.match(tail)
    for member, verb in _shares(skeleton, group.members[:-1] if beside else group.members, row):
        cls = skeleton.names[member].cls
        if firms and cls == "Project":
            cls = "Enterprise"
        standing = cls not in ("Project", "Event")
        if (not fits and cls != "Project") or (cls == "Place" and p.wares.match(tail)):
            continue
        if cls == "Event" and skeleton.words.endswith("了", 0, verb.span.end):
            continue  # 召开了: it is over
        statuses = statuses_of(cls, verb, target=target, work=work or renewal or planning, bare=bare)
        if verb.words == ("完成",) and p.set_up.search(tail):
            continue
        if (p.preparation.search(tail) or (planning and not fits)) and (statuses or cls == "Event"):
            statuses = (Status.PLANNED,)
        elif not statuses:
            continue
        elif p.attraction.search(tail):
            statuses = (Status.INTRODUCED,)
        elif standing and renewal and statuses in ((Status.COMPLETED,), (Status.IN_PROGRESS,)):
            statuses = (Status.RENEWED,)
        elif (
            statuses == (Status.COMPLETED,) and "完成" in verb.words[0] and (cls == "Event" or (standing and not work))
        ):
            continue
        for status in statuses:
            yield Finding(member, status, verb.span, verb.future, _BEFORE)
