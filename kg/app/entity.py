"""A named thing of a dataset, with everything that is said of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import ontology, query
from kg.errors import UnknownName
from kg.model.shown import Drawn, Shown
from kg.query import PREFIXES, Result
from kg.store import Reader

if TYPE_CHECKING:
    from kg.network.neighbours import Neighbour

_CALLED = f"""
PREFIX skos: <{PREFIXES["skos"]}> PREFIX gov: <{PREFIXES["gov"]}>
SELECT DISTINCT ?entity ?one WHERE {{
  ?entity a ?kind ; skos:prefLabel|skos:altLabel ?name .
  VALUES ?kind {{ gov:Entity gov:Topic }}
  OPTIONAL {{ ?entity gov:thing ?one }} }}
"""
_SAYS = f"""
PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?class ?label ?alias WHERE {{
  {{ ?entity a ?class }} UNION {{ ?entity skos:prefLabel ?label }} UNION {{ ?entity skos:altLabel ?alias }} }}
"""
_NAMES = f"""
PREFIX skos: <{PREFIXES["skos"]}> PREFIX gov: <{PREFIXES["gov"]}>
SELECT DISTINCT ?name WHERE {{ {{ ?m gov:refersTo ?thing }} UNION {{ ?claim gov:subject ?thing }}
  ?thing skos:prefLabel|skos:altLabel ?name . FILTER (LANG(?name) = "zh") }}
"""


@dataclass(frozen=True, slots=True)
class Entity(Shown):
    """A named thing: its IRI, name, other names, classes, and the facts and mentions of it with their sentences.

    A thing that several reports speak of has one IRI and the IRIs that each report gives it (`iris`). `neighbours` are
    the things beside it: what a report ties it to, then what one sentence names with it.
    """

    iri: str
    name: str
    aliases: tuple[str, ...]
    classes: tuple[str, ...]
    iris: tuple[str, ...]
    facts: Result
    neighbours: tuple[Neighbour, ...] = ()

    def _drawn(self) -> Drawn:
        from kg.view.notebook import things

        return things.thing(self.name, self.aliases, self.classes, self.facts, self.neighbours)


def entity(reader: Reader, name: str) -> Entity:
    """The thing of a name, of another of its names, or of an IRI.

    Raises UnknownName where there is none, and where several things go by the name: then their IRIs tell them apart.
    """
    from kg.network.neighbours import neighbours

    things = _things(reader, name)
    if not things:
        raise unknown(reader, name)
    if len(things) > 1:
        raise UnknownName(f"{len(things)} things are called '{name}'.", f"Say which: {', '.join(sorted(things))}")
    ((iri, members),) = things.items()
    labels: list[str] = []
    aliases: set[str] = set()
    classes: set[str] = set()
    for member in members:
        for row in _select(reader, _SAYS, {"entity": ox.NamedNode(member)}):
            match row["label"], row["alias"], row["class"]:
                case ox.Literal() as label, _, _:
                    if label.language == "zh":
                        labels.append(label.value)
                case _, ox.Literal() as alias, _:
                    aliases.add(alias.value)
                case _, _, ox.NamedNode() as cls:
                    classes.add(cls.value.removeprefix(PREFIXES["gov"]))
    order = (*ontology.classes(), *ontology.terms())
    return Entity(
        iri,
        labels[0],
        tuple(sorted(aliases - set(labels))),
        tuple(cls for cls in dict.fromkeys(order) if cls in classes and cls != "Entity"),
        tuple(members),
        _facts(reader, labels[0], members),
        neighbours(reader, members),
    )


def unknown(reader: Reader, name: str) -> UnknownName:
    """The error for a name that nothing goes by, with the nearest names."""
    names = (row["name"].value for row in _select(reader, _NAMES, {}))
    return UnknownName.among("thing", name, names, "kg query DIR enterprises, buildings, areas …")


def _things(reader: Reader, name: str) -> dict[str, list[str]]:
    """The things of a name by IRI, each with its entities in the reports."""
    found: dict[str, set[str]] = defaultdict(set)
    asked: list[tuple[str, ox.Literal | ox.NamedNode]] = [("name", ox.Literal(name, language="zh")), *_nodes(name)]
    for variable, term in asked:
        for row in _select(reader, _CALLED, {variable: term}):
            own = name if variable == "entity" else row["entity"].value
            one = name if variable == "one" else row["one"].value if row["one"] else own
            found[one].add(own)
    return {one: sorted(members) for one, members in found.items()}


def _nodes(name: str) -> tuple[tuple[str, ox.NamedNode], ...]:
    try:
        node = ox.NamedNode(name)
    except ValueError:
        return ()
    return (("entity", node), ("one", node))


def _facts(reader: Reader, name: str, members: list[str]) -> Result:
    """The dossier of the members alone, in the order of the texts."""
    dossier = query.named("dossier")
    answers = [query.run(reader, dossier, {"entity": name}, {"thing": ox.NamedNode(member)}) for member in members]
    rows = tuple(row for answer in answers for row in answer.rows)
    return Result(answers[0].columns, rows, answers[0].titles, answers[0].kinds, answers[0].labels)


def _select(reader: Reader, text: str, bindings: dict[str, ox.Literal | ox.NamedNode]) -> ox.QuerySolutions:
    answer = reader.query(query.bind(text, bindings))
    assert isinstance(answer, ox.QuerySolutions)
    return answer
