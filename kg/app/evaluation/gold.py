"""Annotated passages: read, located in their text, and checked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SourceMissing, UnreadableSource

KINDS = ("entities", "quantities", "ranks", "recognitions", "statuses", "relations")
LOCATED = ("entities", "quantities", "ranks")


@dataclass(frozen=True, slots=True)
class Item:
    """One annotation: its line (from 0), its fields, and its span in the text where it quotes one."""

    line: int
    fields: Mapping[str, Any]
    start: int = -1
    end: int = -1

    @property
    def optional(self) -> bool:
        """Whether it is borderline: neither required nor counted as wrong."""
        return bool(self.fields.get("optional"))


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one text: where its passages lie, where its lines begin, and the items by kind."""

    doc: str
    passages: tuple[tuple[int, int], ...]
    lines: tuple[int, ...]
    items: Mapping[str, tuple[Item, ...]]

    def inside(self, offset: int) -> bool:
        """Whether an offset lies in an annotated passage."""
        return any(start <= offset < end for start, end in self.passages)

    def near(self, item: Item, offset: int) -> bool:
        """Whether an offset lies within three lines of an item's line."""
        last = len(self.lines) - 1
        return self.lines[max(item.line - 3, 0)] <= offset and (
            item.line + 4 >= last + 1 or offset < self.lines[min(item.line + 4, last)]
        )


def files(path: Path) -> tuple[Path, ...]:
    """The annotation files that a path names: itself, or every .json in the folder."""
    if path.is_dir():
        found = tuple(sorted(path.glob("*.json")))
        if found:
            return found
        raise SourceMissing(f"{path} holds no annotations.", "Name a folder with .json files of annotated passages.")
    if path.exists():
        return (path,)
    raise SourceMissing(f"{path} does not exist.", "Name a file or a folder of annotated passages (.json).")


def load(path: Path) -> Mapping[str, Any]:
    """The JSON object of a file. Raises UnreadableSource where it is none, or names no text."""
    try:
        data = json.loads(path.read_text(encoding="utf8"))
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"{path} cannot be read as JSON: {error}.", "Mend the file.") from error
    if not isinstance(data, dict) or not isinstance(data.get("doc"), str):
        raise UnreadableSource(f"{path} names no text.", 'Give it as "doc": the name of the report\'s source file.')
    return data


def locate(path: Path, data: Mapping[str, Any], text: str) -> Gold:
    """Find every item in the text.

    Raises UnreadableSource for a field of another form than the guide's, and for words that are not where an item says.
    """
    starts, at = [], 0
    rows = text.split("\n")
    for row in rows:
        starts.append(at)
        at += len(row) + 1
    parts: Sequence[Mapping[str, Any]] = _listed(path, data, "parts") or [data]
    passages = []
    items: dict[str, list[Item]] = {kind: [] for kind in KINDS}
    for part in parts:
        first, last = _lines(path, part, len(rows))
        passages.append((starts[first], starts[last] + len(rows[last])))
        for kind in KINDS:
            items[kind].extend(_item(path, kind, fields, text, starts) for fields in _listed(path, part, kind))
    return Gold(str(data["doc"]), tuple(passages), tuple(starts), {k: tuple(v) for k, v in items.items()})


def _lines(path: Path, part: Mapping[str, Any], count: int) -> tuple[int, int]:
    """The first and last line of a part."""
    match part.get("lines"):
        case [int() as first, int() as last] if 0 <= first <= last < count:
            return first, last
        case given:
            raise UnreadableSource(
                f'{path}: "lines" is {json.dumps(given, ensure_ascii=False)}.',
                f'Give each part\'s first and last line, from 0 to {count - 1} in this text, as in: "lines": [0, 12]',
            )


def _listed(path: Path, part: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    """The objects that stand under a key; none where it is not there."""
    found = part.get(key, [])
    if isinstance(found, list) and all(isinstance(each, dict) for each in found):
        return found
    raise UnreadableSource(f'{path}: "{key}" is no list of objects.', f'Write it as in: "{key}": [{{ … }}, …]')


def _item(path: Path, kind: str, fields: Mapping[str, Any], text: str, starts: Sequence[int]) -> Item:
    line = fields.get("line")
    if not isinstance(line, int) or (kind in LOCATED and not isinstance(fields.get("text"), str)):
        raise UnreadableSource(
            f"{path}: {kind}: {json.dumps(fields, ensure_ascii=False)} does not say where it stands.",
            'Give its "line" (a number, from 0)' + (' and its "text" as it stands there.' if kind in LOCATED else "."),
        )
    if kind not in LOCATED:
        return Item(line, fields)
    begin = starts[line] - 1 if line < len(starts) else len(text)
    for _ in range(int(fields.get("nth", 1))):
        begin = text.find(fields["text"], begin + 1)
        if begin < 0:
            raise UnreadableSource(
                f"{path}: line {line} of the text does not hold “{fields['text']}”.",
                "Check line (from 0), text and nth of that item, and that the dataset was built from the same text.",
            )
    return Item(line, fields, begin, begin + len(fields["text"]))
