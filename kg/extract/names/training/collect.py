"""What many reports teach about strings: how often a first tagger reads each as a name, and of which class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.names.strings import Strings, string_hash
from kg.extract.names.tagger import Model
from kg.extract.skeleton import CLASSES
from kg.lexicon import areas

_LONGEST = 40


def no_names() -> Strings:
    """The table of a tagger that has not read anything yet."""
    return Strings.of(np.zeros(1, np.uint64), np.zeros((1, 5), np.uint8))


def read_names(model: Model, texts: Sequence[str], *, at_least: int = 2) -> Strings:
    """Strings that the model reads as names in at least so many texts.

    Their values, each in a few steps: commonest class, share of all occurrences that were read as a name, number of
    texts, share of the commonest class, second class.
    """
    classes: dict[str, Counter[str]] = defaultdict(Counter)
    spread: Counter[str] = Counter()
    for text in texts:
        names = [(text[start:end], cls) for start, end, cls in model.names(text) if 2 <= end - start <= _LONGEST]
        for name, cls in names:
            classes[name][cls] += 1
        spread.update({name for name, _ in names if "\n" not in name})
    kept = sorted(name for name, count in spread.items() if count >= at_least)
    occurrences = _occurrences(kept, texts)
    values = {string_hash(name): _value(classes[name], spread[name], occurrences[name]) for name in kept}
    return _table(values)


def _occurrences(names: Sequence[str], texts: Iterable[str]) -> Counter[str]:
    matcher = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(pattern for pattern, _, _ in matcher.find_matches_as_indexes(text))
    return Counter({names[pattern]: count for pattern, count in counts.items()})


def _value(classes: Counter[str], spread: int, occurrences: int) -> list[int]:
    ranked = sorted(classes, key=lambda cls: (-classes[cls], cls))
    count = classes.total()
    rate = min(count / max(occurrences, count), 1)
    share = classes[ranked[0]] / count
    second = len(ranked) > 1 and classes[ranked[1]] / count > 0.15
    return [
        CLASSES.index(ranked[0]) + 1,
        int(np.searchsorted([0.1, 0.25, 0.5, 0.75, 0.9], rate)),
        int(np.searchsorted([3, 6, 15, 50], spread, side="right")),
        (share > 0.6) + (share > 0.9),
        CLASSES.index(ranked[1]) + 1 if second else 0,
    ]


def area_names() -> Strings:
    """The names of administrative areas; the value tells the highest level that has the name, and if it is short."""
    values = {}
    for name, known in areas.names().items():
        if len(name) > 1:
            levels = [["state", "province", "city", "county"].index(area.level or "county") for area in known]
            short = any(area.short == name != area.name for area in known)
            values[string_hash(name)] = [1 + 2 * min(levels) + short]
    return _table(values)


def _table(values: dict[int, list[int]]) -> Strings:
    keys = np.array(sorted(values), np.uint64)
    return Strings.of(keys, np.array([values[int(key)] for key in keys], np.uint8))
