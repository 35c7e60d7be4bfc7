"""The account of numerals: what every number of a text is for, and which no rule explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.check.finding import Finding, Severity
from kg.model.claim import Extraction
from kg.model.quantity import NumeralUse


@dataclass(frozen=True, slots=True)
class Account:
    """How many numerals are put to each use: runs of Arabic digits, and Chinese numerals apart."""

    arabic: Mapping[NumeralUse, int]
    chinese: Mapping[NumeralUse, int]

    def __add__(self, other: Account) -> Account:
        return Account(Counter(self.arabic) + Counter(other.arabic), Counter(self.chinese) + Counter(other.chinese))


_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")


def account(extraction: Extraction) -> Account:
    """The account of one report's numerals; those in page furniture (上接1版) number pages, and are list numbers."""
    arabic = Counter(n.use for n in extraction.numerals if n.arabic)
    document = extraction.document
    kept = set(document.alignment.offsets)
    runs = (match.span() for match in _DIGITS.finditer(document.source.text))
    furniture = sum(kept.isdisjoint(range(start, end)) for start, end in runs)
    if furniture:
        arabic[NumeralUse.LIST_NUMBER] += furniture
    chinese = Counter(n.use for n in extraction.numerals if not n.arabic)
    return Account(arabic, chinese)


def explained(uses: Mapping[NumeralUse, int]) -> tuple[int, int]:
    """How many numerals are explained, and how many there are."""
    of = sum(uses.values())
    return of - uses.get(NumeralUse.UNEXPLAINED, 0), of


def unexplained(extractions: Iterable[Extraction]) -> Iterator[Finding]:
    """A note for each numeral that no rule accounts for, with its sentence."""
    for extraction in extractions:
        document = extraction.document
        for numeral in extraction.numerals:
            if numeral.use is NumeralUse.UNEXPLAINED:
                words = document.text(numeral.span)
                sentence = document.sentence_text(document.sentences[numeral.sentence])
                start, end = document.to_source(numeral.span)
                where = f"{document.source.name}[{start}:{end}]"
                yield Finding(Severity.NOTE, "unexplained-numeral", f"{words}｜{sentence}", where)
