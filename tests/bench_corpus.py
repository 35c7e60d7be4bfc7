"""How quickly many reports become quads, beside `jieba.posseg` and a bare scan of the same text: one core, one run.

    python tests/bench_corpus.py SHARED [--reports N]

Each report is read, extracted, linked and written as N-Quads in memory, then tagged by jieba (its dictionary loaded
before), then scanned once for numerals and ends of sentences, which is the least that a reader of figures can do.
What finding the names takes of it, with the network that corrects the tagger and without, is timed once more by itself.
"""

from __future__ import annotations

import logging
import os
import random
import re
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
warnings.simplefilter("ignore")  # jieba speaks of pkg_resources

import jieba  # noqa: E402  # the number of threads is set before numpy is there
import jieba.posseg  # noqa: E402

from kg import text  # noqa: E402
from kg.app.made import make  # noqa: E402
from kg.errors import KgError  # noqa: E402
from kg.extract.names.rules import sharpen  # noqa: E402
from kg.extract.names.tagger import Model, model  # noqa: E402
from kg.extract.names.tidy import tidy  # noqa: E402
from kg.rdf import DEFAULT_BASE  # noqa: E402

SCAN = re.compile(r"\d+(?:\.\d+)?|[。；！？\n]")
PAGE = 12_000


def main() -> None:
    """Time the three on reports drawn by a fixed seed and print milliseconds for 12,000 characters."""
    folder = Path(*sys.argv[1:2]) / "corpus" / "reports"
    if not folder.is_dir():
        sys.exit(f"{folder} is missing: the corpus is no part of the project. Name its place with SHARED=…")
    count = int(sys.argv[sys.argv.index("--reports") + 1]) if "--reports" in sys.argv else 300
    there = sorted(folder.glob("*.txt"))
    files = random.Random(2024).sample(there, min(count, len(there)))
    jieba.setLogLevel(logging.ERROR)
    taken = dict.fromkeys(("text to quads", "its names", "without network", "jieba.posseg", "bare scan"), 0.0)
    whole = model()
    alone = replace(whole, network=None)
    characters = refused = 0
    for number, file in enumerate([*files[:2], *files]):
        words = file.read_text(encoding="utf-8-sig", errors="replace")
        try:
            read = text.read(file).words
            spent = {
                "text to quads": seconds(lambda: make(file, area=None, year=None, base=DEFAULT_BASE)),  # noqa: B023
                "its names": seconds(lambda: named(whole, read)),  # noqa: B023
                "without network": seconds(lambda: named(alone, read)),  # noqa: B023
                "jieba.posseg": seconds(lambda: sum(1 for _ in jieba.posseg.cut(words))),  # noqa: B023
                "bare scan": seconds(lambda: sum(1 for _ in SCAN.finditer(words))),  # noqa: B023
            }
        except KgError:
            refused += number >= 2
            continue
        if number >= 2:  # the first two load tables and dictionaries
            characters += len(words)
            for what, each in spent.items():
                taken[what] += each
    print(f"{len(files)} reports, {characters:,} characters, {refused} refused; one core, for {PAGE:,} characters")
    for what, each in taken.items():
        print(f"{what:15} {1000 * each * PAGE / characters:8.1f} ms")
    rest = taken["text to quads"] - taken["its names"]

    print(f"throughput of text to quads beside jieba.posseg: {taken['jieba.posseg'] / taken['text to quads']:.2f}")
    print(f"… without the network: {taken['jieba.posseg'] / (rest + taken['without network']):.2f}")
    print(f"… without names: {taken['jieba.posseg'] / rest:.2f}")
    print(f"text to quads beside a bare scan: {taken['text to quads'] / taken['bare scan']:.0f} times as long")


def seconds(work: Callable[[], object]) -> float:
    """What some work takes of the processor."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def named(tagger: Model, words: str) -> object:
    """The names of a text, as the extractor of names finds them."""
    return sharpen(list(tidy(tagger.names(words), words)), words)


if __name__ == "__main__":
    main()
