"""kg check: shapes, quotations, and the account of numerals."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import table


@click.command("check")
@click.argument("dataset", type=click.Path(path_type=Path), metavar="DIR")
def command(dataset: Path) -> int:
    """Check the dataset DIR: SHACL shapes, quotations against the text, and what every numeral is for.

    Exit code 1 if a shape or a quotation is broken; unexplained numerals are listed and do not fail the check.
    """
    from kg.app.dataset import Dataset

    outcome = Dataset.open(dataset).check()
    table(("用途 use", "阿拉伯数字 Arabic", "占比", "中文数字 Chinese", "占比"), outcome.account_rows())
    if outcome.unexplained:
        click.echo("未解释的数字 unexplained numerals")
        table(("数字", "位置", "句子"), outcome.unexplained_rows())
    if outcome.findings:
        table(("级别 severity", "规则 rule", "说明 message", "位置 where"), outcome.finding_rows())
    click.echo(outcome.closing())
    return 1 if outcome.broken else 0
