"""What the words after a magic ask for; the values of `$names` come from the notebook's variables, never as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import QueryError
from kg.query.binding import TOKENS

_WORD = re.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*')+""")
_QUOTED = re.compile(r""""([^"]*)"|'([^']*)'""")
_NAME = re.compile(r"[\w-]+")
_STORE = re.compile(r"\s*--store-to(?:=|\s+)(\S+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: SPARQL or the name of a query, the values of its parameters, and where the answer goes ("" for
    nowhere)."""

    question: str
    parameters: Mapping[str, Any]
    store_to: str


def words(line: str) -> list[str]:
    """The words of a line; quotation marks hold words together and are taken off."""
    return [_QUOTED.sub(lambda found: found[1] or found[2] or "", word) for word in _WORD.findall(line)]


def options(given: Sequence[str], known: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The plain words, and the values of `--options`. Raises QueryError for a strange option, and one without value."""
    plain: list[str] = []
    found: dict[str, str] = {}
    rest = list(given)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            plain.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if name not in known:
            raise QueryError(f"There is no --{name}.", f"Known here: {', '.join('--' + each for each in known)}")
        if not equals and not rest:
            raise QueryError(f"--{name} has no value.", f"Give it, as in: --{name} NAME")
        found[name] = value if equals else rest.pop(0)
    return plain, found


def valued(word: str, variables: Mapping[str, Any]) -> Any:
    """What a word stands for: `$name` for the notebook's variable, anything else for itself.

    Raises QueryError where the notebook has no such variable.
    """
    if not re.fullmatch(r"\$\w+", word):
        return word
    return _variable(word[1:], variables)


def asked(line: str, cell: str | None, variables: Mapping[str, Any]) -> Asked:
    """What `%sparql LINE`, or `%%sparql LINE` with a cell, asks.

    The line holds `--store-to NAME`, values (`area=渝中区`, `area=$area`) and, where there is no cell, the name of a
    query or SPARQL. Each `$name` of SPARQL without a value in the line takes it from the notebook's variables.
    Raises QueryError for anything else.
    """
    store_to, question, plain = "", (cell or "").strip(), list[str]()
    if cell is None and "{" in line:
        if found := _STORE.match(line):
            store_to, line = found[1], line[found.end() :]
        question = line.strip()
    else:
        plain, given = options(words(line), ("store-to",))
        store_to = given.get("store-to", "")
        if cell is None and plain and _NAME.fullmatch(plain[0]):
            question = plain.pop(0)
    if not question:
        raise QueryError(
            "Nothing is asked.",
            "Write SPARQL below %%sparql, or the name of a query: %sparql ranks (%kg queries lists them).",
        )
    if store_to and not store_to.isidentifier():
        raise QueryError(f"'{store_to}' cannot be the name of a variable.", "Give one, as in: --store-to answer")
    parameters: dict[str, Any] = {}
    for word in plain:
        name, equals, value = word.partition("=")
        if not equals or not name.isidentifier():
            raise QueryError(f"'{word}' is one word too many.", "Values are given as in: area=渝中区 or area=$area")
        parameters[name] = valued(value, variables)
    if not _NAME.fullmatch(question):
        for name in dollars(question):
            if name not in parameters:
                parameters[name] = _variable(name, variables)
    return Asked(question, parameters, store_to)


def dollars(sparql: str) -> tuple[str, ...]:
    """The names that stand as `$name` in SPARQL, outside its strings, IRIs and comments, in their order."""
    found = (token["variable"] for token in TOKENS.finditer(sparql))
    return tuple(dict.fromkeys(name[1:] for name in found if name and name.startswith("$")))


def _variable(name: str, variables: Mapping[str, Any]) -> Any:
    if name not in variables:
        raise QueryError(
            f"The notebook has no variable '{name}' for ${name}.",
            f"Give it a value first ({name} = …); a variable of the query alone is written ?{name}.",
        )
    value = variables[name]
    # The numbers of numpy and pandas are no Python numbers, but know which one they are.
    return value.item() if type(value).__module__ == "numpy" and hasattr(value, "item") else value
