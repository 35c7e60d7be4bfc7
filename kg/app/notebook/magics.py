"""The magics: `%kg` opens and builds datasets, `%sparql` and `%%sparql` ask the one that is open.

Only a shell of IPython loads this module; nothing else of the program needs IPython.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from IPython.core import magic
from IPython.core.completer import CompletionContext, SimpleCompletion, SimpleMatcherResult, context_matcher

from kg.app import surface
from kg.app.dataset import Dataset
from kg.app.notebook.asked import asked, options, valued, words
from kg.app.notebook.completion import VERBS, complete
from kg.errors import KgError, QueryError, UnknownName
from kg.query import Result, named_queries
from kg.query.table import Column, Table

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


@magic.magics_class
class Magics(magic.Magics):
    """The magics of one shell, and the dataset that is open in it."""

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self.variables: dict[str, Any] = shell.user_ns
        self.hidden: dict[str, Any] = shell.user_ns_hidden
        self.dataset: Dataset | None = None

    @magic.no_var_expand  # IPython would paste values into the text.
    @magic.line_magic
    def kg(self, line: str) -> Dataset | Table:
        """Open a dataset, or build one; `%sparql` and `%%sparql` then ask it.

        %kg                                 the dataset that is open
        %kg open DIR                        open the dataset in a folder
        %kg build SOURCE… --out DIR         read reports into a dataset, and open it (--area NAME, --year YYYY)
        %kg queries                         the named queries and their parameters

        `$name` stands for a variable of the notebook: %kg open $folder
        """
        with _told():
            verb, *rest = words(line) or [""]
            match verb:
                case "":
                    return self._opened()
                case "open":
                    self.dataset = self._open(rest)
                    return self.dataset
                case "build":
                    self.dataset = self._build(rest)
                    return self.dataset
                case "queries":
                    return _queries()
            raise UnknownName.among("verb of %kg", verb, VERBS, ", ".join(VERBS.values()))

    @magic.no_var_expand
    @magic.line_cell_magic
    def sparql(self, line: str, cell: str | None = None) -> Result:
        """Ask the open dataset in SPARQL, or by the name of a query.

        %sparql ranks area=渝中区           a named query with a parameter
        %sparql ranks area=$area            … whose value is a variable of the notebook
        %%sparql                            the cell is SPARQL, or the name of a query
        %%sparql --store-to answer          … and the answer goes to a variable as well

        In SPARQL every $name takes its value from the notebook's variable of that name, as an RDF term and never as
        text; ?name is a variable of the query. Common prefixes need no PREFIX.
        """
        with _told():
            question = asked(line, cell, self.variables)
            result = self._opened().query(question.question, **question.parameters)
            if question.store_to:
                self.variables[question.store_to] = result
            return result

    def _opened(self) -> Dataset:
        if self.dataset is None:
            raise QueryError("No dataset is open.", "Open one: %kg open DIR")
        return self.dataset

    def _open(self, given: list[str]) -> Dataset:
        plain, _ = options(given, ())
        if len(plain) != 1:
            raise QueryError("%kg open takes one folder.", f"As in: {VERBS['open']}; quote a path that holds spaces.")
        what = valued(plain[0], self.variables)
        return what if isinstance(what, Dataset) else surface.open(_path(what))

    def _build(self, given: list[str]) -> Dataset:
        plain, found = options(given, ("out", "area", "year"))
        if not plain or "out" not in found:
            raise QueryError("%kg build takes sources and a folder.", f"As in: {VERBS['build']}")
        year = found.get("year")
        if year is not None and not year.isdecimal():
            raise QueryError(f"--year {year} is no year.", "Give four digits, as in: --year 2025")
        sources = [_path(valued(each, self.variables)) for each in plain]
        out = _path(valued(found["out"], self.variables))
        summary = surface.build(sources, out, area=found.get("area"), year=int(year) if year else None)
        for failure in summary.failures:
            print(failure)
        print(summary.closing())
        return surface.open(out)


def completing(magics: Magics) -> Callable[[CompletionContext], SimpleMatcherResult]:
    """What completes the magics, for the completer of their shell."""

    def matcher(context: CompletionContext) -> SimpleMatcherResult:
        variables = {name: value for name, value in magics.variables.items() if name not in magics.hidden}
        line = context.line_with_cursor[: context.cursor_position]
        answer = complete(context.full_text, line, variables)
        if answer is None:
            return SimpleMatcherResult(completions=[])
        found = [SimpleCompletion(text=text, type=kind) for text, kind in answer.found]
        return SimpleMatcherResult(completions=found, matched_fragment=answer.fragment, suppress=bool(found))

    made: Callable[[CompletionContext], SimpleMatcherResult] = context_matcher(identifier="kg")(matcher)
    return made


def _queries() -> Table:
    columns = (
        Column("name", "名称", "name"),
        Column("zh", "查询", "query (Chinese)"),
        Column("en", "英文", "query"),
        Column("parameters", "参数", "parameters"),
    )
    return Table(
        columns,
        tuple(
            (
                query.name,
                query.zh,
                query.en,
                " ".join(f"{p.name}={'' if p.required else '?'}" for p in query.parameters),
            )
            for query in named_queries()
        ),
    )


def _path(value: object) -> str | Path:
    if isinstance(value, str | Path):
        return value
    raise QueryError(f"A {type(value).__name__} is no path.", "Give a path, or a variable that holds one.")


@contextmanager
def _told() -> Iterator[None]:
    """An error that a user can meet is told in its two lines: where in the program it arose helps nobody."""
    try:
        yield
    except KgError as error:
        # What a remedy says of the command line, the magics do too.
        remedy = error.remedy.replace("kg query --list", "%kg queries").replace("kg build", "%kg build")
        lines = [f"{type(error).__name__}: {error.problem}", remedy]
        error._render_traceback_ = lambda: lines  # type: ignore[attr-defined]
        raise
