"""Asking a dataset: by the name of a query, or in SPARQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from kg.errors import QueryError, QuerySyntaxError, UnknownName
from kg.query.binding import TOKENS, Bindable, bind, term
from kg.query.evidence import quotes
from kg.query.labels import labels
from kg.query.named import NamedQuery
from kg.query.prefixes import PREFIXES
from kg.query.result import Result, Term
from kg.query.syntax import fault, updates
from kg.store import Reader

Rows = tuple[tuple[Term | None, ...], ...]

SHOWN: Final = 30
"""So many rows of an answer are drawn in a notebook."""


def run(
    reader: Reader,
    query: NamedQuery,
    parameters: Mapping[str, str] | None = None,
    nodes: Mapping[str, ox.NamedNode] | None = None,
) -> Result:
    """Run a named query; `nodes` fixes variables of it that are no parameters, by their names.

    Raises QueryError for a required parameter that is missing, UnknownName for a strange one.
    """
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
    answer = reader.query(bind(query.sparql, nodes) if nodes else query.sparql, bindings)
    assert isinstance(answer, ox.QuerySolutions)
    names = tuple(c.name for c in query.columns)
    rows = tuple(tuple(row[name] for name in names) for row in answer)
    kinds = {c.name: c.kind for c in query.columns}
    return Result(names, rows, {c.name: (c.zh, c.en) for c in query.columns}, kinds, _labels(reader, rows))


def ask(reader: Reader, sparql: str, parameters: Mapping[str, Bindable] | None = None) -> Result:
    """Run SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE) over the union of the graphs, or those it names with FROM.

    Common prefixes need no PREFIX.

    `parameters` gives values to variables that the query reads (`$area`). Raises QuerySyntaxError with line
    and column, and QueryError for SERVICE (a query stays on this machine) and for a parameter that is no variable.
    """
    words = [token["word"].upper() for token in TOKENS.finditer(sparql) if token["word"]]
    if "SERVICE" in words:
        raise QueryError("The query calls SERVICE.", "Ask this dataset alone; queries never leave the machine.")
    if updates(sparql):
        raise QueryError("That is an update.", "A dataset is asked, never changed: kg build and kg remove do that.")
    given = {name: term(name, value) for name, value in (parameters or {}).items()}
    try:
        text = bind(sparql, given) if given else sparql
        answer = reader.store.query(text, prefixes=PREFIXES, use_default_graph_as_union="FROM" not in words)
    except SyntaxError as error:
        found = fault(error)
        raise QuerySyntaxError(
            f"The SPARQL does not parse: {found or error}.",
            "Mend it there; kg query --list shows queries to start from.",
        ) from error
    if isinstance(answer, ox.QueryBoolean):
        return Result(("answer",), ((ox.Literal(bool(answer)),),), {})
    if isinstance(answer, ox.QueryTriples):
        names: tuple[str, ...] = ("subject", "predicate", "object")
        rows: Rows = tuple((t.subject, t.predicate, t.object) for t in answer)
    else:
        names = tuple(v.value for v in answer.variables)
        rows = tuple(tuple(row[name] for name in names) for row in answer)
    return Result(names, rows, {}, {}, _labels(reader, rows), quotes(reader, (t for row in rows[:SHOWN] for t in row)))


def _labels(reader: Reader, rows: Rows) -> dict[str, str]:
    return labels(reader, (term for row in rows for term in row))
