"""kg evaluate: precision, recall and F1 against annotated passages."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import table


@click.command("evaluate")
@click.argument("dataset", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
def command(dataset: Path, gold: Path) -> None:
    """Compare the dataset DIR with annotated passages: GOLD is a .json file or a folder of them."""
    from kg.app.dataset import Dataset

    result = Dataset.open(dataset).evaluate(gold)
    table(("kind", "P", "R", "F1", "hits", "wrong", "missed"), result.rows())
    click.echo(f"texts {result.texts}, misquoted {result.misquoted}, mean F1 of the headline kinds {result.mean:.4f}")
