"""Findings as values: shapes, quotations, triples in two graphs, and the account of numerals."""

from __future__ import annotations

from kg.check.finding import Finding, Severity
from kg.check.numerals import Account, account, explained, unexplained
from kg.check.quotations import quotations
from kg.check.shapes import shapes
from kg.check.whole import doubled, unnamed

__all__ = [
    "Account",
    "Finding",
    "Severity",
    "account",
    "doubled",
    "explained",
    "quotations",
    "shapes",
    "unexplained",
    "unnamed",
]
