"""The SPARQL endpoint, asked as its protocol says, by hand and by client libraries that are not ours."""

from __future__ import annotations

import json
import socket
import threading
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.query import PREFIXES
from kg.view.explorer.endpoint import calls_out
from kg.view.explorer.negotiate import chosen
from kg.view.explorer.results import TABLES
from tests.network.written import BASE
from tests.view.explorer.served import Client, Reply, serving

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a gov:Report }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?c != ?f && ?i != ?l) }"


def number(reply: Reply) -> int:
    assert reply.status == 200, reply.text
    return int(reply.json["results"]["bindings"][0]["n"]["value"])


def test_get_and_both_ways_to_post_answer_alike(server: Client) -> None:
    assert number(server.ask("/sparql", query=COUNT)) == 2
    from urllib.parse import urlencode

    assert number(server.ask("/sparql", "POST", urlencode({"query": COUNT}), FORM)) == 2
    assert number(server.ask("/sparql", "POST", COUNT, {"Content-Type": "application/sparql-query"})) == 2


def test_graphs_of_the_protocol_are_the_dataset(server: Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    whole = number(server.ask("/sparql", query=query))
    one, two = (f"{BASE}report/{name}" for name in ("990000-2020", "990001-2021"))
    first = number(server.ask("/sparql", query=query, **{"default-graph-uri": one}))
    both = number(server.ask("/sparql", query=query, **{"default-graph-uri": [one, two]}))
    assert 0 < first < both < whole
    named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert number(server.ask("/sparql", query=named, **{"named-graph-uri": one})) == first
    assert number(server.ask("/sparql", query=query, **{"named-graph-uri": one})) == 0
    assert number(server.ask("/sparql", query=f"SELECT (COUNT(*) AS ?n) FROM <{one}> WHERE {{ ?s ?p ?o }}")) == first
    direct = {"Content-Type": "application/sparql-query"}
    assert number(server.ask("/sparql", "POST", query, direct, **{"default-graph-uri": one})) == first


@pytest.mark.parametrize("accept", TABLES.values())
def test_tables_in_every_format(server: Client, accept: str) -> None:
    query = 'SELECT ?x ?y WHERE { VALUES (?x ?y) { ("a\\"<\\t,\\n清"@zh UNDEF) (<urn:b> 1.5) } }'
    reply = server.ask("/sparql", headers={"Accept": accept}, query=query)
    assert reply.headers["content-type"].startswith(accept)
    forms = {
        "application/sparql-results+json": ox.QueryResultsFormat.JSON,
        "application/sparql-results+xml": ox.QueryResultsFormat.XML,
        "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    }
    if accept in forms:
        rows = ox.parse_query_results(reply.body, format=forms[accept])
        assert isinstance(rows, ox.QuerySolutions)
        assert [[row["x"], row["y"]] for row in rows] == [
            [ox.Literal('a"<\t,\n清', language="zh"), None],
            [ox.NamedNode("urn:b"), ox.Literal("1.5", datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))],
        ]
    else:
        assert reply.text == 'x,y\r\n"a""<\t,\n清",\r\nurn:b,1.5\r\n'


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_in_every_format(server: Client, accept: str, form: ox.RdfFormat) -> None:
    query = "CONSTRUCT { ?s a gov:Report } WHERE { ?s a gov:Report }"
    reply = server.ask("/sparql", headers={"Accept": accept}, query=query)
    assert reply.headers["content-type"].startswith(accept)
    assert len(list(ox.parse(reply.body, format=form))) == 2
    described = server.ask("/sparql", headers={"Accept": accept})
    assert any("service-description#Service" in str(quad.object) for quad in ox.parse(described.body, format=form))


def test_ask_is_answered_with_a_truth(server: Client) -> None:
    assert server.ask("/sparql", query="ASK { ?s a gov:Report }").json["boolean"] is True
    xml = server.ask("/sparql", headers={"Accept": "application/sparql-results+xml"}, query="ASK { ?s a gov:No }").body
    assert ET.fromstring(xml)[1].text == "false"


def test_updates_are_refused(server: Client) -> None:
    update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    for reply in (
        server.ask("/sparql", "POST", "update=" + update, FORM),
        server.ask("/sparql", "POST", update, {"Content-Type": "application/sparql-update"}),
        server.ask("/sparql", query=update),
        server.ask("/sparql", query="LOAD <http://127.0.0.1/x>"),
        server.ask("/sparql", query="DROP ALL"),
    ):
        assert reply.status == 400
        assert "read-only" in reply.json["remedy"]
        assert "只读" in reply.json["zh"]["remedy"]
    assert number(server.ask("/sparql", query="SELECT (COUNT(*) AS ?n) WHERE { <urn:a> ?p ?o }")) == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <URL> { ?s ?p ?o } }",
        "SELECT * WHERE { SERVICE#c\n#d\n<URL> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p gov:a\\#b . SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p ?o.SERVICE<URL>{ ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "PREFIX u: <URL> SELECT * WHERE { SERVICE u: { ?s ?p ?o } }",
        "SELECT * WHERE { BIND (<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        'SELECT * WHERE { ?s ?p "\'" . SERVICE <URL> { ?s ?p "\'" } }',
    ],
)
def test_no_query_calls_out(server: Client, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        called = query.replace("URL", f"http://127.0.0.1:{listener.getsockname()[1]}/")
        assert server.ask("/sparql", query=called).status == 400
        with pytest.raises(TimeoutError):
            listener.accept()


def test_speaking_of_services_is_no_call() -> None:
    assert not calls_out('SELECT * WHERE { ?service gov:service "public service" ; ex:SERVICE ?SERVICE }')


def test_a_query_that_runs_away_is_stopped_and_others_are_answered(server: Client) -> None:
    with ThreadPoolExecutor(5) as many:
        runaways = [many.submit(server.ask, "/sparql", query=RUNAWAY) for _ in range(2)]
        assert server.ask("/api/reports").status == 200
        assert not any(each.done() for each in runaways)
        replies = [each.result() for each in runaways]
    assert [reply.status for reply in replies] == [503, 503]
    assert all("2 seconds" in reply.json["error"] for reply in replies)
    assert number(server.ask("/sparql", query=COUNT)) == 2


def test_more_rows_than_the_limit_are_cut_and_said_so(server: Client) -> None:
    for accept, rows in (("application/json", None), ("text/csv", 51)):
        reply = server.ask("/sparql", headers={"Accept": accept}, query="SELECT ?s WHERE { ?s ?p ?o }")
        assert reply.headers["x-sparql-maxrows"] == "50"
        assert 'rel="help"' in reply.headers["link"]
        if rows is None:
            assert len(reply.json["results"]["bindings"]) == 50
            assert reply.json["head"]["link"]
        else:
            assert len(reply.text.splitlines()) == rows
    graph = server.ask("/sparql", headers={"Accept": "application/n-triples"}, query="CONSTRUCT WHERE { ?s ?p ?o }")
    assert (graph.headers["x-sparql-maxrows"], len(graph.text.splitlines())) == ("50", 50)
    exactly = server.ask("/sparql", query="SELECT ?s WHERE { ?s ?p ?o } LIMIT 50")
    assert "x-sparql-maxrows" not in exactly.headers
    assert "link" not in exactly.json["head"]


def test_mistakes_are_named_with_their_place(server: Client) -> None:
    reply = server.ask("/sparql", query="SELECT * WHERE {\n ?s ?p }")
    assert reply.status == 400
    assert "line 2" in reply.json["error"]
    assert server.ask("/sparql", "POST", "x", {"Content-Type": "text/plain"}).status == 415
    assert server.ask("/sparql", "POST", b"\xff\xfe", {"Content-Type": "application/sparql-query"}).status == 400
    assert server.ask("/sparql?query=ASK%7B%7D&query=ASK%7B%7D").status == 400
    assert server.ask("/sparql", query="ASK {}", **{"default-graph-uri": "no iri"}).status == 400
    assert server.ask("/sparql", headers={"Accept": "image/png"}, query="ASK {}").status == 406


def test_other_sites_may_read_here_and_only_here(server: Client) -> None:
    origin = {"Origin": "https://elsewhere.example"}
    assert server.ask("/sparql", headers=origin, query=COUNT).headers["access-control-allow-origin"] == "*"
    before = server.ask("/sparql", "OPTIONS", headers={**origin, "Access-Control-Request-Method": "POST"})
    assert before.status == 204
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "access-control-allow-origin" not in server.ask("/api/reports", headers=origin).headers


def test_rdflib_asks_the_endpoint(server: Client) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.address}/sparql"))
    rows = list(graph.query(f"PREFIX gov: <{PREFIXES['gov']}> SELECT ?r ?y WHERE {{ ?r a gov:Report ; gov:year ?y }}"))
    assert sorted(int(row.y) for row in rows) == [2020, 2021]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_asks_the_endpoint(server: Client, method: str) -> None:
    from SPARQLWrapper import JSON, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper

    wrapper = SPARQLWrapper(f"{server.address}/sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(COUNT)
    wrapper.setReturnFormat(JSON)
    assert wrapper.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == "2"
    if method == "POST":
        wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setReturnFormat(XML)
    assert "<literal" in wrapper.queryAndConvert().toxml()
    wrapper.setQuery("CONSTRUCT { ?s a gov:Report } WHERE { ?s a gov:Report }")
    wrapper.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=wrapper.queryAndConvert(), format="turtle")) == 2


def test_examples_and_partitions_stand_where_tools_look(server: Client) -> None:
    examples = server.ask(
        "/sparql",
        query=(
            "SELECT ?q ?label ?select WHERE { ?q a sh:SPARQLExecutable ; rdfs:label ?label ; sh:select ?select "
            'FILTER (LANG(?label) = "en") }'
        ),
    ).json["results"]["bindings"]
    assert len(examples) >= 8
    for example in examples:
        assert server.ask("/sparql", query=example["select"]["value"]).status == 200
    partitions = server.ask(
        "/sparql",
        query=(
            "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?class ?property WHERE { ?dataset void:classPartition ?c . "
            "?c void:class ?class ; void:propertyPartition/void:property ?property FILTER (?class = gov:Measurement) }"
        ),
    ).json["results"]["bindings"]
    assert PREFIXES["gov"] + "value" in {row["property"]["value"] for row in partitions}
    void = server.ask("/.well-known/void")
    assert "void#triples" in void.text
    assert f"{server.address}/sparql" in void.text


def test_iris_resolve_for_browsers_and_for_clients(server: Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    thing = server.data("/api/graph", kind="Ranking")["things"][0]["id"]
    claim = server.data("/api/why", id=thing)["claims"][0]
    for id_, page in (
        (thing, f"/thing/{thing}"),
        ("report/990000-2020", "/reader/990000-2020"),
        (claim["id"], claim["reader"]),
        (claim["sentence"]["id"], f"/reader/{claim['report']}#{claim['sentence']['start']}-{claim['sentence']['end']}"),
        ("metric/gdp", "/thing/metric/gdp"),
        ("query/ranks", "/lists/ranks"),
    ):
        sent = server.ask(f"/id/{id_}", headers=browser)
        assert (sent.status, sent.headers["location"]) == (303, page)
        for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
            said = server.ask(f"/id/{id_}", headers={"Accept": accept})
            subjects = {str(quad.subject) for quad in ox.parse(said.body, format=form)}
            assert f"<{BASE}{id_}>" in subjects
    assert server.ask("/id/report/none").status == 404
    assert server.ask("/id/a%20b%3C%3E").status == 404


def test_what_is_preferred() -> None:
    assert chosen("", TABLES) == "json"
    assert chosen("text/csv;q=0.5, application/sparql-results+xml", TABLES) == "xml"
    assert chosen("application/json", TABLES) == "json"
    assert chosen("text/*;q=0.9, */*;q=0.1", TABLES) == "csv"
    assert chosen("text/html", TABLES) is None
    assert chosen("text/csv;q=0", TABLES) is None
    assert chosen("text/csv;q=x, */*", TABLES) == "json"


def test_many_readers_at_once(server: Client) -> None:
    lost: list[object] = []

    def read() -> None:
        for _ in range(10):
            reply = server.ask("/sparql", query=COUNT)
            if reply.status != 200:
                lost.append(json.loads(reply.body))

    threads = [threading.Thread(target=read) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lost == []


def test_iris_answer_by_their_own_path(seed_dataset: Path) -> None:
    with serving(seed_dataset) as seed:
        report = seed.data("/api/reports")["reports"][0]["id"]
        said = seed.ask(f"/govreport/id/report/{report}", headers={"Accept": "text/turtle"})
        assert said.status == 200
        assert "Report" in said.text
        sent = seed.ask(f"/govreport/id/report/{report}", headers={"Accept": "text/html"})
        assert sent.headers["location"] == f"/reader/{report}"


HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/reader/nowhere-2025",
        "/lists/nowhere",
        "/lists?reports=nowhere",
        "/thing/report/nowhere/e-1",
        "/thing/metric/nowhere",
        "/id/nowhere",
        "/static/nowhere.js",
    ],
)
def test_what_is_not_there_is_a_page_to_a_browser_and_json_to_a_program(server: Client, path: str) -> None:
    reply = server.ask(path, headers=HTML)
    assert (reply.status, reply.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<script>" in reply.text
    assert "nowhere" not in reply.text
    if path.startswith(("/id/", "/static/", "/nowhere")):
        assert server.ask(path, headers={"Accept": "application/json"}).json["error"]


def test_what_is_there_is_a_page(server: Client) -> None:
    report = server.data("/api/reports")["reports"][0]
    thing = server.data("/api/graph", limit="1")["things"][0]["id"]
    for path in (
        "/",
        f"/reader/{report['id']}",
        "/lists",
        "/lists/ranks",
        f"/thing/{thing}",
        "/thing/metric/gdp",
        "/query",
    ):
        assert server.ask(path, headers=HTML).status == 200, path
