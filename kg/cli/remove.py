"""kg remove: a report's graphs leave the dataset."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import note


@click.command("remove")
@click.argument("dataset", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--report", required=True, metavar="NAME", help="Its IRI, area, source, or area and year.")
def command(dataset: Path, report: str) -> None:
    """Take one report out of the dataset DIR; its two graphs go in one transaction."""
    from kg.app.dataset import Dataset

    gone = Dataset.open(dataset).remove(report)
    note(f"{gone.title} ({gone.source}) removed.")
