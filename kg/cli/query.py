"""kg query: a named query, or SPARQL."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import FORMATS, answer, table
from kg.errors import QueryError


@click.command("query", context_settings={"ignore_unknown_options": True})
@click.argument("dataset", required=False, type=click.Path(path_type=Path), metavar="DIR")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[NAME [--PARAMETER VALUE]...]")
@click.option("--sparql", metavar="TEXT", help="A query in SPARQL; common prefixes need no PREFIX.")
@click.option("--file", "file", type=click.Path(path_type=Path), metavar="F", help="A file that holds the SPARQL.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="[table on a terminal, csv in a pipe]")
@click.option("--list", "listing", is_flag=True, help="Show the named queries and their parameters.")
def command(
    dataset: Path | None, words: tuple[str, ...], sparql: str | None, file: Path | None, form: str | None, listing: bool
) -> None:
    """Ask the dataset DIR: by the NAME of a query, with --sparql, or with --file."""
    from kg.app.dataset import Dataset
    from kg.app.describe import describe

    if listing:
        (known,) = describe("queries")
        table(known.heads, known.rows)
        return
    if dataset is None:
        raise QueryError("No dataset is named.", "Say which, as in: kg query DIR indicators")
    name, parameters = _parameters(words)
    asked = [what for what in (name, sparql, file) if what is not None]
    if len(asked) != 1:
        raise QueryError(
            "Nothing is asked." if not asked else "More than one question is asked at once.",
            "Give the name of a query (kg query --list), --sparql TEXT, or --file F.",
        )
    opened = Dataset.open(dataset)
    if name is not None:
        answer(opened.query(name, **parameters), form)
        return
    if parameters:
        raise QueryError("Parameters go with named queries.", "Write the values into the SPARQL.")
    answer(opened.sparql(_read(file) if file is not None else sparql or ""), form)


def _parameters(words: tuple[str, ...]) -> tuple[str | None, dict[str, str]]:
    """The name, and what `--parameter value` or `--parameter=value` gives."""
    name: str | None = None
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word.startswith("--"):
            key, equals, text = word[2:].partition("=")
            if not equals:
                if not rest:
                    raise QueryError(f"{word} has no value.", f"Give it, as in: {word} NAME")
                text = rest.pop(0)
            if key in given:
                raise QueryError(f"--{key} is given twice.", "One query at a time: ask once for each.")
            given[key] = text
        elif name is None:
            name = word
        else:
            raise QueryError(f"'{word}' is one word too many.", "One query at a time; quote names that hold spaces.")
    return name, given


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise QueryError(
            f"{file} cannot be read: {reason}.", "Give a UTF-8 file that holds one SPARQL query."
        ) from error
