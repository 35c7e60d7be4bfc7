"""A DOCX → its text: one line a paragraph, in the order of reading.

Kept is what a reader of the document sees: insertions, smart tags, content controls, text boxes after their
paragraph, automatic numbers, notes at the end. Left out are deletions, hidden text, comments, tables of contents;
headers and footers are parts of their own that are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import UnreadableSource
from kg.text.formats.archive import Archive
from kg.text.formats.numbering import Numbering, digits, local, numbering, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_THROUGH = re.compile(
    "body|sdt|sdtContent|ins|moveTo|smartTag|customXml|hyperlink|fldSimple|dir|bdo|r|Choice|drawing|pict|object|inline|"
    "anchor|graphic|graphicData|wsp|txbx|shape|wgp|wpc|group|rect|textbox|ruby|rubyBase|oMath|oMathPara"
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def words_of(raw: bytes, name: str) -> str:
    """The text of a DOCX. Raises UnreadableSource."""
    archive = Archive(raw, name)
    main = _main_part(archive)
    root = archive.xml(main)
    body = None if root is None else _child(root, "body")
    if body is None:
        raise UnreadableSource(f"{name} holds no words of a document.", "Save the report as DOCX, or as plain text.")
    folder = main.rpartition("/")[0]
    reading = _Reading(numbering(archive.xml(f"{folder}/numbering.xml")), *_styles(archive.xml(f"{folder}/styles.xml")))
    lines = list(reading.lines(body))
    for part in ("footnotes", "endnotes"):
        lines += _notes(archive.xml(f"{folder}/{part}.xml"), reading)
    return "\n".join(lines) + "\n"


@dataclass
class _Reading:
    """A walk over a document, which counts its lists as it goes."""

    numbers: Numbering
    list_of: dict[str, tuple[str, int]]
    contents: frozenset[str]
    boxes: list[_Element] = field(default_factory=list)

    def lines(self, element: _Element) -> Iterator[str]:
        """The lines of the paragraphs and tables in an element."""
        for child in element:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name == "AlternateContent":
                yield from self.lines(_chosen(child))
            elif _THROUGH.fullmatch(name) and not _is_contents(child):
                yield from self.lines(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        properties = _child(paragraph, "pPr")
        style = _of(properties, "pStyle")
        if style in self.contents:
            return
        outer, self.boxes = self.boxes, []
        said = "".join(self._inline(paragraph))
        boxes, self.boxes = self.boxes, outer
        if said.strip():
            yield from (self._number(properties, style) + said).split("\n")
        else:
            yield ""
        for box in boxes:
            yield from self.lines(box)

    def _number(self, properties: _Element | None, style: str) -> str:
        number, depth = self.list_of.get(style, ("", 0))
        direct = None if properties is None else _child(properties, "numPr")
        if direct is not None:
            number = _of(direct, "numId") or number
            depth = digits(_of(direct, "ilvl"), depth)
        return self.numbers.of(number, depth) if number not in ("", "0") else ""

    def _inline(self, element: _Element) -> Iterator[str]:
        """The words of a paragraph; text boxes in it are put aside."""
        for child in element:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in _MARKS:
                yield _MARKS[name]
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name == "AlternateContent":
                yield from self._inline(_chosen(child))
            elif _THROUGH.fullmatch(name) and not (name == "r" and _hidden(child)):
                yield from self._inline(child)

    def _table(self, table: _Element) -> Iterator[str]:
        for row in _inside(table, "tr"):
            yield "\t".join(" ".join(line for line in self.lines(cell) if line) for cell in _inside(row, "tc"))


def _main_part(archive: Archive) -> str:
    """The part that holds the document."""
    relations = archive.xml("_rels/.rels")
    for relation in [] if relations is None else relations:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _styles(root: _Element | None) -> tuple[dict[str, tuple[str, int]], frozenset[str]]:
    """The list that each paragraph style numbers its paragraphs by, and the styles of a table of contents."""
    lists: dict[str, tuple[str, int]] = {}
    contents = set()
    for style in [] if root is None else root.iterfind("{*}style"):
        key = next((str(value) for name, value in style.items() if str(name).endswith("styleId")), "")
        if re.fullmatch(r"(?i)toc (?:\d|heading)", _of(style, "name")):
            contents.add(key)
        properties = _child(style, "pPr")
        listed = None if properties is None else _child(properties, "numPr")
        if listed is not None:
            lists[key] = _of(listed, "numId"), digits(_of(listed, "ilvl"), 0)
    return lists, frozenset(contents)


def _notes(root: _Element | None, reading: _Reading) -> Iterator[str]:
    """Footnotes or endnotes, numbered as they stand; those with a type are rules between text and notes."""
    count = 0
    for note in [] if root is None else root:
        if value(note, "type"):
            continue
        said = " ".join(line.strip() for line in reading.lines(note) if line.strip())
        if said:
            count += 1
            yield f"[{count}]{said}"


def _is_contents(element: _Element) -> bool:
    """Whether a content control is a table of contents."""
    return any("Table of Contents" in value(mark, "val") for mark in element.iterfind("{*}sdtPr//{*}docPartGallery"))


def _chosen(element: _Element) -> _Element:
    """The one of the alternatives of an AlternateContent that is shown."""
    choice = _child(element, "Choice")
    fallback = _child(element, "Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def _inside(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, also those in content controls and insertions."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _inside(child, name)


def _hidden(run: _Element) -> bool:
    properties = _child(run, "rPr")
    mark = None if properties is None else _child(properties, "vanish")
    return mark is not None and value(mark, "val") not in ("0", "false", "off")


def _child(element: _Element, name: str) -> _Element | None:
    return element.find(f"{{*}}{name}")


def _of(element: _Element | None, name: str) -> str:
    """The `val` of a child, or nothing."""
    child = None if element is None else _child(element, name)
    return "" if child is None else value(child, "val")
