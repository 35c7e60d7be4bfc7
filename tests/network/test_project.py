"""Which statements become nodes and edges, and what they quote."""

from __future__ import annotations

import pyoxigraph as ox

from kg.network import project
from kg.network.neighbours import neighbours
from tests.network.written import Written, dataset, gov, zh


def town() -> Written:
    """A report of four sentences with a claim of every kind."""
    report = Written()
    report.sentence("望江塔建成投用，获评全国十佳新地标，游客达30万人次、增长12%，消费竞争力居全省第2。")
    tower = report.thing("望江塔", "Building", aliases=["江塔"])
    award = report.thing("全国十佳新地标", "Award")
    report.claim("StatusChange", tower, "建成投用", status=gov("status-opened"))
    report.claim("Recognition", tower, "获评全国十佳新地标", award=award)
    report.measurement(tower, "游客", "30万人次", comparator=gov("comparator-gt"))
    report.measurement(tower, "游客", "12%", change=gov("change-increase"))
    report.claim("Ranking", tower, "全省第2", phrase=zh("消费竞争力"))
    report.sentence("星海咖啡、甲乙书店、丙丁影院等5家品牌进驻望江塔，云川区营收50亿元。")
    cafe = report.thing("星海咖啡", "Enterprise")
    report.thing("甲乙书店", "Enterprise")
    report.thing("丙丁影院", "Enterprise")
    report.thing("望江塔", "Building")
    report.mention(report.area, "云川区")
    report.relation(cafe, "locatedIn", tower, "进驻")
    report.measurement(report.area, "营收", "50亿元")
    report.sentence("2025年力争规上企业达到200家。")
    report.measurement(report.thing("规上企业", "Topic"), "规上企业", "200家", "Target")
    report.sentence("独自山公园开放。")
    report.thing("独自山公园", "Place")
    return report


def test_nodes_carry_what_is_said_of_them() -> None:
    report = town()
    with dataset(report) as reader:
        net = project(reader)
    labels = [data["label"] for _, data in net.nodes(data=True)]
    assert labels == [
        "望江塔", "全国十佳新地标", "星海咖啡", "甲乙书店", "丙丁影院", "云川区", "规上企业", "独自山公园",
    ]  # fmt: skip
    tower = next(data for _, data in net.nodes(data=True) if data["label"] == "望江塔")
    assert tower["aliases"] == ["江塔"]
    assert tower["classes"] == ["Building"]
    assert len(tower["mentions"]) == 2
    assert [claim["text"] for claim in tower["claims"]] == [
        "投用 · 建成投用", "游客 >30万人次", "游客 ↑12%", "消费竞争力 全省第2",
    ]  # fmt: skip
    assert tower["claims"][0]["text_en"] == "opened · 建成投用"
    topic = next(data for _, data in net.nodes(data=True) if data["label"] == "规上企业")
    assert [(c["modality"], c["year"], c["rule"]) for c in topic["claims"]] == [("Target", 2025, "by_hand")]
    assert net.graph["reports"][0]["area_label_en"] == "Yunchuan"


def test_every_mark_is_the_words_of_the_report() -> None:
    report = town()
    with dataset(report) as reader:
        net = project(reader)
    everything = [q for _, d in net.nodes(data=True) for q in (*d["claims"], *d["mentions"])]
    everything += [q for *_, d in net.edges(data=True) for q in d["claims"]]
    assert len(everything) > 15
    for quoted in everything:
        first, last = quoted["marks"][0], quoted["marks"][-1]
        assert quoted["sentence"][first[0] : first[1]]
        whole = quoted["sentence"][first[0] : last[1]]
        assert whole == report.text[quoted["start"] : quoted["end"]]


def edges(report: Written) -> dict[tuple[str, str], str]:
    with dataset(report) as reader:
        net = project(reader)
    label = net.nodes(data="label")
    return {(label[a], label[b]): data["predicate"] for a, b, data in net.edges(data=True)}


def test_stated_ties_are_edges_and_a_sentence_adds_only_what_is_not_tied() -> None:
    assert edges(town()) == {
        ("望江塔", "全国十佳新地标"): "award",
        ("星海咖啡", "望江塔"): "locatedIn",
        # One edge from the sentence's leading thing to each that nothing ties; none to the report's own area.
        ("望江塔", "甲乙书店"): "together",
        ("望江塔", "丙丁影院"): "together",
    }


def test_grantors_and_members_are_tied() -> None:
    report = Written()
    report.sentence("省文旅厅授予云川大剧院省级示范剧场，南苑、北苑合计接待3万人。")
    theatre, award = report.thing("云川大剧院", "Building"), report.thing("省级示范剧场", "Award")
    grantor = report.thing("省文旅厅", "Institution")
    report.claim("Recognition", theatre, "省级示范剧场", award=award, grantor=grantor)
    south, north = report.thing("南苑", "Place"), report.thing("北苑", "Place")
    joint = report.thing("南苑、北苑", "Topic")
    for member in (south, north):
        report.say(joint, gov("member"), member)
    report.measurement(joint, "接待", "3万人")
    found = edges(report)
    assert found["云川大剧院", "省级示范剧场"] == "award"
    assert found["省文旅厅", "省级示范剧场"] == "grants"
    assert found["南苑、北苑", "南苑"] == found["南苑、北苑", "北苑"] == "member"
    assert sorted(found.values()).count("together") == 1


def test_some_reports_of_a_dataset() -> None:
    other = Written("青石县", "990202", 2024)
    other.sentence("青石大桥通车。")
    other.thing("青石大桥", "Project")
    with dataset(town(), other) as reader:
        both, one = project(reader), project(reader, reports=[other.iri])
    assert [data["label"] for _, data in one.nodes(data=True)] == ["青石大桥"]
    assert len(both) == 9
    assert [report["iri"] for report in one.graph["reports"]] == [other.iri]


def test_a_dataset_without_reports() -> None:
    with dataset() as reader:
        net = project(reader)
    assert not len(net)
    assert net.graph["reports"] == []


def test_what_links_say_is_one_thing_is_one_node_with_all_that_is_said_of_it() -> None:
    thing = ox.NamedNode("https://example.org/id/thing/tower")
    reports = []
    for year, alias in ((2024, "江塔"), (2025, "云川之眼")):
        report = Written(year=year)
        report.sentence("望江塔进驻品牌5家，远岚书店开业。")
        tower = report.thing("望江塔", "Building", aliases=[alias])
        report.thing("远岚书店", "Enterprise")
        report.measurement(tower, "进驻品牌", "5家")
        report.say(tower, gov("thing"), thing)
        reports.append(report)
    with dataset(*reports) as reader:
        net = project(reader)
        near = neighbours(reader, [str(iri) for iri in net if net.nodes[iri]["label"] == "远岚书店"][:1])
    node = net.nodes[thing.value]
    assert node["label"] == "望江塔"
    assert node["classes"] == ["Building"]
    assert node["aliases"] == ["云川之眼", "江塔"]
    assert len(node["claims"]) == len(node["mentions"]) == 2
    assert node["reports"] == [report.iri for report in reports]
    assert sorted(data["label"] for _, data in net.nodes(data=True)) == ["望江塔", "远岚书店", "远岚书店"]
    assert net.degree(thing.value) == 2
    # The reports' own area stands behind every sentence and is no neighbour.
    assert [(each.iri, each.count) for each in near] == [(thing.value, 1)]
