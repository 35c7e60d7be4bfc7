"""A dataset as its users see it: ask, export, view, remove."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kg import query
from kg.app.links import areas_of, relink
from kg.app.shared import shared
from kg.errors import OutputError, UnknownName
from kg.export.exporter import exporter
from kg.query import PREFIXES, Result
from kg.store import Folder, Reader, outdated, pictures, reading, writing
from kg.store.writer import graphs_of

if TYPE_CHECKING:
    import rdflib

_REPORTS = f"""
PREFIX gov: <{PREFIXES["gov"]}> PREFIX dcterms: <{PREFIXES["dcterms"]}> PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?report ?title ?source ?area ?year WHERE {{
  ?report a gov:Report ; dcterms:title ?title ; dcterms:source ?source ; gov:year ?year .
  ?report gov:area/skos:prefLabel ?area .
  FILTER (LANG(?area) = "zh") }}
ORDER BY ?area ?year ?report
"""
_NAMES = f"""
PREFIX skos: <{PREFIXES["skos"]}> PREFIX gov: <{PREFIXES["gov"]}>
SELECT DISTINCT ?name WHERE {{ {{ ?m gov:refersTo ?thing }} UNION {{ ?claim gov:subject ?thing }}
  ?thing skos:prefLabel|skos:altLabel ?name . FILTER (LANG(?name) = "zh") }}
"""


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report of a dataset: its IRI, title, the name of its source, area and year."""

    iri: str
    title: str
    source: str
    area: str
    year: int


@dataclass(frozen=True)
class Dataset:
    """A dataset on disk. Every method opens it, answers and closes it, so that a build may run in between."""

    path: Path

    @classmethod
    def open(cls, path: str | Path) -> Dataset:
        """The dataset in a folder. Raises NotADataset or DatasetTooNew; an older format is rebuilt first."""
        path = Path(path)
        if outdated(Folder.open(path)):
            from kg.app.rebuild import rebuild

            rebuild(path)
        return cls(path)

    def query(self, name: str, **parameters: str) -> Result:
        """Ask a named query, as in `query("dossier", entity="解放碑中央商务区")`.

        Raises UnknownName for a strange query, parameter, or thing.
        """
        asked = query.named(name)
        with reading(self.path) as reader:
            result = query.run(reader, asked, parameters)
            if "entity" in parameters and not len(result):
                names = (row["name"].value for row in _select(reader, _NAMES))
                raise UnknownName.among(
                    "thing", parameters["entity"], names, "kg query DIR enterprises, buildings, areas …"
                )
            return result

    def sparql(self, text: str) -> Result:
        """Ask in SPARQL, over the union of all graphs. Raises QuerySyntaxError with line and column."""
        with reading(self.path) as reader:
            return query.ask(reader, text)

    def reports(self) -> tuple[ReportEntry, ...]:
        """Every report, by area and year."""
        with reading(self.path) as reader:
            return report_entries(reader)

    def export(self, out: BinaryIO, form: str, *, report: str | None = None) -> None:
        """Write the dataset, or one report's two graphs, to a stream. Raises UnknownName for a strange format."""
        chosen = exporter(form)
        with reading(self.path) as reader:
            chosen.write(reader, self._graphs(reader, report), out)

    def export_to(self, path: Path, form: str, *, report: str | None = None) -> int:
        """Write the export to a file, whole or not at all; gives its size in bytes."""
        return _whole(path, lambda out: self.export(out, form, report=report))

    def view_to(self, path: Path, *, report: str | None = None) -> int:
        """Write the offline page to a file, whole or not at all; gives its size in bytes."""
        from kg import view

        with reading(self.path) as reader:
            chosen = [_find(reader, report).iri] if report else None
            page = view.page(reader, reports=chosen)
        return _whole(path, lambda out: out.write(page.encode()))

    def remove(self, report: str) -> ReportEntry:
        """Take a report's graphs out. Raises UnknownName where no report, or more than one, answers to the name."""
        with reading(self.path) as reader:
            entry = _find(reader, report)
        with writing(self.path, Folder.open(self.path).base, shared) as writer:
            left = areas_of(writer, [entry.iri])
            writer.remove(entry.iri)
            relink(writer, left)
            pictures.sweep(writer.folder)
        return entry

    def to_rdflib(self) -> rdflib.Dataset:
        """The dataset as an rdflib Dataset over the same store, read-only, its default graph the union of all."""
        import oxrdflib
        import rdflib

        with reading(self.path) as reader:
            return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=reader.store), default_union=True)

    @staticmethod
    def _graphs(reader: Reader, report: str | None) -> Sequence[str]:
        return graphs_of(_find(reader, report).iri) if report else reader.graphs()


def _select(reader: Reader, text: str) -> ox.QuerySolutions:
    answer = reader.query(text)
    assert isinstance(answer, ox.QuerySolutions)
    return answer


def report_entries(reader: Reader) -> tuple[ReportEntry, ...]:
    """Every report of an open dataset, by area and year."""
    return tuple(
        ReportEntry(r["report"].value, r["title"].value, r["source"].value, r["area"].value, int(r["year"].value))
        for r in _select(reader, _REPORTS)
    )


def _find(reader: Reader, name: str) -> ReportEntry:
    entries = report_entries(reader)
    called = [
        e for e in entries if name in (e.iri, e.source, e.title, e.area, f"{e.area}{e.year}", f"{e.area} {e.year}")
    ]
    if len(called) == 1:
        return called[0]
    known = [f"{e.area}{e.year}" for e in entries]
    if called:
        raise UnknownName(
            f"{len(called)} reports are called '{name}'.", f"Say which: {', '.join(e.iri for e in called)}"
        )
    raise UnknownName.among("report", name, known, f"one of {len(known)} reports, named by area and year")


def _whole(path: Path, write: Callable[[BinaryIO], object]) -> int:
    """Write a file beside its place and move it there when it is whole."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", "Name another file with -o.") from error
    growing = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            write(out)
        growing.chmod(0o644)
        growing.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", "Name another file with -o.") from error
    finally:
        growing.unlink(missing_ok=True)
    return path.stat().st_size
