"""kg build: reports become a dataset."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import note, table


@click.command("build")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@click.option("--out", "out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The dataset.")
@click.option("--area", metavar="NAME", help="The area of the report. [what its text says]")
@click.option(
    "--year", type=click.IntRange(1949, 2100), metavar="YYYY", help="The year of the meeting. [what its text says]"
)
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes that read reports. [1]")
@click.option("--base", metavar="IRI", help="Base of the instances' IRIs, for a new dataset.")
def command(
    sources: tuple[Path, ...], out: Path, area: str | None, year: int | None, jobs: int, base: str | None
) -> int:
    """Read reports (files or folders) and put their graphs into the dataset DIR.

    A report that is built again replaces its graph; a build that dies leaves the dataset as it was.
    """
    from kg.app.surface import build
    from kg.cli.progress import progress

    with progress() as show:
        summary = build(sources, out, area=area, year=year, jobs=jobs, base=base, show=show)
    for failure in summary.failures:
        note(f"kg: {failure.problem}\n    {failure.remedy}")
    for made in summary.made:
        if made.contradicted:
            note(f"kg: {made.contradicted}")
    for area, year, count in summary.crowded[:5]:
        note(
            f"kg: {count} reports are of {area} {year}; what they say counts {count} times."
            f"\n    If they are one report, take the others out: kg remove {out} --report IRI"
        )
    if summary.made or summary.failures:
        table(summary.heads(), summary.rows())
    click.echo(summary.closing())
    return 1 if summary.failures else 0
