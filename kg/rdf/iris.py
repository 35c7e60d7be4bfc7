"""The IRIs of instances: the same for the same content on every run and machine.

<base>report/500103-2025-1a2b3c4d           a report; its words are the graph <report>/text
<report>/e-… m-… c-… t-… n-… u-… run-…      entity, mention, claim, topic, unexplained numeral, unit not listed, run
<report>/s-0 sec-0 ev-12-17                 sentence and section by place in the text, evidence by source offsets
<base>area/500103 metric/gdp unit/CNY       shared by all reports; work/500103-2025 is what a report is a version of
<base>graph/ontology areas metrics units    the shared graphs
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Area, Document
from kg.model.ids import digest

DEFAULT_BASE = "https://w3id.org/govreport/id/"

_WORDS = {"%": "percent", "‰": "permille", "/": "-per-", " ": "_"}


def safe(name: str) -> str:
    """A name as one segment of a path that no tool needs to percent-encode or could take apart.

    Letters, digits and `-._~` stand as they are, Chinese ones too; % is percent, / is -per-, the rest its code point.
    """
    return "".join(_WORDS.get(c) or (c if c.isalnum() or c in "-._~" else f"_{ord(c):x}_") for c in name)


def report_iri(base: str, document: Document) -> str:
    """The report, known by area, year and a short hash of its text."""
    return f"{base}report/{_area_name(document.area)}-{document.year}-{document.source.sha256[:8]}"


def work_iri(base: str, document: Document) -> str:
    """The work that every version of the report is a version of: area and year."""
    return f"{base}work/{_area_name(document.area)}-{document.year}"


def _area_name(area: Area) -> str:
    return area.code or safe(area.name)


@dataclass(frozen=True)
class SharedIris:
    """The IRIs that all reports share."""

    base: str

    def area(self, code: str) -> str:
        """An area of GB/T 2260."""
        return f"{self.base}area/{code}"

    def metric(self, name: str) -> str:
        """A curated metric."""
        return f"{self.base}metric/{safe(name)}"

    def unit(self, code: str) -> str:
        """A listed unit; the unit of bare numbers has the code 1."""
        return f"{self.base}unit/{safe(code or '1')}"

    def graph(self, name: str) -> str:
        """A shared graph: ontology, areas, metrics, units."""
        return f"{self.base}graph/{name}"


@dataclass(frozen=True)
class ReportIris:
    """The IRIs inside a report, all below its own."""

    report: str

    def entity(self, key: str) -> str:
        """A named thing, by its key among the report's names."""
        return f"{self.report}/e-{digest(key)}"

    def topic(self, name: str, *members: str) -> str:
        """A subject that is no named thing; members by their keys."""
        return f"{self.report}/t-{digest(name, *members)}"

    def unit(self, code: str) -> str:
        """A unit that is not listed."""
        return f"{self.report}/u-{digest(code)}"

    def section(self, index: int) -> str:
        """A section by its place in the report."""
        return f"{self.report}/sec-{index}"

    def sentence(self, index: int) -> str:
        """A sentence by its place in the report."""
        return f"{self.report}/s-{index}"

    def mention(self, start: int, end: int, key: str) -> str:
        """A mention, at the source's offsets, of the thing of a key."""
        return f"{self.report}/m-{digest(start, end, key)}"

    def evidence(self, start: int, end: int) -> str:
        """The evidence at the source's offsets; two claims may share it."""
        return f"{self.report}/ev-{start}-{end}"

    def unexplained(self, start: int, end: int) -> str:
        """A numeral that no rule accounts for."""
        return f"{self.report}/n-{start}-{end}"

    def claim(self, *content: object) -> str:
        """A claim, by all that it says."""
        return f"{self.report}/c-{digest(*content, length=12)}"

    def run(self, *content: object) -> str:
        """The run that made the report's graphs, by software and settings."""
        return f"{self.report}/run-{digest(*content)}"
