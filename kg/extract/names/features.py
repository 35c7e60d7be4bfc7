"""What the tagger sees of each token: rows of a weight table, by hashing combinations of facts.

A template combines facts about a token (its word, the words around it, the quotation it stands in, the head of its
list …) and hashes them to a row number. All arithmetic is on integers and vectorised over the tokens of a text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.extract.names.endings import endings
from kg.extract.names.strings import Strings, cover, run_hashes
from kg.extract.names.tokens import Flags, Ints, Kind, Tokens

ROW_BITS = 20
Rows = npt.NDArray[np.int32]

Codes = npt.NDArray[np.uint32]

_TEMPLATES = 96
_MOST = 5
# An odd factor for each template and place of a fact in it, and where each template starts.
_FACTORS = np.random.PCG64(20241).random_raw(_TEMPLATES * _MOST).astype(np.uint32).reshape(_TEMPLATES, _MOST) | 1
_STARTS = np.random.PCG64(20242).random_raw(_TEMPLATES).astype(np.uint32)
_SHIFT = np.uint32(32 - ROW_BITS)


@dataclass(frozen=True)
class Lexical:
    """What a corpus taught about words and strings, by hash.

    `words` are sorted word hashes, `clusters` three granularities of distributional cluster (coarse, middle, fine)
    and the logarithm of the frequency; `names` strings that have been read as names elsewhere; `areas` the names of
    administrative areas with a code of their level.
    """

    words: Ints
    clusters: Ints
    names: Strings
    areas: Strings


class _Rows:
    """Columns of row numbers, one a template: a sum of facts times factors, well mixed."""

    def __init__(self, count: int) -> None:
        self._columns = np.empty((_TEMPLATES, count), np.int32)
        self._used = 0

    def add(self, *facts: npt.NDArray[np.generic], where: Flags | None = None) -> None:
        column, factors = self._used, _FACTORS[self._used]
        mixed = np.multiply(facts[0].astype(np.uint32), factors[0])
        mixed += _STARTS[column]
        for fact, factor in zip(facts[1:], factors[1:], strict=False):
            mixed += fact.astype(np.uint32) * factor
        mixed ^= mixed >> np.uint32(15)
        mixed *= np.uint32(0x2C1B3C6D)
        mixed ^= mixed >> np.uint32(13)
        mixed *= np.uint32(0x297A2D39)
        mixed >>= _SHIFT
        rows = self._columns[column]
        rows[:] = mixed.view(np.int32)
        if where is not None:
            rows[~where] = -1
        self._used += 1

    def all(self) -> Rows:
        return self._columns[: self._used]


def _shift(facts: Ints, by: int) -> Ints:
    """The facts of the token `by` places on; 0 beyond the ends."""
    moved = np.zeros_like(facts)
    if by >= len(facts) or -by >= len(facts):
        return moved
    if by > 0:
        moved[:-by] = facts[by:]
    elif by < 0:
        moved[-by:] = facts[:by]
    else:
        return facts
    return moved


def _next(flags: Flags) -> Ints:
    """For each token the first at or after it that has the flag; the number of tokens if there is none."""
    index = np.where(flags, np.arange(len(flags)), len(flags))
    return np.minimum.accumulate(index[::-1])[::-1]


def _last(flags: Flags) -> Ints:
    """For each token the last at or before it that has the flag; -1 if there is none."""
    return np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))


class _View:
    """The facts of one text, with what several templates share."""

    def __init__(self, tokens: Tokens, lexical: Lexical) -> None:
        self.tokens = tokens
        self.count = len(tokens.start)
        self.here = np.arange(self.count)
        place = tokens.places(lexical.words)
        self.coarse, self.middle, self.fine, self.frequency = (
            np.where(place > 0, column[place - 1], 0) for column in lexical.clusters
        )

    def at(self, facts: Ints, index: Ints) -> Ints:
        """The facts at an index for each token; 0 where the index is outside."""
        inside = (index >= 0) & (index < self.count)
        return np.where(inside, facts[np.clip(index, 0, self.count - 1)], 0)


def rows(text: str, tokens: Tokens, lexical: Lexical) -> Rows:
    """The rows of each token, one line a template; -1 where a template has nothing to say."""
    view = _View(tokens, lexical)
    out = _Rows(view.count)
    _words(out, view)
    _characters(out, view)
    _clusters(out, view)
    _quotations(out, view)
    _runs(out, view)
    _lists(out, view)
    _verbs(out, view)
    _endings(out, view, text)
    hashes, first, last = run_hashes(text, tokens)
    _areas(out, view, hashes, first, last, lexical.areas)
    _names(out, view, hashes, first, last, lexical.names)
    return out.all()


def _words(out: _Rows, view: _View) -> None:
    word = {by: _shift(view.tokens.word, by) for by in range(-3, 4)}
    tag = {by: _shift(view.tokens.tag, by) for by in range(-2, 3)}
    for by in word:
        out.add(word[by])
    for pair in ((-1, 0), (0, 1)):
        out.add(word[pair[0]], word[pair[1]])
    for places in ((-1, 0), (-1, 0, 1), (-2, -1, 0), (0, 1, 2)):
        out.add(*(tag[by] for by in places))


def _characters(out: _Rows, view: _View) -> None:
    tokens = view.tokens
    for facts in (tokens.last, tokens.tail, tokens.first, tokens.head):
        out.add(facts)
    out.add(_shift(tokens.last, -1))
    out.add(_shift(tokens.last, 1))
    out.add(_shift(tokens.tail, 1))
    out.add(_shift(tokens.first, 1))
    out.add(tokens.last, _shift(tokens.first, 1))
    out.add(_shift(tokens.last, -1), tokens.first)
    out.add(tokens.length, tokens.tag)


def _clusters(out: _Rows, view: _View) -> None:
    word = view.tokens.word
    middle = {by: _shift(view.middle, by) for by in range(-2, 3)}
    coarse = {by: _shift(view.coarse, by) for by in range(-2, 3)}
    for by in middle:
        out.add(middle[by])
    for by in (-1, 0, 1):
        out.add(_shift(view.fine, by))
    for pair in ((-1, 0), (0, 1), (-1, 1)):
        out.add(middle[pair[0]], middle[pair[1]])
    for places in ((-1, 0, 1), (-2, -1, 0), (0, 1, 2)):
        out.add(*(coarse[by] for by in places))
    out.add(word, middle[-1])
    out.add(word, middle[1])
    _, index, counts = np.unique(word, return_inverse=True, return_counts=True)
    often = np.minimum(np.log2(counts[index]).astype(np.int64), 4)
    out.add(often, np.minimum(view.frequency // 2, 9), view.tokens.tag)


def _quotations(out: _Rows, view: _View) -> None:
    tokens, here = view.tokens, view.here
    opens, closes = tokens.is_(Kind.QUOTE_OPEN), tokens.is_(Kind.QUOTE_CLOSE)
    opened = _last(opens)
    inside = opened > _last(closes)
    closing = _next(closes)
    title = _last(tokens.is_(Kind.TITLE_OPEN)) > _last(tokens.is_(Kind.TITLE_CLOSE))
    bracket = _last(tokens.is_(Kind.BRACKET_OPEN)) > _last(tokens.is_(Kind.BRACKET_CLOSE))
    state = inside.astype(np.int64) + 2 * title + 4 * bracket
    out.add(state, tokens.word)
    out.add(state, tokens.tag)
    out.add(np.minimum(here - opened, 5), np.minimum(closing - opened - 1, 9), where=inside)
    near = inside | opens | closes
    close = np.where(closes, here, closing)
    within = inside.astype(np.int64)
    out.add(view.at(tokens.word, close + 1), within, where=near)
    out.add(view.at(view.middle, close + 1), within, where=near)


def _runs(out: _Rows, view: _View) -> None:
    """A run of tokens between punctuation, function words (and, the second time, verbs) leans on its last word."""
    tokens, here = view.tokens, view.here
    apart = tokens.is_(Kind.BREAK | Kind.FUNCTION)
    for edge in (apart, apart | tokens.verb):
        end = np.where(edge, here, _next(edge) - 1)
        start = np.where(edge, here, _last(edge) + 1)
        to_end, from_start = np.minimum(end - here, 4), np.minimum(here - start, 3)
        tail, before = view.at(tokens.tail, end), view.at(tokens.word, start - 1)
        out.add(view.at(tokens.word, end), to_end)
        out.add(tail, to_end)
        out.add(view.at(view.middle, end), to_end)
        out.add(before, np.minimum(from_start, 2))
        out.add(view.at(view.fine, end), tokens.word)
        out.add(view.at(view.middle, start - 1), from_start)
        out.add(to_end, from_start, tokens.tag)
        out.add(before, tail)


def _lists(out: _Rows, view: _View) -> None:
    """X、Y等5家企业: the head noun after 等 types the members."""
    tokens, here, count = view.tokens, view.here, view.count
    apart = tokens.is_(Kind.BREAK | Kind.FUNCTION)
    others = _next(tokens.is_(Kind.AND_OTHERS))
    there = others < _next(tokens.is_(Kind.END | Kind.CLAUSE))
    counted = _next(~tokens.is_(Kind.COUNT | Kind.AND_OTHERS))
    begins = np.where(others + 1 < count, counted[np.clip(others + 1, 0, count - 1)], count)
    ends = _next(apart | tokens.verb | tokens.is_(Kind.GLUE))
    head = np.where(begins < count, ends[np.clip(begins, 0, count - 1)] - 1, count)
    word, tail = view.at(tokens.word, head), view.at(tokens.tail, head)
    out.add(word, where=there)
    out.add(tail, tokens.tag, where=there)
    out.add(view.at(view.middle, head), where=there)
    out.add(np.minimum(others - here, 3), tail, where=there)


def _endings(out: _Rows, view: _View, text: str) -> None:
    """What a name that ends here, or at the end of the run, would be by its ending."""
    tokens, here = view.tokens, view.here
    sets, length = endings(text, tokens)
    word, tag = tokens.word, tokens.tag
    out.add(sets, np.minimum(length, 4))
    out.add(_shift(sets, 1), tag)
    apart = tokens.is_(Kind.BREAK | Kind.FUNCTION)
    for edge in (apart, apart | tokens.verb):
        end = np.where(edge, here, _next(edge) - 1)
        start = np.where(edge, here, _last(edge) + 1)
        head = view.at(sets, end)
        there = head > 0
        out.add(head, np.minimum(here - start, 3), tag, where=there)
        out.add(head, view.at(word, start - 1), where=there)
    nearest = _next(sets > 0)
    within = nearest < _next(apart)
    out.add(view.at(sets, nearest), np.minimum(nearest - here, 4), where=within)


def _verbs(out: _Rows, view: _View) -> None:
    """The verbs around: 引进 X, 获评 X, X 开工."""
    tokens, here, count = view.tokens, view.here, view.count
    ends = tokens.is_(Kind.END)
    begun, over = _last(ends), _next(ends)
    at_or_before, at_or_after = _last(tokens.verb), _next(tokens.verb)
    left = np.concatenate(([-1], at_or_before[:-1]))
    left = np.where(left > begun, left, -1)
    further = np.where(left > 0, at_or_before[np.clip(left - 1, 0, count - 1)], -1)
    further = np.where(further > begun, further, -1)
    right = np.concatenate((at_or_after[1:], [count]))
    right = np.where(right < over, right, count)
    apart = tokens.is_(Kind.BREAK | Kind.FUNCTION)
    tail = view.at(tokens.tail, np.where(apart, here, _next(apart) - 1))
    verb, next_verb = view.at(tokens.word, left), view.at(tokens.word, right)
    cluster = view.at(view.middle, left)
    out.add(verb, np.minimum(here - left, 4))
    out.add(verb)
    out.add(view.at(tokens.word, further))
    out.add(verb, tokens.tag)
    out.add(next_verb, np.minimum(right - here, 4))
    out.add(next_verb)
    out.add(cluster, tail)
    out.add(cluster, view.at(view.middle, right))


def _place(first: Ints, last: Ints, owner: Ints) -> Ints:
    """Where a token stands in the run that covers it: 0 none, 1 first, 2 inside, 3 last, 4 alone."""
    here = np.arange(len(owner))
    begins, ends = here == first[owner], here == last[owner]
    return np.where(owner < 0, 0, np.where(begins & ends, 4, np.where(begins, 1, np.where(ends, 3, 2))))


def _areas(out: _Rows, view: _View, hashes: npt.NDArray[np.uint64], first: Ints, last: Ints, areas: Strings) -> None:
    run, row = areas.find(hashes)
    first, last = first[run], last[run]
    mark = np.zeros(view.count, np.int64)
    if len(run):
        owner = cover(first, last, np.lexsort((first, first - last)), view.count)
        place = _place(first, last, owner)
        mark = np.where(owner < 0, 0, areas.values[row[owner], 0].astype(np.int64) * 8 + place)
    out.add(mark)
    out.add(_shift(mark, 1), view.tokens.word)
    out.add(_shift(mark, -1), view.tokens.word)


def _names(out: _Rows, view: _View, hashes: npt.NDArray[np.uint64], first: Ints, last: Ints, names: Strings) -> None:
    """Strings read as names in other reports: laid longest first, and once more the surest first."""
    run, row = names.find(hashes)
    first, last, values = first[run], last[run], names.values[row].astype(np.int64)
    sure = values[:, 1] * 3 + values[:, 2]
    for order in (np.lexsort((first, first - last)), np.lexsort((first, first - last, -sure))):
        if len(run):
            owner = cover(first, last, order, view.count)
            place = _place(first, last, owner)
            cls, rate, often, share, second = np.where(owner < 0, 0, values[owner].T)
        else:
            place, cls, rate, often, share, second = np.zeros((6, view.count), np.int64)
        there = place > 0
        out.add(place, cls, rate, where=there)
        out.add(place, cls, rate, often, where=there)
        out.add(place, cls, share, second, where=there)
