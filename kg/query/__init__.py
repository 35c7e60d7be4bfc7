"""A dataset → Result; each named query is a file of the folder `queries`, whose header is its documentation."""

from __future__ import annotations

from kg.query.named import Column, NamedQuery, Parameter, named, named_queries
from kg.query.prefixes import PREFIXES
from kg.query.result import Result
from kg.query.run import ask, run

__all__ = ["PREFIXES", "Column", "NamedQuery", "Parameter", "Result", "ask", "named", "named_queries", "run"]
