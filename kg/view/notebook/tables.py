"""Tables: numbers to the right, names for IRIs, and the words of a fact unfolding into their sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

import pyoxigraph as ox
from markupsafe import Markup

from kg.model.shown import Drawn
from kg.query import Kind, Result, Table
from kg.query.evidence import Quote
from kg.query.place import where
from kg.query.prefixes import PREFIXES
from kg.query.result import Term, value
from kg.query.run import SHOWN
from kg.view.notebook.frame import framed, joined, mark, unfolding

_PLACE: Final = ("sentence", "from", "start", "end")
_NUMBERS: Final = (Kind.INTEGER, Kind.DECIMAL, Kind.DOUBLE)
_LONG: Final = 60
"""Words of a cell that are longer than this unfold."""
_SHORT: Final = 14
"""Words of a cell that are not longer than this stay on one line."""

Cell = Markup | str


def result(answer: Result) -> Drawn:
    """The answer to a question."""
    return Drawn(framed(grid(answer)), f"{len(answer)} 行 rows: {', '.join(answer.columns)}")


def grid(answer: Result) -> Markup:
    """The rows of an answer; a quotation unfolds into its sentence, and so does an IRI that has evidence."""
    quoted = {"quotation", *_PLACE} <= set(answer.columns)
    shown = [name for name in answer.columns if not (quoted and name in _PLACE)]
    rows = []
    for row in answer.rows[:SHOWN]:
        terms = dict(zip(answer.columns, row, strict=True))
        rows.append(
            [_quotation(terms) if quoted and name == "quotation" else _term(terms[name], answer) for name in shown]
        )
    heads = [answer.titles.get(name, (name, "")) for name in shown]
    right = [_numeric(row[answer.columns.index(name)] for row in answer.rows[:SHOWN]) for name in shown]
    return _rows(heads, rows, right) + foot(len(rows), len(answer))


def table(of: Table) -> Drawn:
    """A typed table."""
    heads = [(column.zh, column.en) for column in of.columns]
    rows = [[_plain(cell) for cell in row] for row in of.rows[:SHOWN]]
    right = [column.kind in _NUMBERS for column in of.columns]
    words = f"{len(of)} 行 rows: {', '.join(column.name for column in of.columns)}"
    return Drawn(framed(_rows(heads, rows, right), foot(len(rows), len(of))), words)


def listing(heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]], right: Sequence[bool]) -> Markup:
    """A small table inside another drawing; every row is drawn."""
    return _rows(heads, [[each if isinstance(each, Markup) else _plain(each) for each in row] for row in rows], right)


def sentence(words: str, quotation: str, meant: int, cls: str = "") -> Markup:
    """A sentence with a quotation marked in it; `meant` is where it should stand."""
    at = where(quotation, words, meant)
    if at is None:
        return Markup("<q>{}</q> {}").format(words, mark(quotation, cls))
    end = at + len(quotation)
    return Markup("<q>{}{}{}</q>").format(words[:at], mark(words[at:end], cls), words[end:])


def number(of: object) -> str:
    """A number for people: thousands apart, but years as they are."""
    if isinstance(of, Decimal | int) and not isinstance(of, bool):
        return f"{of:,}" if not -10000 < of < 10000 else str(of)
    return str(of)


def _quotation(terms: Mapping[str, Term | None]) -> Cell:
    said = {name: value(terms[name]) for name in ("quotation", *_PLACE)}
    if said["quotation"] is None or said["sentence"] is None:
        return _plain(said["quotation"])
    start, end, begin = (int(str(said[name] or 0)) for name in ("start", "end", "from"))
    return _quoted(str(said["quotation"]), Quote(str(said["quotation"]), start, end, str(said["sentence"]), begin))


def _quoted(head: Cell, quote: Quote) -> Markup:
    """A cell that unfolds into the sentence with the quotation marked."""
    words = sentence(quote.sentence, quote.quotation, quote.start - quote.begin)
    body = Markup('<div class="kg-evidence">{}<small>{}–{}</small></div>').format(words, quote.start, quote.end)
    return unfolding(head, body)


def _term(term: Term | None, answer: Result) -> Cell:
    if isinstance(term, ox.NamedNode):
        name = answer.labels.get(term.value) or _shortened(term.value)
        cell = Markup('<span class="kg-iri" title="{}">{}</span>').format(term.value, name)
        return _quoted(cell, answer.quotes[term.value]) if term.value in answer.quotes else cell
    return _plain(value(term))


def _shortened(iri: str) -> str:
    for prefix, whole in PREFIXES.items():
        if iri.startswith(whole):
            return f"{prefix}:{iri.removeprefix(whole)}"
    return iri.rpartition("/")[2] or iri


def _plain(cell: object) -> Cell:
    if cell is None:
        return ""
    words = str(cell).lower() if isinstance(cell, bool) else number(cell)
    return unfolding(f"{words[: _LONG - 20]}…", Markup("<div>{}</div>").format(words)) if len(words) > _LONG else words


def _numeric(terms: Iterable[Term | None]) -> bool:
    known = [value(term) for term in terms if term is not None]
    return bool(known) and all(isinstance(each, int | float | Decimal) and not isinstance(each, bool) for each in known)


def _rows(heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell]], right: Sequence[bool]) -> Markup:
    top = joined(
        Markup("<th{}>{}{}</th>").format(
            _kind(zh, number), zh, Markup("<small>{}</small>").format(en) if en and en != zh else ""
        )
        for (zh, en), number in zip(heads, right, strict=True)
    )
    body = joined(
        Markup("<tr>{}</tr>\n").format(
            joined(
                Markup("<td{}>{}</td>").format(_kind(cell, number), cell)
                for cell, number in zip(row, right, strict=True)
            )
        )
        for row in rows
    )
    return Markup('<div class="kg-wide"><table><thead><tr>{}</tr></thead>\n<tbody>{}</tbody></table></div>').format(
        top, body
    )


def _kind(cell: Cell, number: bool) -> Markup:
    """How a cell stands: numbers to the right, a few words on one line."""
    if number:
        return Markup(' class="kg-number"')
    return Markup(' class="kg-short"') if not isinstance(cell, Markup) and len(cell) <= _SHORT else Markup("")


def foot(shown: int, of: int) -> Markup:
    """How many rows are shown, of how many."""
    if shown == of:
        return Markup('<p class="kg-foot">{} 行 rows</p>').format(of)
    words = Markup('<p class="kg-foot">{} / {} 行 · {} of {} shown</p>')
    return words.format(shown, of, shown, of)
