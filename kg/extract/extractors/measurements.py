"""Measurements, as in 规上企业营收达320亿元: every number that measures or counts something, with its full claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.extract.numbers.figure import Figure
from kg.extract.reckoning import Reckoned, subject
from kg.lexicon.metrics import metric_of
from kg.model.claim import Measurement
from kg.model.document import Document, Span
from kg.model.quantity import Change


def _brief(claim: Measurement) -> object:
    return (claim.phrase, str(claim.value), claim.unit)


@extractor(
    needs=(Reckoned,),
    gives=(Measurement,),
    brief=_brief,
    match={
        "规上企业营收达320亿元。": [("规上企业营收", "32000000000", "CNY")],
        "新建改建农村公路37公里。": [("新建改建农村公路", "37", "km")],
    },
    leave=["“4321”行动计划深入实施。", "我们进一步优化环境。"],
)
def measurements(document: Document, known: Known) -> Iterator[Measurement]:
    """Yield a Measurement for each number with a clear meaning; ambiguous ones are left to the numeral account."""
    for reckoned in known.of(Reckoned):
        if isinstance(reckoned.found, Figure):
            yield _claim(document, reckoned, reckoned.found)


_PEOPLE = re.compile(
    "人口|人数|群众|居民|农民|市民|村民|对象|老人|老年人|职工|学生|人员|儿童|考生|劳动力|旅客|患者|党员|侨|民众|消费者|用工|就业"
)
_MONEY = re.compile(
    "(?:产值|增加值|收入|投资|GDP|生产总值|零售总?额|社零|总额|余额|贷款|存款|税收|支出|营收|销售额|交易额|成交额|市值|利润|利税|总值|经济总量|进出口|资金|财力|税额)\\Z"
)
_AFTER = 8


def _implied_unit(document: Document, figure: Figure) -> str:
    """The unit of a number without one: people or yuan where what is counted leaves no choice, else none."""
    found = figure.quantity
    following = re.match("[一-鿿]*", document.words[found.end : found.end + _AFTER])
    if found.quantity.value < 1000:
        return ""
    if _PEOPLE.search(following[0] if following else "") or _PEOPLE.search(figure.phrase[-6:]):
        return "person"
    if _MONEY.search(figure.phrase) and found.quantity.value >= 10**8 and figure.change is Change.NONE:
        return "CNY"
    return ""


def _claim(document: Document, reckoned: Reckoned, figure: Figure) -> Measurement:
    quantity = figure.quantity
    return Measurement(
        subject=subject(document, figure.subject),
        modality=reckoned.setting.modality,
        period=reckoned.setting.period,
        evidence=Span(quantity.start, quantity.end),
        sentence=reckoned.sentence,
        rule="measurements",
        value=quantity.quantity.value,
        unit=quantity.quantity.unit or _implied_unit(document, figure),
        comparator=figure.comparator,
        upper=quantity.quantity.upper,
        change=figure.change,
        basis=figure.basis,
        phrase=figure.phrase,
        estimated="预计" in document.words[figure.clause.start : quantity.start],
        metric=None if figure.subject is not None and figure.subject.cls == "Industry" else metric_of(figure.phrase),
    )
