"""A sentence with each name as one character, so that grammar can be written over names as well as words.

引进“云岭数谷”、青禾科技等5家企业 becomes 引进P、F等5家企业, where P and F stand for the private-use characters of a
place and a firm: a regular expression reads lists of names as easily as words, and never finds a verb inside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model.claim import Mention
from kg.model.document import Sentence, Span

# In the order of the labels of the tagger's model.
CLASSES = (
    "AdministrativeArea",
    "Place",
    "Building",
    "Enterprise",
    "Institution",
    "Project",
    "Programme",
    "Event",
    "Person",
    "Award",
    "Product",
    "Industry",
)
_FIRST = 0xE000
_MARKS: Mapping[str, str] = {cls: chr(_FIRST + i) for i, cls in enumerate(CLASSES)}
_OTHER = chr(_FIRST + len(CLASSES))
ANY = f"[{chr(_FIRST)}-{_OTHER}]"
"""A regular expression for one name of any class."""

_QUOTES = "“”‘’\"'「」『』"
_NOTES = r"\[\d{1,3}\]|〔[^〔〕]{0,8}〕|【[^【】]{0,8}】|﹝[^﹝﹞]{0,8}﹞"
_DROP = re.compile(rf"[{_QUOTES}\s]|（[^（）]{{0,40}}）|\([^()]{{0,40}}\)|{_NOTES}")
_LATE = re.compile(
    "(?:(?:即将|正式|全面|顺利|加快|正在|年内|全部|已经|已|将|隆重|盛大|成功)+"
    "(?:开业|开街|开街迎客|开园|开馆|竣工|完工|投用|投产|通车|启用|亮相|落户|签约|开工|动工|奠基)?"
    "|开业|开街|开街迎客|竣工|完工|投用|投产|通车|建成)$"
)
_CLAUSE = re.compile(r"[^，；：。！？,;:!?\n—]+")


def mark(cls: str) -> str:
    """The character for a name of a class."""
    return _MARKS[cls]


def marks(*classes: str) -> str:
    """A regular expression for one name of any of these classes."""
    return "[" + "".join(_MARKS[cls] for cls in classes) + "]"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The words of a sentence without quotation marks, brackets and spaces, each name being one character.

    `offsets` gives the clean offset of each character and, last, the end of the sentence; `names` the mention behind
    a character; `quoted` the names that stood alone in quotation marks.
    """

    sentence: int
    words: str
    offsets: tuple[int, ...]
    names: Mapping[int, Mention]
    quoted: frozenset[int]

    def span(self, start: int, end: int) -> Span:
        """The clean span of a stretch of the skeleton."""
        last = end - 1
        mention = self.names.get(last)
        return Span(self.offsets[start], mention.span.end if mention else self.offsets[last] + 1)

    def clauses(self) -> Iterator[Span]:
        """The clauses of the sentence, in offsets of the skeleton, their punctuation left out."""
        return (Span(*m.span()) for m in _CLAUSE.finditer(self.words))


def skeleton(sentence: Sentence, words: str, mentions: Iterable[Mention]) -> Skeleton:
    """The skeleton of a sentence; `words` is its clean text. Of mentions that overlap, the first and longest counts."""
    base = sentence.span.start
    pieces: list[tuple[int, int, int, Mention | None]] = [(*m.span(), 1, None) for m in _DROP.finditer(words)]
    pieces += [(m.span.start - base, _stop(m, words, base), 0, m) for m in mentions]
    pieces.sort(key=lambda piece: (piece[0], piece[2], -piece[1]))
    text: list[str] = []
    offsets: list[int] = []
    names: dict[int, Mention] = {}
    quoted: set[int] = set()
    at = 0
    for start, end, _, mention in pieces:
        if start < at:
            continue
        text.append(words[at:start])
        offsets.extend(range(base + at, base + start))
        at = end
        if mention is not None:
            if _quoted(words, start, end):
                quoted.add(len(offsets))
            names[len(offsets)] = mention
            text.append(_MARKS.get(mention.cls, _OTHER))
            offsets.append(base + start)
    text.append(words[at:])
    offsets.extend(range(base + at, base + len(words)))
    return Skeleton(sentence.index, "".join(text), (*offsets, base + len(words)), names, frozenset(quoted))


def _stop(mention: Mention, words: str, base: int) -> int:
    """Where a name ends in its sentence: before an adverb or a verb that was taken into it (银湖环线[即将])."""
    start, end = mention.span.start - base, mention.span.end - base
    match = _LATE.search(words, start, end)
    return match.start() if match and match.start() - start >= 2 else end


def _quoted(words: str, start: int, end: int) -> bool:
    """Whether quotation marks enclose these words, from inside or outside."""
    marked = _QUOTES + "《》"
    opened = words[start] in marked or (start > 0 and words[start - 1] in marked)
    closed = words[end - 1] in marked or (end < len(words) and words[end] in marked)
    return opened and closed
