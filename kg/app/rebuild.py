"""Rebuilding a dataset of an older format from the texts that it keeps."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

from kg.app.links import areas_of, relink
from kg.app.made import make
from kg.app.shared import shared
from kg.model.document import Source
from kg.query import PREFIXES
from kg.store import FORMAT, Folder, Reader, SourceRecord, reading, writing

_LOG = logging.getLogger(__name__)
_TEXTS = f"""
PREFIX gov: <{PREFIXES["gov"]}> PREFIX dcterms: <{PREFIXES["dcterms"]}>
SELECT ?report ?name ?sha ?text WHERE {{
  ?report a gov:Report ; dcterms:source ?name ; gov:sha256 ?sha ; gov:text ?text }}
"""


def texts(reader: Reader) -> dict[str, Source]:
    """The kept text of every report of a dataset, by the report's IRI, sorted."""
    answer = reader.query(_TEXTS)
    assert isinstance(answer, ox.QuerySolutions)
    found = {
        row["report"].value: Source(row["name"].value, row["text"].value, row["sha"].value, "utf-8") for row in answer
    }
    return dict(sorted(found.items()))


def settings_of(folder: Folder, report: str) -> tuple[str | None, int | None]:
    """The area and year that were given when a report was built; None where the text told them."""
    for record in folder.sources.values():
        if report in record.reports:
            area, year = record.settings.get("area"), record.settings.get("year")
            return (str(area) if area is not None else None), (int(year) if year is not None else None)
    return None, None


def rebuild(path: Path) -> None:
    """Make the dataset anew in today's format; the old one stays in place until the new one is whole."""
    folder = Folder.open(path)
    _LOG.info("%s has dataset format %d; it is rebuilt in format %d from its texts.", path, folder.format, FORMAT)
    with reading(path) as reader:
        kept = texts(reader)
    path = path.resolve()
    reports: list[str] = []
    beside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        with writing(beside / "new", folder.base, shared) as writer:
            for name, record in folder.sources.items():
                for report in (r for r in record.reports if r in kept):
                    area, year = settings_of(folder, report)
                    made = make(kept[report], area=area, year=year, base=folder.base)
                    writer.put(name, SourceRecord(made.sha256, record.settings, (made.report,)), made.quads)
                    reports.append(made.report)
            relink(writer, areas_of(writer, reports))
        path.rename(beside / "old")
        (beside / "new").rename(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
