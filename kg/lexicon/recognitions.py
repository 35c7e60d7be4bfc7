"""Verbs of honours and designations, and the words around them (recognitions.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kg.resources import package_dir


@cache
def recognition_words() -> Mapping[str, tuple[str, ...]]:
    """The groups of recognitions.toml by name: sure, bare, passing, passed, wished, adverbs, matters, persons."""
    text = (package_dir("lexicon") / "recognitions.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}
