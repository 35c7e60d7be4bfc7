"""Projections follow the rules that they state."""

from __future__ import annotations

import io

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.errors import EmptyNetwork, NetworkTooLarge, UnknownName
from kg.network.projection import network, projections
from tests.network.written import SKOS, XSD, Written, dataset, gov

NAMED = {"comention", "projects", "metrics"}


def park() -> Written:
    """Three things in one sentence, two of them again in another; one relation; the report's own area everywhere."""
    report = Written("云川区", "990101", 2025)
    report.sentence("云川区远岚科技落户松溪产业园，建设星桥数据中心。")
    report.mention(report.area, "云川区")
    firm = report.thing("远岚科技", "Enterprise")
    place = report.thing("松溪产业园", "Place")
    project = report.thing("星桥数据中心", "Project", "Place")
    report.relation(firm, "locatedIn", place, "落户")
    report.sentence("松溪产业园里星桥数据中心竣工。")
    report.mention(place, "松溪产业园")
    report.mention(project, "星桥数据中心")
    report.sentence("云雾山日出。")
    report.thing("云雾山", "Place")
    return report


def label(net: nx.Graph) -> dict[str, str]:
    return {node: says["label"] for node, says in net.nodes(data=True)}


def named_edges(net: nx.Graph) -> set[tuple[str, str, str, int]]:
    called = label(net)
    return {(called[a], called[b], says["kind"], says["weight"]) for a, b, says in net.edges(data=True)}


def test_things_of_one_sentence_are_tied_and_the_reports_own_area_is_no_node() -> None:
    with dataset(park()) as reader:
        net = network(reader, "comention")
    assert sorted(label(net).values()) == sorted(["远岚科技", "松溪产业园", "星桥数据中心", "云雾山"])
    weights = {frozenset((a, b)): (kind, weight) for a, b, kind, weight in named_edges(net)}
    assert weights == {
        frozenset(("远岚科技", "松溪产业园")): ("together", 1),
        frozenset(("远岚科技", "星桥数据中心")): ("together", 1),
        frozenset(("松溪产业园", "星桥数据中心")): ("together", 2),
    }
    strengths = {round(says["strength"], 3) for _, _, says in net.edges(data=True)}
    assert strengths == {0.5, 1.5}
    (tower,) = [says for says in net.nodes.values() if says["label"] == "星桥数据中心"]
    assert (tower["classes"], tower["mentions"], tower["years"]) == ("Place;Project", 2, "2025")


def test_projects_enterprises_and_places_are_tied_by_relations_first() -> None:
    with dataset(park()) as reader:
        net = network(reader, "projects")
    assert {says["label"]: says["role"] for says in net.nodes.values()} == {
        "远岚科技": "enterprise",
        "松溪产业园": "place",
        "星桥数据中心": "project",
        "云雾山": "place",
    }
    assert named_edges(net) == {
        ("远岚科技", "松溪产业园", "locatedIn", 1),
        ("星桥数据中心", "远岚科技", "together", 1),
        ("星桥数据中心", "松溪产业园", "together", 2),
    }
    (stated,) = [says for _, _, says in net.edges(data=True) if says["kind"] == "locatedIn"]
    assert stated["sentence"] == "云川区远岚科技落户松溪产业园，建设星桥数据中心。"


def metric(report: Written, name: str) -> ox.NamedNode:
    node = ox.NamedNode(f"https://example.org/id/metric/{name}")
    report.say(
        node, SKOS + "prefLabel", ox.Literal({"gdp": "地区生产总值", "jobs": "城镇新增就业"}[name], language="zh")
    )
    return node


def number(
    report: Written, name: str, words: str, value: str, unit: str, modality: str = "Achieved", **own: object
) -> None:
    node = ox.NamedNode(f"https://example.org/id/unit/{'pct' if unit == '%' else unit}")
    report.say(node, SKOS + "notation", ox.Literal(unit))
    report.measurement(
        report.area,
        words,
        words,
        modality,
        value=ox.Literal(value, datatype=ox.NamedNode(XSD + "decimal")),
        unit=node,
        metric=metric(report, name),
        **own,  # type: ignore[arg-type]
    )


def test_a_report_is_tied_to_its_metrics_with_the_one_value_it_states() -> None:
    report = Written("云川区", "990101", 2025)
    report.sentence("地区生产总值930亿元，增长6%，新增就业5万人、6万人，今年增长7%。")
    number(report, "gdp", "930亿元", "93000000000", "CNY", change=gov("change-none"))
    number(report, "gdp", "6%", "6", "%", change=gov("change-decrease"))
    number(report, "gdp", "7%", "7", "%", "Target", change=gov("change-increase"))
    number(report, "jobs", "5万人", "50000", "person", change=gov("change-none"))
    number(report, "jobs", "6万人", "60000", "person", change=gov("change-none"))
    with dataset(report) as reader:
        net = network(reader, "metrics")
    called = label(net)
    edges = {called[b]: says for _, b, says in net.edges(data=True)}
    assert nx.is_bipartite(net)
    assert edges["地区生产总值"] == {
        "weight": 3,
        "achieved": 2,
        "targets": 1,
        "year": 2025,
        "value": 93e9,
        "unit": "CNY",
        "growth": -6.0,
    }
    # Two levels are stated: which of them is the report's, nobody may guess.
    assert edges["城镇新增就业"] == {"weight": 2, "achieved": 2, "targets": 0, "year": 2025}


def linked() -> tuple[Written, Written]:
    """One tower in the reports of two years, tied by a link."""
    thing = ox.NamedNode("https://example.org/id/thing/tower")
    found = []
    for year in (2024, 2025):
        report = Written("云川区", "990101", year)
        report.sentence("云川国际中心招商，远岚科技入驻。")
        tower = report.thing("云川国际中心", "Building")
        report.thing("远岚科技", "Enterprise")
        report.say(tower, gov("thing"), thing)
        found.append(report)
    return found[0], found[1]


def test_one_thing_across_reports_is_one_node_and_years_are_told() -> None:
    with dataset(*linked()) as reader:
        net = network(reader, "comention")
        one = network(reader, "comention", reports=[f"{linked()[0].iri}"])
    assert sorted(label(net).values()) == ["云川国际中心", "远岚科技", "远岚科技"]
    assert net.nodes["https://example.org/id/thing/tower"]["years"] == "2024;2025"
    assert len(one) == 2
    assert one.graph == {"projection": "comention", "reports": 1}


def test_the_reports_own_area_is_no_node_where_links_know_it_as_one_thing() -> None:
    report = park()
    report.say(report.area, gov("thing"), ox.NamedNode("https://example.org/id/thing/area"))
    with dataset(report) as reader:
        net = network(reader, "comention")
    assert sorted(label(net).values()) == sorted(["远岚科技", "松溪产业园", "星桥数据中心", "云雾山"])


@pytest.mark.parametrize("name", sorted(NAMED))
def test_every_writer_of_networkx_takes_a_projection_as_it_is(name: str) -> None:
    report = park()
    number(report, "gdp", "云雾山日出", "1", "CNY", change=gov("change-none"))
    with dataset(report) as reader:
        net = network(reader, name)
    for write, read in ((nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)):
        out = io.BytesIO()
        write(net, out)
        out.seek(0)
        assert set(read(out)) == set(net)


def test_every_projection_tells_its_rule() -> None:
    assert {p.name for p in projections()} == NAMED | {"statements"}
    for each in projections():
        assert each.zh
        assert each.en
        assert all(word in each.rule for word in ("node", "edge", "irected"))


def test_networks_that_cannot_be_made_say_why() -> None:
    report = Written("云川区", "990101", 2025)
    report.sentence("各项工作有序推进。")
    with dataset(report) as reader:
        for name in NAMED:
            with pytest.raises(EmptyNetwork, match=name):
                network(reader, name)
        with pytest.raises(UnknownName, match="comentions") as wrong:
            network(reader, "comentions")
        assert "comention" in wrong.value.remedy
    with dataset(park()) as reader, pytest.raises(NetworkTooLarge, match="3 edges"):
        network(reader, "comention", limit=2)
