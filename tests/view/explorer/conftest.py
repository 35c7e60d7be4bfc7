"""One server for the tests of this folder, over two invented reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.view.explorer.invented import dataset
from tests.view.explorer.served import Client, serving


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports of invented areas; tests only read it."""
    return dataset(tmp_path_factory.mktemp("served") / "dataset", 2, 60)


@pytest.fixture(scope="session")
def server(invented: Path) -> Iterator[Client]:
    """A server over the invented reports, with short limits."""
    with serving(invented, "--timeout", "2", "--rows", "50") as client:
        yield client
