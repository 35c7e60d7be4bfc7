"""Verbs of status: what they say happened to a thing, and the words around them (statuses.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.model.quantity import Status
from kg.resources import package_dir


@dataclass(frozen=True, slots=True)
class Sense:
    """One use of a verb: the statuses it gives, on which side of it the thing stands, and to which classes it applies.

    `before`: the thing stands before the verb (银湖大厦竣工); `after`: after it (引进银湖大厦). `only` is empty for any
    class that can have a status. A `weak` sense gives way to a stronger verb beside it. After a thing, a `paced` one
    counts only with a word of pace (有序推进), a `whole` one only as the end of its clause, an `into` one only where an
    area follows (投资云岭县). Before a thing, a `work` one counts only where words for work follow the thing
    (深化银湖片区建设), a `bare` one only where nothing does, a `target` one only in what is aimed at.
    """

    statuses: tuple[Status, ...]
    before: bool
    after: bool
    only: frozenset[str] = frozenset()
    weak: bool = False
    paced: bool = False
    whole: bool = False
    work: bool = False
    bare: bool = False
    target: bool = False
    into: bool = False


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The verbs with their senses, and the groups of words that stand between and after (see statuses.toml)."""

    verbs: Mapping[str, tuple[Sense, ...]]
    groups: Mapping[str, tuple[str, ...]]


@cache
def status_words() -> StatusWords:
    """What statuses.toml holds."""
    table = tomllib.loads((package_dir("lexicon") / "statuses.toml").read_text(encoding="utf-8"))
    verbs: dict[str, tuple[Sense, ...]] = {}
    for row in table["verbs"]:
        sense = Sense(
            tuple(Status(status) for status in row["status"]),
            row["thing"] in ("before", "both"),
            row["thing"] in ("after", "both"),
            frozenset(row.get("only", ())),
            **{flag: bool(row.get(flag)) for flag in ("weak", "paced", "whole", "work", "bare", "target", "into")},
        )
        for word in row["words"]:
            verbs[word] = (*verbs.get(word, ()), sense)
    groups = {name: tuple(words) for name, words in table["groups"].items()}
    return StatusWords(verbs, groups)
