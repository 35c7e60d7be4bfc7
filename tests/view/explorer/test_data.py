"""The data of the pages: what is shown of how much, filters, search, neighbours, ways, reasons, texts, lists."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.query import named
from kg.store import reading
from kg.view.explorer import lists, prepared
from kg.view.explorer.served import Snapshot
from tests.view.explorer.invented import dataset
from tests.view.explorer.served import Client

ONE = "990000-2020"


def test_the_dataset_in_numbers(server: Client) -> None:
    said = server.data("/api/dataset")
    reports = server.data("/api/reports")["reports"]
    assert said["reports"] == len(reports) == 2
    assert said["claims"] == sum(report["claims"] for report in reports)
    assert {"zh", "en", "colour", "icon", "count"} <= said["classes"][0].keys()


def test_a_report_whole_with_its_places(server: Client) -> None:
    drawn = server.data("/api/graph", reports=ONE)
    assert drawn["shown"] == drawn["matched"] == drawn["total"]
    assert len(drawn["things"]) == drawn["total"]["things"] > 50
    ids = {thing["id"] for thing in drawn["things"]}
    assert all(edge["source"] in ids and edge["target"] in ids for edge in drawn["edges"])
    assert len({(thing["x"], thing["y"]) for thing in drawn["things"]}) == len(ids)


def test_of_more_than_fit_the_weightiest(server: Client) -> None:
    drawn = server.data("/api/graph", limit="10")
    assert drawn["shown"]["things"] == 10 < drawn["total"]["things"]
    weights = [thing["weight"] for thing in drawn["things"]]
    assert weights == sorted(weights, reverse=True)
    rest = server.data("/api/graph")["things"][-1]["id"]
    assert rest in {thing["id"] for thing in server.data("/api/graph", limit="10", ids=rest)["things"]}


def test_filters_keep_what_facets_count(server: Client) -> None:
    facets = server.data("/api/facets", reports=ONE)
    for name in ("class", "kind", "status", "modality", "year", "section"):
        assert facets[name], name
        for value in facets[name][:2]:
            drawn = server.data("/api/graph", reports=ONE, **{name: value["value"]})
            assert drawn["matched"]["things"] == value["count"] > 0
    both = server.data("/api/graph", reports=ONE, kind="StatusChange", modality="Target")
    assert both["matched"]["things"] == 0


@pytest.mark.parametrize(("form", "how"), [("label", "name"), ("initials", "initials"), ("spelt", "pinyin")])
def test_search_finds_a_thing_by_name_and_by_pinyin(server: Client, form: str, how: str) -> None:
    from kg.view.explorer.pinyin import readings

    thing = server.data("/api/graph", reports=ONE, **{"class": "Building"})["things"][0]
    spelt = [readings(character)[0] for character in thing["label"]]
    query = {"label": thing["label"], "initials": "".join(s[0] for s in spelt), "spelt": "".join(spelt)}[form]
    found = server.data("/api/search", q=query, reports=ONE)
    hits = {hit["id"]: hit for group in found["groups"] for hit in group["hits"]}
    assert hits[thing["id"]]["how"] == how
    start, end = hits[thing["id"]]["span"]
    assert hits[thing["id"]]["matched"][start:end] == thing["label"]


def test_search_finds_metrics_and_reports(server: Client) -> None:
    groups = {group["class"]: group for group in server.data("/api/search", q="地区生产总值")["groups"]}
    assert groups["Metric"]["hits"][0]["label"] == "地区生产总值"
    groups = {group["class"]: group for group in server.data("/api/search", q="2020")["groups"]}
    assert groups["Report"]["hits"][0]["id"] == f"report/{ONE}"
    assert server.data("/api/search", q="  ")["total"] == 0


def test_neighbours_are_counted_before_they_are_given(server: Client) -> None:
    thing = server.data("/api/graph", reports=ONE, limit="2")["things"][1]["id"]
    around = server.data("/api/neighbours", id=thing, reports=ONE)
    assert around["things"] == around["edges"] == []
    for group in around["groups"]:
        name = f"{group['predicate']}:{group['direction']}"
        grown = server.data("/api/neighbours", id=thing, reports=ONE, expand=name)
        assert len(grown["things"]) == group["count"]
        assert all(thing in (edge["source"], edge["target"]) for edge in grown["edges"])
    whole = server.data("/api/neighbours", id=thing, reports=ONE, expand="all")
    assert len(whole["things"]) == around["total"]


def test_a_way_leads_from_one_thing_to_the_other(server: Client) -> None:
    edges = server.data("/api/graph", reports=ONE)["edges"]
    start = edges[0]["source"]
    step = next(e for e in edges if e["source"] == edges[0]["target"] or e["target"] == edges[0]["target"])
    goal = step["target"] if step["source"] == edges[0]["target"] else step["source"]
    way = server.data("/api/path", **{"from": start, "to": goal, "reports": ONE})
    assert way["found"]
    assert way["things"][0]["id"] == start
    assert way["things"][-1]["id"] == goal
    assert len(way["edges"]) == len(way["things"]) - 1


def test_why_quotes_the_text(server: Client) -> None:
    text = server.data(f"/api/reader/{ONE}")["text"]
    thing = server.data("/api/graph", reports=ONE, kind="Ranking")["things"][0]
    why = server.data("/api/why", id=thing["id"], reports=ONE)
    assert why["total"] == len(why["claims"]) > 0
    for said in (*why["claims"], *why["mentions"]):
        assert text[said["start"] : said["end"]] == said["quotation"]
        (start, end) = said["marks"][0]
        assert said["sentence"]["text"][start:end] == said["quotation"]
        assert said["reader"] == f"/reader/{ONE}#{said['start']}-{said['end']}"
    kinds = server.data("/api/why", id=thing["id"], reports=ONE, kind="Ranking")["claims"]
    assert {claim["kind"] for claim in kinds} == {"Ranking"}
    one = server.data("/api/why", claim=kinds[0]["id"])["claims"]
    assert one == kinds[:1]


@pytest.mark.parametrize("kind", ["relation", "together"])
def test_why_an_edge_is_there(server: Client, kind: str) -> None:
    edges = [e for e in server.data("/api/graph", reports=ONE)["edges"] if e["kind"] == kind]
    for edge in edges[:5]:
        ends = {name: edge[name] for name in ("source", "target", "predicate")}
        why = server.data("/api/why", reports=ONE, **ends)
        assert why["total"] >= edge["claims"]
        assert {claim["kind"] for claim in why["claims"]} == {"Relation" if kind == "relation" else "Together"}
        assert all(len(claim["marks"]) == 2 for claim in why["claims"] if kind == "together")


def test_a_dossier_gathers_all_of_a_thing(server: Client) -> None:
    thing = server.data("/api/graph", reports=ONE, kind="Measurement")["things"][0]
    dossier = server.data(f"/api/thing/{thing['id']}")
    assert dossier["thing"]["label"] == thing["label"]
    assert sum(dossier["counts"].values()) == len(dossier["claims"]) == thing["claims"]
    assert len(dossier["mentions"]) == thing["mentions"]
    assert dossier["series"][0]["points"][0]["quotation"]
    assert server.data("/api/thing/metric/gdp")["thing"]["label"] == "地区生产总值"


def test_the_reader_marks_everything(server: Client) -> None:
    read = server.data(f"/api/reader/{ONE}")
    for mark in read["marks"]:
        sentence = read["sentences"][mark["sentence"]]
        assert sentence["start"] <= mark["start"] < mark["end"] <= sentence["end"]
        assert mark["kind"] == "Mention" or mark["claim"] in read["claims"]
    assert read["sections"][0]["start"] == 0
    assert sum(read["counts"].values()) == len(read["marks"])


def test_lists_page_sort_and_search(server: Client) -> None:
    names = [each["name"] for each in server.data("/api/lists")["lists"]]
    assert "ranks" in names
    rows = server.data("/api/lists/ranks", limit="5")
    assert len(rows["rows"]) == len(rows["readers"]) == 5 < rows["total"]
    start = [c["name"] for c in rows["columns"]].index("start")
    down = server.data("/api/lists/ranks", sort="-start", limit="5000")["rows"]
    assert [row[start] for row in down] == sorted((row[start] for row in down), reverse=True)
    one = server.data("/api/lists/ranks", reports=ONE)
    assert one["total"] < rows["total"]
    assert set(one["reports"]) == {ONE}
    area = rows["rows"][0][0]
    assert (
        server.data("/api/lists/ranks", **{"f.area": area})["matched"]
        == server.data("/api/lists/ranks", area=area)["total"]
    )
    assert server.data("/api/lists/ranks", q="没有这样的话")["matched"] == 0


def test_lists_and_selections_are_taken_away(server: Client) -> None:
    reply = server.ask("/api/lists/ranks", format="csv")
    table = list(csv.DictReader(io.StringIO(reply.body.decode("utf-8-sig"))))
    assert len(table) == server.data("/api/lists/ranks")["total"]
    assert "attachment" in reply.headers["content-disposition"]
    ids = [thing["id"] for thing in server.data("/api/graph", kind="Ranking", limit="3")["things"]]
    rows = list(csv.DictReader(io.StringIO(server.ask("/api/export", ids=",".join(ids)).body.decode("utf-8-sig"))))
    assert len(rows) == sum(server.data("/api/why", id=id_)["total"] for id_ in ids)
    posted = server.ask(
        "/api/export",
        "POST",
        json.dumps({"ids": ids, "format": "jsonld"}),
        {"Content-Type": "application/json", "Origin": server.address},
    )
    assert posted.status == 200
    nodes = {node["@id"] for node in json.loads(posted.body)}
    assert all(any(node.endswith(id_) for node in nodes) for id_ in ids)


def test_indicators_and_targets_answer(server: Client) -> None:
    assert "cards" in server.data("/api/indicators")
    targets = server.data("/api/targets", reports=ONE)["targets"]
    assert targets
    assert all(target["claim"]["modality"] == "Target" for target in targets)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/graph?reports=nowhere-2020", 404),
        ("/api/graph?limit=many", 400),
        ("/api/graph?year=then", 400),
        ("/api/graph?ids=report/x/e-1", 404),
        ("/api/why", 400),
        ("/api/why?claim=report/990000-2020/c-none", 404),
        ("/api/thing/nothing", 404),
        ("/api/reader/nothing", 404),
        ("/api/lists/nothing", 404),
        ("/api/lists/dossier", 400),
        ("/api/lists/ranks?sort=nothing", 400),
        ("/api/export?format=exe&kind=Ranking", 400),
        ("/api/nothing", 404),
    ],
)
def test_what_cannot_be_answered_says_why(server: Client, path: str, status: int) -> None:
    reply = server.ask(path)
    assert reply.status == status
    assert reply.json["error"]
    assert reply.json["remedy"]


def test_an_answer_is_not_sent_twice(server: Client) -> None:
    tag = server.ask("/api/facets").headers["etag"]
    again = server.ask("/api/facets", headers={"If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")
    packed = server.ask("/api/facets", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"


def test_lists_are_kept_beside_the_dataset(tmp_path: Path) -> None:
    path = dataset(tmp_path / "one", 2, 2000)
    with reading(path) as reader:
        snapshot = Snapshot(reader.folder, reader.store, "state")
        lists.prepare(snapshot)
        kept = sorted(file.name for file in (path / "lists").iterdir())
        again = Snapshot(reader.folder, reader.store, "state")
        other = Snapshot(reader.folder, reader.store, "another state")
        query = named("projects")
        assert "projects.json.gz" in kept
        assert prepared.load(again, query) is not None
        assert prepared.load(other, query) is None
        assert lists.whole(again, query) == lists.whole(snapshot, query) == lists._ask(snapshot, query, {})
