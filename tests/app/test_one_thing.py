"""What is one thing across reports: names mean the same within an area, and never across two."""

from __future__ import annotations

from pathlib import Path

from kg.app.build import build
from kg.app.dataset import Dataset
from tests.samples import BAISHI, QINGXI

_NAMED = """
SELECT ?entity ?thing WHERE {
  GRAPH ?report { ?entity a gov:Institution ; skos:prefLabel "人民医院"@zh }
  OPTIONAL { GRAPH ?links { ?entity gov:thing ?thing } }
}
"""


def test_the_hospitals_of_two_counties_are_two_things(tmp_path: Path) -> None:
    """人民医院 is told apart by area, and is one thing over the years of one."""
    said = "人民医院通过三甲医院评审"
    qingxi = QINGXI.replace("清溪县人民医院新院区投入使用", said)
    texts = {
        "清溪2024": qingxi,
        "清溪2025": qingxi.replace("2024年", "2025年").replace("2023年", "2024年"),
        "白石2024": BAISHI.replace("白石区人民医院新院区投入使用", said),
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    build([tmp_path / f"{name}.txt" for name in texts], tmp_path / "out")
    rows = Dataset.open(tmp_path / "out").sparql(_NAMED).rows
    things = {str(entity).split("/report/")[1][:8]: thing for entity, thing in rows}
    assert things.keys() == {"清溪县-2024", "清溪县-2025", "白石区-2024"}
    assert things["清溪县-2024"] == things["清溪县-2025"] is not None
    assert things["白石区-2024"] is None
