"""kg describe: what the software knows."""

from __future__ import annotations

import click

from kg.cli.output import table


@click.command("describe")
@click.argument("what", required=False, metavar="[classes|queries|readers|extractors|formats|networks|python]")
def command(what: str | None) -> None:
    """Show the classes, queries, readers, extractors, formats, networks or names in Python; without a word, all."""
    from kg.app.describe import describe

    for listing in describe(what):
        click.echo(listing.title)
        table(listing.heads, listing.rows)
