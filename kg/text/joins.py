"""Paragraphs that a page turn or a hard wrap has cut in two, joined again."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.text.draft import Draft, Line, lines
from kg.text.headings import mark, numbering

_ENDED = re.compile(r"[。！？；：…!?;:|》】][”’）)]*$|[”）)]$")
_OPEN = re.compile(r"[，、,“‘（(《]$")
_INNER = re.compile(r"[。；]|，.*，")
_FRESH = re.compile(r"——|各位代表|[|#]|附件|附[:：]|[（(]完[）)]")
_COUNTED = re.compile(r"[年月日万亿元‰%个公米吨亩户人次家项位名倍岁]|以[上下内]|左右|多")  # what a number is cut from
_WRAPPED = 0.15


def join(draft: Draft) -> Draft:
    """Without the line ends inside sentences."""
    found = [line for line in lines(draft) if not line.blank]
    if len(found) < 2:
        return draft
    hard = _hard_wrapped(found)
    width = sorted(len(line.words) for line in found)[int(len(found) * 0.9)]
    spans = []
    for line, after in pairwise(found):
        if _goes_on(line.words, after.words, hard=hard, width=width):
            spans.append((line.start + len(draft.words[line.start : line.end].rstrip()), after.start))
    return draft.without(spans)


def _goes_on(line: str, after: str, *, hard: bool, width: int) -> bool:
    """Whether a sentence goes on from one line to the next."""
    if _ENDED.search(line) or _FRESH.match(after) or mark(line) or numbering(after):
        return False
    if _COUNTED.match(after) and re.search(r"\d%?$", line):
        return True
    if _OPEN.search(line):
        return len(line) > 12
    prose = bool(_INNER.search(line)) and not (numbering(line) and "。" not in line)
    if hard:
        return prose or (len(line) >= 0.85 * width and width < 100)
    return prose and "。" in line


def _hard_wrapped(found: list[Line]) -> bool:
    """Whether many lines of prose end where no sentence does."""
    prose = [
        line.words for line in found if len(line.words) > 12 and not numbering(line.words) and not mark(line.words)
    ]
    cut = sum(not _ENDED.search(words) for words in prose)
    return len(prose) >= 8 and cut >= _WRAPPED * len(prose)
