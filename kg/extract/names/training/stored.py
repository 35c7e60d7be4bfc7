"""A fitted tagger and its network as the files that travel with the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from kg.extract.names.features import ROW_BITS, Lexical
from kg.extract.names.network import Network
from kg.extract.names.tagger import FORBIDDEN, LABELS, Model, steps_allowed
from kg.extract.names.training.crf import Fit

SCALE = 40  # one, in whole numbers
_MOST = 42  # three weights together fit into a byte
_LEAST = 4  # rows of lesser weights alone change nothing held out
_TO_NAMES = 0.4  # how much sooner than by probability a token is read as part of a name: best F1 held out


def whole_numbers(fitted: Fit, lexical: Lexical) -> Model:
    """The tagger with weights rounded to whole numbers."""
    weights = np.clip(np.rint(fitted.weights * SCALE), -_MOST, _MOST).astype(np.int8)
    kept = np.any(np.abs(weights) >= _LEAST, axis=1)
    weights = np.concatenate((weights[kept], np.zeros((1, len(LABELS)), np.int8)))
    row_of = np.full((1 << ROW_BITS) + 1, len(weights) - 1, np.int32)
    row_of[fitted.used[kept]] = np.arange(len(weights) - 1, dtype=np.int32)
    steps = np.rint(fitted.steps * SCALE).astype(np.int32)
    steps[:, 0] -= round(_TO_NAMES * SCALE)
    steps[~steps_allowed()] = FORBIDDEN
    return Model(lexical, row_of, weights, steps)


def store(model: Model, folder: Path) -> None:
    """Write model.npz, network.npz and tables.npy in the form that `tagger.load` reads."""
    empty = len(model.weights) - 1
    used = np.flatnonzero(model.row_of != empty)
    lexical = model.lexical
    np.savez_compressed(
        folder / "model.npz",
        rows=np.diff(used, prepend=0).astype(np.uint16),
        weights=model.weights[model.row_of[used]],
        steps=model.steps,
        words=lexical.words.astype(np.uint32),
        clusters=lexical.clusters.astype(np.uint16),
        names=lexical.names.keys,
        name_values=lexical.names.values,
        areas=lexical.areas.keys,
        area_values=lexical.areas.values,
    )
    if model.network is not None:
        _store_network(model.network, folder)


def _store_network(network: Network, folder: Path) -> None:
    """The tables as one file that is mapped into memory: of its lines a text needs a few."""
    np.save(folder / "tables.npy", np.concatenate(network.tables))
    layers = [network.hearing, *network.layers, network.saying]
    arrays: dict[str, Any] = {"scales": np.array([layer.scale for layer in layers])}
    for number, layer in enumerate(layers):
        arrays |= {f"weights{number}": layer.weights.astype(np.int16), f"bias{number}": layer.bias.astype(np.int32)}
    np.savez(folder / "network.npz", **arrays)
