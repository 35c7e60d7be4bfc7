"""What a page or a web site puts around and between the words of a report."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kg.lexicon.outline import outline_words
from kg.text.draft import Draft, Line, lines
from kg.text.headings import numbering

_TURN = r"(?:上接|下转|紧接|紧转|接上|转下)第?[A-Z]?[0-9一二三四五六七八九十、，]+版?[A-Z]?"
_TURN_MARK = re.compile(
    rf"[（(【\[]?[◀▶→←▲▼]*{_TURN}[^（）()\n。，]{{0,10}}[）)】\]]|(?m:^[◀▶→←]*{_TURN}[^\n。]{{0,10}}$)"
)
_PAGE = re.compile(r"[—\-·.\s]*(?:第?\s*\d{1,3}\s*页?(?:\s*[/，,]?\s*共?\s*\d{1,3}\s*页?)?|[Pp]age\s*\d+)[—\-·.\s]*")
_RULE = re.compile(r"[-—=_*·.|:\s]{3,}")
_SITE = re.compile(
    r"https?://|www\.|[Cc]opyright|©|ICP备|版权所有|技术支持|网站地图|关于我们|联系我们|打印本页|关闭窗口|返回顶部"
)
_CONTENTS = re.compile(r"#*\s*目\s*[录錄次]")
_LEADER = re.compile(r"(?:[.．。·…—\-\s]{2,}|\s)[（(]?\d{1,3}[）)]?$")
_FRONT = 30
_STOP = re.compile(r"[。！？；：，、”…）)]$")
_TITLE = re.compile(r"政府工作报告[》”]?$|政府工作报告[（(]")


def page_turns(draft: Draft) -> Draft:
    """Without (上接1版), 下转3版 and the like, on a line of their own or at a line's end."""
    return draft.cut(_TURN_MARK)


def lines_of_pages(draft: Draft) -> Draft:
    """Without page numbers, rules, running heads, and the title where it stands again in mid-text."""
    found = lines(draft)
    repeated = _repeated(found)
    began = _body(found)
    spans = []
    for index, line in enumerate(found):
        bare = line.words.lstrip("#").strip()
        heading = line.words.startswith("#")
        if line.blank:
            continue
        again = index > began and len(bare) <= 40 and _TITLE.search(bare) and not _STOP.search(bare.rstrip("》”)）"))
        running = (bare in _heads() and (heading or index == 0)) or bare in repeated
        if _PAGE.fullmatch(bare) or _RULE.fullmatch(line.words) or again or running:
            spans.append((line.start, min(line.end + 1, len(draft.words))))
    return draft.without(spans)


def web_page(draft: Draft) -> Draft:
    """Without the labels and the summary before a report on a web page, and the menus after it."""
    found = lines(draft)
    head = _head(found)
    spans = [(line.start, line.end + 1) for line in found[: _body(found)] if _label(line)]
    if head:
        spans = [(found[0].start, head), *[span for span in spans if span[0] >= head]]
    tail = _tail(found)
    if tail is not None:
        spans.append((found[tail].start, len(draft.words)))
    return draft.without((start, min(end, len(draft.words))) for start, end in spans)


def contents(draft: Draft) -> Draft:
    """Without a table of contents: the lines after 目录 that end in a page number or stand again as headings below."""
    found = [line for line in lines(draft) if not line.blank]
    first = next((index for index, line in enumerate(found[:_FRONT]) if _CONTENTS.fullmatch(line.words)), None)
    if first is None:
        return draft
    counts = Counter(_entry(line) for line in found)
    end = first + 1
    while end < len(found) and (_LEADER.search(found[end].words) or counts[_entry(found[end])] > 1):
        counts[_entry(found[end])] -= 1
        end += 1
    return draft.without([(found[first].start, found[end].start)]) if first + 2 < end < len(found) else draft


def _entry(line: Line) -> str:
    """The words of a heading as its table of contents has them, without spaces, marks and page number."""
    return "".join(_LEADER.sub("", line.words).lstrip("#").split())


@cache
def _heads() -> frozenset[str]:
    return frozenset(outline_words().running_heads)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, outline_words().web_labels)) + ")[:：]")


def _label(line: Line) -> bool:
    return bool(_labels().match(line.words)) and len(line.words) < 120 and "。" not in line.words


def _repeated(found: list[Line]) -> frozenset[str]:
    """Short lines that stand three times or more and are neither numbered nor an address to the deputies."""
    counts = Counter(line.words.lstrip("#").strip() for line in found if 3 < len(line.words) <= 30)
    return frozenset(
        words
        for words, times in counts.items()
        if times >= 3 and not numbering(words) and not _STOP.search(words) and "代表" not in words
    )


def _body(found: list[Line]) -> int:
    """The index of the first line that is prose."""
    for index, line in enumerate(found):
        if len(line.words) > 80 or (len(line.words) > 25 and "。" in line.words) or line.words.startswith("各位代表"):
            return index
    return len(found)


def _head(found: list[Line]) -> int:
    """Where the report itself begins after the summary that a web page puts before it; 0 where there is none."""
    for index, line in enumerate(found[:15]):
        if line.words.rstrip("：:") in ("内容摘要", "摘要") and index + 2 < len(found):
            start = "".join(found[index + 2].words.split())[:8]
            if start and "".join(found[index + 1].words.split()).startswith(start):
                return found[index + 2].start
    return 0


def _tail(found: list[Line]) -> int | None:
    """The index of the first of the short lines after the end of the last paragraph, where these are a menu."""
    filled = [index for index, line in enumerate(found) if not line.blank]
    short = 0
    first = None
    for index in reversed(filled):
        line = found[index].words
        if not (_SITE.search(line) or _labels().match(line)) and (
            _STOP.search(line) or len(line) > 30 or numbering(line)
        ):
            break
        first = index
        short += 1
    return first if first is not None and (short >= 5 or _SITE.search(found[first].words)) else None
