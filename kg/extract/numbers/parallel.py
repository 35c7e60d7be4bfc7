"""What numbers in a row measure: A、B分别增长20%、15%, 三次产业比例2.1∶36.5∶61.4."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.numbers import heads, nouns
from kg.extract.numbers.figure import Figure, Reading
from kg.extract.numbers.joint import heads_of_list
from kg.extract.numbers.owners import owner_of
from kg.extract.numbers.runs import Run, is_ratio
from kg.grammar.changes import ChangeFound, change_before
from kg.model.claim import Mention
from kg.model.document import Span
from kg.model.quantity import Change, Comparator

_SECTORS = ("第一产业比重", "第二产业比重", "第三产业比重")


def parallel(
    reading: Reading,
    clause: Span,
    run: Run,
    head: str,
    change: ChangeFound | None,
    right: str,
    subject: Mention | None,
) -> Iterator[Figure]:
    """Yield a figure for each number; they have as many heads as there are numbers, or all the same one.

    A comparator before the first or after the last number holds for those without one of their own.
    """
    head = heads.without_examples(heads.tidy(heads.strip_level(head)[0]))
    if is_ratio(reading.words, run):
        reading.phrase = head = head or reading.phrase
        named = _SECTORS if "产业" in head else (head,) * 3
        for quantity, phrase in zip(run, named, strict=True):
            yield Figure(quantity, clause, phrase, Change.NONE, None, quantity.quantity.comparator, subject)
        return
    phrases = [heads.tidy(phrase) for phrase in _phrases(reading, clause, len(run), head, right)]
    leading = run[0].quantity.comparator if run[0].outer_start < run[0].start else None
    trailing = run[-1].quantity.comparator if run[-1].outer_end > run[-1].end else None
    owners = {reading.words[m.span.start : m.span.end]: m for m in reading.starts.values()}
    at = run[0].outer_end
    for quantity, phrase in zip(run, phrases, strict=True):
        comparator = quantity.quantity.comparator
        # 分别增长9%、下降3%: a verb of its own says how a later number changes.
        change = change_before(reading.words, at, quantity.outer_start) or change
        at = quantity.outer_end
        if comparator is Comparator.EQ:
            comparator = leading or trailing or comparator
        owned = owner_of(phrase, owners)
        here = subject is not None and subject.cls == "Industry" and subject.span.start >= clause.start
        if here and phrase != phrases[0] and heads.attribute(phrase) != phrase:
            subject = None  # 制造业投资和民间投资分别增长: the second is another's
        yield Figure(
            quantity,
            clause,
            phrase if owned is None else phrase.removeprefix(owned.name),
            change.change if change else Change.NONE,
            change.basis if change else None,
            comparator,
            owned or subject,
        )
    reading.run = phrases
    reading.phrase, reading.noun, reading.verb = phrases[-1], phrases[-1], ""


def _phrases(reading: Reading, clause: Span, count: int, head: str, right: str) -> list[str]:
    of = heads.share(head)
    if of is not None:
        shared = heads_of_list(of[0], count) or [of[0] or reading.phrase] * count
        found = [f"{what}占{of[1]}比重" for what in shared]
    elif head:
        found = heads_of_list(head, count) or [head] * count
    elif right:
        found = [""] * count
    else:
        # ，增长17.6%和21%: of the two that were just measured.
        found = reading.run if len(reading.run) == count else reading.phrases_before(count)
        if len(found) != count:
            named = heads.strip_level(reading.phrase or reading.spoken_before(clause, 40))[0]
            found = ([] if reading.phrase else heads_of_list(named, count)) or [named] * count
    if right:
        return [phrase + nouns.noun(right) for phrase in found]
    if all(len(phrase) <= 3 and not heads.attribute(phrase) for phrase in found):
        # 提高最低工资标准，七区和五市分别达到920元、760元: what is raised stands in the clause before.
        before = reading.spoken_before(clause)
        return [phrase + heads.without_act(before) for phrase in found]
    return found
