"""Two invented datasets with a claim of every kind, beside the seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import rdf
from kg.model.document import Area, Level
from kg.store import SourceRecord, writing
from tests.rdf import sample


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of two invented areas that say the same of themselves."""
    out = tmp_path_factory.mktemp("invented") / "dataset"
    with writing(out, rdf.DEFAULT_BASE, rdf.shared) as writer:
        for name in ("云川区", "松溪区"):
            made = sample.graphs(Area(name, None, Level.COUNTY, name[:2]))
            writer.put(f"{name}.txt", SourceRecord("0" * 64, {}, (made.report,)), made.nquads())
    return out
