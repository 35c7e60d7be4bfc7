"""How answers are printed: a table on a terminal, CSV or JSON in a pipe; messages on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from kg.query.place import where

if TYPE_CHECKING:
    from kg.query import Result
    from kg.query.result import Value

FORMATS = ("table", "csv", "json", "jsonl", "parquet")


def note(message: str) -> None:
    """A message for a person, on stderr."""
    click.echo(message, err=True)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; columns of numbers stand to the right, long words wrap."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    rows = [tuple(row) for row in rows]
    width = None if sys.stdout.isatty() else 160
    console = Console(width=width, highlight=False, soft_wrap=False, file=sys.stdout)
    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for place, head in enumerate(heads):
        numbers = all(isinstance(row[place], int | Decimal | float | None) for row in rows) and bool(rows)
        drawn.add_column(head, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(_cell(value) for value in row))
    console.print(drawn)


def _cell(value: object) -> str:
    from rich.markup import escape

    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal | int):
        return f"{value:,}" if not -10000 < value < 10000 else str(value)
    return escape(str(value))


def answer(result: Result, form: str | None, *, lang: str = "zh") -> None:
    """Print the answer to a question in one of FORMATS; without one, a table on a terminal and CSV in a pipe."""
    form = form or ("table" if sys.stdout.isatty() else "csv")
    if form == "table":
        table(*_readable(result, lang))
        note(f"{len(result)} 行 rows")
    elif form == "csv":
        from kg.query.table import csv_text

        click.echo(csv_text(result.columns, result.values()), nl=False)
    elif form == "parquet":
        if sys.stdout.isatty():
            raise click.UsageError("Parquet is no text for a terminal; send it to a file: … --format parquet > FILE")
        sys.stdout.buffer.write(result.table().to_parquet())
    elif form == "json":
        click.echo(json.dumps([*result.records()], ensure_ascii=False, indent=1, default=_number))
    else:
        for record in result.records():
            click.echo(json.dumps(record, ensure_ascii=False, default=_number))


_PLACE = ("sentence", "from", "start", "end")
_BESIDE = 10  # characters of the sentence that a table shows on each side of a quotation


def _readable(result: Result, lang: str) -> tuple[list[str], list[list[Value]]]:
    """Heads and rows for people: a row's sentence is shown as its quotation with the words beside it.

    The other formats give the sentence whole, and where its quotation starts and ends.
    """
    titles = {c: result.titles.get(c, (c, c))[0 if lang == "zh" else 1] for c in result.columns}
    if not {"quotation", *_PLACE} <= set(result.columns):
        return [*titles.values()], [list(row) for row in result.values()]
    shown = [c for c in result.columns if c not in _PLACE]
    rows = [[_beside(r) if c == "quotation" else r[c] for c in shown] for r in result.records()]
    return [titles[c] for c in shown], rows


def _beside(record: Mapping[str, Value]) -> str:
    """A quotation in brackets between the words of its sentence that stand next to it."""
    words, sentence = str(record["quotation"]), str(record["sentence"])
    at = where(words, sentence, int(str(record["start"])) - int(str(record["from"])))
    if at is None:
        return f"【{words}】"
    before, after = sentence[:at], sentence[at + len(words) :]
    left = before if len(before) <= _BESIDE else f"…{before[-_BESIDE:]}"
    right = after if len(after) <= _BESIDE else f"{after[:_BESIDE]}…"
    return f"{left}【{words}】{right}"


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{value!r} has no JSON form.")
