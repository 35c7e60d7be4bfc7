"""The files for neo4j-admin: every end of a relationship is a node, and every claim is there with its values."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from kg.app.build import build
from kg.app.dataset import Dataset
from tests.samples import QINGXI

HEAD = re.compile(r"\w*(:(ID|LABEL|START_ID|END_ID|TYPE|int|double|boolean|string\[\]))?")
CASTS = {"int": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}


@pytest.fixture(scope="module")
def folder(invented: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("neo4j") / "out"
    Dataset.open(invented).export_to(path, "neo4j")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_command_names_the_files_that_are_there(folder: Path) -> None:
    named = set(re.findall(r"=(\w+\.csv)", (folder / "import.sh").read_text(encoding="utf8")))
    assert named == {path.name for path in folder.glob("*.csv")}


def test_heads_are_those_of_the_import_and_values_fit_their_types(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        for row in rows(path):
            for head, cell in row.items():
                assert HEAD.fullmatch(head), head
                cast = CASTS.get(head.partition(":")[2])
                if cell and cast:
                    cast(cell)


def test_identities_are_one_and_relationships_end_in_nodes(folder: Path) -> None:
    nodes = [row["iri:ID"] for path in folder.glob("*.csv") if path.name != "relationships.csv" for row in rows(path)]
    assert len(nodes) == len(set(nodes))
    ties = rows(folder / "relationships.csv")
    assert {end for tie in ties for end in (tie[":START_ID"], tie[":END_ID"])} <= set(nodes)
    assert {"AREA", "IN", "MENTIONED_IN", "SUBJECT", "EVIDENCE", "METRIC", "AWARD", "GRANTOR", "OBJECT"} < {
        tie[":TYPE"] for tie in ties
    }
    assert {"LOCATED_IN", "PARTNER_WITH"} < {tie[":TYPE"] for tie in ties}


def test_claims_keep_their_values(folder: Path, invented: Path) -> None:
    claims = {row["iri:ID"]: row for row in rows(folder / "claims.csv")}
    asked = Dataset.open(invented).query(
        "SELECT ?c ?v ?y { ?c a gov:Claim ; gov:year ?y OPTIONAL { ?c gov:value ?v } }"
    )
    found = list(asked.values())
    assert len(found) == len(claims)
    for claim, value, year in found:
        row = claims[str(claim)]
        assert int(row["year:int"]) == year
        assert (Decimal(row["figure"]) if row["figure"] else None) == value
        assert row[":LABEL"].split(";")[0] == "Claim"


def test_cells_are_as_they_are(folder: Path, invented: Path) -> None:
    words = {row["iri:ID"]: row["words"] for row in rows(folder / "sentences.csv")}
    asked = Dataset.open(invented).query("SELECT ?s ?w { ?s a gov:Sentence ; oa:exact ?w }")
    assert words == dict(asked.values())


def test_one_thing_across_reports_is_one_node(tmp_path: Path) -> None:
    for year, words in ((2024, QINGXI), (2025, QINGXI.replace("2024年", "2025年").replace("2023年", "2024年"))):
        (tmp_path / f"{year}.txt").write_text(words, encoding="utf8")
    build([tmp_path / "2024.txt", tmp_path / "2025.txt"], tmp_path / "data")
    dataset = Dataset.open(tmp_path / "data")
    dataset.export_to(tmp_path / "out", "neo4j")
    linked = dataset.query("SELECT ?thing ?entity { ?entity gov:thing ?thing }")
    assert len(linked) > 4
    nodes = {row["iri:ID"]: row for row in rows(tmp_path / "out" / "entities.csv")}
    ends = {row[side] for row in rows(tmp_path / "out" / "relationships.csv") for side in (":START_ID", ":END_ID")}
    for thing, entity in linked.values():
        assert str(entity) in nodes[str(thing)]["entities:string[]"].split(";")
        assert entity not in nodes
        assert entity not in ends
        assert int(nodes[str(thing)]["mentions:int"]) >= 2
