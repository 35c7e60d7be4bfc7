"""Who received which honour, as the words of one sentence say it (grammar of recognitions, over skeletons)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from kg.extract.groups import groups
from kg.extract.skeleton import ANY, CLASSES, Skeleton, marks
from kg.lexicon.denials import DENIED
from kg.lexicon.recognitions import recognition_words
from kg.lexicon.wording import any_of
from kg.model.document import Span

HONOURED = tuple(cls for cls in CLASSES if cls not in ("Award", "Industry"))
"""The classes of what can receive an honour."""


_WITHIN = ("AdministrativeArea", "Institution", "Industry", "Place")


@dataclass(frozen=True, slots=True)
class Honour:
    """An award, a stretch of a skeleton, and who received it.

    `subjects` are positions of names; `words` is a stretch of the skeleton that is a subject without a name (5家企业);
    `home`: the report's own area (我市); none of these: the sentence does not say, and what it is about must be known
    from elsewhere. `grantor` is a position.
    """

    award: Span
    subjects: tuple[int, ...]
    words: Span | None
    grantor: int | None
    home: bool = False


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
    denied: re.Pattern[str]
    each: re.Pattern[str]
    list_mark: re.Pattern[str]
    passed: re.Pattern[str]
    again: re.Pattern[str]
    matter: re.Pattern[str]
    counted: re.Pattern[str]
    candidate: re.Pattern[str]
    unnamed: re.Pattern[str]
    reviewed: re.Pattern[str]
    prize: re.Pattern[str]
    bestowed: re.Pattern[str]
    ours: re.Pattern[str]
    preposition: re.Pattern[str]
    granting: re.Pattern[str]
    grantor: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The grammar, built from lexicon/recognitions.toml."""
    words = recognition_words()
    home = "(?:我[省市县区州旗镇]|全[省市县区州旗镇]|全域)"
    year = "(?:20\\d\\d年|[去今当同]年|全年|年内|近年来?|[一二三四五六七八九十]+年来)"
    aside = (
        rf"在(?:{home}|全国)(?:范围内)?|在[^，]{{1,16}}?中|以[^，]{{1,24}}?{any_of(words['manners'])}|自[^，]{{1,12}}?(?:之后|以来|后)|"
        rf"(?:成为|是)[^，]{{0,8}}?唯一|(?:成为|是){marks('Award')}|时隔[^，]{{1,6}}?[年月]|提前[一二两三四五六七八九十\d]+[年月]|[一二两三四五六七八九十\d]+次|{year}"
    )
    adverb = rf"(?:{any_of(words['adverbs'])}|连续[^，]{{1,4}}[年次届度]|第[一二三四五六七八九十\d]+次|{aside})"
    reviews = rf"(?:{any_of((*words['passed'], '考评'))})+"
    again = rf"(?:[二两三四五六七八九十\d]*{any_of(words['again'])})"
    body = rf"(?:[一-鿿]{{0,6}}{marks('Institution')}|[一-鿿]{{2,10}})"
    through = "(?:[被由]|经(?![济验营常典费开贸纪]))"
    granted = rf"(?:{through}{body}(?:[、和]{body})*(?:核定|审定|评审|批准|推荐)?)?"
    return Patterns(
        verb=re.compile(any_of((*words["sure"], *words["passing"]))),
        awards=re.compile(marks("Award", "Programme", "Product", "Event")),
        subjects=re.compile(marks(*HONOURED)),
        link=re.compile(rf"{again}?" r"(?:等.{0,14})?(?:、|和|与|及|以及)[^，]{0,8}"),
        gap=re.compile(
            r"[省市县区州旗]?(?:(?:、[^，]{1,12})?等.{0,16}|[\d一二三四五六七八九十两]+[个家所名项条座位].{0,8}|"
            rf"{any_of(words['persons'])})?{adverb}*{granted}{adverb}*"
        ),
        adverbs=re.compile(rf"{adverb}*{granted}{adverb}*"),
        area=re.compile(rf"{adverb}*{home}{adverb}*{granted}{adverb}*"),
        wished=re.compile(any_of(words["wished"])),
        denied=re.compile(rf"{DENIED}{adverb}*{granted}{adverb}*$"),
        each=re.compile(rf"(?<![高满]){any_of(words['each'])}"),
        list_mark=re.compile("、|以及|[和与及]"),
        passed=re.compile(rf"[^，]{{0,6}}{any_of(words['passed'])}"),
        again=re.compile(again),
        matter=re.compile(rf"[^，]{{0,14}}{any_of(words['matters'])}{adverb}*"),
        counted=re.compile(
            r"(?:的[^，]{0,4}?(?:[共已]?有|达|增至))?[近超]?[\d.]+[项个件枚块人家次户]|榜首|首位|第[一二三\d]|前[\d十百]"
        ),
        candidate=re.compile(
            rf"的?(?:提名|候选|{any_of(words['candidacies'])}(?:{any_of(words['candidates'])}|工作(?:先进|优秀)))"
        ),
        unnamed=re.compile(
            rf"(?P<award>(?:{marks(*_WITHIN)}|[^\d的、，{ANY[1:-1]}]){{3,28}}?{any_of(words['endings'])})"
            r"(?:称号|荣誉|殊荣|名单)?(?:$|[、和并]|等)"
        ),
        reviewed=re.compile(
            rf"(?P<award>(?:{marks('AdministrativeArea')}|[^\d的、，{ANY[1:-1]}]){{2,16}}?{any_of(words['endings'])})"
            rf"(?:创建|建设|年度)?(?:工作)?{any_of(words['passed'])}(?:$|[、和并])"
        ),
        prize=re.compile(
            rf"[^，、]{{0,8}}?(?:第[一二三四五六七八九十\d]|[\d一二三四五六七八九十]+[枚金银铜]|{any_of(words['prizes'])})"
        ),
        bestowed=re.compile(
            rf"(?:创建|建设)?(?:工作)?{adverb}*(?:{any_of(words['bestowed'])}|通过[^，的]{{0,10}}?{any_of(words['passed'])}|"
            rf"{reviews}{adverb}*获?得?通过)(?:$|[、和并])"
        ),
        ours=re.compile(rf"(?:{year}|其中|同时|{home}|共?有(?=[\d一二两三四五六七八九十])|新增|预计)+"),
        preposition=re.compile(any_of(words["prepositions"])),
        granting=re.compile("(?:[经由]|被[一-鿿、]{0,8})$"),
        grantor=re.compile(rf"[被经由]({marks('Institution')})"),
    )


def honours(skeleton: Skeleton) -> Iterator[Honour]:
    """Every award that the sentence says was received."""
    p = patterns()
    for clause in skeleton.clauses():
        start, before = clause.start, _Said()
        yield from _bestowed(skeleton, clause)
        for match in p.verb.finditer(skeleton.words, clause.start, clause.end):
            if match.start() < start:
                continue
            found = _awards(skeleton, match, clause.end)
            if not found:
                continue
            left = Span(start, match.start())
            lead = skeleton.words[left.start : left.end]
            if p.wished.search(lead) or p.denied.search(lead):
                break
            said = _subjects(skeleton, left) if start == clause.start else before
            grantor = _grantor(skeleton, left, match.end(), found[0].start)
            shares = [said] * len(found)
            if len(found) > 1 and p.each.search(skeleton.words, left.start, match.end()):
                shares = list(_shares(skeleton, said, match.start(), len(found)))
            for award, share in zip(found, shares, strict=False):
                yield Honour(award, share.subjects, share.words, grantor, share.home)
            start, before = found[-1].end, said


@dataclass(frozen=True, slots=True)
class _Said:
    subjects: tuple[int, ...] = ()
    words: Span | None = None
    home: bool = False


def _shares(skeleton: Skeleton, said: _Said, verb: int, count: int) -> Sequence[_Said]:
    """Who received each of `count` honours that were given one each (分别); none where it cannot be told."""
    shares = [_Said((i,)) for i in said.subjects]
    if said.words is not None:
        parts = _listed(skeleton, said.words)
        shares = [_Said((part.start,)) if _is_name(skeleton, part) else _Said(words=part) for part in parts]
        short = any(share.words and len(range(*share.words)) < 2 for share in shares)
        if short or patterns().counted.match(skeleton.words, said.words.start):
            return ()  # 共和镇 is no list, 5家企业 are not told apart
    elif shares and "等" in skeleton.words[said.subjects[-1] : verb]:
        return ()
    if len(shares) == count:
        return shares
    return [said] * count if len(shares) < 2 else ()


def _is_name(skeleton: Skeleton, span: Span) -> bool:
    return span.start in skeleton.names and span.end == span.start + 1


def _listed(skeleton: Skeleton, span: Span) -> Sequence[Span]:
    """The parts of a stretch of words that may be a list."""
    edges = [span.start]
    for link in patterns().list_mark.finditer(skeleton.words, span.start, span.end):
        edges += link.span()
    edges.append(span.end)
    return tuple(Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


def _bestowed(skeleton: Skeleton, clause: Span) -> Iterator[Honour]:
    """Honours of the report's area that are said before their verb: [某试点城市]通过验收。"""
    p = patterns()
    if not p.awards.match(skeleton.words, clause.start):
        return
    found = groups(skeleton, clause, p.awards, lambda between: bool(p.link.fullmatch(between)))
    named = found[0].members
    if all(skeleton.names[i].cls == "Award" for i in named) and p.bestowed.match(
        skeleton.words, found[0].end, clause.end
    ):
        yield from (Honour(Span(i, i + 1), (), None, None, home=True) for i in named)


def _awards(skeleton: Skeleton, verb: re.Match[str], end: int) -> Sequence[Span]:
    """The awards that a verb is followed by: names, or after a verb that leaves no doubt, words that end like one."""
    p, words = patterns(), recognition_words()
    passing = verb[0] in words["passing"]
    sure = not passing and verb[0] not in words["bare"]
    found = groups(skeleton, Span(verb.end(), end), p.awards, lambda b: not b or bool(p.link.fullmatch(b)))
    if not found:
        return _unnamed(skeleton, verb, end, sure=sure)
    group = found[0]
    lead, rest = skeleton.words[verb.end() : group.start], skeleton.words[group.end : end]
    near = sure and len(lead) <= 8
    awarded = [i for i in group.members if skeleton.names[i].cls == "Award"]
    kept = [i for i in group.members if i in awarded or (near and i == group.start) or (awarded and _ends(skeleton, i))]
    kept = [i for i in kept if not skeleton.names[i].name.endswith("唯一")]
    if not kept or len(lead) > 16 or "的" in lead[:-1].replace("目的地", "") or p.counted.match(rest):
        return ()
    if not passing and p.candidate.match(rest):
        return ()
    if skeleton.names[kept[-1]].cls == "Event" and p.prize.match(rest):
        return ()
    name = skeleton.names[kept[-1]].name
    if verb[0] == "实现":
        confirmed = p.again.match(rest) or name.endswith(words["again"])
    else:
        confirmed = not passing or p.passed.match(rest) or name.endswith(words["passed"])
    if not confirmed:
        return ()
    return tuple(_joined(skeleton, kept))


def _ends(skeleton: Skeleton, position: int) -> bool:
    return skeleton.names[position].name.endswith(recognition_words()["endings"])


def _unnamed(skeleton: Skeleton, verb: re.Match[str], end: int, *, sure: bool) -> Sequence[Span]:
    """An award that no name is known for: 入选某某试点城市, 通过某某城市复审."""
    p = patterns()
    if verb[0] == "通过":
        match = p.reviewed.match(skeleton.words, verb.end(), end)
    else:
        # 唯一入选城市 is no city's name
        only = skeleton.words.endswith("唯一", 0, verb.start())
        match = p.unnamed.match(skeleton.words, verb.end(), end) if sure and not only else None
    return (Span(*match.span("award")),) if match else ()


def _joined(skeleton: Skeleton, kept: Sequence[int]) -> Iterator[Span]:
    """One award for each name, but for names that touch: “一带一路”最具活力城市 is one award."""
    start = kept[0]
    for i, following in zip_longest(kept, kept[1:]):
        if following != i + 1 or skeleton.names[i].cls == "Award":
            yield Span(start, i + 1)
            start = following


def _subjects(skeleton: Skeleton, left: Span) -> _Said:
    """Who the words before the verb say received it."""
    p = patterns()
    words = skeleton.words[left.start : left.end]
    if words.endswith("、") or p.adverbs.fullmatch(words):
        return _Said()
    if p.area.fullmatch(words):
        return _Said(home=True)
    found = groups(skeleton, left, p.subjects, lambda between: bool(p.link.fullmatch(between)))
    for group in reversed(found):
        rest = skeleton.words[group.end : left.end]
        if p.gap.fullmatch(rest):
            if p.granting.search(skeleton.words[left.start : group.start]):
                continue
            return _Said(group.members)
        if p.matter.fullmatch(rest):
            return _Said(words=_bare(skeleton, Span(group.start, left.end)))
        break
    return _Said(words=_bare(skeleton, left)) if len(words) <= 24 else _Said()


def _bare(skeleton: Skeleton, span: Span) -> Span | None:
    """A stretch without what only says when, where and how; None when nothing is left that can be a subject."""
    p = patterns()
    if begins := p.ours.match(skeleton.words, span.start, span.end):
        span = Span(begins.end(), span.end)
    for end in range(span.start, span.end + 1):
        if p.adverbs.fullmatch(skeleton.words, end, span.end):
            span = Span(span.start, end)
            break
    said = skeleton.words[span.start : span.end]
    if "是" in said:
        span = Span(span.start, span.start + said.index("是"))
    empty = span.end <= span.start or p.preposition.match(skeleton.words, span.start, span.end)
    return None if empty else span


def _grantor(skeleton: Skeleton, left: Span, verb_end: int, award: int) -> int | None:
    """The institution that gave it: 被云岭日报社评为…, 获云岭日报社“…”."""
    said = patterns().grantor.search(skeleton.words, left.start, left.end)
    if said is not None:
        return said.start(1)
    return verb_end if re.match(marks("Institution"), skeleton.words[verb_end:award]) else None


def head(skeleton: Skeleton, award: Span) -> int | None:
    """The name that the part of a sentence up to a semicolon begins with and goes on to speak of, if it is no list."""
    start = max(skeleton.words.rfind(mark, 0, award.start) for mark in "；;") + 1
    classes = marks("Place", "Building", "Enterprise", "Institution", "AdministrativeArea", "Person")
    found = re.compile(rf"{classes}(?!{ANY}|[、等和与及的，]|$)").match(skeleton.words, start)
    return start if found and start < award.start else None


def latest(found: Sequence[Honour], award: Span, skeleton: Skeleton) -> Honour | None:
    """The honour said last before an award, in its part of the sentence, whose own subject is not said again."""
    named = [h for h in found if h.award < award and (h.subjects or h.words or h.home)]
    return named[-1] if named and not re.search("[；;]", skeleton.words[named[-1].award.end : award.start]) else None
