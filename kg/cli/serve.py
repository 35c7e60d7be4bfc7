"""kg serve: look at a dataset in the browser, and ask it over HTTP."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click


@click.command("serve")
@click.argument("dataset", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Where to listen. [127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="N", help="0: any that is free. [8000]")
@click.option(
    "--allow-host", "names", multiple=True, metavar="NAME", help="A name that the server answers to, besides localhost."
)
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=10.0, metavar="S", help="Seconds a query may run. [10]"
)
@click.option(
    "--rows", type=click.IntRange(1, 10**7), default=10_000, metavar="N", help="Rows an answer may have. [10000]"
)
def command(dataset: Path, host: str, port: int, names: tuple[str, ...], timeout: float, rows: int) -> None:
    """Serve the dataset DIR: explorer, reader, lists, and a SPARQL endpoint at /sparql. Ctrl-C ends it."""
    from kg.app.dataset import Dataset
    from kg.view.explorer.endpoint import Limits
    from kg.view.explorer.serving import Settings, serve

    opened = Dataset.open(dataset)
    settings = Settings(host, port, names, Limits(timeout, rows))
    with suppress(KeyboardInterrupt):
        serve(opened.path, settings, lambda address: click.echo(f"{address}  ← {dataset}"))
