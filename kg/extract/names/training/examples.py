"""Annotated passages → sentences with the labels that each token may have."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kg.extract.names.features import Lexical, rows
from kg.extract.names.tagger import LABELS
from kg.extract.names.tokens import Kind, Tokens, tokens
from kg.extract.names.training.annotations import Passage, Words
from kg.extract.names.training.crf import Example, feasible
from kg.extract.names.training.encoder import IGNORED, Lesson

_LABEL = {label: number for number, label in enumerate(LABELS)}


class Span:
    """Names of a passage in clean offsets."""

    def __init__(self, start: int, end: int, cls: str, doubtful: bool) -> None:
        self.start, self.end, self.cls, self.doubtful = start, end, cls, doubtful


def clean_spans(passage: Passage, text: Words) -> tuple[int, int, list[Span]]:
    """Where a passage and its names stand in the clean words."""
    found = []
    for name in passage.names:
        start, end = bisect_left(text.offsets, name.start), bisect_left(text.offsets, name.end)
        if start < end:
            found.append(Span(start, end, name.cls, name.doubtful))
    return bisect_left(text.offsets, passage.start), bisect_left(text.offsets, passage.end), found


def _echoes(names: list[Span], words: str, begin: int, end: int, edges: tuple[set[int], set[int]]) -> Iterator[Span]:
    """Later mentions of the annotated names; short names of industries are left open, they are common words too."""
    seen: dict[str, list[Span]] = {}
    for name in names:
        seen.setdefault(words[name.start : name.end], []).append(name)
    taken = [(name.start, name.end) for name in names]
    for text in sorted(seen, key=lambda text: (-len(text), text)):
        at = words.find(text, begin, end)
        while at >= 0:
            stop = at + len(text)
            free = not any(start < stop and at < over for start, over in taken)
            if free and at in edges[0] and stop in edges[1]:
                before = [name for name in seen[text] if name.start <= at]
                meant = (before or seen[text])[-1]
                common = len(text) <= 2 and meant.cls == "Industry"
                taken.append((at, stop))
                yield Span(at, stop, meant.cls, meant.doubtful or common or not before)
            at = words.find(text, stop, end)


def examples(passage: Passage, text: Words, lexical: Lexical) -> Iterator[Example]:
    """The sentences of a passage."""
    read = tokens(text.words)
    first, allowed = labelled(passage, text, read)
    last = first + len(allowed)
    found = rows(text.words, read, lexical)[:, first:last].T
    stops = [int(at) + 1 - first for at in np.flatnonzero(read.is_(Kind.END)) if first <= at < last]
    cuts = sorted({0, *stops, last - first})
    for start, stop in pairwise(cuts):
        if stop - start > 1 and feasible(allowed[start:stop]):
            yield Example(np.ascontiguousarray(found[start:stop]), allowed[start:stop])


def lesson(passage: Passage, text: Words) -> Lesson:
    """A passage as the teacher learns it: a token that may have several labels is left out."""
    read = tokens(text.words)
    first, allowed = labelled(passage, text, read)
    here = slice(first, first + len(allowed))
    words = [
        text.words[start:end] for start, end in zip(read.start[here].tolist(), read.end[here].tolist(), strict=True)
    ]
    labels = np.where(allowed.sum(1) == 1, allowed.argmax(1), IGNORED)
    return Lesson(words, read.is_(Kind.END)[here], labels)


def labelled(passage: Passage, text: Words, read: Tokens) -> tuple[int, npt.NDArray[np.bool_]]:
    """The first token of a passage, and the labels that each of its tokens may have (tokens × labels)."""
    begin, end, names = clean_spans(passage, text)
    edges = set(read.start.tolist()), set(read.end.tolist())
    names += list(_echoes(names, text.words, begin, end, edges))
    first, last = int(np.searchsorted(read.start, begin)), int(np.searchsorted(read.start, end))
    allowed = np.zeros((last - first, len(LABELS)), np.bool_)
    allowed[:, 0] = True
    for name in sorted(names, key=lambda name: not name.doubtful):
        start = int(np.searchsorted(read.end, name.start, side="right"))
        stop = int(np.searchsorted(read.end, name.end, side="left"))
        for token in range(max(start, first), min(stop, last - 1) + 1):
            allowed[token - first] = name.doubtful
            if not name.doubtful:
                allowed[token - first, _LABEL[f"{'B' if token == start else 'I'}-{name.cls}"]] = True
    return first, allowed
