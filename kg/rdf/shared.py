"""The graphs that all reports share: the ontology, areas, metrics, units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg import ontology
from kg.lexicon import areas, metrics, units
from kg.model.document import Area, Level
from kg.rdf.iris import SharedIris
from kg.rdf.lines import Lines, nquads
from kg.rdf.terms import en, iri, string, zh
from kg.rdf.vocabulary import concept, term

_QUDT = "http://qudt.org/vocab/unit/"


def shared(base: str) -> Iterator[tuple[str, bytes]]:
    """The graphs that are the same for every dataset, as (IRI of the graph, N-Quads): ontology, units, metrics.

    The areas are too many to ship whole with each dataset: a report's quads bring those that it refers to.
    """
    iris = SharedIris(base)
    for name, lines in (("ontology", _ontology(iris)), ("units", _units(iris)), ("metrics", _metrics(iris))):
        yield iris.graph(name), nquads(lines)


def area_lines(iris: SharedIris, used: Iterable[Area]) -> Lines:
    """The areas, and those that they lie in, in the graph of areas. An area's triples are always the same."""
    lines = Lines(iris.graph("areas"))
    found: dict[str, Area] = {}
    for area in used:
        around: Area | None = area
        while around is not None and around.code and around.code not in found:
            found[around.code] = around
            around = areas.parent(around)
    for code in sorted(found):
        _area(lines, iris, code, found[code])
    return lines


def _area(lines: Lines, iris: SharedIris, code: str, area: Area) -> None:
    node = iri(iris.area(code))
    lines.be(node, "District" if _is_district(area) else "AdministrativeArea")
    lines.say(node, term("skos:prefLabel"), zh(area.name))
    lines.say(node, term("skos:notation"), string(code))
    if area.short and area.short != area.name:
        lines.say(node, term("skos:altLabel"), zh(area.short))
    if area.level is not None:
        lines.say(node, term("gov:level"), concept("levels", area.level.value))
    around = areas.parent(area)
    if around is not None and around.code:
        lines.say(node, term("gov:partOf"), iri(iris.area(around.code)))


def _is_district(area: Area) -> bool:
    """Whether an area is a district of a city; forest and special districts are counties by another name."""
    return area.level is Level.COUNTY and area.name.endswith("区") and not area.name.endswith(("林区", "特区"))


@cache
def listed_units() -> frozenset[str]:
    """The codes of the units that the lexicon lists: those with labels, and every classifier."""
    return frozenset(units.units()) | {word.code for word in units.unit_words().values()}


def say_unit(lines: Lines, node: str, unit: units.Unit) -> None:
    """A unit: its code, labels, kind, and QUDT's name for it where there is one."""
    lines.be(node, "Unit")
    lines.say(node, term("skos:notation"), string(unit.code))
    lines.say(node, term("skos:prefLabel"), zh(unit.zh))
    if unit.en != unit.zh:
        lines.say(node, term("skos:prefLabel"), en(unit.en))
    lines.say(node, term("gov:kind"), concept("kinds", unit.kind))
    if unit.qudt is not None:
        lines.say(node, term("skos:exactMatch"), iri(_QUDT + unit.qudt))


def _units(iris: SharedIris) -> Lines:
    lines = Lines(iris.graph("units"))
    for code in sorted(listed_units() | {""}):
        say_unit(lines, iri(iris.unit(code)), units.unit(code))
    return lines


def _metrics(iris: SharedIris) -> Lines:
    lines = Lines(iris.graph("metrics"))
    for metric in metrics.metrics().values():
        node = iri(iris.metric(metric.id))
        lines.be(node, "Metric")
        lines.say(node, term("skos:notation"), string(metric.id))
        lines.say(node, term("skos:prefLabel"), zh(metric.zh))
        lines.say(node, term("skos:prefLabel"), en(metric.en))
        lines.say(node, term("gov:kind"), concept("kinds", metric.kind))
        for alias in metric.aliases:
            lines.say(node, term("skos:altLabel"), zh(alias))
    return lines


def _ontology(iris: SharedIris) -> Lines:
    lines = Lines(iris.graph("ontology"))
    for subject, predicate, value in ontology.triples():
        lines.say(iri(subject), iri(predicate), _value(value))
    return lines


def _value(value: ox.NamedNode | ox.Literal) -> str:
    if isinstance(value, ox.NamedNode):
        return iri(value.value)
    return f"{string(value.value)}@{value.language}" if value.language else string(value.value)
