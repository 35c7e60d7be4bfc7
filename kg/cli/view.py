"""kg view: the graph as one offline page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.output import note


@click.command("view")
@click.argument("dataset", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="A stream where it is -.",
)
@click.option("--report", metavar="NAME", help="One report only: its IRI, area, source, or area and year.")
def command(dataset: Path, output: Path, report: str | None) -> None:
    """Draw the dataset DIR as one page that opens offline; click a thing to read what is said of it."""
    from kg.app.dataset import Dataset

    page = Dataset.open(dataset).view(report=report)
    if str(output) == "-":
        sys.stdout.buffer.write(page.html.encode())
        return
    size = page.save(output)
    note(f"{output}: {size:,} bytes. Open it in a browser.")
