"""The small network: what it adds to the tagger's sums is learned from the teacher's readings of unlabelled reports.

For each token the aim is the distribution that the tagger and the teacher give together. The words are none that the
tagger has learned from, so that the network meets its sums as they are on new text.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from kg.extract.names.network import (
    CHARACTERS,
    DILATIONS,
    HEARD,
    MOST,
    PAIRS,
    TAGS,
    UNIT,
    Floats,
    Layer,
    Network,
    Scores,
)
from kg.extract.names.tagger import LABELS
from kg.extract.names.tokens import Ints

_Number = TypeVar("_Number", bound=np.generic)

_WIDTH = 128
_WINDOW = 256  # tokens
_BATCH = 16  # windows
_EPOCHS = 5
_RATE = 2e-3
_WARMING = 200  # steps
_DROP = 0.1
_HALF = 127  # of a table's entries
_TABLES = 6
_EXACT = 1 << 24  # whole numbers up to it are exact in single precision


@dataclass(frozen=True)
class Reading:
    """A report as the network meets it: lines of its tokens, the tagger's sums, the teacher's log-probabilities."""

    lines: Ints
    sums: Scores
    taught: npt.NDArray[np.float16]


def distil(readings: Sequence[Reading], words: Ints, scale: int, trust: float) -> Network:
    """A network that has learned from readings.

    `scale` is one, in the tagger's sums; `trust` is the weight of the teacher beside the tagger.
    """
    torch.manual_seed(0)
    lines = _windows([reading.lines.T for reading in readings])
    sums = _windows([reading.sums for reading in readings])
    taught = _windows([reading.taught for reading in readings])
    weights = _start(len(words) + 1, lines)
    tables = [weight for name, weight in weights.items() if name.startswith("table")]
    others = [weight for name, weight in weights.items() if not name.startswith("table")]
    optimisers = (torch.optim.SparseAdam(tables), torch.optim.AdamW(others, weight_decay=0.01))
    total, done, lost, began = _EPOCHS * (len(lines) // _BATCH), 0, 0.0, time.monotonic()
    for epoch in range(_EPOCHS):
        order = np.random.default_rng(epoch).permutation(len(lines))
        for start in range(0, len(order) - _BATCH + 1, _BATCH):
            some = order[start : start + _BATCH]
            sum_ = torch.from_numpy(sums[some].astype(np.float32) / scale)
            aim = functional.log_softmax(sum_ + trust * torch.from_numpy(taught[some].astype(np.float32)), 2)
            said = functional.log_softmax(_forward(weights, torch.from_numpy(lines[some]), sum_, HEARD / scale), 2)
            loss = (aim.exp() * (aim - said)).sum(2).mean()
            for each in optimisers:
                each.param_groups[0]["lr"] = _RATE * min(1.0, (done + 1) / _WARMING) * max(0.01, 1 - done / total)
                each.zero_grad()
            loss.backward()
            for each in optimisers:
                each.step()
            done += 1
            lost += loss.item()
            if done % 500 == 0:
                print(
                    f"network: {done} of {total}, loss {lost / 500:.5f}, {time.monotonic() - began:.0f} s", flush=True
                )
                lost = 0.0
    return _whole_numbers({name: weight.detach().numpy() for name, weight in weights.items()}, words, scale)


def _windows(arrays: Sequence[npt.NDArray[_Number]]) -> npt.NDArray[_Number]:
    whole = [array[: len(array) // _WINDOW * _WINDOW].reshape(-1, _WINDOW, array.shape[1]) for array in arrays]
    return np.concatenate(whole)


def _start(words: int, met: Ints) -> dict[str, Tensor]:
    """Small random weights; the last layer is all zero, so that at first nothing is corrected.

    Lines of the tables that no token of the reports has are zero, as they learn nothing.
    """
    weights = {}
    for number, count in enumerate((words, CHARACTERS, CHARACTERS, PAIRS, PAIRS, TAGS)):
        often = torch.from_numpy(np.bincount(met[:, :, number].ravel(), minlength=count))
        weights[f"table{number}"] = torch.randn(count, _WIDTH) * 0.3 * (often > 0)[:, None]
    weights |= {"hear.w": torch.randn(len(LABELS), _WIDTH) * 0.1, "hear.b": torch.zeros(_WIDTH)}
    for number in range(len(DILATIONS)):
        weights[f"layer{number}.w"] = torch.randn(_WIDTH, _WIDTH, 3) * (3 * _WIDTH) ** -0.5
        weights[f"layer{number}.b"] = torch.zeros(_WIDTH)
    weights |= {"say.w": torch.zeros(_WIDTH, len(LABELS)), "say.b": torch.zeros(len(LABELS))}
    return {name: weight.requires_grad_() for name, weight in weights.items()}


def _forward(weights: dict[str, Tensor], lines: Tensor, sums: Tensor, heard: float) -> Tensor:
    """The corrected sums (windows × tokens × labels), in real numbers."""
    hidden = sums.clamp(-heard, heard) @ weights["hear.w"] + weights["hear.b"]
    for number in range(_TABLES):
        hidden = hidden + functional.embedding(lines[:, :, number], weights[f"table{number}"], sparse=True)
    hidden = functional.dropout(hidden, _DROP).clamp(0, MOST / UNIT).transpose(1, 2)
    for number, dilation in enumerate(DILATIONS):
        weight, bias = weights[f"layer{number}.w"], weights[f"layer{number}.b"]
        more = functional.conv1d(functional.dropout(hidden, _DROP), weight, bias, padding=dilation, dilation=dilation)
        hidden = (hidden + more).clamp(0, MOST / UNIT)
    return sums + hidden.transpose(1, 2) @ weights["say.w"] + weights["say.b"]


def _whole_numbers(weights: dict[str, Floats], words: Ints, scale: int) -> Network:
    """The network in whole numbers."""
    tables = [np.clip(np.rint(weights[f"table{number}"] * UNIT), -_HALF, _HALF) for number in range(_TABLES)]
    layers = []
    for number in range(len(DILATIONS)):
        heard = weights[f"layer{number}.w"].transpose(2, 1, 0).reshape(3 * _WIDTH, _WIDTH)
        layers.append(_layer(heard, weights[f"layer{number}.b"], MOST, 1, UNIT))
    return Network(
        words,
        tuple(table.astype(np.int8) for table in tables),
        _layer(weights["hear.w"], weights["hear.b"], HEARD, UNIT / scale, UNIT),
        tuple(layers),
        _layer(weights["say.w"], weights["say.b"], MOST, scale / UNIT, scale),
    )


def _layer(weights: Floats, bias: Floats, most: int, change: float, unit: int) -> Layer:
    """A matrix in the finest power of two in which no sum of its products leaves the exact numbers."""
    bits = 15
    while np.abs(np.rint(weights * 2.0**bits)).sum(0).max() * most >= _EXACT:
        bits -= 1
    whole = np.rint(weights * 2.0**bits).astype(np.float32)
    return Layer(np.ascontiguousarray(whole), np.rint(bias * unit), np.float32(change * 2.0**-bits))
