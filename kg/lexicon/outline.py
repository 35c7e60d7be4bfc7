"""The words by which the outline of a report is told, from outline.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.resources import package_dir


@dataclass(frozen=True, slots=True)
class OutlineWords:
    """Words of headings, paragraphs and page furniture; the file says what each list is for."""

    running_heads: tuple[str, ...]
    web_labels: tuple[str, ...]
    other: tuple[str, ...]
    heading: Mapping[str, float]
    paragraph: Mapping[str, float]


@cache
def outline_words() -> OutlineWords:
    """The lists of outline.toml."""
    data = tomllib.loads((package_dir("lexicon") / "outline.toml").read_text(encoding="utf-8"))
    lists = {name: tuple(words) for name, words in data.items() if isinstance(words, list)}
    return OutlineWords(**lists, heading=data["heading"], paragraph=data["paragraph"])
