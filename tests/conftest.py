"""What many tests share: the seed report and the dataset that is built from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A slow machine is no failure: no test is about how long it takes. What CI tries is the same on every run; new cases
# are looked for by those who run the tests at home.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seed() -> Path:
    """The report that the project was made from."""
    return ROOT / "seeds" / "yuzhong-2025.txt"


@pytest.fixture(scope="session")
def seed_dataset(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset built from the seed; tests only read it."""
    from kg.app.build import build

    out = tmp_path_factory.mktemp("seed") / "dataset"
    build([seed], out)
    return out
