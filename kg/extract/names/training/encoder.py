"""The teacher: a pretrained encoder with a label for each token, fitted to the annotations, that reads many reports.

It is some fifty times too slow to travel with the program; what it knows reaches the program by way of the small
network that learns from its readings (see distil).
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from kg.extract.names.tagger import LABELS
from kg.extract.names.tokens import Flags
from kg.extract.names.training.pretrained import BEGIN, END, PAD, UNKNOWN, Floats, Pretrained

_LAYERS = 6  # of the twelve: the upper ones serve sentences, and cost as much again
_WINDOW = 200  # tokens read together
_LONGEST = 510  # pieces
_PIECES = 1536  # of a batch
_EPOCHS = 3
_RATE, _HEAD_RATE = 1.5e-4, 1e-3
_WARMING = 0.06
_DROP = 0.1
IGNORED = -100
_UNSEEN = -1e4  # what speaks for hearing a place that is padding


@dataclass(frozen=True)
class Lesson:
    """A passage: its tokens, where sentences end, and the label of each token, -100 where it is in doubt."""

    words: Sequence[str]
    ends: Flags
    labels: npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Line:
    """A window of a text: the pieces of each of its tokens, and where it stands."""

    text: int
    start: int
    pieces: list[tuple[int, ...]]


class Encoder:
    """Parameters by name, and the row of each piece that has one."""

    def __init__(self, pretrained: Pretrained) -> None:
        self._from = pretrained
        self._split = lru_cache(None)(pretrained.split)
        self._draw = np.random.default_rng(0)
        self._row = {PAD: 0, BEGIN: 1, END: 2, UNKNOWN: 3}
        sizes = pretrained.sizes
        width, inner = sizes.width, sizes.inner
        vectors = {
            "place": pretrained.vector("emb.pos", sizes.longest, width),
            "kind": pretrained.vector("emb.type", width),
            "head.w": np.random.default_rng(0).standard_normal((len(LABELS), 2 * width)).astype(np.float32) * 0.02,
            "head.b": np.zeros(len(LABELS), np.float32),
        }
        norms = ["emb.ln", *(f"l{layer}.{name}" for layer in range(_LAYERS) for name in ("aln", "oln"))]
        vectors |= {f"{norm}.{part}": pretrained.vector(f"{norm}.{part}", width) for norm in norms for part in "wb"}
        shapes = dict.fromkeys(("q", "k", "v", "ao"), (width, width)) | {"fi": (inner, width), "fo": (width, inner)}
        for layer in range(_LAYERS):
            for name, (rows, columns) in shapes.items():
                vectors[f"l{layer}.{name}.w"] = pretrained.matrix(f"l{layer}.{name}.w", rows, columns)
                vectors[f"l{layer}.{name}.b"] = pretrained.vector(f"l{layer}.{name}.b", rows)
        self.weights = {name: torch.tensor(values, requires_grad=True) for name, values in vectors.items()}
        self.weights["word"] = torch.tensor(self._rows(list(self._row)), requires_grad=True)

    def _rows(self, pieces: list[int]) -> Floats:
        sizes = self._from.sizes
        return self._from.matrix("emb.word", sizes.vocabulary, sizes.width, pieces)

    def meet(self, words: Sequence[str]) -> None:
        """Give a row to each piece of some words that has none yet: the pretrained one."""
        pieces = {piece for word in words for piece in self._split(word)}
        new = sorted(pieces - self._row.keys())
        if new:
            self._row |= {piece: len(self._row) + number for number, piece in enumerate(new)}
            rows = torch.cat((self.weights["word"].detach(), torch.tensor(self._rows(new))))
            self.weights["word"] = rows.requires_grad_()

    def lines(self, text: int, words: Sequence[str], ends: Flags) -> Iterator[_Line]:
        """A text in windows, cut where sentences end if they do."""
        starts = [0]
        last = 0
        for end in [*(np.flatnonzero(ends) + 1).tolist(), len(words)]:
            if end - starts[-1] > _WINDOW and last > starts[-1]:
                starts.append(last)
            while end - starts[-1] > _WINDOW:
                starts.append(starts[-1] + _WINDOW)
            last = end
        for start, stop in pairwise([*starts, len(words)]):
            if stop > start:
                yield _Line(text, start, [tuple(self._row[p] for p in self._split(w)) for w in words[start:stop]])

    def __call__(self, batch: Sequence[_Line], *, drop: float = 0.0) -> Tensor:
        """What speaks for each label (lines × tokens × labels)."""
        lines, firsts, lasts = [], [], []
        for each in batch:
            line, first, last = [1], [], []
            for pieces in each.pieces:
                first.append(min(len(line), _LONGEST - 1))
                line += pieces
                last.append(min(len(line) - 1, _LONGEST - 1))
            lines.append([*line[:_LONGEST], 2])
            firsts.append(first)
            lasts.append(last)
        pieces = _padded(lines)
        weights = self.weights
        unseen = torch.zeros(pieces.shape).masked_fill(pieces == 0, _UNSEEN)
        unseen = unseen[:, None].expand(-1, self._from.sizes.heads, -1).flatten(0, 1)[:, None]
        hidden = weights["word"][pieces] + weights["place"][: pieces.shape[1]] + weights["kind"]
        hidden = self._thinned(self._norm(hidden, "emb.ln"), drop)
        for layer in range(_LAYERS):
            hidden = self._layer(hidden, unseen, f"l{layer}", drop)
        width = hidden.shape[2]
        edges = [torch.gather(hidden, 1, _padded(at)[:, :, None].expand(-1, -1, width)) for at in (firsts, lasts)]
        return self._linear(self._thinned(torch.cat(edges, 2), drop), "head")

    def _thinned(self, hidden: Tensor, drop: float) -> Tensor:
        """Some numbers dropped. (The library's own dropout draws four bytes for each, and one thread draws them.)"""
        if not drop:
            return hidden
        drawn = torch.frombuffer(bytearray(self._draw.bytes(hidden.numel())), dtype=torch.uint8)
        return hidden * ((drawn.view(hidden.shape) >= round(256 * drop)) * (1 / (1 - drop)))

    def _linear(self, hidden: Tensor, name: str) -> Tensor:
        return functional.linear(hidden, self.weights[f"{name}.w"], self.weights[f"{name}.b"])

    def _norm(self, hidden: Tensor, name: str) -> Tensor:
        size = (hidden.shape[-1],)
        weight, bias = self.weights[f"{name}.w"], self.weights[f"{name}.b"]
        return functional.layer_norm(hidden, size, weight, bias, self._from.sizes.epsilon)

    def _layer(self, hidden: Tensor, unseen: Tensor, name: str, drop: float) -> Tensor:
        lines, pieces, width = hidden.shape
        heads = self._from.sizes.heads
        query, key, value = (
            self._linear(hidden, f"{name}.{part}").view(lines, pieces, heads, -1).transpose(1, 2).flatten(0, 1)
            for part in "qkv"
        )
        # Written out: the library's own attention takes three times as long to go back through.
        near = torch.baddbmm(unseen, query * query.shape[2] ** -0.5, key.transpose(1, 2))
        mixed = torch.bmm(near.softmax(2), value).view(lines, heads, pieces, -1)
        mixed = self._linear(mixed.transpose(1, 2).reshape(lines, pieces, width), f"{name}.ao")
        hidden = self._norm(hidden + self._thinned(mixed, drop), f"{name}.aln")
        inner = self._linear(functional.gelu(self._linear(hidden, f"{name}.fi")), f"{name}.fo")
        return self._norm(hidden + self._thinned(inner, drop), f"{name}.oln")

    def read(self, words: Sequence[str], ends: Flags) -> npt.NDArray[np.float16]:
        """The logarithm of each label's probability for each token of a text (tokens × labels)."""
        self.meet(words)
        found = np.zeros((len(words), len(LABELS)), np.float16)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for batch in _batches(list(self.lines(0, words, ends)), 4096):
                said = functional.log_softmax(self(batch).float(), 2).numpy()
                for line, each in zip(batch, said, strict=True):
                    found[line.start : line.start + len(line.pieces)] = each[: len(line.pieces)]
        return found

    def save(self, path: Path) -> None:
        """Keep what was learned."""
        torch.save((self.weights, self._row), path)

    def load(self, path: Path) -> None:
        """Take what was learned before."""
        self.weights, self._row = torch.load(path, weights_only=True)


def fit(pretrained: Pretrained, lessons: Sequence[Lesson]) -> Encoder:
    """An encoder that has learned the labels of some passages."""
    torch.manual_seed(0)
    shuffle = random.Random(0)
    encoder = Encoder(pretrained)
    for lesson in lessons:
        encoder.meet(lesson.words)
    lines = [line for number, lesson in enumerate(lessons) for line in encoder.lines(number, lesson.words, lesson.ends)]
    head = [weight for name, weight in encoder.weights.items() if name.startswith("head")]
    body = [weight for name, weight in encoder.weights.items() if not name.startswith("head")]
    paces = (_HEAD_RATE, _RATE)
    steps = torch.optim.AdamW([{"params": head}, {"params": body}], weight_decay=0.01)
    total = _EPOCHS * len(_batches(lines, _PIECES))
    began, done, lost = time.monotonic(), 0, 0.0
    for _ in range(_EPOCHS):
        for batch in _batches(lines, _PIECES, shuffle):
            share = min(1.0, done / (_WARMING * total)) * max(0.02, 1 - done / total)
            for group, pace in zip(steps.param_groups, paces, strict=True):
                group["lr"] = pace * share
            labels = _labels(batch, lessons)
            with torch.autocast("cpu", torch.bfloat16):
                said = encoder(batch, drop=_DROP)
            loss = functional.cross_entropy(said.float().flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
            steps.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder.weights.values(), 1.0)
            steps.step()
            done += 1
            lost += loss.item()
            if done % 100 == 0:
                took = time.monotonic() - began
                print(f"teacher: {done} of {total}, loss {lost / 100:.4f}, {took:.0f} s", flush=True)
                lost = 0.0
    return encoder


def _padded(lines: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, lines))
    return torch.tensor([[*line, *[0] * (longest - len(line))] for line in lines])


def _labels(batch: Sequence[_Line], lessons: Sequence[Lesson]) -> Tensor:
    labels = torch.full((len(batch), max(len(line.pieces) for line in batch)), IGNORED)
    for row, line in enumerate(batch):
        stop = line.start + len(line.pieces)
        labels[row, : len(line.pieces)] = torch.from_numpy(lessons[line.text].labels[line.start : stop])
    return labels


def _batches(lines: Sequence[_Line], pieces: int, shuffle: random.Random | None = None) -> list[list[_Line]]:
    """Lines of like length together, so many pieces at once; in a new order each time if one is asked for."""
    lines = list(lines)
    if shuffle:
        shuffle.shuffle(lines)
    size = {id(line): sum(map(len, line.pieces)) + 2 for line in lines}
    pools = [lines[start : start + 400] for start in range(0, len(lines), 400)]
    batches: list[list[_Line]] = []
    longest = 0
    for line in (line for pool in pools for line in sorted(pool, key=lambda line: size[id(line)])):
        longest = max(longest, size[id(line)])
        if batches and longest * (len(batches[-1]) + 1) <= pieces:
            batches[-1].append(line)
        else:
            batches.append([line])
            longest = size[id(line)]
    if shuffle:
        shuffle.shuffle(batches)
    return batches
