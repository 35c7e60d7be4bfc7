"""Segmentation: both engines behind one door, nobody's global tokenizer touched."""

from __future__ import annotations

import logging

import pytest

from kg.text import words

SENTENCE = "复星国际中心荣获“全国十大活力商务楼宇”，GDP达930亿元。"


def test_tokens_cover_the_string() -> None:
    tokens = words.tag(SENTENCE)
    assert [t.start for t in tokens][1:] == [t.end for t in tokens][:-1]
    assert (tokens[0].start, tokens[-1].end) == (0, len(SENTENCE))


@pytest.mark.parametrize("engine", [words._rjieba, words._jieba])
def test_an_added_word_is_one_token_with_its_tag(engine: object, monkeypatch: pytest.MonkeyPatch) -> None:
    words._tagger.cache_clear()
    monkeypatch.setattr(words, "_rjieba", engine)
    token = words.tagger([("复星国际中心", "nz")])(SENTENCE)[0]
    assert (token.start, token.end, token.tag) == (0, 6, "nz")
    assert words.tag(SENTENCE)[0].end < 6
    words._tagger.cache_clear()


def test_jieba_stands_in_where_rjieba_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(added: object) -> None:
        raise ImportError("rjieba")

    words._tagger.cache_clear()
    monkeypatch.setattr(words, "_rjieba", missing)
    assert words.tag(SENTENCE)[-1].end == len(SENTENCE)
    assert not logging.getLogger("jieba").handlers
    words._tagger.cache_clear()
