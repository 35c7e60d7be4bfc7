"""Set phrases that begin with a numeral and count nothing: 一方面, 三次产业, 千方百计."""

from __future__ import annotations

import re
from functools import cache

from kg.resources import package_dir


@cache
def set_phrase_pattern() -> re.Pattern[str]:
    """Matches a set phrase where its numeral begins."""
    lines = (package_dir("lexicon") / "set_phrases.tsv").read_text(encoding="utf-8").splitlines()
    phrases = sorted((line for line in lines if line and not line.startswith("#")), key=lambda line: (-len(line), line))
    return re.compile("|".join(map(re.escape, phrases)))
