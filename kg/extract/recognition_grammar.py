"""Who received which honour, as the words of one sentence say it (grammar of recognitions, over skeletons)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.groups import groups
from kg.extract.skeleton import ANY, CLASSES, Skeleton, marks
from kg.extract.wording import any_of
from kg.lexicon.recognitions import recognition_words
from kg.model.document import Span

HONOURED = tuple(cls for cls in CLASSES if cls not in ("Award", "Industry"))
"""The classes of what can receive an honour."""


@dataclass(frozen=True, slots=True)
class Honour:
    """An award, a stretch of a skeleton, and who received it.

    `subjects` are positions of names; `words` is a stretch of the skeleton that is a subject without a name (5家企业);
    both empty: the sentence does not say, and what it is about must be known from elsewhere. `grantor` is a position.
    """

    award: Span
    subjects: tuple[int, ...]
    words: Span | None
    grantor: int | None


@dataclass(frozen=True)
class Patterns:
    """The compiled grammar."""

    verb: re.Pattern[str]
    awards: re.Pattern[str]
    subjects: re.Pattern[str]
    link: re.Pattern[str]
    gap: re.Pattern[str]
    adverbs: re.Pattern[str]
    area: re.Pattern[str]
    wished: re.Pattern[str]
    passed: re.Pattern[str]
    matter: re.Pattern[str]
    counted: re.Pattern[str]
    unnamed: re.Pattern[str]
    grantor: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The grammar, built from lexicon/recognitions.toml."""
    words = recognition_words()
    adverb = rf"(?:{any_of(words['adverbs'])}|连续[^，]{{1,4}}[年次届度]|第[一二三四五六七八九十\d]+次)"
    granted = rf"(?:[被经由](?:{marks('Institution')}(?:[、和]{marks('Institution')})*|[一-鿿]{{2,10}}))?"
    return Patterns(
        verb=re.compile(any_of((*words["sure"], *words["passing"]))),
        awards=re.compile(marks("Award", "Programme", "Product", "Event")),
        subjects=re.compile(marks(*HONOURED)),
        link=re.compile(r"(?:等.{0,14})?(?:、|和|与|及|以及)[^，]{0,8}"),
        gap=re.compile(
            r"[省市县区州旗]?(?:(?:、[^，]{1,12})?等.{0,16}|[\d一二三四五六七八九十两]+[个家所名项条座位].{0,8}|"
            rf"{any_of(words['persons'])})?{adverb}*{granted}{adverb}*"
        ),
        adverbs=re.compile(rf"{adverb}*{granted}{adverb}*"),
        area=re.compile(rf"(?:我[省市县区州旗镇]|全[省市县区州旗镇]|全域){adverb}*{granted}{adverb}*"),
        wished=re.compile(any_of(words["wished"])),
        passed=re.compile(rf"[^，]{{0,6}}{any_of(words['passed'])}"),
        matter=re.compile(rf"[^，]{{0,14}}{any_of(words['matters'])}{adverb}*"),
        counted=re.compile(r"[近超]?[\d.]+[项个件枚块人家次户]|榜首|首位|第[一二三\d]|前[\d十百]"),
        unnamed=re.compile(
            rf"(?P<award>(?:{marks('AdministrativeArea')}|[^\d的、，{ANY[1:-1]}]){{3,28}}?{any_of(words['endings'])})"
            r"(?:称号|荣誉|殊荣|名单)?(?:$|[、和并]|等)"
        ),
        grantor=re.compile(rf"[被经由]({marks('Institution')})"),
    )


def honours(skeleton: Skeleton) -> Iterator[Honour]:
    """Every award that the sentence says was received."""
    p = patterns()
    for clause in skeleton.clauses():
        start, before = clause.start, _Said((), None)
        for match in p.verb.finditer(skeleton.words, clause.start, clause.end):
            if match.start() < start:
                continue
            found = _awards(skeleton, match, clause.end)
            if not found:
                continue
            left = Span(start, match.start())
            if p.wished.search(skeleton.words, left.start, left.end):
                break
            said = _subjects(skeleton, left) if start == clause.start else before
            grantor = _grantor(skeleton, left, match.end(), found[0].start)
            each = "分别" in skeleton.words[left.start : left.end] and len(said.subjects) == len(found)
            for i, award in enumerate(found):
                yield Honour(award, said.subjects[i : i + 1] if each else said.subjects, said.words, grantor)
            start, before = found[-1].end, said


@dataclass(frozen=True, slots=True)
class _Said:
    subjects: tuple[int, ...]
    words: Span | None


def _awards(skeleton: Skeleton, verb: re.Match[str], end: int) -> Sequence[Span]:
    """The awards that a verb is followed by: names, or after a verb that leaves no doubt, words that end like one."""
    p, words = patterns(), recognition_words()
    passing = verb[0] in words["passing"]
    sure = not passing and verb[0] not in words["bare"]
    found = groups(skeleton, Span(verb.end(), end), p.awards, lambda b: not b or bool(p.link.fullmatch(b)))
    if not found:
        # 唯一入选城市 is no city's name
        only = skeleton.words.endswith("唯一", 0, verb.start())
        match = p.unnamed.match(skeleton.words, verb.end(), end) if sure and not only else None
        return (Span(*match.span("award")),) if match else ()
    group = found[0]
    lead, rest = skeleton.words[verb.end() : group.start], skeleton.words[group.end : end]
    near = sure and len(lead) <= 8
    kept = [i for i in group.members if skeleton.names[i].cls == "Award" or (near and i == group.start)]
    if not kept or len(lead) > 16 or "的" in lead[:-1] or p.counted.match(rest):
        return ()
    if passing and not p.passed.match(rest) and not skeleton.names[kept[-1]].name.endswith(words["passed"]):
        return ()
    return tuple(Span(i, i + 1) for i in kept)


def _subjects(skeleton: Skeleton, left: Span) -> _Said:
    """Who the words before the verb say received it."""
    p = patterns()
    words = skeleton.words[left.start : left.end]
    if words.endswith("、") or p.adverbs.fullmatch(words) or p.area.fullmatch(words):
        return _Said((), None)
    found = groups(skeleton, left, p.subjects, lambda between: bool(p.link.fullmatch(between)))
    for group in reversed(found):
        rest = skeleton.words[group.end : left.end]
        if p.gap.fullmatch(rest):
            if skeleton.words[group.start - 1 : group.start] in ("被", "经", "由") and group.start > left.start:
                continue
            return _Said(group.members, None)
        if p.matter.fullmatch(rest):
            return _Said((), _bare(skeleton, Span(group.start, left.end)))
        break
    return _Said((), _bare(skeleton, left)) if len(words) <= 24 else _Said((), None)


def _bare(skeleton: Skeleton, span: Span) -> Span | None:
    """A stretch without the adverbs at its end."""
    p = patterns()
    for end in range(span.start + 1, span.end + 1):
        if p.adverbs.fullmatch(skeleton.words, end, span.end):
            return Span(span.start, end)
    return span


def _grantor(skeleton: Skeleton, left: Span, verb_end: int, award: int) -> int | None:
    """The institution that gave it: 被云岭日报社评为…, 获云岭日报社“…”."""
    said = patterns().grantor.search(skeleton.words, left.start, left.end)
    if said is not None:
        return said.start(1)
    return verb_end if re.match(marks("Institution"), skeleton.words[verb_end:award]) else None


def head(skeleton: Skeleton) -> int | None:
    """The name that a sentence begins with and goes on to speak of, if it is one name and no list."""
    classes = marks("Place", "Building", "Enterprise", "Institution", "AdministrativeArea", "Person")
    return 0 if re.match(rf"{classes}(?!{ANY}|[、等和与及的，]|$)", skeleton.words) else None


def latest(found: Sequence[Honour], award: Span) -> Honour | None:
    """The honour said last before an award whose own subject is not said again."""
    named = [h for h in found if h.award < award and (h.subjects or h.words)]
    return named[-1] if named else None
