"""Evaluating a dataset on annotated passages of its reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import pyoxigraph as ox

from kg import ontology
from kg.app.evaluation.found import found
from kg.app.evaluation.gold import files, load, locate
from kg.app.evaluation.measures import Tally, measure
from kg.app.reports import ReportEntry, report_entries
from kg.errors import UnknownName
from kg.query import PREFIXES
from kg.store import Reader, reading

HEADLINE = ("entities", "quantities", "quantities_full", "ranks_full", "recognitions", "statuses")


@dataclass(frozen=True)
class Evaluation:
    """Pooled tallies by kind (the counts of all texts added, then the ratios), texts, and misquotations."""

    tallies: Mapping[str, Tally]
    texts: int
    misquoted: int

    @property
    def mean(self) -> float:
        """The mean F1 of the headline kinds that the annotations hold."""
        judged = [t.f1 for kind, t in self.tallies.items() if kind in HEADLINE and t.hits + t.missed]
        return sum(judged) / len(judged) if judged else 0.0

    def rows(self) -> Iterator[tuple[str, str, str, str, int, int, int]]:
        """The rows of the score table: kind, precision, recall, F1, hits, wrong, missed."""
        for kind, t in self.tallies.items():
            yield kind, f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", t.hits, t.wrong, t.missed


def evaluate(dataset: Path, gold: Path) -> Evaluation:
    """Compare a dataset with annotated passages (a file, or every .json of a folder).

    The `doc` of each names the source that its report was built from (with or without suffix). Raises UnknownName
    where the dataset holds no such report, and UnreadableSource for annotations that do not fit their text.
    """
    pooled: dict[str, Tally] = {}
    paths = files(gold)
    misquoted = 0
    with reading(dataset) as reader:
        entries = report_entries(reader)
        for path in paths:
            data = load(path)
            report = _report(entries, str(data["doc"]))
            passages = locate(path, data, _text(reader, report))
            seen = found(reader, report, passages, frozenset(ontology.classes()))
            misquoted += seen.misquoted
            for kind, tally in measure(passages, seen).items():
                pooled[kind] = pooled.get(kind, Tally()) + tally
    return Evaluation(pooled, len(paths), misquoted)


def _report(entries: tuple[ReportEntry, ...], doc: str) -> str:
    hits = [e.iri for e in entries if doc in (e.source, Path(e.source).stem)]
    if len(hits) != 1:
        raise UnknownName.among("report's source", doc, (e.source for e in entries), "the sources of the dataset")
    return hits[0]


def _text(reader: Reader, report: str) -> str:
    answer = reader.query(
        f"SELECT ?report ?text WHERE {{ ?report <{PREFIXES['gov']}text> ?text }}", {"report": ox.NamedNode(report)}
    )
    assert isinstance(answer, ox.QuerySolutions)
    return reduce(lambda _, row: str(row["text"].value), answer, "")
