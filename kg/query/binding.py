"""Values for the variables of a query: each becomes an RDF term, and the term takes the variable's place.

The query is read token by token, so that what stands in its strings, IRIs and comments is left alone, and a term is
written with its own escapes, so that no value can change what is asked. (Oxigraph binds projected variables only.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol, runtime_checkable

import pyoxigraph as ox

from kg.errors import QueryError

TOKENS = re.compile(
    r"""(?P<skip>'{3}.*?'{3}|"{3}.*?"{3}|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\s]*>|\#[^\n]*)"""
    r"""|(?P<variable>[?$]\w+)|(?P<name>[\w-]*:[\w.-]*)|(?P<word>\w+)|(?P<mark>[(){}])""",
    re.DOTALL,
)
"""What of SPARQL must be told apart to find a variable or a keyword; the rest is between the tokens."""
_XSD = "http://www.w3.org/2001/XMLSchema#"


@runtime_checkable
class Named(Protocol):
    """Whatever has an IRI: an entity, a report."""

    @property
    def iri(self) -> str:
        """The IRI."""


Bindable = str | bool | int | float | Decimal | date | ox.NamedNode | ox.Literal | Named


def term(name: str, value: Bindable) -> ox.NamedNode | ox.Literal:
    """The term of a value: words become a plain string, numbers and dates their datatypes, an entity its IRI.

    pyoxigraph's terms stay as they are, and so a label in Chinese is `pyoxigraph.Literal("楼宇", language="zh")`.
    Raises QueryError for a value of any other type.
    """
    match value:
        case ox.NamedNode() | ox.Literal():
            return value
        case str() | bool() | int() | float():
            return ox.Literal(value)
        case Decimal():
            return ox.Literal(f"{value:f}", datatype=ox.NamedNode(f"{_XSD}decimal"))
        case datetime():
            return ox.Literal(value.isoformat(), datatype=ox.NamedNode(f"{_XSD}dateTime"))
        case date():
            return ox.Literal(value.isoformat(), datatype=ox.NamedNode(f"{_XSD}date"))
        case Named():
            return ox.NamedNode(value.iri)
    raise QueryError(
        f"${name} is given a {type(value).__name__}.",
        "Give words, a number, a date, an entity, or a term of pyoxigraph (NamedNode, Literal).",
    )


def bind(sparql: str, given: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """The query with the terms in the place of the variables; where one is selected, it stays a column.

    Raises QueryError for a name that is no variable of the query.
    """
    used: set[str] = set()
    selecting, depth = False, 0

    def put(token: re.Match[str]) -> str:
        nonlocal selecting, depth
        words = token[0]
        match token.lastgroup:
            case "word" if words.upper() == "SELECT":
                selecting, depth = True, 0
            case "word" if words.upper() in ("WHERE", "FROM"):
                selecting = False
            case "mark":
                selecting = selecting and words != "{"
                depth += {"(": 1, ")": -1}.get(words, 0)
            case "variable" if words[1:] in given:
                used.add(words[1:])
                value = str(given[words[1:]])
                return f"({value} AS {words})" if selecting and not depth else value
        return words

    bound = TOKENS.sub(put, sparql)
    for name in given.keys() - used:
        raise QueryError(f"The query has no ${name}.", "A parameter is a variable of the query: ?area or $area.")
    return bound
