"""Every numeral of a report is accounted for, those in its page furniture too."""

from __future__ import annotations

import re
from pathlib import Path

from kg.check import account, explained, unexplained
from kg.extract import extract
from kg.text import document
from kg.text.readers import read_source


def test_every_run_of_digits_of_the_seed_is_counted_and_nearly_all_are_explained(seed: Path) -> None:
    source = read_source(seed)
    extraction = extract(document(source))
    numerals = account(extraction)
    good, of = explained(numerals.arabic)
    assert of == len(re.findall(r"[0-9]+(?:\.[0-9]+)?", source.text)) == 247
    assert good / of >= 0.97
    good, of = explained(numerals.chinese)
    assert good / of >= 0.95


def test_what_is_unexplained_is_listed_with_its_sentence(seed: Path) -> None:
    extraction = extract(document(read_source(seed)))
    notes = list(unexplained([extraction]))
    good, of = explained(account(extraction).arabic)
    assert len(notes) == of - good
    for note in notes:
        words, _, sentence = note.message.partition("｜")
        assert words in sentence
