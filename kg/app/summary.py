"""What a build did, told in a table and a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.app.made import Made
from kg.errors import KgError
from kg.model.shown import Drawn, Shown
from kg.query import PREFIXES
from kg.store import Writer

_KINDS = {
    "Measurement": "指标值 measurements",
    "Ranking": "位次 rankings",
    "Recognition": "荣誉 recognitions",
    "StatusChange": "进展 statuses",
    "Relation": "关系 relations",
}


_CROWDED = f"""
PREFIX gov: <{PREFIXES["gov"]}> PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?area ?year (COUNT(DISTINCT ?report) AS ?count) WHERE {{
  ?report a gov:Report ; gov:year ?year ; gov:area/skos:prefLabel ?area . FILTER (LANG(?area) = "zh") }}
GROUP BY ?area ?year HAVING (COUNT(DISTINCT ?report) > 1)
"""


@dataclass(frozen=True)
class Summary(Shown):
    """What a build did: each report made, the sources left as they were, those that failed, seconds, and where.

    `twins` are sources left out because another has the very same text; `crowded` are the areas and years of the
    reports made of which the dataset holds more reports than one, with their number.
    """

    out: Path
    made: tuple[Made, ...]
    unchanged: int
    failures: tuple[KgError, ...]
    seconds: float
    twins: tuple[Path, ...] = ()
    crowded: tuple[tuple[str, int, int], ...] = ()

    def heads(self) -> tuple[str, ...]:
        """The heads of the summary table."""
        return ("类别 kind", "数量 count")

    def rows(self) -> Iterator[tuple[str, object]]:
        """The rows of the summary table: reports, things, claims by kind, share of numerals explained."""
        if len(self.made) == 1:
            yield "报告 report", f"{self.made[0].area} {self.made[0].year}"
        else:
            yield "报告 reports", len(self.made)
        yield "事物 things", sum(m.counts.things for m in self.made)
        for kind, title in _KINDS.items():
            yield title, sum(m.counts.claims.get(kind, 0) for m in self.made)
        for title, shares in (
            ("阿拉伯数字已解释 Arabic numerals explained", [m.counts.arabic for m in self.made]),
            ("中文数字已解释 Chinese numerals explained", [m.counts.chinese for m in self.made]),
        ):
            good, of = sum(share[0] for share in shares), sum(share[1] for share in shares)
            yield title, f"{good} / {of} ({good / of:.1%})" if of else "–"

    def closing(self) -> str:
        """One line: seconds, what was skipped or failed, where the dataset is."""
        left = f"，未变 unchanged {self.unchanged}" if self.unchanged else ""
        same = f"，同文 same text {len(self.twins)}" if self.twins else ""
        bad = f"，失败 failed {len(self.failures)}" if self.failures else ""
        return f"{self.seconds:.2f} s{left}{same}{bad} → {self.out}"

    def _drawn(self) -> Drawn:
        from kg.view.notebook import datasets

        return datasets.summary(self.heads(), self.rows(), self.failures, self.closing())


def crowded(writer: Writer, made: Sequence[Made]) -> tuple[tuple[str, int, int], ...]:
    """The areas and years of the reports made of which a dataset holds several reports, with their number."""
    mine = {(each.area, each.year) for each in made}
    found = ((row["area"].value, int(row["year"].value), int(row["count"].value)) for row in writer.select(_CROWDED))
    return tuple(sorted(each for each in found if each[:2] in mine))
