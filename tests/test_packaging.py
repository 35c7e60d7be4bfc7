"""A built wheel works on its own, outside the checkout: code, ontology, lexicon, model and page travel in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = out.glob("*.whl")
    return built


def test_what_travels_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("kg/py.typed", "kg/_ontology/govreport.ttl", "kg/_ontology/shapes.ttl", "kg/query/queries/ranks.rq",
                 "kg/lexicon/areas.tsv", "kg/extract/names/model.npz"):  # fmt: skip
        assert part in names
    licences = [name for name in names if name.endswith(("/LICENSE", "/NOTICE"))]
    assert len(licences) == 2
    assert not [name for name in names if name.startswith(("tests/", "seeds/"))]


def test_the_installed_command_does_the_main_job(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(place), str(wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    work = tmp_path / "work"
    work.mkdir()
    env = {**os.environ, "PYTHONPATH": str(place)}

    def kg(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kg", *words], cwd=work, env=env, check=True, capture_output=True, text=True
        )

    where = subprocess.run([sys.executable, "-c", "import kg; print(kg.__file__)"], cwd=work, env=env, check=True,
                           capture_output=True, text=True)  # fmt: skip
    assert where.stdout.startswith(str(place))
    kg("build", str(ROOT / "seeds" / "yuzhong-2025.txt"), "--out", "out")
    assert "全国第4" in kg("query", "out", "ranks").stdout
    assert "错误 errors: 0" in kg("check", "out").stdout
    kg("view", "out", "-o", "graph.html")
    assert (work / "graph.html").stat().st_size > 100_000
    assert "AdministrativeArea" in kg("describe", "classes").stdout
