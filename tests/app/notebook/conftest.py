"""A shell of IPython with the extension loaded, and the seed's dataset open in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


@pytest.fixture
def bare(tmp_path: Path) -> InteractiveShell:
    """A shell that keeps no history, with the extension and nothing open."""
    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}), ipython_dir=str(tmp_path))
    shell.run_line_magic("load_ext", "kg")
    return shell


@pytest.fixture
def shell(bare: InteractiveShell, seed_dataset: Path) -> InteractiveShell:
    """The shell with the seed's dataset open."""
    bare.user_ns["folder"] = seed_dataset
    bare.run_line_magic("kg", "open $folder")
    return bare
