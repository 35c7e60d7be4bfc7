"""The words by which the outline of a report is told, from outline.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from kg.resources import package_dir


@dataclass(frozen=True, slots=True)
class OutlineWords:
    """Words of headings and of page furniture; the file says what each list is for."""

    running_heads: tuple[str, ...]
    web_labels: tuple[str, ...]
    review: tuple[str, ...]
    plan: tuple[str, ...]
    other: tuple[str, ...]


@cache
def outline_words() -> OutlineWords:
    """The lists of outline.toml."""
    data = tomllib.loads((package_dir("lexicon") / "outline.toml").read_text(encoding="utf-8"))
    return OutlineWords(**{name: tuple(words) for name, words in data.items()})
