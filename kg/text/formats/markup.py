"""HTML → the lines that a browser sets, each with the element that holds it and how much of it is links.

The parser's events are taken, not its tree: building that takes quadratic time for an element of many attributes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.errors import UnreadableSource

MOST_TAGS = 300_000
DEEPEST = 5_000  # tags that are never closed, as in old pages, nest by the hundred

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
_LONG = 300
_PIECE = 2**15
_REMEDY = "Save the report's words as a .txt file in UTF-8."


class _TooDeep(Exception):
    """Tags are nested deeper than `DEEPEST`."""


@dataclass(slots=True)
class Line:
    """A line as a browser sets it: the block that holds it, its words, how many characters of them are links."""

    owner: int
    words: str
    linked: int


@dataclass(slots=True)
class Element:
    """An element: its name, the one around it (-1: none), whether it is a link, whether it calls itself furniture."""

    tag: str
    parent: int
    link: bool
    aside: bool
    size: int = 0
    wide: bool = False


@dataclass
class Page:
    """What the parser tells: elements in order; events, of which n opens element n, ~n closes it, words are words.

    It is the target of lxml's parser, hence `start`, `end`, `data` and `close`.
    """

    elements: list[Element] = field(default_factory=list)
    events: list[int | str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)
    _open_tags: Counter[str] = field(default_factory=Counter)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        link = tag == "a" and ("href" in attributes or not {"name", "id"} & attributes.keys())
        hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")[:1000])
        named = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:1000]
        parent = self._open[-1] if self._open else -1
        if len(self._open) >= DEEPEST:
            raise _TooDeep
        self._open.append(len(self.elements))
        self._open_tags[tag] += 1
        self.events.append(len(self.elements))
        self.elements.append(Element(tag, parent, link, bool(hidden or _FURNITURE.search(named))))
        if tag == "meta":
            name = attributes.get("name", "") or attributes.get("property", "")
            if name.lower() in ("articletitle", "og:title"):
                self.titles.insert(0, attributes.get("content", ""))

    def end(self, tag: str) -> None:
        """An element closes, and with it what is still open in it."""
        if not self._open_tags[tag]:
            return
        while self._open:
            index = self._open.pop()
            self.events.append(~index)
            self._open_tags[self.elements[index].tag] -= 1
            if self.elements[index].tag == tag:
                return

    def data(self, words: str) -> None:
        """Words."""
        if self._open:
            self.events.append(words)
            element = self.elements[self._open[-1]]
            element.size += len(words.strip())
            if element.tag == "title":
                self.titles.append(words.strip())

    def close(self) -> Page:
        """The end of the page: sizes become those of everything in an element."""
        for element in reversed(self.elements):
            if element.parent >= 0:
                self.elements[element.parent].size += element.size
        return self

    def dropped(self, index: int) -> bool:
        """Whether an element shows no words of the report: by its kind, or hidden or furniture by its own words.

        One of many words is kept all the same: some sites hide the report, and have a script show it.
        """
        element = self.elements[index]
        return bool(_DROPPED.fullmatch(element.tag)) or (element.aside and element.size < _LONG)


def page(html: str, name: str) -> Page:
    """Parse a page. Raises UnreadableSource for one with more or deeper tags than any report has."""
    from lxml import etree

    if (tags := html.count("<")) > MOST_TAGS:
        raise UnreadableSource(f"{name} has {tags:,} tags; pages of at most {MOST_TAGS:,} are read.", _REMEDY)
    target = Page()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True)
    limits = 0
    try:
        raw = html.encode("utf-8", "replace")
        # Piece by piece: an error of the target ends the parse at the end of a piece only.
        for start in range(0, len(raw), _PIECE):
            parser.feed(raw[start : start + _PIECE])
        parser.close()
    except _TooDeep:
        raise UnreadableSource(f"{name} nests its tags more than {DEEPEST:,} deep.", _REMEDY) from None
    except etree.XMLSyntaxError as error:
        limits = sum(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in error.error_log)
    limits += sum(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    if limits:
        raise UnreadableSource(f"{name} is a page that no parser takes.", _REMEDY)
    return target


def lines(page: Page) -> list[Line]:
    """The lines of a page in order, without what is dropped."""
    setting = _Setting()
    elements = page.elements
    _mark_wide(elements)
    skipping = -1
    for event in page.events:
        if isinstance(event, str):
            if skipping < 0:
                setting.say(event)
        elif event < 0:
            if skipping == ~event:
                skipping = -1
            elif skipping < 0:
                setting.close(~event, elements[~event])
        elif skipping < 0:
            if page.dropped(event):
                skipping = event
            else:
                setting.open(event, elements[event])
    setting.end()
    return setting.found


@dataclass
class _Setting:
    """Lines as they are being set."""

    found: list[Line] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    blocks: list[int] = field(default_factory=lambda: [0])
    linked: int = 0
    links: int = 0
    pre: int = 0

    def open(self, index: int, element: Element) -> None:
        """An element begins: a block on a new line, the cell of a table after a tab."""
        if element.tag == "br":
            self.end()
        elif not _INLINE.fullmatch(element.tag):
            if element.tag not in _CELLS or element.wide:
                self.end()
            elif self.said:
                self.said.append("\t")
            self.blocks.append(index)
        self.links += element.link
        self.pre += element.tag == "pre"

    def close(self, index: int, element: Element) -> None:
        """An element ends, and the line with it if it is a block."""
        self.links -= element.link
        self.pre -= element.tag == "pre"
        if self.blocks[-1] == index and len(self.blocks) > 1:
            if element.tag not in _CELLS or element.wide:
                self.end()
            self.blocks.pop()

    def say(self, words: str) -> None:
        """Words: blanks are one space, but for a text set as it is."""
        if self.links:
            self.linked += len("".join(words.split()))
        if not self.pre:
            self.said.append(_BLANKS.sub(" ", words))
            return
        for number, line in enumerate(words.split("\n")):
            if number:
                self.end()
            self.said.append(line)

    def end(self) -> None:
        """The line is full."""
        if words := "".join(self.said).strip(" \t\n\r"):
            self.found.append(Line(self.blocks[-1], words, self.linked))
        self.said = []
        self.linked = 0


def _mark_wide(elements: list[Element]) -> None:
    """Mark the cells of tables that hold lines of their own, as in a page that is laid out by tables."""
    cell_of: list[int] = []
    for element in elements:
        parent = element.parent
        around = -1 if parent < 0 else parent if elements[parent].tag in _CELLS else cell_of[parent]
        cell_of.append(around)
        if around >= 0 and not _INLINE.fullmatch(element.tag):
            elements[around].wide = True


def inside(elements: list[Element], top: int) -> range:
    """The indices of an element and all that it holds."""
    last = next((index for index in range(top + 1, len(elements)) if elements[index].parent < top), len(elements))
    return range(top, last)


def innermost_first(elements: list[Element]) -> Iterator[tuple[int, int]]:
    """Each element and its parent, from the innermost and last outwards."""
    for index in range(len(elements) - 1, -1, -1):
        if elements[index].parent >= 0:
            yield index, elements[index].parent
