"""Every format carries what it should: what is read back is what was written."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.app.dataset import Dataset
from kg.errors import OutputError
from kg.export.context import document
from kg.export.exporter import exporters

ROOT = Path(__file__).resolve().parent.parent.parent
QUADS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
TRIPLES = {"nt": ox.RdfFormat.N_TRIPLES, "ttl": ox.RdfFormat.TURTLE, "rdfxml": ox.RdfFormat.RDF_XML}
FORMATS = QUADS | TRIPLES
# What is no RDF is read back by the libraries it is for: test_networks.py, test_tables.py, test_neo4j.py; the page by a
# browser: tests/view/explorer/pages/test_offline.py.
OTHERS = {"graphml", "gexf", "csv", "parquet", "neo4j", "html"}


def written(dataset: Path, form: str, report: str | None = None) -> bytes:
    out = io.BytesIO()
    Dataset.open(dataset).export(out, form, report=report)
    return out.getvalue()


def read_back(dataset: Path, form: str, report: str | None = None) -> set[ox.Quad]:
    return set(ox.parse(written(dataset, form, report), FORMATS[form]))


@pytest.fixture(params=["seed_dataset", "invented"])
def dataset(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def test_every_format_is_known_to_these_tests() -> None:
    assert {e.name for e in exporters()} == set(FORMATS) | OTHERS


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_round_trip(form: str, dataset: Path) -> None:
    quads = read_back(dataset, "nq")
    got = read_back(dataset, form)
    if form in TRIPLES:
        # No blank nodes among instances, and no triple in two graphs: the same triples, one for one.
        assert {q.triple for q in got} == {q.triple for q in quads}
        assert len(got) == len(quads)
    else:
        assert got == quads


@pytest.mark.parametrize("form", sorted(set(FORMATS) | OTHERS))
def test_the_same_dataset_gives_the_same_bytes(form: str, invented: Path) -> None:
    assert written(invented, form) == written(invented, form)


@pytest.mark.parametrize("form", sorted(QUADS))
def test_one_report_is_its_two_graphs(form: str, invented: Path) -> None:
    report = Dataset.open(invented).report("云川区").iri
    got = read_back(invented, form, "云川区")
    assert {q.graph_name.value for q in got} == {report, f"{report}/text"}  # type: ignore[union-attr]
    assert got == {q for q in read_back(invented, "nq") if q.graph_name.value in (report, f"{report}/text")}  # type: ignore[union-attr]


def test_the_lines_of_n_quads_are_sorted(seed_dataset: Path) -> None:
    lines = written(seed_dataset, "nq").splitlines()
    assert lines == sorted(lines)


def test_json_ld_is_compact_and_other_processors_read_it_alike(invented: Path) -> None:
    from pyld import jsonld

    content = json.loads(written(invented, "jsonld", "云川区"))
    claims = [node for node in content["@graph"][0]["@graph"] if "Measurement" in node["@type"]]
    trade = next(
        claim for claim in claims if claim.get("phrase") == "外贸进出口额" and claim["change"] == "change-none"
    )
    assert trade["value"] == "7300000000"
    assert trade["year"] == 2024
    assert trade["modality"] == "Achieved"
    assert trade["subject"].startswith("report/")
    lines = jsonld.to_rdf(content, {"format": "application/n-quads"})
    # PyLD writes xsd:string as it should be written: not at all.
    assert set(ox.parse(lines, ox.RdfFormat.N_QUADS)) == read_back(invented, "nq", "云川区")


def test_the_published_context_is_the_one_that_exports_carry(seed_dataset: Path) -> None:
    published = (ROOT / "ontology" / "context.jsonld").read_text(encoding="utf8")
    assert published == document()
    carried = json.loads(written(seed_dataset, "jsonld"))["@context"]
    assert {name: how for name, how in carried.items() if name != "@base"} == json.loads(published)["@context"]


def test_many_files_become_a_folder_or_a_zip_and_nothing_else_is_replaced(invented: Path, tmp_path: Path) -> None:
    dataset = Dataset.open(invented)
    folder = tmp_path / "tables"
    assert dataset.export_to(folder, "csv") == sum(path.stat().st_size for path in folder.iterdir())
    (folder / "entities.csv").write_text("old", encoding="utf8")
    dataset.export_to(folder, "csv")
    assert (folder / "entities.csv").stat().st_size > 100
    dataset.export_to(tmp_path / "tables.zip", "csv")
    import zipfile

    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert sorted(archive.namelist()) == sorted(path.name for path in folder.iterdir())
        assert all(archive.read(path.name) == path.read_bytes() for path in folder.iterdir())
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", encoding="utf8")
    for there in (mine, mine / "thesis.txt"):
        with pytest.raises(OutputError):
            dataset.export_to(there, "csv")
    assert (mine / "thesis.txt").read_text(encoding="utf8") == "years of work"
    with pytest.raises(OutputError):
        dataset.export_to(tmp_path / "nowhere" / "tables", "csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "tables", "tables.zip"]
