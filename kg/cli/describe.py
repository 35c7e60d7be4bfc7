"""kg describe: what the software knows."""

from __future__ import annotations

import click

from kg.cli.output import table


@click.command("describe")
@click.argument("what", required=False, metavar="[classes|queries|readers|extractors|formats|networks]")
def command(what: str | None) -> None:
    """Show the classes, queries, readers, extractors, export formats or networks; without a word, all of them."""
    from kg.app.describe import describe

    for listing in describe(what):
        click.echo(listing.title)
        table(listing.heads, listing.rows)
