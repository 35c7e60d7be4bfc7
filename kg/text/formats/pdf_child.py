"""A program of its own: the lines of a PDF with their places, as JSON on standard output.

A PDF is a program in all but name, read here by a library in C++: in a process of its own, with limits on memory and
time, a hostile file can end nothing but itself. Usage: python pdf_child.py FILE MOST_PAGES MOST_CHARACTERS SECONDS
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

MEMORY = 2 * 2**30
_BREAKS = (10, 13)
_UNSEEN = (0, 2, 0xFFFE, *_BREAKS)  # 2 and U+FFFE stand for hyphens at line ends


def limit(seconds: int) -> None:
    """Set limits on this process where the system has them."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(file: str, most_pages: int, most_characters: int) -> dict[str, Any]:
    """`pages`: lines as [words, left, right, em, middle] in points; or `error`: what is wrong."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if "password" in str(error).lower() else "broken"}
    count = len(document)
    if count > most_pages:
        return {"error": "pages", "count": count}
    pages = []
    characters = pictures = 0
    for index in range(count):
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return {"error": "page", "count": index + 1}
        lines = lines_of(text)
        characters += sum(len(line[0]) for line in lines)
        if characters > most_characters:
            return {"error": "characters"}
        pictures += not lines and next(page.get_objects(filter=[3], max_depth=3), None) is not None
        pages.append(lines)
        text.close()
        page.close()
    return {"pages": pages, "pictures": pictures}


def lines_of(text: Any) -> list[list[Any]]:
    """The lines of a page in its own order; a line ends where the library says so, or where the height changes."""
    from pypdfium2 import raw

    lines = []
    units: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    broken = False
    for index in range(text.count_chars()):
        unit = raw.FPDFText_GetUnicode(text, index)
        if unit in _UNSEEN:
            broken |= unit in _BREAKS
            continue
        if unit in (32, 0x3000, 0xA0):
            units.append(unit)
            continue
        box = text.get_charbox(index, loose=True)
        if boxes and (_apart(boxes[-1], box) or (broken and _aside(boxes[-1], box))):
            lines.append(_line(units, boxes))
            units, boxes = [], []
        broken = False
        units.append(unit)
        boxes.append(box)
    if boxes:
        lines.append(_line(units, boxes))
    return lines


def _apart(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    """Whether two characters stand on different lines."""
    return abs((a[1] + a[3]) - (b[1] + b[3])) > 1.2 * max(a[3] - a[1], b[3] - b[1], 1.0)


def _aside(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    """Whether a character stands well apart from the one before it on its line, as in the next cell of a table."""
    return not -1.0 < (b[0] - a[2]) / max(a[3] - a[1], 1.0) < 1.5


def _line(units: list[int], boxes: list[tuple[float, float, float, float]]) -> list[Any]:
    # What lies beyond the first 65,536 characters may come as one unit or as a pair of surrogates.
    words = "".join(map(chr, units)).encode("utf-16-le", "surrogatepass")
    tallest = max(boxes, key=lambda box: box[3] - box[1])
    return [
        words.decode("utf-16-le", "replace"),
        round(min(box[0] for box in boxes), 1),
        round(max(box[2] for box in boxes), 1),
        round(tallest[3] - tallest[1], 1),
        round((tallest[1] + tallest[3]) / 2, 1),
    ]


if __name__ == "__main__":
    limit(int(sys.argv[4]))
    try:
        answer = read(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    except MemoryError:
        answer = {"error": "memory"}
    sys.stdout.write(json.dumps(answer))
