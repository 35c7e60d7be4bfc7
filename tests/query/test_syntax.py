"""What is said of SPARQL that is not answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import Dataset
from kg.errors import QueryError, QuerySyntaxError


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT * { ?s none:such ?o }", r"line 1, column \d+: a prefix is not declared\.\n"),
        ("SELECT (SUM(?n) AS ?sum) ?area { ?area ?p ?n }", "neither grouped nor counted"),
        ("SELECT * { ?s ?p ?o } LIMIT few", r"expected HAVING, OFFSET, OPTIONAL, VALUES, …\.\n"),
        ("SELECT * {\n  ?s ?p ?o", r'line 2, column \d+: expected ",", .*"~", …\.\n'),
        ("# nothing\n", r"line 2, column 1: what stands there is not expected\.\n"),
    ],
)
def test_what_does_not_parse_is_told_in_a_few_words(seed_dataset: Path, sparql: str, words: str) -> None:
    with pytest.raises(QuerySyntaxError, match=words) as refused:
        Dataset.open(seed_dataset).query(sparql)
    assert "'..=" not in str(refused.value)


@pytest.mark.parametrize("sparql", ["INSERT DATA {}", "PREFIX a: <http://a/>\nDELETE WHERE { ?s a:b ?o }", "clear all"])
def test_an_update_is_named_as_one(seed_dataset: Path, sparql: str) -> None:
    with pytest.raises(QueryError, match="update"):
        Dataset.open(seed_dataset).query(sparql)
