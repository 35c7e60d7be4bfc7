"""A text as arrays of tokens: hashes of words, parts of speech, kinds of punctuation; what features stand on.

Hashes are CRC-32 of the UTF-8 bytes: the same on every machine, and never equal to 0, which stands for "none".
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from kg.text import words as segmentation

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Kind(IntFlag):
    """What a token does to the words around it."""

    GLUE = 1  # brackets and quotation marks, which stand inside names
    BREAK = 2  # other punctuation
    END = 4  # ends a sentence
    QUOTE_OPEN = 8
    QUOTE_CLOSE = 16
    TITLE_OPEN = 32
    TITLE_CLOSE = 64
    BRACKET_OPEN = 128
    BRACKET_CLOSE = 256
    CLAUSE = 512
    AND_OTHERS = 1024  # 等
    FUNCTION = 2048  # function words, which stand between names
    COUNT = 4096  # numerals and classifiers


_TAGS = (
    "a ad ag an b c d df dg e eng f g h i j k l m mg mq n ng nr nrfg nrt ns nt nz o p q r rg rr rz s t tg u ud ug uj "
    "ul uv uz v vd vg vi vn vq x y z zg"
)
_TAG = {tag: number for number, tag in enumerate(_TAGS.split(), 1)}
_FUNCTION = frozenset(
    ("uj", "c", "p", "ul", "uz", "ud", "ug", "uv", "u", "r", "rz", "rr", "rg", "y", "e", "d", "df", "zg")
)
_KINDS = {
    "“": Kind.QUOTE_OPEN,
    "”": Kind.QUOTE_CLOSE,
    "《": Kind.TITLE_OPEN,
    "》": Kind.TITLE_CLOSE,
    "（": Kind.BRACKET_OPEN,
    "(": Kind.BRACKET_OPEN,
    "）": Kind.BRACKET_CLOSE,
    ")": Kind.BRACKET_CLOSE,
    "等": Kind.AND_OTHERS | Kind.FUNCTION,
    "和": Kind.FUNCTION,
} | dict.fromkeys("，,：:", Kind.CLAUSE)
_GLUE = frozenset("“”《》（）()〈〉「」·—-+－—•")
_END = frozenset("。；！？\n;!?")
NUMBER = zlib.crc32(b"0")


@dataclass(frozen=True)
class Tokens:
    """Parallel arrays, one entry a token; `start` and `end` are code points of the text."""

    start: Ints
    end: Ints
    word: Ints
    tag: Ints
    last: Ints  # the last character
    tail: Ints  # the last two
    first: Ints
    head: Ints  # the first two
    length: Ints
    number: Flags
    verb: Flags
    kind: Ints

    def is_(self, kind: Kind) -> Flags:
        """Which tokens are of a kind, or of one of several."""
        return (self.kind & int(kind)) > 0

    def places(self, words: Ints) -> Ints:
        """The place of each token's word among sorted hashes, from 1; 0 for one that is not there. Numbers are one."""
        word = np.where(self.number, NUMBER, self.word)
        at = np.minimum(np.searchsorted(words, word), len(words) - 1)
        return np.where(words[at] == word, at + 1, 0)


def crc(text: str) -> int:
    """The hash of a word."""
    return zlib.crc32(text.encode())


def _kind(word: str, tag: str) -> int:
    kind = _KINDS.get(word, Kind(0))
    if word in _GLUE:
        kind |= Kind.GLUE
    elif not word[0].isalnum():
        kind |= Kind.BREAK
    if word in _END or "\n" in word:
        kind |= Kind.END
    if tag in _FUNCTION:
        kind |= Kind.FUNCTION
    if tag in ("m", "q", "mq"):
        kind |= Kind.COUNT
    return int(kind)


@lru_cache(maxsize=200_000)
def _attributes(word: str, tag: str) -> tuple[int, ...]:
    number = tag == "m" or word.isdigit()
    verb = tag[0] == "v" and tag != "vn"
    parts = (word, word[-1], word[-2:], word[0], word[:2])
    whole, last, tail, first, head = map(crc, parts)
    return len(word), whole, _TAG.get(tag, 0), last, tail, first, head, number, verb, _kind(word, tag)


def tokens(words: str) -> Tokens:
    """The tokens of a text; they cover it without a gap."""
    found = segmentation.plain(words)
    types = {token: number for number, token in enumerate(dict.fromkeys(found))}
    index = np.fromiter(map(types.__getitem__, found), np.int64, len(found))
    attributes = chain.from_iterable(_attributes(*token) for token in types)
    table = np.fromiter(attributes, np.int64, 10 * len(types)).reshape(len(types), 10)
    length, word, tag, last, tail, first, head, number, verb, kind = table[index].T
    end = np.cumsum(length)
    return Tokens(
        end - length, end, word, tag, last, tail, first, head, np.minimum(length, 7), number > 0, verb > 0, kind
    )
