"""The named queries answer on the seed, in Oxigraph and in rdflib alike, and every row carries its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.app.dataset import Dataset
from kg.errors import DropInError, UnknownName
from kg.query import named, named_queries
from kg.query.named import parse

NAMES = [q.name for q in named_queries()]
GIVEN = {"dossier": {"entity": "解放碑中央商务区"}}


def test_the_queries_that_are_promised_are_there() -> None:
    assert {
        "indicators",
        "projects",
        "investment",
        "targets",
        "buildings",
        "ranks",
        "honours",
        "enterprises",
        "areas",
        "dossier",
    } <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_answers_and_each_row_quotes_the_source(name: str, seed: Path, seed_dataset: Path) -> None:
    text = seed.read_bytes().decode("utf-8-sig")
    result = Dataset.open(seed_dataset).query(name, **GIVEN.get(name, {}))
    assert len(result) > 0
    for row in result.records():
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert row["quotation"] == text[start:end]
        assert row["sentence"]


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows(name: str, seed_dataset: Path) -> None:
    import rdflib

    dataset = Dataset.open(seed_dataset)
    given = GIVEN.get(name, {})
    ours = sorted(tuple(str(v) for v in row if v is not None) for row in dataset.query(name, **given).values())
    plain = dataset.to_rdflib()
    asked = named(name)
    rows = plain.query(asked.sparql, initBindings={k: rdflib.Literal(v, lang="zh") for k, v in given.items()})
    theirs = sorted(
        tuple(str(row[c.name].toPython()) for c in asked.columns if row[c.name] is not None) for row in rows
    )
    assert ours == theirs


@pytest.mark.parametrize("name", NAMES)
def test_an_area_narrows_the_answer(name: str, seed_dataset: Path) -> None:
    dataset = Dataset.open(seed_dataset)
    given = GIVEN.get(name, {})
    assert len(dataset.query(name, area="渝中区", **given)) == len(dataset.query(name, **given))
    assert len(dataset.query(name, area="渝中", **given)) == len(dataset.query(name, **given))
    with pytest.raises(UnknownName, match="没有的地方"):
        dataset.query(name, area="没有的地方", **given)


def test_a_header_that_lacks_its_columns_is_named() -> None:
    with pytest.raises(DropInError, match=r"lonely\.rq"):
        parse("lonely", "# 标题 | Title\n# 说明 | About\nSELECT * {}", "lonely.rq")
