"""A page of a web site → the report in it: its words without menus, side bars, footers and links to other pages.

The report is what holds nearly all the prose of the page (words that are no links, with the punctuation of
sentences), with the title before it; every word in there stays but lines that are links and what a browser never shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import UnreadableSource
from kg.text.headings import numbering

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_TAGS = 500_000
_DROPPED = re.compile(
    "script|style|noscript|template|nav|footer|aside|iframe|object|embed|svg|canvas|button|select|textarea|input|audio|"
    "video|map|title|head|datalist|dialog|rt"
)
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|o:.*|q|rb|ruby|s|samp|small|"
    "span|st1:.*|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|copyright|(?:bread)?crumbs?|nav(?:bar)?|menu|side-?bar|share|qr-?code)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\r\n]+")
_SENTENCE = re.compile("[，。；、！？,;]")
_TITLE = re.compile("工作报告")
_SHARE = 0.9
_SHORTEST = 20
_LONG = 300


@dataclass(slots=True)
class _Line:
    """A line as the browser sets it: its words, how many of them are links, and the block that holds it."""

    owner: int
    words: str
    linked: int

    @property
    def size(self) -> int:
        return len(_bare(self.words))

    @property
    def prose(self) -> bool:
        return self.size >= _SHORTEST and self.linked * 3 < self.size and bool(_SENTENCE.search(self.words))

    @property
    def menu(self) -> bool:
        """Whether it is a link, or has one and is neither prose nor a numbered heading."""
        if not self.linked or self.size >= 4 * _SHORTEST:
            return False
        return 2 * self.linked > self.size or not (self.prose or numbering(self.words.strip()))


def words_of(html: str, name: str) -> str:
    """The text of the report on a page, one line a paragraph. Raises UnreadableSource for a page that is a bomb."""
    root = _parsed(html, name)
    if root is None:
        return ""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    place = {element: index for index, element in enumerate(elements)}
    lines = _lines(root, place)
    top = _container(elements, place, lines)
    inside = _inside(elements, top)
    chosen = [line for line in lines if line.owner in inside]
    first = next((index for index, line in enumerate(lines) if line.owner in inside), 0)
    chosen = _heading(lines[:first], chosen[:5], _titles(root)) + chosen
    return "".join(line.words + "\n" for index, line in enumerate(chosen) if not _aside(chosen, index))


def _aside(lines: list[_Line], index: int) -> bool:
    """Whether a line is part of a menu, or the heading of a list of links."""
    line = lines[index]
    after = lines[index + 1 : index + 3]
    heads = line.size < _SHORTEST and len(after) == 2 and all(other.menu for other in after)
    return line.menu or (heads and not _SENTENCE.search(line.words) and not numbering(line.words.strip()))


def _parsed(html: str, name: str) -> _Element | None:
    from lxml import etree

    if html.count("<") > 2 * MOST_TAGS:
        raise UnreadableSource(
            f"{name} has {html.count('<'):,} tags; pages of at most {2 * MOST_TAGS:,} are read.",
            "Save the report's words as a .txt file in UTF-8.",
        )
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableSource(
            f"{name} nests its tags thousands deep.", "Save the report's words as a .txt file in UTF-8."
        )
    return root


def _lines(root: _Element, place: dict[_Element, int]) -> list[_Line]:
    """The lines of a page in order, without what a browser never shows."""
    from lxml import etree

    found: list[_Line] = []
    said: list[str] = []
    blocks = [0]
    skipped: set[int] = set()
    linked = links = pre = 0

    def end() -> None:
        nonlocal linked
        words = "".join(said).strip(" \t\n\r")
        if words:
            found.append(_Line(blocks[-1], words, linked))
        said.clear()
        linked = 0

    def say(words: str | None) -> None:
        nonlocal linked
        if not words:
            return
        if pre:
            first, *others = words.split("\n")
            said.append(first)
            for other in others:
                end()
                said.append(other)
        else:
            said.append(_BLANKS.sub(" ", words))
        if links:
            linked += len("".join(words.split()))

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            if event == "end":
                say(element.tail)
            continue
        block = not _INLINE.fullmatch(tag)
        if event == "start":
            if _DROPPED.fullmatch(tag) or _unseen(element):
                skipped.add(place[element])
                walk.skip_subtree()
                continue
            if tag == "br":
                end()
            elif block:
                if tag not in _CELLS or _wide(element):
                    end()
                elif said:
                    said.append("\t")
                blocks.append(place[element])
            links += _is_link(element)
            pre += tag == "pre"
            say(element.text)
        elif place[element] in skipped:
            say(element.tail)
        else:
            links -= _is_link(element)
            pre -= tag == "pre"
            if block and tag != "br" and blocks[-1] == place[element] and len(blocks) > 1:
                if tag not in _CELLS or _wide(element):
                    end()
                blocks.pop()
            say(element.tail)
    end()
    return found


def _is_link(element: _Element) -> bool:
    """Whether an element is a link or acts as one; an anchor that only names a place is none."""
    return element.tag == "a" and ("href" in element.attrib or not {"name", "id"} & set(element.attrib))


def _unseen(element: _Element) -> bool:
    """Whether an element is hidden or named as furniture; never one of many words, as some sites hide the report."""
    named = f"{element.get('class', '')} {element.get('id', '')}"
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style", ""))
    if not hidden and not _FURNITURE.search(named):
        return False
    return sum(len(words) for words in islice(element.itertext(), 200)) < _LONG


def _wide(cell: _Element) -> bool:
    """Whether a table's cell holds lines of its own, as in a page that is laid out by tables."""
    return any(isinstance(e.tag, str) and e is not cell and not _INLINE.fullmatch(e.tag) for e in cell.iter())


def _container(elements: list[_Element], place: dict[_Element, int], lines: list[_Line]) -> int:
    """The innermost element that holds nearly all the prose."""
    prose = [0] * len(elements)
    for line in lines:
        prose[line.owner] += line.size if line.prose else 0
    for index in range(len(elements) - 1, 0, -1):
        parent = elements[index].getparent()
        if parent is not None:
            prose[place[parent]] += prose[index]
    least = _SHARE * prose[0]
    return max((index for index, size in enumerate(prose) if size >= least), default=0) if prose[0] else 0


def _inside(elements: list[_Element], top: int) -> range:
    """The places of an element and all that it holds."""
    return range(top, top + sum(isinstance(element.tag, str) for element in elements[top].iter()))


def _titles(root: _Element) -> list[str]:
    """What the page says its title is, the best witness first."""
    named = [
        str(meta.get("content", ""))
        for meta in root.iter("meta")
        if str(meta.get("name", "") or meta.get("property", "")).lower() in ("articletitle", "og:title")
    ]
    return [title for title in (*named, *(str(e.text or "").strip() for e in root.iter("title"))) if title.strip()]


def _heading(before: list[_Line], opening: list[_Line], titles: list[str]) -> list[_Line]:
    """The title above the report and what stands between, or what the page's head says that its title is.

    Nothing where the report itself opens with that title.
    """
    opens = [_bare(line.words) for line in opening]
    for index in range(len(before) - 1, -1, -1):
        bare = _bare(before[index].words)
        said = any(bare in _bare(title) for title in titles)
        if not before[index].linked and _TITLE.search(bare) and (said or not before[index].prose):
            return [] if bare in opens else [line for line in before[index:] if not line.linked]
    if any(_TITLE.search(words) for words in opens):
        return []
    return [_Line(0, title, 0) for title in titles if _TITLE.search(title)][:1]


def _bare(words: str) -> str:
    return "".join(words.split())
