"""What a printed page adds to a text whose pages end in form feeds: running heads, page numbers, wrapped lines.

In such a text a line separator (U+2028) ends a line that its paragraph goes on after; a line feed ends a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.text.draft import Draft

PAGE = "\f"
WRAP = "\u2028"

_LINE = re.compile(rf"[^\n{WRAP}]*[\n{WRAP}]?")
_NUMBER = re.compile(
    r"[—\-–·.\s]*(?:第?\s*[0-9０-９]{1,4}\s*页?\s*(?:[/，,]?\s*(?:共|of)?\s*[0-9]{1,4}\s*页?)?|[Pp]age\s*\d+)[—\-–·.\s]*"
)
_DIGITS = re.compile(r"[0-9０-９]+")
_ENDED = re.compile(r"[。！？；：，、:;]$")
_DEEP = 2
_LONGEST = 40


def furniture(pages: Sequence[Sequence[str]]) -> frozenset[tuple[int, int]]:
    """The lines (page, line) at the top and foot of pages that are page numbers or stand on several pages.

    A title that later pages repeat stays on the first of them.
    """
    heads = _recurring(pages)
    found: set[tuple[int, int]] = set()
    titled = False
    for page, said in enumerate(pages):
        for edge in _edges(said):
            for line in edge:
                bare = _bare(said[line])
                running = bare in heads
                if running and "报告" in bare and not titled and not _title_again(said, line):
                    titled = True
                elif running or _NUMBER.fullmatch(said[line].strip()):
                    found.add((page, line))
                    continue
                break
    return frozenset(found)


def _title_again(said: Sequence[str], line: int) -> bool:
    """Whether the first lines of a page have the title besides a running head of the same words."""
    first = [words for words in said[:8] if words.strip()]
    return sum("报告" in _bare(words) for words in first) > 1 and line in (0, len(said) - 1)


def page_edges(draft: Draft) -> Draft:
    """Without running heads, page numbers, page ends and wraps, in a text that marks the ends of its pages."""
    words = draft.words
    if PAGE not in words:
        return draft
    starts: list[list[tuple[int, int]]] = []
    at = 0
    for page in words.split(PAGE):
        starts.append([(at + m.start(), at + m.end()) for m in _LINE.finditer(page) if m.end() > m.start()])
        at += len(page) + 1
    cut = furniture([[words[start:end] for start, end in lines] for lines in starts])
    spans = [starts[page][line] for page, line in cut]
    spans += [(match.start(), match.end()) for match in re.finditer(PAGE, words)]
    return _unwrapped(draft.without(sorted(spans)))


def _unwrapped(draft: Draft) -> Draft:
    """Without wraps: between Latin words a space stands for one, elsewhere nothing does."""
    words = draft.words
    spaced = re.sub(rf"(?<=[A-Za-z,;]){WRAP}(?=[A-Za-z])", " ", words)
    return draft.swap(spaced).cut(re.compile(WRAP))


def _recurring(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Short lines that stand at the edges of several pages, whatever numbers are in them."""
    counts: Counter[str] = Counter()
    for said in pages:
        counts.update({_bare(said[line]) for edge in _edges(said) for line in edge})
    need = 2 if len(pages) < 8 else 3
    return frozenset(
        bare
        for bare, times in counts.items()
        if times >= need and 1 < len(bare) <= _LONGEST and not _ENDED.search(bare) and bare != "#"
    )


def _edges(said: Sequence[str]) -> Iterator[list[int]]:
    """The first lines of a page, then the last ones from the foot upwards."""
    filled = [line for line, words in enumerate(said) if words.strip()]
    yield filled[:_DEEP]
    yield filled[: -_DEEP - 1 : -1]


def _bare(words: str) -> str:
    return _DIGITS.sub("#", re.sub(r"\s+", "", words))
