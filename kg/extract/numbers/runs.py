"""Numbers in a row (20%、15%), ratios, and numbers that are no measurements of their own: former values, thresholds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.numbers.figure import MEASURES
from kg.extract.numbers.nouns import prenominal
from kg.grammar.quantities import QuantityFound
from kg.model.document import Span
from kg.model.quantity import Comparator

Run = Sequence[QuantityFound]

_JOIN = re.compile("[:：∶]\\Z|[、，,]?(?:和|及|与|以及|、|，)?(?:分别)?\\Z")
_CHANGES = re.compile("[、，和](?:同比)?(?:增长|增加|提高|提升|上升|下降|降低|减少)")
_RATIO = re.compile("[:：∶]")
_FROM = re.compile("[由从](?:[^，。；0-9]{0,8}|(?:19|20)[0-9]{2}年[底末初]?的?)\\Z")
_TO = re.compile("[^，。；]{0,8}[到至为][^，。；]{0,6}\\Z")
_CLASS = re.compile("(?:级|规模)?[一-鿿]{0,4}(?:企业|园区|产业|集群|项目|楼宇)")
_NOUN = re.compile("[一-鿿A-Za-z“]")


def run_at(words: str, found: Run, index: int) -> list[QuantityFound]:
    """The numbers in a row from `index` that only list marks part: 20%、15%; after 分别 verbs of change may too."""
    run = [found[index]]
    apart = "分别" in words[max(0, run[0].outer_start - 8) : run[0].outer_start]
    for at, quantity in enumerate(found[index + 1 :], index + 1):
        between = words[run[-1].outer_end : quantity.outer_start]
        changes = apart and _CHANGES.fullmatch(between) is not None
        # 新增百强企业2家、500亿元以上企业6家: the second number only says which firms.
        other = quantity.quantity.unit != run[0].quantity.unit and at + 1 < len(found)
        if (
            not between
            or (other and is_threshold(words, [quantity], found[at + 1]))
            or not (changes or _JOIN.match(between))
        ):
            break
        run.append(quantity)
    return run


def is_ratio(words: str, run: Run) -> bool:
    """Whether a run is the three parts of a ratio: 2.1∶36.5∶61.4."""
    return len(run) == 3 and _RATIO.match(words, run[0].end) is not None


def is_former(words: str, clause: Span, run: Run, following: QuantityFound) -> bool:
    """Whether numbers are of another time than those they lead to: 615亿元 in 由615亿元增加到875亿元."""
    before = words[max(clause.start, run[0].outer_start - 12) : run[0].outer_start]
    between = words[run[-1].outer_end : following.outer_start]
    return _FROM.search(before) is not None and _TO.match(between) is not None


def _which(least: QuantityFound, between: str) -> bool:
    """Whether 的 after a least amount says which things a share is of: 收入10万元以上的村达到98%."""
    return least.quantity.comparator is Comparator.GE and between.startswith("的") and prenominal(between, False)


def is_threshold(words: str, run: Run, following: QuantityFound) -> bool:
    """Whether a number only says which things the next one counts: 引进30亿元以上产业项目1个, 其中50亿元以上1个."""
    between = words[run[0].outer_end : following.outer_start]
    return (
        len(run) == 1
        and (
            (run[0].quantity.comparator is Comparator.GE and run[0].outer_end > run[0].end)
            or (run[0].quantity.comparator is Comparator.GT and run[0].quantity.unit in MEASURES)
            or (run[0].quantity.unit == "CNY" and _CLASS.fullmatch(between) is not None)
        )
        and (following.quantity.unit not in MEASURES or _which(run[0], between))
        and (_NOUN.match(between) is not None or (not between and run[0].quantity.unit == "CNY"))
        and re.search("[、，,和]", between) is None
    )
