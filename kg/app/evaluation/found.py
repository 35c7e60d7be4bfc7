"""What a dataset says in the annotated passages of one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.app.evaluation.gold import Gold
from kg.app.evaluation.likeness import same_name
from kg.query import PREFIXES
from kg.store import Reader

GOV = PREFIXES["gov"]
_HEAD = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if name in ("gov", "skos", "oa"))
_MENTIONS = f"""{_HEAD}
SELECT DISTINCT ?report ?entity ?class ?label ?start ?exact WHERE {{
  ?mention a gov:Mention ; gov:refersTo ?entity ; oa:start ?start ; oa:exact ?exact ; gov:sentence/gov:report ?report .
  ?entity a ?class ; skos:prefLabel ?label . FILTER (LANG(?label) = "zh") }}"""
_CLAIMS = f"""{_HEAD}
SELECT DISTINCT ?report ?claim ?class ?start ?end ?value ?unit ?comparator ?change ?phrase ?metric
  ?subject ?subjectLabel
  ?modality ?year ?position ?scope ?award ?status ?predicate ?object ?objectLabel WHERE {{
  ?claim a ?class ; gov:evidence ?ev .
  VALUES ?class {{ gov:Measurement gov:Ranking gov:Recognition gov:StatusChange gov:Relation }}
  ?ev oa:start ?start ; oa:end ?end ; gov:sentence/gov:report ?report .
  ?claim gov:subject ?subject ; gov:modality/skos:notation ?modality ; gov:year ?year .
  ?subject skos:prefLabel ?subjectLabel . FILTER (LANG(?subjectLabel) = "zh")
  OPTIONAL {{ ?claim gov:value ?value ; gov:unit/skos:notation ?unit ;
    gov:comparator/skos:notation ?comparator ; gov:change/skos:notation ?change }}
  OPTIONAL {{ ?claim gov:phrase ?phrase }}
  OPTIONAL {{ ?claim gov:metric/skos:prefLabel ?metric . FILTER (LANG(?metric) = "zh") }}
  OPTIONAL {{ ?claim gov:position ?position }}
  OPTIONAL {{ ?claim gov:scope ?scope }}
  OPTIONAL {{ ?claim gov:award/skos:prefLabel ?award . FILTER (LANG(?award) = "zh") }}
  OPTIONAL {{ ?claim gov:status/skos:notation ?status }}
  OPTIONAL {{ ?claim gov:predicate ?predicate ; gov:object ?object .
    ?object skos:prefLabel ?objectLabel . FILTER (LANG(?objectLabel) = "zh") }} }}"""
_MISQUOTED = f"""{_HEAD}
SELECT ?report (COUNT(*) AS ?n) WHERE {{
  ?report gov:text ?text . ?sentence gov:report ?report .
  {{ ?node gov:sentence ?sentence }} UNION {{ BIND (?sentence AS ?node) }}
  ?node oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  FILTER (SUBSTR(?text, ?start + 1, ?end - ?start) != ?exact) }} GROUP BY ?report"""


@dataclass(frozen=True)
class Found:
    """Claims by class, things by (node, class), and every name that a node goes by in the passages."""

    claims: Mapping[str, tuple[Mapping[str, Any], ...]]
    things: Mapping[tuple[str, str], str]
    names: Mapping[str, frozenset[str]]
    misquoted: int

    def called(self, claim: Mapping[str, Any], key: str, name: str) -> bool:
        """Whether the thing under `key` (subject, object) goes by that name."""
        known = {claim[f"{key}Label"], *self.names.get(claim[key], ())}
        return any(same_name(name, other) for other in known)


def found(reader: Reader, report: str, gold: Gold, classes: frozenset[str]) -> Found:
    """Read what the dataset says of one report inside the annotated passages."""
    names: dict[str, set[str]] = {}
    things: dict[tuple[str, str], str] = {}
    for row in _rows(reader, _MENTIONS, report):
        kind = row["class"].removeprefix(GOV)
        if kind in classes and gold.inside(row["start"]):
            names.setdefault(row["entity"], set()).update((row["label"], row["exact"]))
            things[row["entity"], kind] = row["label"]
    claims: dict[str, dict[str, dict[str, Any]]] = {}
    for row in _rows(reader, _CLAIMS, report):
        if gold.inside(row["start"]):
            claims.setdefault(row["class"].removeprefix(GOV), {}).setdefault(row["claim"], row)
    misquoted = sum(row["n"] for row in _rows(reader, _MISQUOTED, report))
    return Found(
        {kind: tuple(group.values()) for kind, group in claims.items()},
        things,
        {node: frozenset(called) for node, called in names.items()},
        misquoted,
    )


def _rows(reader: Reader, text: str, report: str) -> Iterator[dict[str, Any]]:
    answer = reader.query(text, {"report": ox.NamedNode(report)})
    assert isinstance(answer, ox.QuerySolutions)
    names = [v.value for v in answer.variables]
    numbers = {"start", "end", "n", "year", "position"}
    for solution in answer:
        row: dict[str, Any] = {n: None if solution[n] is None else solution[n].value for n in names}
        yield {n: int(v) if n in numbers and v is not None else v for n, v in row.items()}
