"""Asking a dataset: by the name of a query, or in SPARQL."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError, QuerySyntaxError, UnknownName
from kg.query.named import NamedQuery
from kg.query.prefixes import PREFIXES
from kg.query.result import Result
from kg.store import Reader

# Strings, IRIs and comments are skipped; what is left of a query may hold the keyword.
_SKIP_OR_SERVICE = re.compile(
    r"""(?:'{3}.*?'{3}|"{3}.*?"{3}|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\s]*>|\#[^\n]*|[\w-]*:[\w.-]*|[?$]\w+)"""
    r"""|(?P<service>\bSERVICE\b)""",
    re.IGNORECASE | re.DOTALL,
)
_WHERE = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)


def run(reader: Reader, query: NamedQuery, parameters: Mapping[str, str] | None = None) -> Result:
    """Run a named query. Raises QueryError for a required parameter that is missing, UnknownName for a strange one."""
    given = {name: text for name, text in (parameters or {}).items() if text}
    known = {p.name for p in query.parameters}
    for name in given:
        if name not in known:
            raise UnknownName.among(f"parameter of {query.name}", name, known, "kg query --list")
    missing = [p for p in query.parameters if p.required and p.name not in given]
    if missing:
        raise QueryError(
            f"The query {query.name} needs {', '.join('--' + p.name for p in missing)} ({missing[0].zh}).",
            f"Give it, as in: kg query DIR {query.name} --{missing[0].name} NAME",
        )
    bindings: dict[str, ox.Literal | ox.NamedNode] = {
        name: ox.Literal(text, language="zh") for name, text in given.items()
    }
    answer = reader.query(query.sparql, bindings)
    assert isinstance(answer, ox.QuerySolutions)
    names = tuple(c.name for c in query.columns)
    rows = tuple(tuple(row[name] for name in names) for row in answer)
    return Result(names, rows, {c.name: (c.zh, c.en) for c in query.columns})


def ask(reader: Reader, sparql: str) -> Result:
    """Run SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE) over the union of the graphs; common prefixes need no PREFIX.

    Raises QuerySyntaxError with line and column, and QueryError for SERVICE: a query stays on this machine.
    """
    if any(match["service"] for match in _SKIP_OR_SERVICE.finditer(sparql)):
        raise QueryError("The query calls SERVICE.", "Ask this dataset alone; queries never leave the machine.")
    try:
        answer = reader.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        found = _WHERE.search(str(error))
        where = f"line {found[1]}, column {found[2]}: {found[3]}" if found else str(error)
        raise QuerySyntaxError(
            f"The SPARQL does not parse: {where}.".replace("..", "."),
            "Mend it there; kg query --list shows queries to start from.",
        ) from error
    if isinstance(answer, ox.QueryBoolean):
        return Result(("answer",), ((ox.Literal(bool(answer)),),), {})
    if isinstance(answer, ox.QueryTriples):
        names: tuple[str, ...] = ("subject", "predicate", "object")
        return Result(names, tuple((t.subject, t.predicate, t.object) for t in answer), {})
    names = tuple(v.value for v in answer.variables)
    return Result(names, tuple(tuple(row[name] for name in names) for row in answer), {})
