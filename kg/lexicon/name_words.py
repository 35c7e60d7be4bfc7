"""What tells a proper name: sure endings, words around names; lexicon/names.toml as tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.lexicon.wording import any_of
from kg.resources import package_dir


class NameWords(NamedTuple):
    """`ending` finds a sure ending anywhere, `last` one at the end; `classes` tells what they make a name.

    `outlet` finds what a firm opens at a place, whose class `outlets` tells; `regions` may stand before it, and areas.
    `before` are verbs in front of a name, `after` what follows a name that ends surely, `building` words of building.
    """

    ending: re.Pattern[str]
    last: re.Pattern[str]
    classes: Mapping[str, str]
    outlet: re.Pattern[str]
    outlets: Mapping[str, str]
    regions: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    building: re.Pattern[str]


@cache
def name_words() -> NameWords:
    """The tables, read once."""
    data = tomllib.loads((package_dir("lexicon") / "names.toml").read_text(encoding="utf8"))
    classes = {word: cls for cls, words in data["endings"].items() for word in words.split()}
    regions, other = (data["outlets"].pop(name).split() for name in ("regions", "other"))
    outlets = {word: cls for cls, words in data["outlets"].items() for word in words.split()}
    before, after, building = (any_of(data["around"][name].split()) for name in ("before", "after", "building"))
    return NameWords(
        re.compile(any_of(classes)),
        re.compile(f"(?:{any_of(classes)})\\Z"),
        classes,
        re.compile(f"{any_of(outlets)}(?!{any_of(other)})"),
        outlets,
        frozenset(regions),
        re.compile(before),
        re.compile(after),
        re.compile(building),
    )
