"""Values of reading the numbers of a sentence: a figure, a standing, and what earlier numbers leave for later ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.clauses import clauses
from kg.extract.numbers.heads import skip_opening, tidy, without_examples
from kg.grammar.quantities import QuantityFound
from kg.grammar.ranks import RankFound
from kg.model.claim import Mention
from kg.model.document import Span
from kg.model.quantity import Basis, Change, Comparator

_RANKED = re.compile(
    "(?:稳?居|位居|位列|列|排名)?(?:全[国省市区县]|[一-鿿]部)?第[0-9一二三四五六七八九十]+(?:位次?|名)?$"
)

RATIOS = frozenset({"%", "‰", "pp", "times"})
# Units of what is measured and not counted: a verb of act is not carried over to their numbers.
MEASURES = RATIOS | {"CNY", "USD", "m2", "mu", "km", "t", "kWh", "kW", "km2", "ha", "m"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it measures. `clause` holds it; `subject` is the name that its clause or topic gives."""

    quantity: QuantityFound
    clause: Span
    phrase: str
    change: Change
    basis: Basis | None
    comparator: Comparator
    subject: Mention | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A rank with what is ranked."""

    rank: RankFound
    clause: Span
    phrase: str
    subject: Mention | None = None


@dataclass
class Reading:
    """A sentence while its numbers are read.

    `starts` are its names by where they begin, `topic` is what it talks about so far. `verb`, `noun` and `phrase` are
    those of the number before, `whole` what a share was taken of, `run` the phrases of the last parallel numbers,
    `before` the clause before, `built` the last thing that a clause alone measured, with that clause.
    """

    words: str
    span: Span
    mentions: Sequence[Mention]
    starts: dict[int, Mention]
    topic: Mention | None
    verb: str = ""
    noun: str = ""
    phrase: str = ""
    carried: str = ""
    whole: str = ""
    ranked: str = ""
    unit: str = ""
    before: Span | None = None
    built: tuple[Mention, Span] | None = None
    run: list[str] = field(default_factory=list)
    last: list[Figure] = field(default_factory=list)
    read: list[Figure] = field(default_factory=list)

    def keep(self, found: list[Figure]) -> None:
        """Remember the figures of a clause."""
        self.last = found or self.last
        self.read += found

    def phrases_before(self, count: int) -> list[str]:
        """The last `count` different phrases of the sentence; fewer where it has fewer."""
        return list(dict.fromkeys(figure.phrase for figure in self.read))[-count:]

    def spoken_before(self, clause: Span, longest: int = 20) -> str:
        """What the clause before a number without words of its own speaks of: 研发投入从零起步，增长到656亿元.

        Empty where it is longer than `longest` characters or has a number of its own.
        """
        before = list(clauses(self.words, Span(self.span.start, clause.start)))
        if not before or before[-1].end - before[-1].start > 60:
            return ""
        start = skip_opening(self.words, before[-1].start, before[-1].end)
        words = self.words[start : before[-1].end]
        for mark in ("从", "由", "自", "跨越", "突破", "迈上", "站上", "达到"):
            words = words.split(mark)[0]
        if not words and len(before) > 1:
            return self.spoken_before(before[-1])
        words = _RANKED.sub("", words)
        counted = any(char.isdigit() for char in words)
        return tidy(without_examples(words)) if len(words) <= longest and not counted else ""
