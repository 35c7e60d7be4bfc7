"""Fitting of the tagger: a linear-chain conditional random field by AdaGrad, with partial labels and feature dropout.

Partial labels: a token may be allowed several labels (a doubtful name, an echo of a name that was annotated before);
the fit maximises the probability of all sequences that are allowed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
import numpy.typing as npt

from kg.extract.names.features import ROW_BITS, Rows
from kg.extract.names.tagger import LABELS, steps_allowed


@dataclass(frozen=True)
class Example:
    """A sentence: the rows of its tokens (tokens × templates) and the labels that each may have."""

    rows: Rows
    allowed: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Fit:
    """Real-valued weights: `used` are the hashed rows that were kept, in order."""

    used: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]
    steps: npt.NDArray[np.float32]


def feasible(allowed: npt.NDArray[np.bool_]) -> bool:
    """Whether any sequence of labels is allowed (a sentence that begins inside a name has none)."""
    steps = steps_allowed()
    live = allowed[0] & np.array([label[0] != "I" for label in LABELS])
    for each in allowed[1:]:
        live = (live[:, None] & steps).any(0) & each
    return bool(live.any())


def fit(
    examples: Sequence[Example],
    *,
    epochs: int = 8,
    rate: float = 0.1,
    drop: float = 0.5,
    at_least: int = 2,
    seed: int = 0,
) -> Fit:
    """Weights for the rows that occur at least `at_least` times; the same for the same examples and seed."""
    found = np.concatenate([example.rows for example in examples])
    seen, counts = np.unique(found, return_counts=True)
    used = seen[(counts >= at_least) & (seen >= 0)].astype(np.int64)
    line_of = np.full((1 << ROW_BITS) + 1, -1, np.int32)
    line_of[used] = np.arange(len(used), dtype=np.int32)
    lines = line_of[found]
    allowed = np.concatenate([example.allowed for example in examples]).astype(np.uint8)
    edges = np.concatenate(([0], np.cumsum([len(example.rows) for example in examples])))
    weights = np.zeros((len(used), len(LABELS)), np.float32)
    squares = np.ones_like(weights)
    steps = np.zeros((len(LABELS), len(LABELS)), np.float32)
    step_squares = np.ones_like(steps)
    begins = np.array([label[0] != "I" for label in LABELS]).astype(np.float32)
    shuffle = np.random.default_rng(seed)
    for epoch in range(epochs):
        pace = rate * (1.01 - epoch / epochs)
        order = shuffle.permutation(len(examples))
        _epoch(
            lines, allowed, edges, order, weights, squares, steps, step_squares, steps_allowed(), begins, pace, drop,
            seed * 1000 + epoch,
        )  # fmt: skip
    return Fit(used, weights * np.float32(1 - drop), steps)


def _compiled(function: Any) -> Any:
    return numba.njit(fastmath=True, cache=True)(function)


@_compiled
def _epoch(  # type: ignore[no-untyped-def]
    lines, allowed, edges, order, weights, squares, steps, step_squares, legal, begins, rate, drop, seed
):
    """One pass over the sentences in an order: forward–backward with and without the labels, then a step."""
    np.random.seed(seed)
    labels = weights.shape[1]
    templates = lines.shape[1]
    longest = 0
    for sentence in range(len(edges) - 1):
        longest = max(longest, edges[sentence + 1] - edges[sentence])
    potential = np.zeros((longest, labels), np.float32)
    masked = np.zeros((longest, labels), np.float32)
    forward = np.zeros((longest, labels), np.float32)
    backward = np.zeros((longest, labels), np.float32)
    scale = np.zeros(longest, np.float32)
    slope = np.zeros((longest, labels), np.float32)
    kept = np.zeros((longest, templates), np.uint8)
    factor = np.zeros((labels, labels), np.float32)
    step_slope = np.zeros((labels, labels), np.float32)
    line = np.zeros(labels, np.float32)
    for sentence in order:
        base = edges[sentence]
        count = edges[sentence + 1] - base
        for i in range(labels):
            for j in range(labels):
                factor[i, j] = np.exp(steps[i, j]) if legal[i, j] else 0.0
                step_slope[i, j] = 0
        for t in range(count):
            potential[t] = 0
            for k in range(templates):
                f = lines[base + t, k]
                keep = f >= 0 and np.random.random() >= drop
                kept[t, k] = keep
                if keep:
                    for j in range(labels):
                        potential[t, j] += weights[f, j]
            most = potential[t, 0]
            for j in range(labels):
                most = max(most, potential[t, j])
            for j in range(labels):
                potential[t, j] = np.exp(potential[t, j] - most)
        for bound in range(2):
            sign = -1.0 if bound else 1.0
            for t in range(count):
                for j in range(labels):
                    masked[t, j] = potential[t, j] * (allowed[base + t, j] if bound else 1.0)
            for t in range(count):
                total = 0.0
                line[:] = 0
                if t == 0:
                    for j in range(labels):
                        line[j] = begins[j]
                else:
                    for i in range(labels):
                        x = forward[t - 1, i]
                        if x > 0:
                            for j in range(labels):
                                line[j] += x * factor[i, j]
                for j in range(labels):
                    forward[t, j] = line[j] * masked[t, j]
                    total += forward[t, j]
                total = max(total, 1e-30)
                scale[t] = total
                for j in range(labels):
                    forward[t, j] /= total
            backward[count - 1] = 1
            for t in range(count - 2, -1, -1):
                for j in range(labels):
                    line[j] = masked[t + 1, j] * backward[t + 1, j] / scale[t + 1]
                for i in range(labels):
                    x = np.float32(0)
                    for j in range(labels):
                        x += factor[i, j] * line[j]
                    backward[t, i] = x
                for i in range(labels):
                    x = forward[t, i] * sign
                    if x != 0:
                        for j in range(labels):
                            step_slope[i, j] += x * factor[i, j] * line[j]
            for t in range(count):
                for j in range(labels):
                    each = forward[t, j] * backward[t, j] * sign
                    if bound:
                        slope[t, j] += each
                    else:
                        slope[t, j] = each
        for t in range(count):
            most = np.float32(0)
            for j in range(labels):
                most = max(most, abs(slope[t, j]))
            if most < 1e-4:
                continue
            for k in range(templates):
                if kept[t, k]:
                    f = lines[base + t, k]
                    for j in range(labels):
                        each = slope[t, j]
                        squares[f, j] += each * each
                        weights[f, j] -= rate * each / np.sqrt(squares[f, j])
        for i in range(labels):
            for j in range(labels):
                if legal[i, j]:
                    each = step_slope[i, j]
                    step_squares[i, j] += each * each
                    steps[i, j] -= rate * each / np.sqrt(step_squares[i, j])
