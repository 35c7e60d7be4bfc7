"""The words around a number in a report, by what they do there: acts, levels, changes, openings, amounts …"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from kg.resources import package_dir


@cache
def clause_words() -> Mapping[str, tuple[str, ...]]:
    """Every list of clause_words.toml by its name, longest words first."""
    data = tomllib.loads((package_dir("lexicon") / "clause_words.toml").read_text(encoding="utf-8"))
    return {
        name: tuple(sorted(set(words.split()), key=lambda word: (-len(word), word))) for name, words in data.items()
    }


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@cache
def words_pattern(name: str) -> str:
    """A regular expression for any word of a list."""
    return alternation(clause_words()[name])
