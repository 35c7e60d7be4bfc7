"""The learned tagger: a linear-chain model over tokens with whole-number weights.

Weights are small integers, sums are exact, and ties go to the smaller label: the same names on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kg.extract.names.features import ROW_BITS, Lexical, Rows, rows
from kg.extract.names.network import Network, load_network
from kg.extract.names.strings import Strings
from kg.extract.names.tokens import Ints, Kind, Tokens, tokens
from kg.extract.skeleton import CLASSES
from kg.resources import package_dir

# The order of the classes is that of the model's labels.
LABELS = ("O", *(f"{place}-{cls}" for cls in CLASSES for place in "BI"))
FORBIDDEN = -(1 << 24)
_BEGINS = np.arange(1, len(LABELS), 2)
_INSIDE = np.arange(2, len(LABELS), 2)
_OUTSIDE = np.concatenate(([0], _BEGINS))
_BITS = 5  # hold a label
_RANKS = np.arange(len(LABELS), dtype=np.int32)[::-1, None]  # of sums that are equal, the smaller label's wins


class Tagged(NamedTuple):
    """A name in a text: clean offsets and class."""

    start: int
    end: int
    cls: str


_BYTES = np.uint64(0x00FF00FF00FF00FF)
_BYTE = np.uint64(8)
_LANES = 32  # the labels of a line, rounded up to whole words of eight bytes
_ABREAST = 2048  # tokens whose sums stay in the nearest cache


@dataclass(frozen=True)
class Model:
    """Weights: `row_of` maps a hashed row to its line in `weights`, the last line being all zero.

    The network, where there is one, corrects the sums of the weights.
    """

    lexical: Lexical
    row_of: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int8]
    steps: npt.NDArray[np.int32]
    network: Network | None = None

    @cached_property
    def _packed(self) -> tuple[npt.NDArray[np.uint64], int, int]:
        """The weights less the smallest, a byte each, eight to a word; the smallest; how many fit into a byte's sum."""
        least, most = int(self.weights.min()), int(self.weights.max())
        lanes = np.zeros((len(self.weights), _LANES), np.uint8)
        lanes[:, : len(LABELS)] = self.weights.astype(np.int16) - least
        return lanes.view(np.uint64), least, 255 // max(most - least, 1)

    def scores(self, found: Rows) -> npt.NDArray[np.int32]:
        """How well each label fits each token by itself.

        Sums of bytes side by side in words, spread to two bytes each before they overflow: memory is what takes time.
        """
        table, least, fit = self._packed
        lines = self.row_of.take(found, mode="wrap")
        templates, count = found.shape
        even, odd = np.zeros((2, count, table.shape[1]), np.uint64)
        room = np.empty((2, _ABREAST, table.shape[1]), np.uint64)
        for start in range(0, count, _ABREAST):
            some = slice(start, min(start + _ABREAST, count))
            total, line = room[:, : some.stop - start]
            for first in range(0, templates, fit):
                table.take(lines[first, some], axis=0, out=total, mode="clip")
                for row in lines[first + 1 : first + fit, some]:
                    table.take(row, axis=0, out=line, mode="clip")
                    total += line
                even[some] += np.bitwise_and(total, _BYTES, out=line)
                odd[some] += np.bitwise_and(np.right_shift(total, _BYTE, out=total), _BYTES, out=total)
        sums = np.empty((count, _LANES), np.int32)
        sums[:, 0::2], sums[:, 1::2] = even.view(np.uint16), odd.view(np.uint16)
        sums += least * templates
        return sums[:, : len(LABELS)]

    def names(self, text: str) -> Iterator[Tagged]:
        """The names in a text, in its order."""
        read = tokens(text)
        if not len(read.start):
            return
        scores = self.scores(rows(text, read, self.lexical))
        if self.network:
            scores = self.network.corrected(scores, read)
        labels = best_labels(scores, self.steps, read.is_(Kind.END), read.is_(Kind.CLAUSE))
        yield from spans(labels, read)


def steps_allowed() -> npt.NDArray[np.bool_]:
    """Which label may follow which: I-x follows B-x and I-x alone."""
    allowed = np.ones((len(LABELS), len(LABELS)), np.bool_)
    for place, label in enumerate(LABELS):
        if label[0] == "I":
            allowed[:, place] = [before[2:] == label[2:] for before in LABELS]
    return allowed


def best_labels(
    scores: npt.NDArray[np.int32],
    steps: npt.NDArray[np.int32],
    ends: npt.NDArray[np.bool_],
    pauses: npt.NDArray[np.bool_],
) -> npt.NDArray[np.int8]:
    """The best sequence of labels in each sentence (Viterbi), all clauses abreast.

    No name runs over a pause: its label is known, so that what stands before it and after it can be found apart.
    """
    count = len(scores)
    scores[pauses, 1:] = FORBIDDEN
    cuts = np.flatnonzero(ends | pauses)
    starts = np.concatenate(([0], cuts + ends[cuts]))
    lengths = np.concatenate((cuts + 1, [count])) - starts
    starts, lengths = starts[lengths > 0], lengths[lengths > 0]
    by_length = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[by_length], lengths[by_length]
    lives = np.searchsorted(-lengths, -np.arange(int(lengths[0])))
    best = (scores[starts] + np.array([FORBIDDEN if label[0] == "I" else 0 for label in LABELS], np.int32)).T
    came: list[npt.NDArray[np.int8]] = []
    finals = np.zeros(len(starts), np.int64)
    outside = (steps[:, _OUTSIDE] << _BITS)[:, :, None]
    begun, going_on = steps[_BEGINS, _INSIDE, None], steps[_INSIDE, _INSIDE, None]
    for place, live in enumerate(lives[1:].tolist(), 1):
        finals[live : best.shape[1]] = best[:, live:].argmax(0)
        best = best[:, :live]
        source = np.empty(best.shape, np.int8)
        onward = np.empty(best.shape, np.int32)
        # A sum and the label it comes from are one number, so that the greatest tells both.
        options = (((best << _BITS) + _RANKS)[:, None] + outside).max(0)
        source[_OUTSIDE] = len(LABELS) - 1 - (options & ((1 << _BITS) - 1))
        onward[_OUTSIDE] = options >> _BITS
        # I-x has two labels before it alone, B-x and I-x.
        first, more = best[_BEGINS] + begun, best[_INSIDE] + going_on
        source[_INSIDE] = np.where(first >= more, _BEGINS[:, None], _INSIDE[:, None])
        onward[_INSIDE] = np.maximum(first, more)
        came.append(source)
        best = onward + scores[starts[:live] + place].T
    finals[: best.shape[1]] = best.argmax(0)
    labels = np.zeros(count, np.int8)
    current = np.zeros(len(starts), np.int64)
    for place, live in reversed(list(enumerate(lives.tolist()))):
        going = 0 if place >= len(came) else came[place].shape[1]
        if going:
            current[:going] = came[place][current[:going], np.arange(going)]
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
    return load(package_dir("extract") / "names")


def load(folder: Path) -> Model:
    """A model from its files: model.npz, network.npz, tables.npy (see training.stored)."""
    stored = np.load(folder / "model.npz")
    used = np.cumsum(stored["rows"], dtype=np.int64)
    weights = np.zeros((len(used) + 1, len(LABELS)), np.int8)
    weights[:-1] = stored["weights"]
    row_of = np.full((1 << ROW_BITS) + 1, len(used), np.int32)  # the last entry answers for -1
    row_of[used] = np.arange(len(used), dtype=np.int32)
    lexical = Lexical(
        stored["words"].astype(np.int64),
        stored["clusters"].astype(np.int64),
        Strings.of(stored["names"], stored["name_values"]),
        Strings.of(stored["areas"], stored["area_values"]),
    )
    network = load_network(folder, lexical.words)
    return Model(lexical, row_of, weights, stored["steps"].astype(np.int32), network)
