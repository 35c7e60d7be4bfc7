"""Curated metrics: the indicators that reports share, each with an id, labels, and the names it goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.resources import package_dir


@dataclass(frozen=True, slots=True)
class Metric:
    """An indicator: its id (gdp), labels, the kind of unit that its level has, and its other names in reports."""

    id: str
    zh: str
    en: str
    kind: str
    aliases: tuple[str, ...]


@cache
def metrics() -> Mapping[str, Metric]:
    """Every curated metric by its id."""
    found: dict[str, Metric] = {}
    for line in (package_dir("lexicon") / "metrics.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            metric, zh, en, kind, aliases = line.split("\t")
            found[metric] = Metric(metric, zh, en, kind, tuple(aliases.split()))
    return found


@cache
def _by_name() -> Mapping[str, str]:
    return {name: metric.id for metric in metrics().values() for name in (metric.zh, *metric.aliases)}


_MARKS = re.compile("[\\s“”‘’（）()]")
_PREFIX = re.compile("^(?:全[市省区县州国]|实现|完成|全年|预计)+")


def metric_of(phrase: str) -> str | None:
    """The id of the metric that a phrase names; None where it is none of the curated ones."""
    bare = _MARKS.sub("", phrase)
    return _by_name().get(bare) or _by_name().get(_PREFIX.sub("", bare))
