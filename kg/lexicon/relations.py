"""Words that tie two named things (relations.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kg.resources import package_dir


@cache
def relation_words() -> Mapping[str, tuple[str, ...]]:
    """The groups of relations.toml by name: settle, happen, hold, attract, host, operate, partner, grant, adverbs."""
    text = (package_dir("lexicon") / "relations.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}
