"""Traditional forms → simplified ones (慶 → 庆), only for characters that simplified Chinese does not have.

The table variants.tsv is made by build_variants.py from OpenCC (Apache-2.0). Characters that both scripts have (乾, 著,
后) are not in it: what they stand for depends on the word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.resources import package_dir


@cache
def simplified() -> Mapping[str, str]:
    """Traditional character → simplified character."""
    text = (package_dir("lexicon") / "variants.tsv").read_text(encoding="utf-8")
    return {line[0]: line[2] for line in text.splitlines()}
