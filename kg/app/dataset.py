"""A dataset as its users see it: ask, look up, export, draw, check, remove."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg import query
from kg.app.entity import Entity, entity, unknown
from kg.app.files import write_file, write_folder
from kg.app.links import areas_of, relink
from kg.app.page import Page
from kg.app.reports import ReportEntry, area_of, choose, find, report_entries
from kg.app.shared import shared
from kg.errors import MissingExtra
from kg.export.exporter import exporter
from kg.model.shown import Drawn, Shown
from kg.query import Bindable, Result
from kg.store import Folder, Reader, outdated, pictures, reading, writing
from kg.store.writer import graphs_of

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.app.check import Outcome
    from kg.app.evaluation import Evaluation
    from kg.model.document import Document
    from kg.view.notebook.widget import Explorer

# A question that is one plain word is the name of a query; no SPARQL is.
_NAME = re.compile(r"\s*[\w-]*\s*")


@dataclass(frozen=True)
class Dataset(Shown):
    """A dataset on disk. Every method opens it, answers and closes it, so that a build may run in between."""

    path: Path

    @classmethod
    def open(cls, path: str | Path) -> Dataset:
        """The dataset in a folder. Raises NotADataset or DatasetTooNew; an older format is rebuilt first.

        >>> kg.open("out").reports()[0].title
        '重庆市渝中区人民政府工作报告'
        """
        path = Path(path)
        if outdated(Folder.open(path)):
            from kg.app.rebuild import rebuild

            rebuild(path)
        return cls(path)

    def query(self, question: str, /, **parameters: Bindable) -> Result:
        """Ask a named query by its name, or SPARQL over the union of all graphs.

        Parameters of a named query are words; in SPARQL they give values to its variables, bound as terms. Common
        prefixes need no PREFIX. Raises UnknownName for a strange query, parameter or thing, QueryError for a
        parameter that is missing, QuerySyntaxError with line and column.

        >>> dataset = kg.open("out")
        >>> dataset.query("indicators", area="渝中区").to_pandas()["value"].dtype
        Float64Dtype()
        >>> asked = "SELECT ?area ?name { ?area a gov:District ; skos:prefLabel ?name FILTER (STR(?name) = $called) }"
        >>> dataset.query(asked, called="渝中区").to_polars().columns
        ['area', 'area_label', 'name']
        """
        if not _NAME.fullmatch(question):
            return self.sparql(question, **parameters)
        asked = query.named(question.strip())
        words = {name: str(value) for name, value in parameters.items() if value is not None}
        with reading(self.path) as reader:
            if words.get("area"):
                words["area"] = area_of(reader, words["area"])
            result = query.run(reader, asked, words)
            if "entity" in words and not len(result):
                raise unknown(reader, words["entity"])
            return result

    def sparql(self, text: str, /, **parameters: Bindable) -> Result:
        """Ask in SPARQL, whatever the text looks like; see `query`.

        >>> [*kg.open("out").sparql("ASK { ?report a gov:Report }").values()]
        [(True,)]
        """
        with reading(self.path) as reader:
            return query.ask(reader, text, parameters)

    def reports(self) -> tuple[ReportEntry, ...]:
        """Every report, by area and year.

        >>> [(report.area, report.year) for report in kg.open("out").reports()]
        [('渝中区', 2025)]
        """
        with reading(self.path) as reader:
            return report_entries(reader)

    def report(self, name: str) -> ReportEntry:
        """The report of a name: its IRI, source, title, area, or area and year. Raises UnknownName.

        >>> kg.open("out").report("渝中区 2025").source
        'yuzhong-2025.txt'
        """
        with reading(self.path) as reader:
            return find(reader, name)

    def document(self, report: str) -> Document:
        """A report read again from the text that the dataset keeps. Raises UnknownName.

        >>> document = kg.open("out").document("渝中区")
        >>> document.area.name, document.year, len(kg.extract(document).claims) > 100
        ('渝中区', 2025, True)
        """
        from kg import text
        from kg.app.rebuild import settings_of, texts

        with reading(self.path) as reader:
            iri = find(reader, report).iri
            source = texts(reader)[iri]
        area, year = settings_of(Folder.open(self.path), iri)
        return text.document(source, area=area, year=year)

    def entity(self, name: str) -> Entity:
        """A named thing, by any of its names or by its IRI, with what is said of it.

        Raises UnknownName where nothing, or more than one thing, goes by the name.

        >>> area = kg.open("out").entity("渝中区")
        >>> area.classes, len(area.facts) > 50
        (('AdministrativeArea', 'District'), True)
        """
        with reading(self.path) as reader:
            return entity(reader, name)

    def network(
        self, name: str = "comention", *, report: str | None = None, year: int | None = None, limit: int | None = None
    ) -> nx.Graph:
        """A network of the dataset, of one report, or of the reports of one year, for networkx.

        `kg.describe("networks")` lists them and says their rules: who is a node, what is an edge, which way it points,
        what weighs. At most `limit` edges (a million). Raises UnknownName, EmptyNetwork, NetworkTooLarge.

        >>> kg.open("out").network("metrics").nodes["https://w3id.org/govreport/id/metric/gdp"]["label"]
        '地区生产总值'
        """
        from kg.network import projection

        with reading(self.path) as reader:
            reports = choose(reader, report, year)
            return projection.network(reader, name, reports=reports, limit=limit or projection.LIMIT)

    def to_rdflib(self) -> rdflib.Dataset:
        """The dataset as an rdflib Dataset over the same store, read-only, its default graph the union of all.

        >>> graph = kg.open("out").to_rdflib()
        >>> len([*graph.query("SELECT ?r { ?r a <https://w3id.org/govreport/ontology#Report> }")])
        1
        """
        import oxrdflib
        import rdflib

        with reading(self.path) as reader:
            return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=reader.store), default_union=True)

    def view(self, *, report: str | None = None) -> Page:
        """The dataset, or one report, drawn as one page that opens offline; a notebook shows it. Raises UnknownName.

        >>> "渝中区" in kg.open("out").view().html
        True
        """
        from kg import view

        with reading(self.path) as reader:
            return Page(view.page(reader, reports=choose(reader, report)))

    def explore(self, *, report: str | None = None, limit: int | None = None) -> Explorer:
        """The dataset, or one report, as a widget to search, click and read, for a notebook (the extra `notebook`).

        Its `selection` holds the IRIs of the things that are chosen. Of more than `limit` things (200) those of which
        most is said are drawn. Raises UnknownName, and MissingExtra where anywidget is not installed.

        >>> explorer = kg.open("out").explore()
        >>> explorer.selection = [kg.open("out").entity("复星国际中心").iri]
        >>> explorer.names
        ('复星国际中心',)
        """
        try:
            from kg.view.notebook.widget import Explorer
        except ModuleNotFoundError as error:
            if error.name not in ("anywidget", "traitlets"):
                raise
            raise MissingExtra.of("anywidget", "notebook") from error
        from kg.view.notebook import explorer

        with reading(self.path) as reader:
            return Explorer(explorer.known(reader, choose(reader, report), limit or explorer.LIMIT))

    def export(self, out: BinaryIO, form: str, *, report: str | None = None) -> None:
        """Write the dataset, or one report's two graphs, to a stream; many files go as one zip.

        `kg.describe("formats")` lists the formats. Raises UnknownName for a strange one.

        >>> out = io.BytesIO()
        >>> kg.open("out").export(out, "nq", report="渝中区")
        >>> out.getvalue().endswith(b"/report/500103-2025-f70486c2> .\\n")
        True
        """
        chosen = exporter(form)
        with reading(self.path) as reader:
            chosen.write(reader, self._graphs(reader, report), out)

    def export_to(self, path: str | Path, form: str, *, report: str | None = None) -> int:
        """Write the export to a file, whole or not at all; gives its size in bytes. Raises UnknownName, OutputError.

        A format of many files becomes a folder, or a zip where the path ends in .zip.

        >>> kg.open("out").export_to("graph.ttl", "ttl") > 100_000
        True
        """
        path = Path(path)
        chosen = exporter(form)
        if chosen.files is None or path.suffix == ".zip":
            return write_file(path, lambda out: self.export(out, form, report=report))
        with reading(self.path) as reader:
            return write_folder(path, chosen.files(reader, self._graphs(reader, report)), chosen.mark)

    def check(self) -> Outcome:
        """Check every report: shapes, quotations, doubled triples, and the account of its numerals.

        >>> kg.open("out").check().broken
        False
        """
        from kg.app.check import check

        return check(self.path)

    def evaluate(self, gold: str | Path) -> Evaluation:
        """Compare the dataset with annotated passages (a file, or every .json of a folder): precision, recall, F1.

        Raises UnknownName where it holds no such report, UnreadableSource for annotations that do not fit.
        """
        from kg.app.evaluation import evaluate

        return evaluate(self.path, Path(gold))

    def remove(self, report: str) -> ReportEntry:
        """Take a report's graphs out. Raises UnknownName where no report, or more than one, answers to the name."""
        with reading(self.path) as reader:
            entry = find(reader, report)
        with writing(self.path, Folder.open(self.path).base, shared) as writer:
            left = areas_of(writer, [entry.iri])
            writer.remove(entry.iri)
            relink(writer, left)
            pictures.sweep(writer.folder)
        return entry

    def _drawn(self) -> Drawn:
        from kg.view.notebook import datasets

        with reading(self.path) as reader:
            reports = [(entry.area, entry.year, entry.title) for entry in report_entries(reader)]
            return datasets.dataset(reader, self.path, reports)

    @staticmethod
    def _graphs(reader: Reader, report: str | None) -> Sequence[str]:
        return graphs_of(find(reader, report).iri) if report else reader.graphs()
