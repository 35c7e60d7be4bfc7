"""The dataset as it is served: a snapshot that is opened anew when a build has changed what is on disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

import pyoxigraph as ox

from kg.errors import DatasetError, OutputError
from kg.query import PREFIXES
from kg.store import MANIFEST, Folder, pictures, reading
from kg.view.explorer import picture
from kg.view.explorer.atlas import Atlas
from kg.view.explorer.contents import Contents
from kg.view.explorer.kept import Kept
from kg.view.explorer.picture import Picture

_CHECKED: Final = 0.5
"""Seconds for which a look at the disk holds good."""
_GOV: Final = PREFIXES["gov"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as lists show it. `id` is the last part of its IRI; `area` an id."""

    id: str
    iri: str
    title: str
    area: str
    zh: str
    en: str
    year: int
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A made answer: its bytes, plain and compressed, and what it is."""

    body: bytes
    packed: bytes
    media: str


class Snapshot:
    """One state of the dataset; all that is made from it is kept with it."""

    def __init__(self, folder: Folder, store: ox.Store, stamp: str) -> None:
        self.folder = folder
        self.store = store
        self.stamp = stamp
        self.base = folder.base
        self.answers: Kept[Answer] = Kept(48e6, lambda answer: len(answer.body) + len(answer.packed))
        self.rows: Kept[list[Any]] = Kept(200_000, lambda rows: len(rows) + 1)
        self._texts: Kept[str] = Kept(10e6, len)
        self.searches: Kept[Any] = Kept(6)
        self._contents: Kept[Contents] = Kept(8)
        self._pictures: Kept[Picture] = Kept(20_000)
        self._atlases: Kept[Atlas] = Kept(6)

    def short(self, iri: str) -> str:
        """The id of a node: its IRI without the base."""
        return iri[len(self.base) :] if iri.startswith(self.base) else iri

    @cached_property
    def reports(self) -> dict[str, Entry]:
        """Every report by id, sorted by area and year."""
        kind = ox.NamedNode(_GOV + "Report")
        found = [
            self._entry(quad.subject.value)  # type: ignore[union-attr]
            for quad in self.store.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), kind)
        ]
        return {entry.id: entry for entry in sorted(found, key=lambda e: (e.area, e.year, e.id))}

    def _entry(self, iri: str) -> Entry:
        node = ox.NamedNode(iri)
        said = {q.predicate.value: q.object for q in self.store.quads_for_pattern(node, None, None, node)}

        def value(name: str) -> str:
            prefix, local = name.split(":")
            term = said.get(PREFIXES[prefix] + local)
            return term.value if isinstance(term, ox.Literal | ox.NamedNode) else ""

        area = value("gov:area")
        zh, en = self.label(area) if area else ("", "")
        return Entry(
            iri.rpartition("/")[2],
            iri,
            value("dcterms:title"),
            self.short(area),
            zh,
            en,
            int(value("gov:year") or 0),
            value("dcterms:date"),
            value("dcterms:source"),
        )

    def label(self, iri: str) -> tuple[str, str]:
        """What a node is called in Chinese and English; its id where it has no name."""
        names = {
            q.object.language or "zh": q.object.value
            for q in self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(PREFIXES["skos"] + "prefLabel"), None)
            if isinstance(q.object, ox.Literal)
        }
        return names.get("zh", self.short(iri)), names.get("en", "")

    @cached_property
    def links(self) -> dict[str, str]:
        """For each entity that stands in several reports, the thing that it is; both by id."""
        return dict(picture.links(self.store, self.base))

    def one(self, id_: str) -> str:
        """The id of the thing that an entity is in several reports; else its own."""
        return self.links.get(id_, id_)

    @cached_property
    def metrics(self) -> dict[str, tuple[str, str, tuple[str, ...]]]:
        """The curated metrics by id: names in Chinese and English, aliases."""
        graph = ox.NamedNode(f"{self.base}graph/metrics")
        kind = ox.NamedNode(_GOV + "Metric")
        alias = ox.NamedNode(PREFIXES["skos"] + "altLabel")
        found = {}
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), kind, graph):
            aliases = tuple(q.object.value for q in self.store.quads_for_pattern(quad.subject, alias, None))  # type: ignore[union-attr]
            iri = quad.subject.value  # type: ignore[union-attr]
            found[self.short(iri)] = (*self.label(iri), aliases)
        return found

    @cached_property
    def units(self) -> dict[str, str]:
        """The codes of all units by IRI, listed ones and the reports' own."""
        notation = ox.NamedNode(PREFIXES["skos"] + "notation")
        graph = ox.NamedNode(f"{self.base}graph/units")
        return {
            q.subject.value: q.object.value  # type: ignore[union-attr]
            for q in self.store.quads_for_pattern(None, notation, None, graph)
        }

    def text(self, report: str) -> str:
        """The text of a report as read, by its id."""
        node = ox.NamedNode(self.reports[report].iri)

        def read() -> str:
            quads = self.store.quads_for_pattern(node, ox.NamedNode(_GOV + "text"), None)
            return next((quad.object.value for quad in quads), "")  # type: ignore[union-attr]

        return self._texts.get(report, read)

    def unit(self, iri: str) -> str:
        """The code of a unit; `""` for bare numbers."""
        found = self.units.get(iri)
        if found is None and iri:
            quads = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(PREFIXES["skos"] + "notation"), None)
            found = next((q.object.value for q in quads), "")  # type: ignore[union-attr]
        return "" if found in (None, "1") else found

    def contents(self, report: str) -> Contents:
        """All that a report says, by its id."""
        return self._contents.get(report, lambda: Contents(self.store, self.base, self.reports[report].iri))

    def picture(self, report: str) -> Picture:
        """A report's picture, by its id: as it was built, or made now."""
        return self._pictures.get(report, lambda: self._picture(self.reports[report].iri))

    def _picture(self, iri: str) -> Picture:
        kept = pictures.load(self.folder, iri)
        found = Picture.load(kept) if kept is not None else None
        if found is None:
            found = Picture.make(self.store, self.base, iri)
            with contextlib.suppress(OutputError):
                pictures.save(self.folder, iri, found.dump())
        return found

    def atlas(self, chosen: tuple[str, ...]) -> Atlas:
        """The pictures of some reports as one, by their ids."""
        return self._atlases.get(chosen, lambda: Atlas([self.picture(r) for r in chosen], self.links))


class Served:
    """A dataset's folder that is watched: `now` gives the present snapshot."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._checked = 0.0
        self._snapshot = self._open()

    def _open(self) -> Snapshot:
        stamp = stamp_of(self.path)
        with reading(self.path) as reader:
            return Snapshot(reader.folder, reader.store, stamp)

    @property
    def fresh(self) -> Snapshot | None:
        """The snapshot, if the disk has been looked at a moment ago."""
        return self._snapshot if time.monotonic() - self._checked < _CHECKED else None

    def now(self) -> Snapshot:
        """The snapshot of what is on disk; the last one that could be read while a build is moving things."""
        with self._lock:
            if self.fresh is None:
                with contextlib.suppress(DatasetError, OSError):
                    if stamp_of(self.path) != self._snapshot.stamp:
                        self._snapshot = self._open()
                self._checked = time.monotonic()
            return self._snapshot

    def reopen(self) -> Snapshot:
        """A new snapshot: files of the old one may be gone. Raises DatasetError where there is none to be had."""
        with self._lock:
            self._snapshot = self._open()
            self._checked = time.monotonic()
            return self._snapshot

    def asking(self, ask: Callable[[Snapshot], T]) -> T:
        """What `ask` makes of the snapshot, or of a new one where a build took away files not opened yet."""
        snapshot = self.now()
        for _ in range(4):
            try:
                return ask(snapshot)
            except (OSError, ValueError, RuntimeError) as error:
                if not _gone(error):
                    raise
                snapshot = self.reopen()
        return ask(snapshot)


def _gone(error: Exception) -> bool:
    """Whether an error of the store means that its files have changed under it."""
    return isinstance(error, OSError) or "No such file" in str(error) or "Corruption" in str(error)


def stamp_of(path: Path) -> str:
    """A word that changes when the dataset does. Raises OSError where it is not there."""
    seen = hashlib.blake2b(digest_size=8)
    manifest = (path / MANIFEST).stat()
    seen.update(f"{manifest.st_ino} {manifest.st_mtime_ns} {manifest.st_size}".encode())
    with os.scandir(path / "quads") as files:
        for name, size in sorted(
            (file.name, file.stat().st_size) for file in files if file.name.endswith((".sst", ".log"))
        ):
            seen.update(f"{name} {size}".encode())
    return seen.hexdigest()
