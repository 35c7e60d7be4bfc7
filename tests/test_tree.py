"""What must not be in any file of the project, and what every checkout must hold."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_SEED = "f70486c2e870bb9f"
# Hosts that packages are fetched from; a file that names one would not install elsewhere.
_HOSTS = re.compile(
    r"(?:files\.pythonhosted|pypi|registry\.npmjs|registry\.yarnpkg|deb\.debian|npmmirror)\.(?:org|com)"
)


def tracked() -> list[Path]:
    """The files of the project: those that git tracks, or all where there is no git."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [n for n in done.stdout.decode().split("\0") if n]
    return [ROOT / n for n in names if (ROOT / n).is_file()] or [p for p in ROOT.rglob("*") if p.is_file()]


def texts() -> list[tuple[Path, str]]:
    """The text files among them, but for third-party ones, which are kept as they came."""
    found = []
    for path in tracked():
        if "vendor" in path.parts:
            continue
        try:
            found.append((path, path.read_text(encoding="utf8")))
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_names_a_package_registry() -> None:
    named = [p.name for p, text in texts() if _HOSTS.search(text) and p.name != Path(__file__).name]
    assert named == []


def test_lock_files_carry_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf8")
        pins = re.findall(r"^[a-z0-9_.-]+==", text, re.MULTILINE)
        assert len(pins) > 10
        assert text.count("--hash=sha256:") >= len(pins)
        assert "--index-url" not in text


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "README.md", "LICENSE", "NOTICE", "CHANGELOG.md", "CONTRIBUTING.md"]
)
def test_the_top_level_holds(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0


def test_the_seed_is_kept_byte_for_byte() -> None:
    words = (ROOT / "seeds" / "yuzhong-2025.txt").read_bytes()
    assert hashlib.sha256(words).hexdigest().startswith(_SEED)
