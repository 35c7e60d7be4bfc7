"""Checking a dataset: its shapes and quotations, and what every numeral of its texts is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import check as rooms
from kg import text
from kg.app.rebuild import settings_of, texts
from kg.check import Account, Finding, Severity
from kg.extract import extract
from kg.model.claim import Extraction
from kg.model.quantity import NumeralUse
from kg.store import Folder, reading
from kg.store.writer import graphs_of

_USES = {
    NumeralUse.MEASUREMENT: "指标值 measurement",
    NumeralUse.RANK: "位次 rank",
    NumeralUse.NAME: "名称或口号 name or slogan",
    NumeralUse.DATE: "日期时期 date or period",
    NumeralUse.LIST_NUMBER: "序号 list number",
    NumeralUse.SET_PHRASE: "固定用语 set phrase",
    NumeralUse.UNEXPLAINED: "未解释 unexplained",
}


@dataclass(frozen=True)
class Outcome:
    """The findings of a check (unexplained numerals apart), and the account of numerals over all reports."""

    findings: tuple[Finding, ...]
    unexplained: tuple[Finding, ...]
    account: Account
    reports: int

    @property
    def broken(self) -> bool:
        """Whether any finding is an error."""
        return any(f.severity is Severity.ERROR for f in self.findings)

    def account_rows(self) -> Iterator[tuple[str, int, str, int, str]]:
        """Use, then count and share of Arabic numerals, then of Chinese ones."""
        arabic, chinese = self.account.arabic, self.account.chinese
        totals = [max(sum(uses.values()), 1) for uses in (arabic, chinese)]
        for use, title in _USES.items():
            a, c = arabic.get(use, 0), chinese.get(use, 0)
            yield title, a, f"{a / totals[0]:.1%}", c, f"{c / totals[1]:.1%}"

    def unexplained_rows(self) -> Iterator[tuple[str, str, str]]:
        """The numeral, where it stands, and its sentence."""
        for finding in self.unexplained:
            words, _, sentence = finding.message.partition("｜")
            yield words, finding.where, sentence

    def finding_rows(self) -> Iterator[tuple[str, str, str, str]]:
        """Severity, rule, message, place."""
        for f in self.findings:
            yield f.severity.value, f.code, f.message, f.where

    def closing(self) -> str:
        """One line: reports, numerals explained, errors."""
        shares = []
        for name, uses in (("阿拉伯数字 Arabic", self.account.arabic), ("中文数字 Chinese", self.account.chinese)):
            good, of = rooms.explained(uses)
            shares.append(f"{name} {good} / {of} ({good / of:.1%})" if of else f"{name} –")
        errors = sum(f.severity is Severity.ERROR for f in self.findings)
        return f"{self.reports} 份报告 reports；已解释 explained: {'，'.join(shares)}；错误 errors: {errors}"


def check(path: Path) -> Outcome:
    """Check every report of a dataset: SHACL, quotations, doubled triples, names, and the account of numerals."""
    findings: list[Finding] = []
    with reading(path) as reader:
        findings += rooms.doubled(reader.store)
        findings += rooms.unnamed(reader.store)
        kept = texts(reader)
        for report in kept:
            quads = [quad for graph in graphs_of(report) for quad in reader.quads(graph)]
            findings += rooms.quotations(quads)
            findings += rooms.shapes(quads)
    folder = Folder.open(path)
    extractions: list[Extraction] = []
    account = Account({}, {})
    for report, source in kept.items():
        area, year = settings_of(folder, report)
        extraction = extract(text.document(source, area=area, year=year))
        account += rooms.account(extraction)
        extractions.append(extraction)
    return Outcome(tuple(findings), tuple(rooms.unexplained(extractions)), account, len(kept))
