"""Building: sources become the graphs of a dataset."""

from __future__ import annotations

import multiprocessing
import os
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from kg.app.links import LinkedArea, areas_of, relink
from kg.app.made import Made, make
from kg.app.shared import shared
from kg.app.summary import Summary, crowded
from kg.errors import InputError, KgError, OutputError, SourceMissing
from kg.rdf import DEFAULT_BASE
from kg.resources import fingerprint
from kg.store import MANIFEST, Folder, SourceRecord, Writer, outdated, pictures, writing
from kg.text import readers
from kg.view.explorer.picture import Picture

Show = Callable[[int, int], None]

_AHEAD = 8
"""Reports for each process that are being read or wait to be written."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*[/#]")


@dataclass(frozen=True, slots=True)
class Task:
    """One source to be read, with the settings that its reading depends on."""

    source: Path
    area: str | None
    year: int | None
    base: str


def build(
    sources: Sequence[Path],
    out: Path,
    *,
    area: str | None = None,
    year: int | None = None,
    jobs: int = 1,
    base: str | None = None,
    show: Show | None = None,
) -> Summary:
    """Read every source (files, and the reports in folders) into the dataset `out`.

    One source that cannot be read raises its error and leaves the dataset as it was; among several the others go on
    and it is listed in `failures`. A source whose text, settings and reading software have not changed is left alone;
    of sources with the very same text one is read into the dataset.
    """
    begun = time.perf_counter()
    files = expand(sources)
    existing = Folder.open(out) if (out / MANIFEST).exists() else None
    if existing is not None and outdated(existing):
        from kg.app.rebuild import rebuild

        rebuild(out)
        existing = Folder.open(out)
    iri_base = _agreed_base(existing, base)
    tasks = [Task(file, area, year, iri_base) for file in files]
    made: list[Made] = []
    failures: list[KgError] = []
    unchanged = 0
    left: frozenset[LinkedArea] = frozenset()
    twins: list[tuple[Task, _Ready]] = []
    held = _held(tasks, existing)
    results = _results(tasks, existing.sources if existing else {}, jobs)
    first: list[_Ready | KgError | None] = []
    if len(tasks) == 1 and existing is None:
        # Read before the folder is touched: a bad source leaves nothing behind.
        first = [next(results)]
        if isinstance(first[0], KgError):
            raise first[0]
    with writing(out, iri_base, shared) as writer, closing(results):
        for task, result in zip(tasks, chain(first, results), strict=True):
            if isinstance(result, KgError):
                failures.append(result)
            elif result is None:
                unchanged += 1
            elif held.setdefault(result.made.report, task.source.resolve()) != task.source.resolve():
                twins.append((task, result))
            else:
                left |= _put(writer, task, result)
                made.append(replace(result.made, quads=b""))
            if show is not None:
                show(len(made) + unchanged + len(twins) + len(failures), len(tasks))
        if failures and not made and not unchanged:
            raise failures[0]
        for task, ready in _orphans(writer, twins):
            left |= _put(writer, task, ready)
            made.append(replace(ready.made, quads=b""))
        relink(writer, left | areas_of(writer, [m.report for m in made]))
        several = crowded(writer, made)
        pictures.sweep(writer.folder)
    same = tuple(task.source for task, _ in twins)
    return Summary(out, tuple(made), unchanged, tuple(failures), time.perf_counter() - begun, same, several)


def expand(sources: Sequence[Path]) -> tuple[Path, ...]:
    """The files that the sources name: a file is itself, a folder is every file in it that a reader knows.

    Raises SourceMissing for a path that is not there and for a folder without reports.
    """
    known = {suffix for reader in readers.readers() for suffix in reader.suffixes}
    files: dict[Path, None] = {}
    for source in sources:
        if source.is_dir():
            found = sorted(
                p for p in source.rglob("*") if p.suffix.lower() in known and p.is_file() and not _hidden(p, source)
            )
            if not found:
                raise SourceMissing(
                    f"{source} holds no report.", f"Name a folder with files that end in {', '.join(sorted(known))}."
                )
            files.update(dict.fromkeys(found))
        elif source.exists():
            files[source] = None
        else:
            raise SourceMissing(f"{source} does not exist.", "Check the path; kg build takes files and folders.")
    return tuple(files)


def _hidden(path: Path, folder: Path) -> bool:
    """Whether a file of a folder is none of its reports: hidden, or the lock of a program that has one open."""
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)


def record_settings(area: str | None, year: int | None) -> Mapping[str, str | int | None]:
    """What a report's reading depends on besides its text."""
    return {"area": area, "year": year, "software": fingerprint()}


@dataclass(frozen=True, slots=True)
class _Ready:
    """A report ready to be put into a dataset, with its picture."""

    made: Made
    picture: bytes


def _put(writer: Writer, task: Task, ready: _Ready) -> frozenset[LinkedArea]:
    """Put a report into the dataset; gives the areas of what was made from its source before."""
    made = ready.made
    source = str(task.source.resolve())
    before = writer.folder.sources.get(source)
    left = areas_of(writer, before.reports) if before else frozenset()
    writer.put(source, SourceRecord(made.sha256, record_settings(task.area, task.year), (made.report,)), made.quads)
    pictures.save(writer.folder, made.report, ready.picture)
    return left


def _held(tasks: Sequence[Task], existing: Folder | None) -> dict[str, Path]:
    """The source of each report that was made before from one of the tasks' sources."""
    known = existing.sources if existing else {}
    sources = [task.source.resolve() for task in tasks]
    return {iri: path for path in sources if (record := known.get(str(path))) for iri in record.reports}


def _orphans(writer: Writer, twins: Sequence[tuple[Task, _Ready]]) -> Iterator[tuple[Task, _Ready]]:
    """Twins that are the only ones left, as the source that had their text has another now."""
    for task, ready in twins:
        if not any(ready.made.report in record.reports for record in writer.folder.sources.values()):
            yield task, ready


def _agreed_base(existing: Folder | None, base: str | None) -> str:
    if existing is None:
        if base is not None and not _IRI.fullmatch(base):
            raise OutputError(
                f"{base} is no base for IRIs.",
                "Give one that begins as http:// does and ends in / or #, without spaces.",
            )
        return base or DEFAULT_BASE
    if base is not None and base != existing.base:
        raise OutputError(
            f"{existing.path} has the base IRI {existing.base}, not {base}.",
            "Leave --base out, or build into a new folder: a dataset has one base.",
        )
    return existing.base


def _results(
    tasks: Sequence[Task], before: Mapping[str, SourceRecord], jobs: int
) -> Generator[_Ready | KgError | None, None, None]:
    """What each task gives, in their order; processes read ahead. Closing it early ends them when they have read."""
    records = [before.get(str(task.source.resolve())) for task in tasks]
    jobs = min(jobs, os.cpu_count() or 1, len(tasks))
    if jobs <= 1:
        yield from map(_attempt, tasks, records)
        return
    # What is read waits here to be written, a few megabytes a report: no more of it than keeps the pool busy.
    waiting: deque[Future[_Ready | KgError | None]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        for task, record in zip(tasks, records, strict=True):
            if len(waiting) == _AHEAD * jobs:
                yield waiting.popleft().result()
            waiting.append(pool.submit(_attempt, task, record))
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Let this process of a pool work on its own core, and end when the build does: else it waits for work for ever."""
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, "blas")
    build = multiprocessing.parent_process()
    assert build is not None

    def watch() -> None:
        build.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _attempt(task: Task, before: SourceRecord | None) -> _Ready | KgError | None:
    """The report, the error that stopped it, or None where nothing has changed since `before`.

    The picture is drawn here, from memory, so that of all the work only the writing of the store is not shared out.
    """
    try:
        if before is not None and before.settings == record_settings(task.area, task.year):
            source = readers.read_source(task.source)
            if source.sha256 == before.sha256:
                return None
        made = make(task.source, area=task.area, year=task.year, base=task.base)
        return _Ready(made, Picture.of_quads(made.quads, task.base, made.report).dump())
    except InputError as error:
        return error
