"""Literals in canonical form."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf import terms
from kg.rdf.iris import safe


def read(term: str) -> ox.Literal:
    (quad,) = ox.parse(f"<http://e/s> <http://e/p> {term} .".encode(), ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    return quad.object


@pytest.mark.parametrize(
    ("value", "lexical"),
    [
        ("930", "930"),
        ("9.3E+10", "93000000000"),
        ("12.80", "12.8"),
        ("-0.50", "-0.5"),
        ("-0", "0"),
        ("0.000", "0"),
        ("1E-12", "0.000000000001"),
        ("33.33333333333333333", "33.333333333333"),
        ("1E-13", "0"),
    ],
)
def test_decimals_have_no_trailing_zeros_and_at_most_twelve_places(value: str, lexical: str) -> None:
    assert read(terms.decimal(Decimal(value))).value == lexical


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**15), max_value=10**15))
def test_decimals_keep_their_value(value: Decimal) -> None:
    assert Decimal(read(terms.decimal(value)).value) == value


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"))))
def test_strings_come_back_as_they_were(text: str) -> None:
    assert read(terms.string(text)).value == text


@given(st.text(st.characters(codec="utf-8")))
def test_strings_are_written_as_oxigraph_writes_them(text: str) -> None:
    literal = terms.string(text)
    assert read(literal).value == terms.plain(text)
    assert str(ox.Literal(terms.plain(text))) == literal


def test_control_characters_become_spaces_one_for_one() -> None:
    assert terms.plain("甲\x00乙\x0b\x1b丙\x85丁\ud800") == "甲 乙  丙 丁 "
    assert terms.plain("甲\t乙\r\n丙") == "甲\t乙\r\n丙"


def test_dates_have_the_datatype_of_their_precision() -> None:
    kinds = [read(terms.date(date)).datatype.value.rpartition("#")[2] for date in ("2025", "2025-01", "2025-01-16")]
    assert kinds == ["gYear", "gYearMonth", "date"]


def test_names_are_safe_in_a_path() -> None:
    assert safe("云川区") == "云川区"
    assert safe("%") == "percent"
    assert safe("CNY/m2") == "CNY-per-m2"
    assert safe("a b?c#d") == "a_b_3f_c_23_d"


@given(st.text(min_size=1))
def test_any_name_makes_an_iri(name: str) -> None:
    ox.NamedNode(f"https://example.org/id/unit/{safe(name)}")
