"""The README's commands do what it shows: every console block is run, and its output compared.

A line `…` in the README stands for any lines; seconds and byte counts may differ.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_VARIES = re.compile(r"\d+\.\d+ s\b|[\d,]+ bytes")


def sessions(text: str) -> list[tuple[str, str]]:
    """Every (command, output shown) of the README's console blocks, in order."""
    found = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            while command.endswith("\\"):
                more, _, output = output.partition("\n")
                command = command[:-1] + more.strip()
            found.append((command, output))
    return found


def same(shown: str, got: str) -> bool:
    """Whether the output is what the README shows, `…` lines and varying figures aside."""

    def lines(text: str) -> list[str]:
        return [_VARIES.sub("#", line.rstrip()) for line in text.strip().splitlines()]

    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + "\n" for line in lines(shown))
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines(got))) is not None


@pytest.mark.timeout(300)
def test_the_commands_of_the_readme_print_what_it_shows(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf8")
    found = sessions(text)
    assert len(found) >= 5
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "160"}
    for command, shown in found:
        if command.startswith(("make", "git", "pip", "cd")):
            continue
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        got = done.stdout + done.stderr
        assert same(shown, got), f"$ {command}\n--- shown\n{shown}\n--- got\n{got}"


def test_the_two_commands_that_set_everything_up_are_named() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf8")
    for target in ("demo", "test"):
        assert f"make {target}" in text
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
