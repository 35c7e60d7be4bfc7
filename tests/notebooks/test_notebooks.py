"""The tutorials run in a fresh kernel and print what is committed; what is committed is fit to be read."""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
# A path of some machine, a time, an object's address: what differs from run to run.
_VARIES = re.compile(
    r"(?<![\w./:])/(?:home|tmp|root|work|Users|usr|var|private|opt|mnt)/|\b[A-Z]:\\|\d\.\d+ s\b|\b0x[0-9a-f]{6,}"
)
_UNSEEN = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)


def load(path: Path) -> dict[str, Any]:
    """A notebook as it is written down."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))
    return found


def outputs(notebook: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """Every output with the number of its cell."""
    return [(n, out) for n, cell in enumerate(notebook["cells"]) for out in cell.get("outputs", ())]


def shown(notebook: dict[str, Any]) -> list[tuple[int, str, str]]:
    """What each cell shows: (number of the cell, kind, words); of a picture only that it is there.

    Of HTML the words count, not its dress; a warning, as of a missing font, is the machine's affair.
    """
    found = []
    for number, output in outputs(notebook):
        if output["output_type"] == "stream":
            if output["name"] == "stdout":
                words = "".join(output["text"])
                # What is printed comes in one piece or in several, as the machine is quick or busy.
                joined = bool(found) and found[-1][:2] == (number, "stdout")
                found.append((number, "stdout", found.pop()[2] + words if joined else words))
            continue
        data = output["data"]
        for kind in sorted(data):
            if kind == "image/png":
                found.append((number, kind, ""))
            elif kind == "text/html":
                words = html.unescape(_UNSEEN.sub(" ", "".join(data[kind])))
                found.append((number, kind, " ".join(words.split())))
            elif kind == "text/plain" and "image/png" not in data:
                found.append((number, kind, "".join(data[kind])))
    return found


def test_there_are_five() -> None:
    assert [name[:2] for name in NAMES] == ["01", "02", "03", "04", "05"]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", NAMES)
def test_a_tutorial_runs_and_shows_what_is_committed(name: str, tmp_path: Path) -> None:
    # A process of its own: the kernel's sockets and loops are no concern of the other tests.
    command = [sys.executable, "-m", "tests.notebooks.execute", name, "--into", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    now, then = load(tmp_path / f"{name}.ipynb"), load(ROOT / "notebooks" / f"{name}.ipynb")
    assert shown(now) == shown(then), "make notebooks executes the tutorials anew"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_committed_holds_nothing_of_one_machine_or_run(name: str) -> None:
    notebook = load(ROOT / "notebooks" / f"{name}.ipynb")
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    for number, output in outputs(notebook):
        assert output["output_type"] != "error"
        assert output.get("name") != "stderr", f"cell {number} warns: {output['text']}"
        text = json.dumps({k: v for k, v in output.get("data", output).items() if k != "image/png"}, ensure_ascii=False)
        assert not _VARIES.search(text), f"cell {number}: {_VARIES.search(text)}"
        picture = output.get("data", {}).get("image/png", "")
        assert len(base64.b64decode(picture)) < 500_000
    assert len((ROOT / "notebooks" / f"{name}.ipynb").read_bytes()) < 1_000_000


@pytest.mark.parametrize("name", NAMES)
def test_a_tutorial_speaks_chinese_and_sums_up_in_english(name: str) -> None:
    notebook = load(ROOT / "notebooks" / f"{name}.ipynb")
    words = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    assert words[0].startswith(f"# {name[:2]} ")
    assert "**In English.**" in words[0]
    for text in words:
        assert re.search(r"[\u4e00-\u9fff]", text)
        assert re.search(r"^> .*[A-Za-z]{3}", text, re.MULTILINE), text


def test_readme_names_every_tutorial() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf8")
    for name in NAMES:
        assert f"notebooks/{name}.ipynb" in readme
