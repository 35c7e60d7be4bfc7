"""A PDF → the lines of its pages, read in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from kg.errors import EmptySource, InputError, UnreadableSource
from kg.text.formats.layout import Line

MOST_PAGES = 2000
MOST_CHARACTERS = 10_000_000
SECONDS = 60

_CHILD = Path(__file__).with_name("pdf_child.py")
_PRINT = "Open it in a browser and print it to a PDF, or save its words as a .txt file."
_NO_CHARACTER = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


def pages_of(path: Path) -> list[list[Line]]:
    """The lines of each page.

    Raises UnreadableSource for a PDF that is broken, locked, a bomb, or a scan without a text layer.
    """
    answer = _ask(path)
    if error := answer.get("error"):
        raise _refusal(str(path), str(error), int(answer.get("count", 0)))
    pages = [[Line(*line) for line in page] for page in answer["pages"]]
    _refuse_wordless(str(path), pages, int(answer["pictures"]))
    return pages


def _ask(path: Path) -> dict[str, Any]:
    # -P: the folder of the child must not come before the standard library on its path.
    call = [sys.executable, "-P", str(_CHILD), str(path.resolve()), str(MOST_PAGES), str(MOST_CHARACTERS), str(SECONDS)]
    try:
        done = subprocess.run(call, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    if done.returncode or not done.stdout:
        return {"error": "time" if done.returncode == -24 else "crash"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _refusal(name: str, error: str, count: int) -> InputError:
    if error == "password":
        return UnreadableSource(f"{name} is locked with a password.", "Save it without one.")
    if error == "pages":
        return UnreadableSource(
            f"{name} has {count:,} pages; PDFs of at most {MOST_PAGES:,} are read.", "Cut the report out of it."
        )
    problems = {
        "page": f"{name} is a PDF that is broken on page {count}.",
        "characters": f"{name} is a PDF of more than {MOST_CHARACTERS:,} characters, which no report has.",
        "memory": f"{name} is a PDF that unpacks to more than 2 GB.",
        "time": f"{name} is a PDF that takes more than {SECONDS} seconds to read.",
        "crash": f"{name} is a PDF so broken that it cannot be read.",
    }
    return UnreadableSource(problems.get(error, f"{name} is a broken PDF, or none."), _PRINT)


def _refuse_wordless(name: str, pages: list[list[Line]], pictures: int) -> None:
    words = "".join(line.words for page in pages for line in page)
    filled = len("".join(words.split()))
    if pictures and (not filled or (pictures * 2 >= len(pages) and filled < 50 * len(pages))):
        raise UnreadableSource(
            f"{name} is a scan without a text layer.", "Run it through OCR first (ocrmypdf, for one), then try again."
        )
    if not filled:
        raise EmptySource(f"{name} holds no words.", "Give a file that holds the words of a report.")
    if 3 * len(_NO_CHARACTER.findall(words)) > filled:
        raise UnreadableSource(
            f"{name} is a PDF whose fonts do not say which characters they show.",
            "Run it through OCR first (ocrmypdf --force-ocr, for one), then try again.",
        )
