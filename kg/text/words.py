"""Segmentation and part of speech: rjieba behind one door, jieba where rjieba is missing.

Words are added to instances of our own only; jieba's module-level tokenizer stays untouched, and the log handler that
it installs when it is imported is taken away again.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple


class Token(NamedTuple):
    """A word: its span in the string that was given, and its part of speech in jieba's tag set (n, v, m, q, ns …)."""

    start: int
    end: int
    tag: str


Tagger = Callable[[str], Iterable[tuple[str, str]]]
Word = tuple[str, str]


def tag(words: str) -> tuple[Token, ...]:
    """The words of a string with their parts of speech; the tokens cover it without a gap."""
    return _tokens(_tagger(()), words)


def plain(words: str) -> Sequence[Word]:
    """The words of the dictionary alone, each with its part of speech; what it does not know stays single characters.

    Names fall apart here, but rarely in the wrong place: 99 % of them begin and end where a word does.
    """
    return _plain()(words)


def tagger(added: Iterable[Word]) -> Callable[[str], tuple[Token, ...]]:
    """A `tag` that knows more words, each given with its part of speech, as in ("复星国际中心", "nz")."""
    engine = _tagger(tuple(sorted(set(added))))
    return lambda words: _tokens(engine, words)


def _tokens(engine: Tagger, words: str) -> tuple[Token, ...]:
    found: list[Token] = []
    at = 0
    for word, flag in engine(words):
        found.append(Token(at, at + len(word), flag))
        at += len(word)
    return tuple(found)


@cache
def _tagger(added: tuple[Word, ...]) -> Tagger:
    try:
        return _rjieba(added)
    except ImportError:
        return _jieba(added)


@cache
def _plain() -> Callable[[str], Sequence[Word]]:
    try:
        tag_words: Callable[[str, bool], Sequence[Word]] = _rjieba_engine(()).tag
    except ImportError:
        engine = _posseg(())
        return lambda words: [(pair.word, pair.flag) for pair in engine.cut(words, HMM=False)]
    return lambda words: tag_words(words, False)


_FREQUENCY = 10_000  # high enough that an added word wins over its parts


def _rjieba(added: tuple[Word, ...]) -> Tagger:
    run: Tagger = _rjieba_engine(added).tag
    return run


@cache
def _rjieba_engine(added: tuple[Word, ...]) -> Any:
    import rjieba

    if not added:
        # The instance that the import has made; another would read the dictionary a second time.
        return rjieba
    engine = rjieba.Jieba()
    for word, flag in added:
        engine.add_word(word, _FREQUENCY, flag)
    return engine


def _jieba(added: tuple[Word, ...]) -> Tagger:
    engine = _posseg(added)
    return lambda words: ((pair.word, pair.flag) for pair in engine.cut(words))


def _posseg(added: tuple[Word, ...]) -> Any:
    log = logging.getLogger("jieba")
    before = list(log.handlers)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its patterns are not raw strings
        import jieba
        import jieba.posseg

    log.handlers[:] = before
    log.setLevel(logging.WARNING)
    engine = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    for word, flag in added:
        engine.tokenizer.add_word(word, _FREQUENCY, flag)
        engine.word_tag_tab[word] = flag
    return engine
