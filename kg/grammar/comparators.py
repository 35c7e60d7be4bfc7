"""Comparators, as in 超, 不低于, 近, 以上, 左右: the words about a number that say how it bounds what is measured."""

from __future__ import annotations

import re

from kg.model.quantity import Comparator

_BEFORE = {
    Comparator.GE: "不低于 不少于 不小于 至少 最少 不下于 不下 起码",
    Comparator.LE: "不超过 不高于 不大于 不多于 不超 至多 最多",
    Comparator.GT: "超过 超出 超 突破 逾 高于 大于 多于 破 跨过 过 跨越 迈过 冲破 突破了 超过了",
    Comparator.LT: "不到 不足 低于 小于 少于 未满 未达",
    Comparator.APPROX: "大约 约为 约 接近 将近 近 大概 约占",
}
_AFTER = {
    Comparator.GE: "及以上 或以上 以上 之上 起",
    Comparator.LE: "及以下 以内 之内 以下",
    Comparator.APPROX: "左右 上下",
    Comparator.GT: "余 多",
}
_WORD_BEFORE = {word: kind for kind, words in _BEFORE.items() for word in words.split()}
_WORD_AFTER = {word: kind for kind, words in _AFTER.items() for word in words.split()}


def _any(words: dict[str, Comparator]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_BEFORE_RE = re.compile(rf"(?:{_any(_WORD_BEFORE)})\Z")
_AFTER_RE = re.compile(rf"(?:{_any(_WORD_AFTER)})")
# 约 and 近 that end a word of their own (签约5个项目, 附近3公里).
_NOT_COMPARATOR = re.compile(r"(?:[附最新靠就邻临]近|[制节公合签契履预特条]约|[通经不]过|[侦打攻]破)\Z")
# 低于全市3%控制线: the scope may stand between.
_SCOPED = re.compile(r"(?P<word>不低于|不高于|低于|高于|优于)(?:全[国省市区]|国家|[省市])(?:平均|规定|下达)?的?\Z")
_NOT_AFTER = re.compile(r"起(?:步|降|点|来|草)|多(?:个|种|年|家|元|层|式)|余(?:个|名)")


def before(words: str, end: int) -> tuple[Comparator, int] | None:
    """The comparator whose word ends at `end`, and where that word starts; None if there is none."""
    start = max(0, end - 5)
    tail = words[start:end]
    scoped = _SCOPED.search(tail) or _SCOPED.search(words[max(0, end - 8) : end])
    if scoped is not None and scoped["word"] in _WORD_BEFORE:
        return _WORD_BEFORE[scoped["word"]], end - len(scoped[0])
    match = _BEFORE_RE.search(tail)
    if match is None or _NOT_COMPARATOR.search(tail):
        return None
    return _WORD_BEFORE[match[0]], start + match.start()


def after(words: str, start: int) -> tuple[Comparator, int] | None:
    """The comparator whose word begins at `start`, and where it ends; None if there is none."""
    match = _AFTER_RE.match(words, start)
    if match is None or _NOT_AFTER.match(words, start):
        return None
    return _WORD_AFTER[match[0]], match.end()
