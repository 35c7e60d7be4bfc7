"""Clusters of words that keep the same company, from unlabelled reports.

Positive pointwise mutual information of a word with the words one and two places to its left and right, reduced by a
randomised singular value decomposition, then spherical k-means at three granularities.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from scipy import sparse

from kg.extract.names.tokens import NUMBER, Ints, tokens

GRAINS = (64, 256, 1000)
_CONTEXTS = 4000
_SIZE = 100
_AT_LEAST = 15


def clusters(texts: Iterable[str]) -> tuple[Ints, Ints]:
    """Sorted word hashes, and for each its three clusters (from 1) and the logarithm of its frequency."""
    stream = np.concatenate([_words(text) for text in texts])
    words, index, counts = np.unique(stream, return_inverse=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    order = order[counts[order] >= _AT_LEAST]
    rank = np.full(len(words), -1, np.int64)
    rank[order] = np.arange(len(order))
    vectors = _vectors(rank[index], len(order))
    grains = [_kmeans(vectors, min(grain, len(order))) + 1 for grain in GRAINS]
    often = np.log2(counts[order]).astype(np.int64)
    by_hash = np.argsort(words[order])
    return words[order][by_hash], np.stack([*grains, often])[:, by_hash]


def _words(text: str) -> Ints:
    read = tokens(text)
    return np.where(read.number, NUMBER, read.word)


def _vectors(stream: Ints, count: int) -> npt.NDArray[np.float64]:
    sides = []
    for by in (-2, -1, 1, 2):
        word, other = (stream[:-by], stream[by:]) if by > 0 else (stream[-by:], stream[:by])
        known = (word >= 0) & (other >= 0) & (other < _CONTEXTS)
        pairs, together = np.unique(word[known] * _CONTEXTS + other[known], return_counts=True)
        shape = (count, _CONTEXTS)
        sides.append(sparse.coo_matrix((together.astype(float), (pairs // _CONTEXTS, pairs % _CONTEXTS)), shape))
    table = sparse.hstack(sides).tocoo()
    by_word = np.asarray(table.sum(1)).ravel()
    by_context = np.asarray(table.sum(0)).ravel() ** 0.75
    by_context /= by_context.sum()
    information = np.maximum(np.log(table.data / by_word[table.row] / by_context[table.col]), 0)
    return _reduced(sparse.csr_matrix((information, (table.row, table.col)), table.shape))


def _reduced(table: sparse.csr_matrix) -> npt.NDArray[np.float64]:
    basis = table @ np.random.default_rng(0).standard_normal((table.shape[1], _SIZE + 20))
    for _ in range(4):
        basis = table @ (table.T @ np.linalg.qr(basis)[0])
    basis = np.linalg.qr(basis)[0]
    left, values, _ = np.linalg.svd((table.T @ basis).T, full_matrices=False)
    vectors: npt.NDArray[np.float64] = (basis @ left[:, :_SIZE]) * np.sqrt(values[:_SIZE])
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors


def _kmeans(vectors: npt.NDArray[np.float64], count: int) -> Ints:
    among = min(len(vectors), 8 * count)
    centres = vectors[np.random.default_rng(1).choice(among, count, replace=False)].copy()
    for _ in range(25):
        nearest = np.argmax(vectors @ centres.T, 1)
        for each in range(count):
            members = vectors[nearest == each]
            if len(members):
                centre = members.sum(0)
                centres[each] = centre / np.linalg.norm(centre)
    return np.asarray(np.argmax(vectors @ centres.T, 1), np.int64)
