"""The verbs that are about a group of names, and the statuses that they give to one of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.skeleton import Skeleton
from kg.extract.status_patterns import AND, patterns
from kg.lexicon.statuses import Sense, status_words
from kg.model.document import Span
from kg.model.quantity import Status

_NEVER_OBJECT = ("与", "和", "同", "对", "向", "由", "以")
_FARTHEST = 26


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb, or several in a row, in a skeleton.

    `weak`: others may say more (改造 in 启动甲改造); `future`: it is yet to happen, `imminent`: 即将; `denied`: it
    did not happen (没有建成); `past`: it has happened already (已建成); `worked`: it is said of any class, else of
    projects only; `before`: the names stand before it.
    """

    words: tuple[str, ...]
    span: Span
    weak: bool = False
    future: bool = False
    imminent: bool = False
    denied: bool = False
    past: bool = False
    worked: bool = True
    before: bool = True

    @property
    def idle(self) -> bool:
        """Whether it gives no status (开放开发)."""
        return not any(sense.statuses for sense in self.senses())

    def senses(self) -> Sequence[Sense]:
        """The senses that fit the side on which the names stand."""
        table = status_words().verbs
        return [s for word in self.words for s in table[word] if (s.before if self.before else s.after)]


def verb_after(skeleton: Skeleton, members: Sequence[int], right: Span, *, followed: bool, driven: bool) -> Verb | None:
    """The verb that the names before `right` are the subject of: 银湖大厦等3个项目[顺利][竣工].

    `members`: where the names stand; `followed`: other names follow the verb in the clause; `driven`: a verb
    stands before the names, as in 推进甲开工和乙建设.
    """
    p = patterns()
    words = skeleton.words[right.start : right.end]
    single = len(members) == 1
    site = single and skeleton.names[members[0]].cls in ("Place", "Building")
    bare = single and not skeleton.names[members[0]].name.endswith(("房", "小区"))
    project = any(skeleton.names[m].cls == "Project" for m in members)
    bodies = all(skeleton.names[m].cls in ("Enterprise", "Institution") for m in members)
    for match in p.after_name.finditer(words):
        gap = words[: match.start()]
        unsaid = p.denied.search(gap) or p.drawing.search(gap) or p.abstract.search(gap)
        if unsaid or (bodies and p.owned.fullmatch(gap)):
            return None
        other = single and (p.several.match(gap) or (site and p.measured.match(gap)) or (bare and p.housing.match(gap)))
        if other or not p.gap.fullmatch(gap):
            if gap.startswith(("等", *AND)):
                continue
            return None
        for end in _ends(match):
            joined = driven and followed and match.string[end:] in ("和", "及", "以及")
            verb = _fitting(match, end, right, skeleton, followed=followed, joined=joined, project=project)
            if verb is not None:
                return replace(verb, worked=True) if project else verb
    return None


def _ends(match: re.Match[str]) -> Iterator[int]:
    """Where a row of verbs may end: behind the last, or before what joins others that have an object (建成并开通丙)."""
    yield match.end()
    if joined := patterns().joined.search(match[0]):
        yield match.start() + joined.start()


def steps(skeleton: Skeleton, verb: Verb) -> Iterator[Verb]:
    """The verbs of a row that is a list: 开工、竣工投用 are two."""
    part = patterns().part_before if verb.before else patterns().part_after
    found: list[list[re.Match[str]]] = []
    for match in part.finditer(skeleton.words, *verb.span):
        if found and skeleton.words[match.start() - 1] not in AND:
            found[-1].append(match)
        else:
            found.append([match])
    for row in found:
        yield replace(verb, words=tuple(m[0] for m in row), span=Span(row[0].start(), row[-1].end()))


def _fitting(
    match: re.Match[str], end: int, right: Span, skeleton: Skeleton, *, followed: bool, joined: bool, project: bool
) -> Verb | None:
    """The verb of a match up to `end`, whose gap is good, unless the words around it make something else of it."""
    p, table = patterns(), status_words().verbs
    gap = match.string[: match.start()]
    span = Span(right.start + match.start(), right.start + end)
    rest = match.string[end:]
    parts = tuple(p.part_before.findall(match.string, match.start(), end))
    begun = parts[-1] in ("完成", "启动") and bool(p.preparation.search(rest))
    if p.preparation.search(gap) or begun:
        return Verb(("筹建",), span, before=False)
    uses = [s for part in parts for s in table[part]]
    into = p.into.match(skeleton.words, span.end)
    ended = joined or (bool(p.end.match(rest)) and not (followed and not rest))
    ended = ended or bool(into and p.end.match(rest, into.end() - span.end))
    if p.compound.match(rest) or (not ended and any(s.after for s in uses)):
        return None
    strong = [
        s for s in uses if s.before and not s.weak and (ended or not s.whole) and (into is not None or not s.into)
    ]
    paced = bool(p.pace.search(gap))
    if not strong:
        more = p.named.sub("", gap, 1)
        unnamed = more.startswith(AND) or "、" in more
        mixed = (unnamed and not (project and _projects(more))) or bool(p.other.search(more))
        if mixed or not any((s.paced and paced) or (s.whole and ended) for s in uses if s.weak):
            return None
    return Verb(
        parts,
        span,
        weak=not strong and not paced,
        future=bool(p.future.search(gap)),
        imminent="即将" in gap,
        past=bool(p.past.search(gap)),
        worked=bool(strong) or parts[0] == "建设" or not paced or bool(p.worked.search(gap) or p.sited.match(gap)),
    )


def _projects(gap: str) -> bool:
    """Whether a gap goes on with a list of projects: 甲[、乙等城市更新项目]加快推进."""
    head = gap.rpartition("等")[2]
    return head != gap and len(head) <= 20 and ("项目" in head or "工程" in head)


def verb_before(skeleton: Skeleton, left: Span) -> Verb | None:
    """The last verb that can have the names behind `left` as its object: [加快推进]银湖大厦."""
    p = patterns()
    words = skeleton.words[left.start : left.end]
    last = None
    for match in p.before_name.finditer(words):
        if last is None or not p.nominal.match(words, match.end()):
            last = match
    if last is None or len(words) - last.end() > _FARTHEST:
        return None
    if (
        _finite(words, last.end())
        or p.other.search(words, last.end())
        or p.complement.search(words, last.end())
        or (words[last.end() :].startswith(_NEVER_OBJECT) and not words.endswith("的"))
    ):
        return None
    span = Span(left.start + last.start(), left.start + last.end())
    lead = words[: last.start()]
    return Verb(
        tuple(p.part_after.findall(last[0])),
        span,
        future=bool(p.ahead.search(lead)),
        denied=bool(p.denied.search(lead)),
        past=bool(p.past.search(lead)),
        before=False,
    )


def _finite(words: str, start: int) -> bool:
    """Whether a strong verb stands in words that is not the noun of a list."""
    p = patterns()
    return any(not p.nominal.match(words, match.end()) for match in p.strong.finditer(words, start))


def carried_verb(skeleton: Skeleton, clause: Span) -> Verb | None:
    """The verb of a clause that goes on about the names before it: 银湖大厦主体完工，[正式][投入使用]。"""
    p = patterns()
    words = skeleton.words[clause.start : clause.end]
    start = p.opening.match(words)
    match = p.after_name.match(words, start.end() if start else 0)
    if match is None or not p.end.match(words, match.end()):
        return None
    table = status_words().verbs
    parts = tuple(p.part_before.findall(match[0]))
    uses = [s for part in parts for s in table[part]]
    if any(s.weak for s in uses) or (match.end() < len(words) and any(s.after for s in uses)):
        return None
    span = Span(clause.start + match.start(), clause.start + match.end())
    lead = words[: match.start()]
    return Verb(parts, span, future=bool(p.future.search(lead)), past=bool(p.past.search(lead)))


def aimed_verb(skeleton: Skeleton, clause: Span, *, target: bool) -> Verb | None:
    """The verb of a clause that says what work before it is to come to: 加快甲建设，[力争年内]竣工。"""
    verb = carried_verb(skeleton, clause)
    if verb is None:
        return None
    soon = target and patterns().soon.search(skeleton.words, clause.start, verb.span.start)
    return replace(verb, future=True) if soon or verb.future else None


def statuses_of(cls: str, verb: Verb, *, target: bool, work: bool = False, bare: bool = False) -> tuple[Status, ...]:
    """The statuses that a verb gives to a thing of a class; strong words of the verb silence the weak.

    `target`: the sentence is about what is aimed at; `work`: words for work follow the thing; `bare`: nothing does.
    """
    if not verb.worked and cls != "Project":
        return ()
    table = status_words().verbs
    fitting: list[Sense] = []
    for word in verb.words:
        for sense in table[word]:
            if (
                (sense.before if verb.before else sense.after)
                and (not sense.only or cls in sense.only)
                and (target or not sense.target)
                and (work or not sense.work)
                and (bare or not sense.bare)
            ):
                fitting.append(sense)
                break
    possible = status_words().groups["event"] if cls == "Event" else tuple(Status)
    chosen = [s for s in fitting if not s.weak] or fitting[:1]
    if verb.before and verb.words[0] == "完成":
        chosen = [s for s in fitting if Status.RENEWED in s.statuses] or chosen  # 甲完成大修
    given = dict.fromkeys(status for sense in chosen for status in sense.statuses if status in possible)
    return _of_work(tuple(given)) if not verb.before else tuple(given)


def _of_work(given: tuple[Status, ...]) -> tuple[Status, ...]:
    """Of verbs in a row before a thing, 启动改造 starts or plans the work, 完成改造 is the work done."""
    if Status.RENEWED not in given:
        return given
    if given[0] in (Status.STARTED, Status.PLANNED):
        return given[:1]
    return tuple(status for status in given if status is not Status.COMPLETED)
