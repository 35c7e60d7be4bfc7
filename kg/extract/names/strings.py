"""Names of many reports as hashes: what development learned about a string without keeping the string.

A string's hash is a polynomial of its code points modulo 2^64, so that the hashes of all runs of tokens of a text come
from two cumulative sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from kg.extract.names.tokens import Ints, Tokens

Hashes = npt.NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
LONGEST = 12  # tokens
_SIEVE_BITS = 20


@cache
def _powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _codes(text: str) -> Hashes:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64) + np.uint64(1)


def _mixed(hashes: Hashes) -> Hashes:
    mixed = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(32))


def string_hash(text: str) -> int:
    """The hash of one string."""
    codes = _codes(text)
    room = 1 << max(len(codes) - 1, 1).bit_length()
    return int(_mixed(np.array([np.sum(codes * _powers(_BASE, room)[: len(codes)], dtype=np.uint64)]))[0])


def run_hashes(text: str, tokens: Tokens) -> tuple[Hashes, Ints, Ints]:
    """The hash of every run of up to LONGEST tokens, with its first and last token."""
    codes = _codes(text)
    room = 1 << max(len(codes) + 1, 1).bit_length()
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(_BASE, room)[: len(codes)], dtype=np.uint64, out=sums[1:])
    shrink = _powers(_INVERSE, room)
    count = len(tokens.start)
    hashes, first, last = [], [], []
    for more in range(min(LONGEST, count)):
        starts = tokens.start[: count - more]
        hashes.append((sums[tokens.end[more:]] - sums[starts]) * shrink[starts])
        first.append(np.arange(count - more))
        last.append(np.arange(more, count))
    if not hashes:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    return _mixed(np.concatenate(hashes)), np.concatenate(first), np.concatenate(last)


@dataclass(frozen=True)
class Strings:
    """A table of strings by hash, sorted; `values` has a row of small numbers for each."""

    keys: Hashes
    values: npt.NDArray[np.uint8]
    sieve: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, keys: Hashes, values: npt.NDArray[np.uint8]) -> Strings:
        """A table; the keys must be sorted."""
        sieve = np.zeros(1 << _SIEVE_BITS, np.bool_)
        sieve[(keys >> np.uint64(64 - _SIEVE_BITS)).astype(np.int64)] = True
        return cls(keys, values, sieve)

    def find(self, hashes: Hashes) -> tuple[Ints, Ints]:
        """Which hashes are in the table, and in which row each is."""
        maybe = np.flatnonzero(self.sieve[(hashes >> np.uint64(64 - _SIEVE_BITS)).astype(np.int64)])
        rows = np.minimum(np.searchsorted(self.keys, hashes[maybe]), len(self.keys) - 1)
        there = self.keys[rows] == hashes[maybe]
        return maybe[there], rows[there]


def cover(first: Ints, last: Ints, order: Ints, count: int) -> Ints:
    """Which run covers each token when runs are laid in an order and none may overlap another; -1 for none."""
    owner = [-1] * count
    starts, ends = first.tolist(), last.tolist()
    for run in order.tolist():
        start, end = starts[run], ends[run] + 1
        if all(held < 0 for held in owner[start:end]):
            owner[start:end] = [run] * (end - start)
    return np.array(owner, np.int64)
