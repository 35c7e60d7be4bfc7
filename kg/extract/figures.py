"""The numbers of one sentence with what each measures: lists, shared verbs, shares and changes are worked out here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.extract import phrases
from kg.extract.clauses import clauses
from kg.grammar.changes import ChangeFound, change_before
from kg.grammar.quantities import QuantityFound
from kg.grammar.reading import Reading
from kg.model.claim import Mention
from kg.model.document import Span
from kg.model.quantity import Basis, Change, Comparator

_RATIO = frozenset({"%", "‰", "pp", "times"})
_JOIN = re.compile("[、，,]?(?:和|及|与|以及|、|，)?(?:分别)?\\Z")
_JOINED = re.compile("(?:和|及|与|以及|、)\\Z")
_SUBJECTS = frozenset({"Place", "Building", "Enterprise", "Institution", "Project", "Industry", "AdministrativeArea", "Event", "Programme", "Product"})
_TOPICS = frozenset({"Place", "Enterprise", "Industry"})
_WHOLE = re.compile("全(?:市|区|省|县|州|盟|旗|年)|我(?:市|区|省|县|州|国)|本(?:市|区|省|县)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it measures. `clause` holds it; `subject` is the mention that its clause or topic names."""

    quantity: QuantityFound
    clause: Span
    phrase: str
    change: Change
    basis: Basis | None
    comparator: Comparator
    subject: Mention | None = None
    own_subject: bool = False


@dataclass
class _State:
    """What earlier numbers of the sentence leave behind for later ones."""

    verb: str = ""
    noun: str = ""
    phrase: str = ""
    before: str = ""
    carried: str = ""
    unit: str = ""
    change: ChangeFound | None = None
    run: list[str] = field(default_factory=list)


def figures(words: str, span: Span, readings: Sequence[Reading], mentions: Sequence[Mention], topic: Mention | None) -> Iterator[Figure]:
    """The measured numbers of a sentence, left to right.

    `readings` are those of the sentence that are quantities, `mentions` its names, `topic` what the sentences before
    keep talking about.
    """
    found = [reading.quantity for reading in readings if reading.quantity is not None]
    state = _State()
    parts = list(clauses(words, span))
    starts = {mention.span.start: mention for mention in mentions if mention.cls in _SUBJECTS}
    index = 0
    for clause in parts:
        here: list[QuantityFound] = []
        while index < len(found) and found[index].start < clause.end:
            if found[index].start >= clause.start:
                here.append(found[index])
            index += 1
        lead = _lead(words, clause, starts)
        if lead is not None:
            topic = lead
        elif _WHOLE.match(words, phrases.skip_opening(words, clause.start, clause.start) or clause.start):
            topic = None
        yield from _clause(words, clause, here, starts, topic, state)


def _lead(words: str, clause: Span, starts: dict[int, Mention]) -> Mention | None:
    """The name that a clause begins with, if it is the clause's subject and no member of a list."""
    at = phrases.skip_opening(words, clause.start, clause.end)
    mention = starts.get(at) or starts.get(clause.start) or starts.get(at + 1 if words[at : at + 1] == "“" else -1)
    if mention is None or mention.span.end >= clause.end or mention.cls not in _TOPICS:
        return None
    following = words[mention.span.end : mention.span.end + 2]
    if following[:1] in "、等和与及（(“":
        return None
    return mention


def _clause(
    words: str, clause: Span, found: Sequence[QuantityFound], starts: dict[int, Mention], topic: Mention | None, state: _State
) -> Iterator[Figure]:
    at = clause.start
    index = 0
    while index < len(found):
        run = _run(words, found, index)
        start = max(at, clause.start)
        stop = found[index + len(run)].outer_start if index + len(run) < len(found) else clause.end
        yield from _read_run(words, clause, start, stop, run, starts, topic, state)
        at = run[-1].outer_end
        index += len(run)
        # 1096个数字化车间和183个智能工厂: the first noun is spent, the second number begins behind the 和.
        if index < len(found) and _JOINED.search(words[at:stop]) and phrases.prenominal(words[at:stop], run[-1].quantity.unit in _RATIO):
            at = stop


def _run(words: str, found: Sequence[QuantityFound], index: int) -> list[QuantityFound]:
    """The numbers in a row from `index` that only list marks part: 20%、15%."""
    run = [found[index]]
    for quantity in found[index + 1 :]:
        between = words[run[-1].outer_end : quantity.outer_start]
        if not between or _JOIN.match(between) is None:
            break
        run.append(quantity)
    return run


def _read_run(
    words: str, clause: Span, start: int, stop: int, run: Sequence[QuantityFound], starts: dict[int, Mention],
    topic: Mention | None, state: _State,
) -> Iterator[Figure]:
    first = run[0]
    left_start = phrases.skip_opening(words, start, first.outer_start)
    subject, own = topic, False
    mention = starts.get(left_start)
    ratio = first.quantity.unit in _RATIO
    right = words[run[-1].outer_end : stop]
    before = phrases.prenominal(right, ratio) and not (stop < clause.end and phrases.act(right) == right)
    if mention is not None and mention.span.end < first.outer_start and _names_subject(words, mention, first, before):
        subject, own = mention, True
        left_start = phrases.skip_opening(words, mention.span.end, first.outer_start)
        if words[left_start : left_start + 1] == "的":
            left_start += 1
    left = words[left_start : first.outer_start]
    change = None if before and not ratio else change_before(words, left_start, first.outer_start)
    if len(run) > 1 and "分别" not in words[start : first.outer_start] and not before:
        # 1.99万亿元、8.6% in a row are no parallel list: each is read by itself.
        pass
    if change is not None:
        state.change = change
        head = words[left_start : change.start]
        level = change.change is Change.NONE
    else:
        head, level = (left, False) if before else phrases.strip_level(left)
    if len(run) > 1:
        yield from _parallel(words, clause, run, head, change, right if before else "", subject, own, state)
        return
    phrase = _phrase(head, left, right, before, level or change is not None, first, state)
    applied = change
    yield Figure(
        first, clause, phrase, applied.change if applied else Change.NONE, applied.basis if applied else None,
        first.quantity.comparator, subject, own,
    )


def _names_subject(words: str, mention: Mention, quantity: QuantityFound, before: bool) -> bool:
    """Whether a name before a number is the subject: its own attribute or act follows, not the counted noun itself."""
    rest = words[mention.span.end : quantity.outer_start]
    if not rest or rest[0] in "、等和与及”" or rest.startswith("以及"):
        return False
    if phrases.act(rest):
        return True
    if before:
        return rest in {"的", "有", "共有"} or mention.cls in {"Place", "Institution", "Enterprise", "Building"}
    counted = quantity.quantity.unit not in _RATIO and quantity.quantity.unit not in {"CNY", "USD", "m2", "mu", "km", "t", "kWh", "kW", "km2", "ha"}
    return not (counted and mention.cls in {"Industry", "AdministrativeArea", "Programme"}) or mention.cls == "Place"


def _parallel(
    words: str, clause: Span, run: Sequence[QuantityFound], head: str, change: ChangeFound | None, right: str,
    subject: Mention | None, own: bool, state: _State,
) -> Iterator[Figure]:
    """A、B分别增长20%、15%: as many heads as numbers; else all numbers have the same one."""
    head, _ = phrases.strip_level(head)
    head = phrases.without_examples(phrases.tidy(head)) if head else state.phrase
    of = phrases.share(head)
    if of is not None:
        heads = phrases.heads_of_list(of[0], len(run)) or [of[0] or state.phrase] * len(run)
        heads = [f"{each}占{of[1]}比重" for each in heads]
    else:
        heads = phrases.heads_of_list(head, len(run)) or [head] * len(run)
    if right:
        heads = [each + phrases.noun(right) for each in heads]
    leading = run[0].quantity.comparator if run[0].outer_start < run[0].start else None
    trailing = run[-1].quantity.comparator if run[-1].outer_end > run[-1].end else None
    for quantity, phrase in zip(run, heads, strict=True):
        comparator = quantity.quantity.comparator
        if comparator is Comparator.EQ:
            comparator = leading or trailing or comparator
        state.phrase = phrases.tidy(phrase)
        yield Figure(
            quantity, clause, state.phrase, change.change if change else Change.NONE, change.basis if change else None,
            comparator, subject, own,
        )
    state.noun, state.verb = state.phrase, ""


def _phrase(head: str, left: str, right: str, before: bool, level: bool, quantity: QuantityFound, state: _State) -> str:
    """The words for what one number measures, and what they leave behind for the next."""
    unit = quantity.quantity.unit
    if before:
        phrase = _before_noun(head, right, state)
    else:
        phrase = _after_noun(head, level, unit, state)
    state.phrase = phrase or state.phrase
    state.unit = unit
    return state.phrase


def _before_noun(left: str, right: str, state: _State) -> str:
    noun = phrases.noun(right)
    own = phrases.attribute(left)
    if right.startswith("的") and own:
        # 实施总投资123亿元的58个项目: the projects' total investment, then the projects.
        state.carried = left[: -len(own)]
        state.noun = noun
        return phrases.tidy(noun + own)
    verb = phrases.verb_part(left)
    if not verb.strip("的和及与、"):
        verb = state.carried or (state.verb if _lists(left) else "")
        state.carried = ""
    act = phrases.act(verb)
    state.verb = act
    state.noun = noun
    return phrases.tidy(verb + noun)


def _lists(left: str) -> bool:
    return left in {"", "和", "及", "与", "、", "以及", "，"}


def _after_noun(head: str, level: bool, unit: str, state: _State) -> str:
    of = phrases.share(head) if unit in _RATIO else None
    if of is not None:
        what = phrases.tidy(phrases.without_examples(of[0])) or state.phrase
        return f"{what}占{of[1]}比重"
    head = phrases.tidy(phrases.without_examples(head))
    if not head:
        return state.phrase
    if phrases.amounts().match(head):
        return (state.noun or "") + head
    head = phrases.without_clause(head)
    verb = phrases.act(head)
    if verb and verb == head and state.noun and unit == state.unit:
        # 建成高标准农田1万亩、在建1万亩: the verb alone counts what was just named.
        state.verb = ""
        return verb + state.noun
    if verb:
        state.verb = verb if len(verb) < len(head) else ""
        state.noun = head[len(verb) :] or head
        return head
    shared = state.verb
    if shared and not level and unit not in _RATIO and unit != "CNY" and not phrases.attribute(head):
        state.noun = head
        return shared + head
    state.verb = ""
    state.noun = head
    return head


__all__ = ["Figure", "figures", "replace"]
