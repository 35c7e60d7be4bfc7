"""Named queries: one .rq file each. The comment lines at its head are its documentation:

    # 主要经济指标清单 | Main economic indicators
    #
    # 年度实绩中属于常用指标的数字。 | Achieved values of curated metrics.
    # @column area 地区 | Area
    # @column value 数值 | Value (decimal)
    # @parameter entity 名称 | Name of the thing (required)

A column is text unless it says its kind in parentheses: iri, integer, decimal, double, boolean, date or moment. So an
empty answer has the same types as a full one.

The file is plain SPARQL that any endpoint runs. A parameter is a variable of the query that a caller may give a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import DropInError, UnknownName
from kg.query.table import Column, Kind
from kg.resources import package_dir

_COLUMN = re.compile(rf"@column (\w+) (.+?) \| (.+?)(?: \(({'|'.join(Kind)})\))?")
_PARAMETER = re.compile(r"@parameter (\w+) (.+?) \| (.+?)( \(required\))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that a caller may bind to a word (a literal tagged zh)."""

    name: str
    zh: str
    en: str
    required: bool


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name."""

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    columns: tuple[Column, ...]
    parameters: tuple[Parameter, ...]
    sparql: str


def parse(name: str, text: str, where: str) -> NamedQuery:
    """Read a query's header. Raises DropInError where the header lacks a title, a sentence about it, or columns."""
    head = [line[1:].strip() for line in text.splitlines()[: _first_code_line(text)] if line.startswith("#")]
    plain = [line.split(" | ") for line in head if line and not line.startswith("@")]
    columns = tuple(Column(m[1], m[2], m[3], Kind(m[4] or "text")) for line in head if (m := _COLUMN.fullmatch(line)))
    parameters = tuple(
        Parameter(m[1], m[2], m[3], m[4] is not None) for line in head if (m := _PARAMETER.fullmatch(line))
    )
    if len(plain) != 2 or any(len(pair) != 2 for pair in plain) or not columns:
        raise DropInError(
            f"The header of {where} is not complete.",
            "It needs a title and a sentence about it, each '中文 | English', and an @column line for each column.",
        )
    (zh, en), (about_zh, about_en) = plain
    return NamedQuery(name, zh, en, about_zh, about_en, columns, parameters, text)


def _first_code_line(text: str) -> int:
    lines = text.splitlines()
    return next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Every named query, sorted by name."""
    folder = package_dir("query") / "queries"
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def named(name: str) -> NamedQuery:
    """The query of that name. Raises UnknownName with the nearest names."""
    path = package_dir("query") / "queries" / f"{name}.rq"
    if not re.fullmatch(r"[a-z][a-z_]*", name) or not path.is_file():
        raise UnknownName.among("query", name, (q.name for q in named_queries()), "kg query --list")
    return _read(path)


def _read(path: Path) -> NamedQuery:
    return parse(path.stem, path.read_text(encoding="utf8"), path.name)
