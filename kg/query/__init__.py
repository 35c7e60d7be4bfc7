"""A dataset → Result; each named query is a file of the folder `queries`, whose header is its documentation."""

from __future__ import annotations

from kg.query.binding import Bindable, bind
from kg.query.named import NamedQuery, Parameter, named, named_queries
from kg.query.prefixes import PREFIXES
from kg.query.result import Result
from kg.query.run import ask, run
from kg.query.syntax import Fault, fault, updates
from kg.query.table import Column, Kind, Table

__all__ = [
    "PREFIXES",
    "Bindable",
    "Column",
    "Fault",
    "Kind",
    "NamedQuery",
    "Parameter",
    "Result",
    "Table",
    "ask",
    "bind",
    "fault",
    "named",
    "named_queries",
    "run",
    "updates",
]
