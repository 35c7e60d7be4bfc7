"""A progress bar on stderr, with rate and time left, where the work is long and somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Show = Callable[[int, int], None]


@contextmanager
def progress() -> Iterator[Show]:
    """Give a function that takes how many reports are done and how many there are."""
    bar = None

    def show(done: int, total: int) -> None:
        nonlocal bar
        if total < 3 or not sys.stderr.isatty():
            return
        if bar is None:
            bar = _bar(total)
            bar.start()
        bar.update(bar.task_ids[0], completed=done)

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()


def _bar(total: int):  # type: ignore[no-untyped-def]  # rich is imported only when a bar is drawn
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    class _Rate(TextColumn):
        def render(self, task):  # type: ignore[no-untyped-def]
            from rich.text import Text

            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    bar = Progress(
        TextColumn("reports"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(""),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    bar.add_task("reports", total=total)
    return bar
