"""How well names are found: a name counts once a passage, with its class; doubtful ones count neither way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.extract.names.tagger import Tagged
from kg.extract.names.training.annotations import Passage, Words
from kg.extract.names.training.examples import clean_spans
from kg.extract.skeleton import CLASSES

Tally = Counter[tuple[str, str]]
_DRESS = re.compile(r"[\s“”‘’\"'《》〈〉「」()（）·・—\-]")


def bare(name: str) -> str:
    """A name without quotation marks, brackets and dashes."""
    return _DRESS.sub("", name).lower()


def _near(name: str, other: str) -> bool:
    short, long = sorted((name, other), key=len)
    return len(short) > 1 and short in long and 2 * len(short) >= len(long)


def tally(passage: Passage, text: Words, found: Iterable[Tagged]) -> Tally:
    """Counts of ("found" | "wrong" | "missed", class) in a passage."""
    begin, end, names = clean_spans(passage, text)
    wanted = {(bare(text.words[n.start : n.end]), n.cls): n.doubtful for n in reversed(names)}
    doubtful = [name for (name, _), doubt in wanted.items() if doubt]
    sure = {key for key, doubt in wanted.items() if not doubt}
    things = {(bare(text.words[f.start : f.end]), f.cls) for f in found if begin <= f.start < end}
    counts: Tally = Counter()
    for _, cls in sure & things:
        counts["found", cls] += 1
    for _, cls in sure - things:
        counts["missed", cls] += 1
    for name, cls in things - sure:
        if not any(_near(name, other) for other in doubtful):
            counts["wrong", cls] += 1
    return counts


def table(tallies: Sequence[Tally]) -> str:
    """Precision, recall and F1 of each class and of all, as lines of text."""
    total: Tally = sum(tallies, Counter())
    lines = []
    for cls in (*CLASSES, "all"):
        found, wrong, missed = (
            sum(count for (kind, each), count in total.items() if kind == outcome and cls in (each, "all"))
            for outcome in ("found", "wrong", "missed")
        )
        precision, recall = found / max(found + wrong, 1), found / max(found + missed, 1)
        f1 = 2 * found / max(2 * found + wrong + missed, 1)
        lines.append(f"{cls:20} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {found + missed}")
    return "\n".join(lines)
