"""Running the command line inside the test, as a user sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from kg.cli.main import run


class Answer(NamedTuple):
    """What a call of `kg` printed, and its exit code."""

    code: int
    out: str
    err: str


Kg = Callable[..., Answer]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Kg:
    """`kg("build", path, "--out", out)` runs the command and gives its exit code and output."""

    def call(*words: object) -> Answer:
        capsys.readouterr()
        code = run([str(word) for word in words])
        got = capsys.readouterr()
        return Answer(code, got.out, got.err)

    return call
