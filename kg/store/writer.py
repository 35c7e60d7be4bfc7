"""Writing a dataset: whole graphs come and go, each report in one transaction."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from glob import escape
from pathlib import Path

import pyoxigraph as ox

from kg import __version__
from kg.errors import DatasetBusy, NotADataset
from kg.store.folder import FORMAT, MANIFEST, Folder, SourceRecord, unwritable

_TOGETHER = 1 << 25  # bytes of quads that are loaded at once


class Writer:
    """A dataset that is open for writing by this process alone."""

    def __init__(self, folder: Folder, store: ox.Store, *, fresh: bool) -> None:
        self.folder = folder
        self._store = store
        self._fresh = fresh
        self._waiting: dict[str, bytes] = {}  # reports of a store that nobody sees yet: loaded many at once

    @property
    def store(self) -> ox.Store:
        """The store, with all in it that was put."""
        self._load()
        return self._store

    def _load(self) -> None:
        if self._waiting:
            self._store.bulk_load(b"".join(self._waiting.values()), ox.RdfFormat.N_QUADS)
            self._waiting.clear()

    def put(self, source: str, record: SourceRecord, quads: bytes) -> None:
        """Put a report's quads (N-Quads) in the place of whatever was made from this source before.

        The old graphs go and the new ones come in one transaction. The list of sources names both while that lasts,
        so that a process killed in between leaves nothing that the next build of the source would not replace. A store
        that nobody sees yet takes reports many at once: a later call may be the one that loads them.
        """
        report = record.reports[0]
        before = self.folder.sources.get(source)
        old = {*(before.reports if before else ()), report}
        self._list(source, replace(record, reports=tuple(sorted(old))))
        if old & self._waiting.keys():
            self._load()
        there = self._store.contains_named_graph
        stale = [g for iri in sorted(old) for g in graphs_of(iri) if there(ox.NamedNode(g))]
        if not stale and self._fresh:
            self._waiting[report] = quads
            if sum(map(len, self._waiting.values())) > _TOGETHER:
                self._load()
        elif not stale:
            self._store.load(quads, ox.RdfFormat.N_QUADS)
        else:
            drop = " ; ".join(f"DROP SILENT GRAPH <{g}>" for g in stale)
            self._store.update(f"{drop} ; {_insert(ox.parse(quads, ox.RdfFormat.N_QUADS))}")
        for name, other in list(self.folder.sources.items()):
            if name != source and report in other.reports:
                # The same words under another name are the same report: it is listed once, under the last name.
                self._unlist(name)
        self._list(source, record)

    def put_graph(self, graph: str, quads: bytes) -> None:
        """Put a graph that is no report's (ontology, units, links, …) in place of its older self, which may be none."""
        if self.store.contains_named_graph(ox.NamedNode(graph)):
            drop = f"DROP SILENT GRAPH <{graph}>"
            self.store.update(f"{drop} ; {_insert(ox.parse(quads, ox.RdfFormat.N_QUADS))}")
        elif self._fresh:
            self.store.bulk_load(quads, ox.RdfFormat.N_QUADS)
        else:
            self.store.load(quads, ox.RdfFormat.N_QUADS)

    def select(self, text: str, bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None) -> ox.QuerySolutions:
        """Ask what is there now, over the union of the graphs."""
        given: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): term for name, term in (bindings or {}).items()
        }
        answer = self.store.query(text, use_default_graph_as_union=True, substitutions=given)
        assert isinstance(answer, ox.QuerySolutions)
        return answer

    def remove(self, report: str) -> None:
        """Take a report's graphs out in one transaction, then its source from the list."""
        self.store.update(" ; ".join(f"DROP SILENT GRAPH <{g}>" for g in graphs_of(report)))
        for name, record in list(self.folder.sources.items()):
            if report in record.reports:
                self._unlist(name)

    def close(self) -> None:
        """Write what is not on disk yet and let go of the store, whose folder may then move."""
        self.store.flush()
        del self._store

    def _list(self, source: str, record: SourceRecord) -> None:
        self._save({**self.folder.sources, source: record})

    def _unlist(self, source: str) -> None:
        self._save({n: r for n, r in self.folder.sources.items() if n != source})

    def _save(self, sources: Mapping[str, SourceRecord]) -> None:
        self.folder = replace(self.folder, sources=sources)
        if not self._fresh:  # a list that nobody sees yet is written once, when all is there
            self.folder.save()


def graphs_of(report: str) -> tuple[str, str]:
    """The two named graphs of a report: what it says, and its words."""
    return report, f"{report}/text"


def outdated(folder: Folder) -> bool:
    """Whether the dataset was made in an older format, or by another version whose reading may differ."""
    return folder.format < FORMAT


@contextmanager
def writing(path: Path, base: str, shared: Callable[[str], Iterable[tuple[str, bytes]]]) -> Iterator[Writer]:
    """Open a dataset for writing, or make it.

    A new dataset grows in a hidden folder beside its place and moves there when the block ends without an error; a
    block that fails leaves nothing, and what a killed one left goes with the next. `shared` gives the graphs that every
    dataset holds; they are written when the dataset is new or was last written by another version of the software.

    Raises NotADataset for a folder that holds something else, DatasetBusy while another process writes it,
    DatasetTooNew, and OutputError where the folder cannot be written.
    """
    if (path / MANIFEST).exists():
        folder = Folder.open(path)
        store = _open(folder)
        writer = Writer(folder, store, fresh=False)
        if folder.software != __version__ and not outdated(folder):
            for graph, quads in shared(folder.base):
                writer.put_graph(graph, quads)
            writer.folder = replace(folder, software=__version__)
            writer.folder.save()
        yield writer
        return
    _require_free(path)
    _sweep(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        growing = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        folder = Folder(growing, base)
        writer = Writer(folder, _open(folder), fresh=True)
        for graph, quads in shared(base):
            writer.put_graph(graph, quads)
        yield writer
        writer.folder.save()
        writer.close()
        growing.chmod(0o755)
        try:
            growing.rename(path)
        except OSError as error:
            if (path / MANIFEST).exists():
                raise DatasetBusy(
                    f"{path} has been made by another process meanwhile.", "Run this build again: it adds to it."
                ) from error
            raise unwritable(path, error) from error
    finally:
        if growing.exists():
            shutil.rmtree(growing, ignore_errors=True)


def _sweep(path: Path) -> None:
    """Take away what killed builds of this dataset left beside its place; a store that a live one writes is locked."""
    for left in path.parent.glob(f".{escape(path.name)}-????????"):
        try:
            if (left / "quads").is_dir() and not (left / MANIFEST).exists():
                ox.Store(str(left / "quads"))
                shutil.rmtree(left, ignore_errors=True)
        except OSError:
            continue


def _open(folder: Folder) -> ox.Store:
    try:
        return ox.Store(str(folder.quads))
    except OSError as error:
        if "lock" in str(error).lower():
            raise DatasetBusy(
                f"{folder.path} is being written by another process.", "Wait until that build ends, then try again."
            ) from error
        raise unwritable(folder.path, error) from error


def _require_free(path: Path) -> None:
    if path.is_dir():
        if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
            raise unwritable(path, PermissionError(13, "Permission denied"))
        if any(path.iterdir()):
            raise NotADataset(
                f"{path} is a folder of something else, not a dataset.",
                "Choose a new or empty folder with --out; nothing was changed.",
            )
    elif path.exists():
        raise NotADataset(f"{path} is a file, not a folder.", "Choose a folder with --out; nothing was changed.")


def _insert(quads: Iterable[ox.Quad]) -> str:
    """The quads as one INSERT DATA."""
    groups: dict[str, list[str]] = {}
    for quad in quads:
        groups.setdefault(str(quad.graph_name), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    body = " ".join(f"GRAPH {graph} {{ {chr(10).join(lines)} }}" for graph, lines in groups.items())
    return f"INSERT DATA {{ {body} }}"
