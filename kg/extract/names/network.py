"""A small convolutional network over tokens that corrects the tagger's sums: what a large encoder taught it.

Its weights and activations are whole numbers, carried in single-precision floats so that matrix products run in the
linear-algebra library. No sum can leave the range in which such floats are exact (training.distil sees to it), so that
the order of additions makes no difference: the same scores on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.extract.names.tokens import Ints, Tokens

Floats = npt.NDArray[np.float32]
Scores = npt.NDArray[np.int32]

UNIT = 64  # one, as an activation
MOST = 1023  # of an activation
HEARD = 240  # of the tagger's sums, which the network hears too
DILATIONS = (1, 2, 4)
CHARACTERS = 4096  # lines for a first or last character, by hash
PAIRS = 16384  # lines for the first or last two characters, by hash
TAGS = 64
_ABREAST = 512  # tokens whose numbers stay in the nearer caches
_AROUND = sum(DILATIONS)  # so many tokens to either side tell in what is said of one


@dataclass(frozen=True)
class Layer:
    """A product with a matrix of whole numbers, times `scale` (from one unit to the next), plus a bias."""

    weights: Floats
    bias: Floats
    scale: np.float32

    def __call__(self, hidden: Floats) -> Floats:
        out = hidden @ self.weights
        out *= self.scale
        out += self.bias
        return out


@dataclass(frozen=True)
class Network:
    """Lines of numbers for a token's words and characters, what it hears of the sums, its layers and its scores.

    A layer hears three tokens, one of them so many places before and one as many after.
    """

    words: Ints
    tables: tuple[npt.NDArray[np.int8], ...]
    hearing: Layer
    layers: tuple[Layer, ...]
    saying: Layer

    def corrected(self, sums: Scores, read: Tokens) -> Scores:
        """The tagger's sums (tokens × labels), each token's corrected by what stands around it."""
        found = lines(read, self.words)
        out = np.empty_like(sums)
        for start in range(0, len(sums), _ABREAST):
            stop, first = min(start + _ABREAST, len(sums)), max(start - _AROUND, 0)
            heard = slice(first, stop + _AROUND)
            out[start:stop] = self._more(sums[heard], found[:, heard])[start - first :][: stop - start]
        out += sums
        return out

    def _more(self, sums: Scores, found: Ints) -> Scores:
        """What to add to the sums of some tokens, as if no others stood around them."""
        hidden = self.hearing(np.clip(sums, -HEARD, HEARD).astype(np.float32))
        for table, line in zip(self.tables, found, strict=True):
            hidden += table.take(line, axis=0)
        _settle(hidden)
        room = np.zeros((len(hidden), 3, hidden.shape[1]), np.float32)
        for dilation, layer in zip(DILATIONS, self.layers, strict=True):
            room[dilation:, 0], room[:dilation, 0] = hidden[:-dilation], 0
            room[:, 1] = hidden
            room[:-dilation, 2], room[-dilation:, 2] = hidden[dilation:], 0
            hidden += layer(room.reshape(len(hidden), -1))
            _settle(hidden)
        return np.rint(self.saying(hidden)).astype(np.int32)


def load_network(folder: Path, words: Ints) -> Network:
    """A network from its files (see training.stored)."""
    stored = np.load(folder / "network.npz")
    hearing, *layers, saying = (
        Layer(stored[f"weights{number}"].astype(np.float32), stored[f"bias{number}"].astype(np.float32), scale)
        for number, scale in enumerate(stored["scales"])
    )
    whole = np.asarray(np.load(folder / "tables.npy", mmap_mode="r"))
    cuts = np.cumsum((len(words) + 1, CHARACTERS, CHARACTERS, PAIRS, PAIRS))
    return Network(words, tuple(np.split(whole, cuts)), hearing, tuple(layers), saying)


def lines(read: Tokens, words: Ints) -> Ints:
    """For each token the lines of its word (0 for a rare one), of its first and last characters and of its tag."""
    singles = (read.last % CHARACTERS, read.first % CHARACTERS)
    return np.stack((read.places(words), *singles, read.tail % PAIRS, read.head % PAIRS, read.tag))


def _settle(hidden: Floats) -> None:
    np.rint(hidden, out=hidden)
    np.clip(hidden, 0, MOST, out=hidden)
