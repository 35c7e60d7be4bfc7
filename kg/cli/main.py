"""The command `kg`: verbs are loaded when they are called, so that help is quick."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
from typing import Any

import click

from kg import __version__
from kg.errors import KgError, UnknownName

_VERBS = {
    "build": "读报告，建图谱 | Turn reports into a graph.",
    "query": "查询 | Ask a named query or SPARQL.",
    "check": "核验引文、形状与数字 | Check shapes, quotations and numbers.",
    "evaluate": "以标注评测 | Measure against annotated passages.",
    "export": "导出 | Write the graph in another format.",
    "view": "画成一页 | Draw the graph as one offline page.",
    "serve": "在浏览器中看 | Look at the graph in the browser, ask it over HTTP.",
    "describe": "说明 | Show classes, queries, readers, extractors.",
    "remove": "移除一份报告 | Take a report out of a dataset.",
}


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click calls it so
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _VERBS:
            return None
        command: click.Command = importlib.import_module(f"kg.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in _VERBS:
            raise UnknownName.among("command", args[0], _VERBS, "kg --help")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_VERBS.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """政府工作报告知识图谱：每个事实都引用原文。

    A knowledge graph of Chinese government work reports in which every fact quotes its words.
    """


class _Notes(logging.Handler):
    """What the software tells of its own accord goes to stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(f"kg: {record.getMessage()}", err=True)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exit code 0 done, 1 an error or findings, 2 wrong usage."""
    # Products here are small: where other work keeps a core busy, threads that wait for each other take ten times as
    # long. Read when numpy is loaded, here and in the processes of a pool.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What a run makes lives until it is written: looking through it for garbage every few moments finds none.
    gc.set_threshold(200_000, 20, 20)
    logger = logging.getLogger("kg")
    logger.setLevel(logging.INFO)
    logger.addHandler(_Notes())
    sys.exit(run(arguments))


def _flush_no_more() -> None:
    """Keep the interpreter from writing to an output again that has refused once."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and give the exit code; an error is two lines on stderr."""
    try:
        result: Any = cli.main(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except KgError as error:
        click.echo(f"kg: {error.problem}\n    {error.remedy}", err=True)
        return 2 if error.usage else 1
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "kg"
        click.echo(f"kg: {error.format_message()}\n    See: {where} --help", err=True)
        return 2
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: Stopped.\n    What was there before is as it was.", err=True)
        return 130
    except BrokenPipeError:
        # The reader of our output went away; that is its right.
        _flush_no_more()
        return 0
    except OSError as error:
        if error.filename is not None:
            raise
        _flush_no_more()
        click.echo(f"kg: The output cannot be written: {error.strerror}.\n    Send it to another place.", err=True)
        return 1
    return result if isinstance(result, int) else 0
