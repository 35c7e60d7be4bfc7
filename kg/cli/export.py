"""kg export: the graph in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.output import note, table


@click.command("export")
@click.argument("dataset", required=False, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--format", "form", metavar="F", help="See --list. [as FILE ends; nq]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="[-]: a stream. Many files: a folder, or a .zip.",
)
@click.option("--report", metavar="NAME", help="One report only: its IRI, area, source, or area and year.")
@click.option("--list", "listing", is_flag=True, help="Show the formats.")
def command(dataset: Path | None, form: str, output: Path | None, report: str | None, listing: bool) -> None:
    """Write the dataset DIR in another format."""
    from kg.app.dataset import Dataset
    from kg.export.exporter import exporters

    if listing:
        table(("format", "suffix", "说明", "what it is"), [(e.name, e.suffix, e.zh, e.en) for e in exporters()])
        return
    if dataset is None:
        raise click.UsageError("No dataset is named; as in: kg export DIR --format nq -o FILE")
    form = form or _form(output)
    opened = Dataset.open(dataset)
    if output is None or str(output) == "-":
        opened.export(sys.stdout.buffer, form, report=report)
        return
    size = opened.export_to(output, form, report=report)
    note(f"{output}: {size:,} bytes")


def _form(output: Path | None) -> str:
    """The format that a file's name asks for; N-Quads where it asks for none."""
    from kg.export.exporter import exporters

    forms = [each.name for each in exporters() if output and each.suffix == output.suffix]
    if len(forms) > 1:
        raise click.UsageError(f"{output} may be {', '.join(forms)}; say which with --format")
    return forms[0] if forms else "nq"
