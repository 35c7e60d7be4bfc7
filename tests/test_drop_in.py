"""What every drop-in must have: extractors, named queries, readers, export formats, verbs of the command line."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest

from kg.export.exporter import exporters
from kg.extract import order
from kg.extract.extractor import Extractor, Known
from kg.model.claim import Claim
from kg.model.document import Source, Span
from kg.query import named_queries
from kg.text import document
from kg.text.readers import readers

ROOT = Path(__file__).resolve().parent.parent
HEAD = "清溪县人民政府工作报告\n——2024年1月10日在清溪县第十八届人民代表大会第三次会议上\n一、2023年工作回顾\n"
EXTRACTORS = order.extractors()


def found(extractor: Extractor, sentence: str) -> list[object]:
    """What an extractor finds in a sentence of the review part of a report, after those that it needs."""
    report = document(Source("sample.txt", f"{HEAD}{sentence}\n", "0" * 64, "utf-8"))
    values: dict[type, tuple[object, ...]] = {}
    own: list[object] = []
    for each in EXTRACTORS:
        given = list(each.run(report, Known(values)))
        for value in given:
            values[type(value)] = (*values.get(type(value), ()), value)
        if each.name == extractor.name:
            own = given
            break
    last = report.sentences[-1].paragraph
    begins = next(s.span.start for s in report.sentences if s.paragraph == last)

    def start(value: object) -> int:
        if isinstance(value, Claim):
            return value.evidence.start
        span = getattr(value, "span", None)
        if isinstance(span, Span):
            return span.start
        sentence = getattr(value, "sentence", None)
        return value.start if sentence is None else report.sentences[sentence].span.start  # type: ignore[attr-defined]

    return [extractor.brief(value) for value in own if start(value) >= begins]


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.name)
def test_an_extractor_says_what_it_does_and_proves_it(extractor: Extractor) -> None:
    assert inspect.getdoc(extractor.run)
    assert extractor.gives
    for sentence, wanted in extractor.match.items():
        got = found(extractor, sentence)
        for brief in wanted:
            assert brief in got, f"{extractor.name}: {sentence} gives {got}, not {brief}"
    for sentence in extractor.leave:
        assert found(extractor, sentence) == [], f"{extractor.name}: {sentence}"


def test_extractors_run_after_what_they_need() -> None:
    given: set[type] = set()
    for extractor in EXTRACTORS:
        assert set(extractor.needs) <= given, extractor.name
        given |= set(extractor.gives)


@pytest.mark.parametrize("query", named_queries(), ids=lambda q: q.name)
def test_a_query_has_a_complete_header(query: object) -> None:
    names = {c.name for c in query.columns}  # type: ignore[attr-defined]
    assert {"quotation", "sentence", "from", "start", "end"} <= names
    assert all(f"?{name}" in query.sparql for name in names)  # type: ignore[attr-defined]


def test_readers_and_formats_have_names_of_their_own() -> None:
    suffixes = [suffix for reader in readers() for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    names = [exporter.name for exporter in exporters()]
    assert len(names) == len(set(names))
    assert all(exporter.zh and exporter.en for exporter in exporters())


def test_every_verb_of_the_command_line_is_listed() -> None:
    from kg.cli.main import _VERBS

    helpers = {"main", "output", "progress"}
    modules = {p.stem for p in (ROOT / "kg" / "cli").glob("*.py") if not p.stem.startswith("_")} - helpers
    assert set(_VERBS) == modules
    for verb in _VERBS:
        assert importlib.import_module(f"kg.cli.{verb}").command.help


def test_every_room_has_its_tests() -> None:
    rooms = {p.name for p in (ROOT / "kg").iterdir() if (p / "__init__.py").exists()} - {"model"}
    tested = {p.name for p in (ROOT / "tests").iterdir() if p.is_dir()}
    assert rooms <= tested
