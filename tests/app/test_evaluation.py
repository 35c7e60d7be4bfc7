"""The measures of kg evaluate, against cases that were counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.app.evaluation.found import Found
from kg.app.evaluation.gold import Gold, locate
from kg.app.evaluation.likeness import alike, overlap, same_name
from kg.app.evaluation.measures import Tally, measure
from kg.errors import UnreadableSource

TEXT = "引进远岚科技、云栖智造。\n营收达35亿元，增长12%，居全市第2。\n"


def gold(**items: list[dict[str, Any]]) -> Gold:
    return locate(Path("gold.json"), {"doc": "a", "lines": [0, 1], **items}, TEXT)


def found(*claims: dict[str, Any], things: dict[tuple[str, str], str] | None = None) -> Found:
    by_class: dict[str, list[dict[str, Any]]] = {}
    for number, claim in enumerate(claims):
        by_class.setdefault(claim.pop("class"), []).append({"claim": f"c{number}", "subject": "s", **claim})
    names = {node: frozenset({label}) for (node, _), label in (things or {}).items()}
    return Found({k: tuple(v) for k, v in by_class.items()}, things or {}, names, 0)


def measurement(start: int, end: int, value: str, unit: str, **other: Any) -> dict[str, Any]:
    return {
        "class": "Measurement", "start": start, "end": end, "value": value, "unit": unit, "comparator": "eq",
        "change": "none", "phrase": "营收", "metric": None, "subjectLabel": "清溪县", "modality": "achieved",
        "year": 2023, **other,
    }  # fmt: skip


REVENUE = {
    "line": 1, "text": "35亿元", "value": 3500000000, "unit": "CNY", "comparator": "eq", "change": "none",
    "metric": "营收", "subject": "清溪县", "modality": "achieved", "year": 2023,
}  # fmt: skip
GROWTH = {**REVENUE, "text": "12%", "value": 12, "unit": "%", "change": "increase"}
AT = TEXT.index("35亿元")
THEN = TEXT.index("12%")


def test_a_quantity_with_every_field_right_counts_twice() -> None:
    tallies = measure(gold(quantities=[REVENUE]), found(measurement(AT, AT + 4, "3500000000", "CNY")))
    assert tallies["quantities"] == tallies["quantities_full"] == Tally(1, 0, 0)


def test_a_wrong_field_counts_against_the_full_measure_alone() -> None:
    tallies = measure(gold(quantities=[REVENUE]), found(measurement(AT, AT + 4, "3500000000", "CNY", year=2024)))
    assert tallies["quantities"] == Tally(1, 0, 0)
    assert tallies["quantities_full"] == Tally(0, 1, 1)


def test_a_wrong_value_is_wrong_and_missed_and_an_extra_one_is_wrong() -> None:
    claims = (measurement(AT, AT + 4, "35", "CNY"), measurement(0, 2, "1", ""))
    tallies = measure(gold(quantities=[REVENUE, GROWTH]), found(*claims))
    # 35 is not 3.5 billion: wrong and missed; nothing for 12%: missed; a number that is not annotated: wrong.
    assert tallies["quantities"] == Tally(0, 2, 2)


def test_optional_items_are_neither_required_nor_wrong() -> None:
    optional = gold(quantities=[{**REVENUE, "optional": True}])
    assert measure(optional, found())["quantities"] == Tally(0, 0, 0)
    assert measure(optional, found(measurement(AT, AT + 4, "1", "")))["quantities"] == Tally(0, 0, 0)


def test_entities_ask_for_name_and_class() -> None:
    wanted = gold(entities=[
        {"line": 0, "text": "远岚科技", "type": "Enterprise"},
        {"line": 0, "text": "云栖智造", "type": "Enterprise", "canonical": "云栖智能制造"},
    ])  # fmt: skip
    things = {("a", "Enterprise"): "远岚科技", ("b", "Project"): "云栖智造", ("c", "Place"): "清溪"}
    assert measure(wanted, found(things=things))["entities"] == Tally(1, 2, 1)
    assert measure(wanted, found(things={("b", "Enterprise"): "云栖智造"}))["entities"] == Tally(1, 0, 1)


def test_ranks_statuses_recognitions_and_relations() -> None:
    base = {"subjectLabel": "远岚科技", "modality": "achieved", "year": 2023}
    at = TEXT.index("全市第2")
    wanted = gold(
        ranks=[{"line": 1, "text": "全市第2", "position": 2, "scope": "全市", "metric": "营收",
                "subject": "远岚科技", "modality": "achieved", "year": 2023}],
        statuses=[{"line": 0, "entity": "远岚科技", "status": "introduced", "modality": "achieved"},
                  {"line": 0, "entity": "云栖智造", "status": "introduced", "modality": "achieved"}],
        recognitions=[{"line": 0, "subject": "远岚科技", "award": "全国十大品牌", "grantor": None}],
        relations=[{"line": 0, "s": "远岚科技", "p": "locatedIn", "o": "清溪县"}],
    )  # fmt: skip
    got = found(
        {"class": "Ranking", "start": at, "end": at + 4, "position": 2, "scope": "全市", "phrase": "营收",
         "metric": None, **base},
        {"class": "StatusChange", "start": 0, "end": 2, "status": "introduced", **base},
        {"class": "Recognition", "start": 0, "end": 2, "award": "中国好人", **base},
        {"class": "Relation", "start": 0, "end": 2, "predicate": "x#locatedIn", "object": "o",
         "objectLabel": "清溪", **base},
    )  # fmt: skip
    tallies = measure(wanted, got)
    assert tallies["ranks_full"] == Tally(1, 0, 0)
    assert tallies["statuses"] == Tally(1, 0, 1)
    assert tallies["recognitions"] == Tally(0, 1, 1)
    assert tallies["relations"] == Tally(1, 0, 0)


def test_the_ratios() -> None:
    tally = Tally(3, 1, 2)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 / 3)
    assert Tally().f1 == 0.0


def test_likeness_of_names_and_spans() -> None:
    assert same_name("渝中", "渝中区")
    assert not same_name("渝中", "重庆市渝中区")
    assert alike("“十大”品牌", "十大品牌", 1.0)
    assert overlap((0, 4), (2, 6)) == pytest.approx(1 / 3)


def test_annotations_that_do_not_fit_their_text_are_named() -> None:
    with pytest.raises(UnreadableSource, match="line 0 of the text does not hold “不在这里”"):
        gold(entities=[{"line": 0, "text": "不在这里", "type": "Place"}])


def test_a_dataset_is_evaluated_on_its_own_words(seed_dataset: Path, tmp_path: Path) -> None:
    from kg.app.evaluation import evaluate

    item = {"line": 6, "text": "930亿元", "value": 93000000000, "unit": "CNY", "comparator": "eq", "change": "none",
            "metric": "GDP", "subject": "解放碑中央商务区", "modality": "achieved", "year": 2024}  # fmt: skip
    file = tmp_path / "gold.json"
    file.write_text(json.dumps({"doc": "yuzhong-2025", "lines": [6, 6], "quantities": [item]}), encoding="utf8")
    result = evaluate(seed_dataset, file)
    assert result.tallies["quantities"].hits == 1
    assert result.misquoted == 0
