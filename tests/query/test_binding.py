"""Parameters take the place of variables as terms: nothing that they hold can change what is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.app.dataset import Dataset
from kg.errors import QueryError, QuerySyntaxError
from kg.query.binding import bind, term

STORE = ox.Store()


def ask(sparql: str, **parameters: object) -> list[tuple[str, ...]]:
    given_terms = {name: term(name, value) for name, value in parameters.items()}  # type: ignore[arg-type]
    answer = STORE.query(bind(sparql, given_terms))
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(str(value) for value in row) for row in answer]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_words_come_through_as_they_are(words: str) -> None:
    ((got,),) = ask("SELECT (STRLEN($words) AS ?n) {}", words=words)
    assert got == str(ox.Literal(len(words)))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("楼宇", '"楼宇"'),
        (2, '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (True, '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        (Decimal("6.2"), '"6.2"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (date(2025, 1, 16), '"2025-01-16"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (ox.Literal("楼宇", language="zh"), '"楼宇"@zh'),
        (ox.NamedNode("https://example.org/a"), "<https://example.org/a>"),
    ],
)
def test_a_value_has_its_datatype_and_a_selected_parameter_stays_a_column(value: object, shown: str) -> None:
    assert ask("SELECT $v WHERE { }", v=value) == [(shown,)]


def test_strings_comments_and_iris_are_left_alone() -> None:
    text = """SELECT ("$v ?v" AS ?said) { # $v is not here
    BIND (<http://example.org/?v> AS ?iri) FILTER ($v = 'it') }"""
    assert ask(text, v="it") == [('"$v ?v"',)]


def test_a_name_that_is_no_variable_is_an_error(seed_dataset: Path) -> None:
    dataset = Dataset.open(seed_dataset)
    with pytest.raises(QueryError, match=r"no \$other"):
        dataset.query("SELECT * { FILTER ($v = 1) }", v=1, other="x")
    with pytest.raises(QueryError, match="list"):
        dataset.query("SELECT * { FILTER ($v = 1) }", v=["x"])


def test_what_looks_like_a_service_is_none_and_a_service_is_refused(seed_dataset: Path) -> None:
    dataset = Dataset.open(seed_dataset)
    assert len(dataset.query('SELECT ("SERVICE" AS ?service) { # SERVICE\n }')) == 1
    for sparql in ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "ASK { service $where {} }"):
        with pytest.raises(QueryError, match="SERVICE"):
            dataset.query(sparql)
    with pytest.raises(QuerySyntaxError, match="line 2"):
        dataset.query("SELECT *\n{ nonsense }")


def test_a_thing_is_bound_by_its_iri(seed_dataset: Path) -> None:
    dataset = Dataset.open(seed_dataset)
    area = dataset.entity("渝中区")
    claims = "SELECT (COUNT(*) AS ?n) { ?claim gov:subject $area ; gov:evidence ?e }"
    assert next(dataset.query(claims, area=area).values())[0] > 50  # type: ignore[operator]
