"""The learned tagger: a linear-chain model over tokens with whole-number weights.

Weights are small integers, sums are exact, and ties go to the smaller label: the same names on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kg.extract.names.features import ROW_BITS, Lexical, Rows, rows
from kg.extract.names.strings import Strings
from kg.extract.names.tokens import Ints, Kind, Tokens, tokens
from kg.extract.skeleton import CLASSES
from kg.resources import package_dir

# The order of the classes is that of the model's labels.
LABELS = ("O", *(f"{place}-{cls}" for cls in CLASSES for place in "BI"))
FORBIDDEN = -(1 << 24)


class Tagged(NamedTuple):
    """A name in a text: clean offsets and class."""

    start: int
    end: int
    cls: str


@dataclass(frozen=True)
class Model:
    """Weights: `row_of` maps a hashed row to its line in `weights`, the last line being all zero."""

    lexical: Lexical
    row_of: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int16]
    steps: npt.NDArray[np.int32]

    def scores(self, found: Rows) -> npt.NDArray[np.int32]:
        """How well each label fits each token by itself."""
        total = np.zeros((found.shape[1], len(LABELS)), np.int32)
        line = np.empty((found.shape[1], len(LABELS)), np.int16)
        for row in found:
            np.take(self.weights, self.row_of[row], axis=0, out=line)
            total += line
        return total

    def names(self, text: str) -> Iterator[Tagged]:
        """The names in a text, in its order."""
        read = tokens(text)
        if not len(read.start):
            return
        scores = self.scores(rows(text, read, self.lexical))
        labels = best_labels(scores, self.steps, read.is_(Kind.END))
        yield from spans(labels, read)


def steps_allowed() -> npt.NDArray[np.bool_]:
    """Which label may follow which: I-x follows B-x and I-x alone."""
    allowed = np.ones((len(LABELS), len(LABELS)), np.bool_)
    for place, label in enumerate(LABELS):
        if label[0] == "I":
            allowed[:, place] = [before[2:] == label[2:] for before in LABELS]
    return allowed


def best_labels(
    scores: npt.NDArray[np.int32], steps: npt.NDArray[np.int32], ends: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int8]:
    """The best sequence of labels in each sentence (Viterbi), all sentences abreast."""
    count = len(scores)
    stops = np.flatnonzero(ends) + 1
    edges = np.unique(np.concatenate(([0], stops, [count])))
    lengths = np.diff(edges)
    by_length = np.argsort(-lengths, kind="stable")
    starts, lengths = edges[:-1][by_length], lengths[by_length]
    first = np.array([FORBIDDEN if label[0] == "I" else 0 for label in LABELS], np.int32)
    best = scores[starts] + first
    came: list[npt.NDArray[np.int8]] = []
    finals = np.zeros(len(starts), np.int64)
    onward = np.ascontiguousarray(steps.T)
    for place in range(1, int(lengths[0])):
        live = int(np.searchsorted(-lengths, -place))
        finals[live : len(best)] = best[live:].argmax(1)
        options = best[:live, None, :] + onward[None]
        source = options.argmax(2)
        came.append(source.astype(np.int8))
        best = np.take_along_axis(options, source[:, :, None], 2)[:, :, 0] + scores[starts[:live] + place]
    finals[: len(best)] = best.argmax(1)
    labels = np.zeros(count, np.int8)
    current = np.zeros(len(starts), np.int64)
    for place in range(int(lengths[0]) - 1, -1, -1):
        live = int(np.searchsorted(-lengths, -place))
        going = 0 if place >= len(came) else len(came[place])
        if going:
            current[:going] = came[place][np.arange(going), current[:going]]
        current[going:live] = finals[going:live]
        labels[starts[:live] + place] = current[:live]
    return labels


def spans(labels: npt.NDArray[np.int8], read: Tokens) -> Iterator[Tagged]:
    """Labels to names."""
    starts: Sequence[int] = np.flatnonzero(labels % 2 == 1).tolist()
    inside = (labels > 0) & (labels % 2 == 0)
    stops: Ints = np.minimum.accumulate(np.where(inside, len(labels), np.arange(len(labels)))[::-1])[::-1]
    for start in starts:
        end = int(stops[start + 1]) if start + 1 < len(labels) else len(labels)
        yield Tagged(int(read.start[start]), int(read.end[end - 1]), CLASSES[int(labels[start]) // 2])


@cache
def model() -> Model:
    """The model that travels with the package."""
    return load(np.load(package_dir("extract") / "names" / "model.npz"))


def load(stored: np.lib.npyio.NpzFile) -> Model:
    """A model from its arrays (see training.store)."""
    used = np.cumsum(stored["rows"], dtype=np.int64)
    weights = np.zeros((len(used) + 1, len(LABELS)), np.int16)
    weights[:-1] = stored["weights"]
    row_of = np.full((1 << ROW_BITS) + 1, len(used), np.int32)  # the last entry answers for -1
    row_of[used] = np.arange(len(used), dtype=np.int32)
    lexical = Lexical(
        stored["words"].astype(np.int64),
        stored["clusters"].astype(np.int64),
        Strings.of(stored["names"], stored["name_values"]),
        Strings.of(stored["areas"], stored["area_values"]),
    )
    return Model(lexical, row_of, weights, stored["steps"].astype(np.int32))
