"""A claim: what kind it is, what it says, and its sentence with the words that carry it."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from kg import ontology
from kg.model.claim import Claim, Measurement, Ranking, Recognition, Relation, StatusChange
from kg.model.document import Document
from kg.model.quantity import Change, Comparator, Modality, Period
from kg.model.shown import Drawn
from kg.view.notebook.frame import facts, framed, label
from kg.view.notebook.tables import number
from kg.view.notebook.texts import Marked, written

_SIGNS: Final = {
    Comparator.GT: "> ",
    Comparator.GE: "≥ ",
    Comparator.LT: "< ",
    Comparator.LE: "≤ ",
    Comparator.APPROX: "≈ ",
    Change.INCREASE: "↑ ",
    Change.DECREASE: "↓ ",
}


def claim(of: Claim) -> Drawn:
    """A claim with its sentence; without the sentence where it was written by hand and knows no document."""
    kind = type(of).__name__
    head = Markup('<p class="kg-head"><strong>{}</strong> <small>{}</small></p>').format(label(kind), kind)
    rows = [
        ("主体 subject", of.subject.name + (f"（{label(of.subject.cls)}）" if of.subject.cls else "")),
        *_own(of),
        ("实绩或目标 modality", modality(of.modality) + ("（预计 estimated）" if of.estimated else "")),
        ("时期 period", period(of.period)),
        ("规则 rule", Markup("<code>{}</code>").format(of.rule)),
    ]
    text = evidence(of.document, of) if of.document else Markup("")
    quoted = of.document.text(of.evidence) if of.document else ""
    words = f"{kind}: {of.subject.name} · {say(of)}" + (f" [{quoted}]" if quoted else "")
    return Drawn(framed(head, text, facts(rows)), words)


def evidence(document: Document, of: Claim) -> Markup:
    """The sentence of a claim, its subject and its evidence marked, and where in the source the evidence stands."""
    begun, ended = document.to_source(of.evidence)
    return Markup('<div class="kg-evidence"><q>{}</q><small>{} {} · {}–{}</small></div>').format(
        sentence(document, of), document.area.name, document.year, begun, ended
    )


def sentence(document: Document, of: Claim) -> Markup:
    """The words of a claim's sentence with its evidence marked, and its subject in the colour of its class."""
    marks = [Marked(of.evidence, "", "原文依据 evidence")]
    if of.subject.span is not None and of.subject.cls and not of.subject.span.overlaps(of.evidence):
        marks.append(Marked(of.subject.span, of.subject.cls, f"{label(of.subject.cls)} · {of.subject.name}"))
    return written(document, document.sentences[of.sentence].span, marks)


def say(of: Claim) -> str:
    """A claim in short, without its subject."""
    match of:
        case Measurement():
            upper = f"–{number(of.upper)}" if of.upper is not None else ""
            signs = _SIGNS.get(of.change, "") + _SIGNS.get(of.comparator, "")
            return f"{of.phrase or of.metric or ''} {signs}{number(of.value)}{upper} {of.unit}".strip()
        case Ranking():
            place = f"第{of.position}" if of.position is not None else "前列"
            return f"{of.phrase or of.metric or ''} {of.scope}{place}".strip()
        case Recognition():
            return of.award
        case StatusChange():
            return label(ontology.notations("statuses")[of.status].removeprefix(ontology.GOV))
        case Relation():
            return f"{label(of.predicate)} {of.object.name}"
    return type(of).__name__


def _own(of: Claim) -> list[tuple[str, Markup | str]]:
    match of:
        case Measurement():
            signs = _SIGNS.get(of.change, "") + _SIGNS.get(of.comparator, "")
            upper = f" – {number(of.upper)}" if of.upper is not None else ""
            return [
                (
                    "指标 what is measured",
                    of.phrase + (f"（{of.metric}）" if of.metric and of.phrase else of.metric or ""),
                ),
                ("数值 value", f"{signs}{number(of.value)}{upper}"),
                ("单位 unit", of.unit),
            ]
        case Ranking():
            position = str(of.position) if of.position is not None else "前列 among the first"
            return [("所比 what is ranked", of.phrase), ("范围 scope", of.scope), ("位次 position", position)]
        case Recognition():
            return [("荣誉 award", of.award), ("授予者 grantor", of.grantor or "")]
        case StatusChange():
            return [("进展 status", say(of))]
        case Relation():
            return [("关系 relation", label(of.predicate)), ("对象 object", of.object.name)]
    return []


def modality(of: Modality) -> str:
    """目标 or 实绩, with the English word."""
    name = of.value.capitalize()
    return f"{label(name)} {label(name, 'en').lower()}"


def period(of: Period) -> str:
    """A period in figures: 2024, 2019–2024, 2024-01/2024-06."""
    return of.part or (f"{of.from_year}–{of.year}" if of.from_year is not None else str(of.year))
