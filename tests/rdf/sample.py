"""A report that is written by hand, with a claim of every kind; its places and firms are invented."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pyoxigraph as ox

from kg import link, rdf
from kg.model.claim import (
    Claim,
    Extraction,
    Measurement,
    Mention,
    Numeral,
    Ranking,
    Recognition,
    Relation,
    StatusChange,
    Subject,
)
from kg.model.document import Alignment, Area, Document, Level, Part, Section, Sentence, Setting, Source, Span
from kg.model.quantity import Basis, Change, Comparator, Modality, NumeralUse, Period, Predicate, Status

RUN = rdf.Run("govreport-kg test", ("year=2025",), datetime(2025, 1, 16, tzinfo=UTC), datetime(2025, 1, 16, tzinfo=UTC))
CLOUD = Area("云川区", None, Level.COUNTY, "云川")
YUZHONG = Area("渝中区", "500103", Level.COUNTY, "渝中")
LAST, THIS = Period(2024), Period(2025)
DONE, AIM = Setting(Modality.ACHIEVED, LAST), Setting(Modality.TARGET, THIS)

# Sentences as pieces of the source; a piece in a tuple is page furniture that the clean words leave out. 𠮷 lies
# beyond the first plane: whoever counts UTF-16 units is one off from there on.
TITLE = ["云川区人民政府工作报告"]
REVIEW = ["一、2024年工作回顾"]
TRADE = ["𠮷川岸线焕新，外贸进出口额实", ("\n\n# 要闻\n\n",), "现73亿元，增长5%—6%。"]
PARK = ["“云川”数字产业园", ("\t",), "引进远岚科技有限公司等5家企业，楼均产出、税收分别超1.2万元/平方米，居全市第1。"]
TOWER = ["云川国际中心位于云川数字产业园，荣获全国“十大活力楼宇”，由中国楼宇联盟评定，竣工投用。"]
LINKS = ["渝中区与成都市共建算力中心，远岚科技与云川大学合作，林方等23人获表彰，进出口额合计9亿元。"]
PLAN = ["二、2025年工作安排"]
AIMS = ["远岚科技将入驻云川国际中心，预计增长8%。"]
SENTENCES = (TITLE, REVIEW, TRADE, PARK, TOWER, LINKS, PLAN, AIMS)


class _Text:
    """The sentences as source, clean words and the alignment of the two."""

    def __init__(self, sentences: Sequence[Sequence[str | tuple[str]]], end: str) -> None:
        self.source = self.words = ""
        self.offsets: list[int] = []
        self.spans: list[Span] = []
        for sentence in sentences:
            begin = len(self.words)
            for piece in sentence:
                if isinstance(piece, tuple):
                    self.source += piece[0]
                else:
                    self._keep(piece, piece)
            self.spans.append(Span(begin, len(self.words)))
            self._keep("\n", end)

    def _keep(self, words: str, source: str) -> None:
        self.offsets.extend(range(len(self.source), len(self.source) + len(words)))
        self.words += words
        self.source += source


def document(area: Area = CLOUD, *, end: str = "\n") -> Document:
    """The report of an area; `end` is how its lines end."""
    text = _Text(SENTENCES, end)
    sections = (
        Section(0, None, 0, "", "", Part.OTHER, Span(0, text.spans[0].end)),
        Section(1, None, 1, "一、", "2024年工作回顾", Part.REVIEW, Span(text.spans[1].start, text.spans[5].end)),
        Section(2, None, 1, "二、", "2025年工作安排", Part.PLAN, Span(text.spans[6].start, text.spans[7].end)),
        Section(3, 2, 2, "（一）", "加快发展", Part.PLAN, text.spans[7]),
    )
    home = (0, 1, 1, 1, 1, 1, 2, 3)
    sentences = tuple(
        Sentence(n, home[n], n, span, AIM if n > 5 else DONE, heading=n in (0, 1, 6))
        for n, span in enumerate(text.spans)
    )
    sha256 = hashlib.sha256(text.source.encode()).hexdigest()
    source = Source("yunchuan-2025.txt", text.source, sha256, "utf-8")
    alignment = Alignment(tuple(text.offsets))
    title = "云川区人民政府工作报告"
    return Document(source, text.words, alignment, title, area, 2025, Level.COUNTY, "2025-01-16", sections, sentences)


class Reading:
    """Finds words in a document: spans, mentions, and what every claim needs."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def span(self, words: str, sentence: int) -> Span:
        """Where words stand in a sentence."""
        start = self.document.words.index(words, self.document.sentences[sentence].span.start)
        return Span(start, start + len(words))

    def mention(self, words: str, sentence: int, cls: str, name: str | None = None) -> Mention:
        """A mention by its words, under a canonical name where that differs."""
        return Mention(self.span(words, sentence), sentence, name or words, cls, "by hand")

    def common(self, subject: Subject, words: str, sentence: int) -> dict[str, object]:
        """What every claim has."""
        setting = self.document.sentences[sentence].setting
        return {
            "subject": subject,
            "modality": setting.modality,
            "period": setting.period,
            "evidence": self.span(words, sentence),
            "sentence": sentence,
            "rule": "by-hand",
        }


def extraction(area: Area = CLOUD, *, end: str = "\n") -> Extraction:
    """Mentions and claims of the report, each kind at least once."""
    read = Reading(document(area, end=end))
    park = read.mention("“云川”数字产业园", 3, "Place", "云川数字产业园")
    firm = read.mention("远岚科技有限公司", 3, "Enterprise")
    tower = read.mention("云川国际中心", 4, "Building")
    mentions = (
        park,
        firm,
        tower,
        read.mention("云川数字产业园", 4, "Project"),
        read.mention("全国“十大活力楼宇”", 4, "Award", "全国十大活力楼宇"),
        read.mention("中国楼宇联盟", 4, "Institution"),
        read.mention("渝中区", 5, "AdministrativeArea"),
        read.mention("成都市", 5, "AdministrativeArea"),
        read.mention("远岚科技", 5, "Enterprise"),
        read.mention("云川大学", 5, "Institution"),
        read.mention("林方", 5, "Person"),
        read.mention("远岚科技", 7, "Enterprise"),
        read.mention("云川国际中心", 7, "Building"),
    )
    own = Subject(area.name, "AdministrativeArea")
    the_park = Subject(park.name, "Place", park.span)
    the_firm = Subject("远岚科技", "Enterprise", read.span("远岚科技", 5))
    later_firm = Subject("远岚科技", "Enterprise", read.span("远岚科技", 7))
    the_tower = Subject(tower.name, "Building", tower.span)
    both = Subject("远岚科技、云川大学合计", None, None, ("远岚科技", "云川大学"))
    offices = read.common(the_park, "1.2万元/平方米", 3)
    claims: tuple[Claim, ...] = (
        Measurement(
            **read.common(own, "73亿元", 2),
            value=Decimal("7.3E9"),
            unit="CNY",
            phrase="外贸进出口额",
            metric="foreign_trade",
        ),  # type: ignore[arg-type]
        Measurement(
            **read.common(own, "5%—6%", 2),  # type: ignore[arg-type]
            value=Decimal(5),
            upper=Decimal("6.0"),
            unit="%",
            comparator=Comparator.GE,
            change=Change.INCREASE,
            basis=Basis.YEAR_ON_YEAR,
            phrase="外贸进出口额",
        ),
        Measurement(**read.common(the_park, "5家", 3), value=Decimal(5), unit="家", phrase="引进企业"),  # type: ignore[arg-type]
        Measurement(**offices, value=Decimal(12000), unit="CNY/m2", comparator=Comparator.GT, phrase="楼均产出"),  # type: ignore[arg-type]
        Measurement(**offices, value=Decimal(12000), unit="CNY/m2", comparator=Comparator.GT, phrase="楼均税收"),  # type: ignore[arg-type]
        Measurement(
            **{**read.common(both, "9亿元", 5), "period": Period(2024, 2021, "2024-01/2024-09")},
            value=Decimal(9_0000_0000),
            unit="CNY",
            phrase="进出口额",
        ),  # type: ignore[arg-type]
        Measurement(**read.common(own, "8%", 7), estimated=True, value=Decimal(8), unit="%", change=Change.INCREASE),  # type: ignore[arg-type]
        Measurement(**read.common(own, "2024", 1), value=Decimal("0.5"), unit=""),  # type: ignore[arg-type]
        Ranking(**read.common(the_park, "全市第1", 3), scope="全市", position=1, phrase="楼均产出"),  # type: ignore[arg-type]
        Recognition(
            **read.common(the_tower, "全国“十大活力楼宇”", 4), award="全国十大活力楼宇", grantor="中国楼宇联盟"
        ),  # type: ignore[arg-type]
        StatusChange(**read.common(the_tower, "竣工", 4), status=Status.COMPLETED),  # type: ignore[arg-type]
        Relation(
            **read.common(the_tower, "位于", 4),
            predicate=Predicate.LOCATED_IN,
            object=Subject("云川数字产业园", "Project"),
        ),  # type: ignore[arg-type]
        Relation(
            **read.common(the_firm, "合作", 5),
            predicate=Predicate.PARTNER_WITH,
            object=Subject("云川大学", "Institution"),
        ),  # type: ignore[arg-type]
        Relation(
            **read.common(Subject("渝中区", "AdministrativeArea"), "共建", 5),
            predicate=Predicate.PARTNER_WITH,
            object=Subject("成都市", "AdministrativeArea"),
        ),  # type: ignore[arg-type]
        Relation(
            **read.common(later_firm, "入驻", 7),
            predicate=Predicate.LOCATED_IN,
            object=Subject("云川国际中心", "Building"),
        ),  # type: ignore[arg-type]
    )
    numerals = (
        Numeral(read.span("73", 2), 2, NumeralUse.MEASUREMENT, True),
        Numeral(read.span("23", 5), 5, NumeralUse.UNEXPLAINED, True),
    )
    return Extraction(read.document, mentions, claims, numerals)


def graphs(area: Area = CLOUD, *, base: str = rdf.DEFAULT_BASE, end: str = "\n") -> rdf.ReportGraphs:
    """The report's graphs."""
    found = extraction(area, end=end)
    return rdf.graphs(found, link.resolve(found), base=base, run=RUN)


def quads(area: Area = CLOUD) -> list[ox.Quad]:
    """The quads of the report's two graphs."""
    return list(ox.parse(graphs(area).own_nquads(), ox.RdfFormat.N_QUADS))


def dataset(*areas: Area) -> ox.Store:
    """A store of the reports of some areas and of all that they share."""
    store = ox.Store()
    for _, shared in rdf.shared(rdf.DEFAULT_BASE):
        store.load(shared, ox.RdfFormat.N_QUADS)
    for area in areas or (CLOUD,):
        store.load(graphs(area).nquads(), ox.RdfFormat.N_QUADS)
    return store


def again(found: Extraction, text: str) -> Extraction:
    """The same reading of a source whose text is another of the same length."""
    return replace(found, document=replace(found.document, source=replace(found.document.source, text=text)))
