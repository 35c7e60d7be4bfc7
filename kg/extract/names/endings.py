"""Endings of names by class (lexicon/name_endings.tsv), found in a text as facts about its tokens."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick

from kg.extract.names.tokens import Ints, Tokens
from kg.resources import package_dir


class _Table(NamedTuple):
    finder: AhoCorasick
    sets: Ints  # for each ending a number that stands for its set of classes
    length: Ints


@cache
def _table() -> _Table:
    classes: dict[str, list[str]] = {}
    for line in (package_dir("lexicon") / "name_endings.tsv").read_text(encoding="utf8").splitlines():
        cls, _, endings = line.partition("\t")
        for ending in endings.split():
            classes.setdefault(ending, []).append(cls)
    words = sorted(classes)
    kinds = sorted({tuple(classes[word]) for word in words})
    sets = np.array([kinds.index(tuple(classes[word])) + 1 for word in words], np.int64)
    return _Table(AhoCorasick(words), sets, np.array([len(word) for word in words], np.int64))


def endings(text: str, tokens: Tokens) -> tuple[Ints, Ints]:
    """For each token the set of classes of the longest ending that ends with it (0 for none), and its length."""
    table = _table()
    found = table.finder.find_matches_as_indexes(text, overlapping=True)
    sets = np.zeros(len(tokens.end), np.int64)
    length = np.zeros(len(tokens.end), np.int64)
    if not found:
        return sets, length
    pattern, _, end = np.array(found, np.int64).T
    order = np.argsort(table.length[pattern], kind="stable")
    pattern, end = pattern[order], end[order]
    at = np.minimum(np.searchsorted(tokens.end, end), len(tokens.end) - 1)
    exact = tokens.end[at] == end
    # The longest is written last and stays.
    sets[at[exact]] = table.sets[pattern[exact]]
    length[at[exact]] = table.length[pattern[exact]]
    return sets, length
