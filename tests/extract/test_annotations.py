"""The stand-off records: where names stand in reports, whose words are not here."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.extract.names.training.annotations as records
from kg.extract.skeleton import CLASSES

FOLDER = Path(records.__file__).parent


@pytest.mark.parametrize("folder", ["annotations", "kept_out"])
def test_records_hold_places_and_classes_and_no_words(folder: str) -> None:
    passages = list(records.passages(FOLDER / folder))
    assert passages
    for passage in passages:
        assert len(bytes.fromhex(passage.sha256)) == 32
        assert passage.start < passage.end
        for name in passage.names:
            assert passage.start <= name.start < name.end <= passage.end
            assert name.cls in CLASSES
            # The short canonical names that places cannot give, no sentences.
            assert len(name.canonical) <= 40


def test_no_model_learns_from_what_is_kept_out() -> None:
    learned = list(records.passages(FOLDER / "annotations"))
    for kept in records.passages(FOLDER / "kept_out"):
        same = [each for each in learned if each.sha256 == kept.sha256]
        assert all(each.end <= kept.start or kept.end <= each.start for each in same)
