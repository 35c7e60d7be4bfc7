"""Terms in N-Quads syntax, literals in canonical form."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

_XSD = "http://www.w3.org/2001/XMLSchema#"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(f'[\\\\"\n\r\t]|{_CONTROL.pattern}')
# Oxigraph reckons decimals to 18 places and 128 bits; twelve leave room for sums.
_PLACES = Decimal("1e-12")


def plain(text: str) -> str:
    """A text with what no file can hold (control characters but line ends and tabs) replaced one for one by spaces."""
    return _CONTROL.sub(" ", text)


def iri(value: str) -> str:
    """An IRI that is known to need no escaping."""
    return f"<{value}>"


def string(text: str) -> str:
    """A plain literal."""
    return f'"{_escaped(plain(text)) if _SPECIAL.search(text) else text}"'


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def zh(text: str) -> str:
    """A literal in Chinese."""
    return f"{string(text)}@zh"


def en(text: str) -> str:
    """A literal in English."""
    return f"{string(text)}@en"


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"^^<{_XSD}integer>'


def decimal(value: Decimal) -> str:
    """An xsd:decimal with at most twelve fractional digits and no trailing zeros: 930, 0.5, -12.8."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -12:
        value = value.quantize(_PLACES, ROUND_HALF_EVEN)
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f'"{"0" if digits == "-0" else digits}"^^<{_XSD}decimal>'


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return f'"{"true" if value else "false"}"^^<{_XSD}boolean>'


def date(value: str) -> str:
    """An ISO date, month or year (2025-01-16, 2025-01, 2025) under its own datatype."""
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(value)]
    return f'"{value}"^^<{_XSD}{kind}>'


def moment(value: str) -> str:
    """An xsd:dateTime."""
    return f'"{value}"^^<{_XSD}dateTime>'
