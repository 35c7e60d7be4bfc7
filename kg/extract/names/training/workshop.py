"""The texts and annotations at hand, what each learns from, and how well names are found in what is held out."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.extract.names.features import Lexical
from kg.extract.names.rules import sharpen
from kg.extract.names.strings import Strings
from kg.extract.names.tagger import Model, Tagged
from kg.extract.names.tidy import tidy
from kg.extract.names.training.annotations import Passage, passages, read, same_text
from kg.extract.names.training.collect import read_names
from kg.extract.names.training.crf import Example
from kg.extract.names.training.examples import examples
from kg.extract.names.training.measure import table, tally

_EVERY = 2  # one report in so many is read for strings
_SEEDS = {"yuzhong-2025.txt": "渝中区"}
_YARDSTICKS = ("first", "second")  # the records that stay out whole


def area(file: str) -> str:
    """The area of a report, by the name of its file (city_南昌市_2005_1.txt)."""
    return _SEEDS.get(file) or file.split("_")[1]


def share(passage: Passage, salt: str, of: int) -> int:
    """A number from 0 to `of` - 1 that is the same for all reports of an area."""
    return int(hashlib.sha256((salt + area(passage.file)).encode()).hexdigest(), 16) % of


def held_out(passage: Passage) -> bool:
    """Whether a passage is a yardstick: it is one of those read twice, or lies in the held-out quarter of the areas."""
    return passage.record in _YARDSTICKS or share(passage, "held", 4) == 0


class Workshop:
    """The texts and annotations at hand: `plain` texts have no annotations, `common` ones none that are held out."""

    def __init__(self, folder: Path, more: Sequence[Path]) -> None:
        self.paths = {path.name: path for path in (*sorted(folder.glob("*.txt")), *more)}
        self.passages = self._passages("annotations")
        self.kept_out = self._passages("kept_out")
        annotated = {passage.file for passage in self.passages}
        self.plain = [path for name, path in self.paths.items() if name not in annotated]
        held = {passage.file for passage in self.passages if held_out(passage)} | {p.file for p in self.kept_out}
        self.common = [path for name, path in self.paths.items() if name not in held]

    def _passages(self, records: str) -> list[Passage]:
        return [p for p in passages(Path(__file__).parent / records) if self._there(p)]

    def _there(self, passage: Passage) -> bool:
        path = self.paths.get(passage.file)
        if path is not None and same_text(path, passage):
            return True
        print(f"{passage.file}: not among the texts, or another text of this name; left out", file=sys.stderr)
        return False

    def examples(self, chosen: Sequence[Passage], lexical: Lexical) -> list[Example]:
        """The sentences of passages."""
        return [one for p in chosen for one in examples(p, read(self.paths[p.file]), lexical)]

    def strings(self, model: Model) -> Strings:
        """What the unlabelled reports, read by a model, teach about strings."""
        return read_names(model, [read(path).words for path in self.plain[::_EVERY]])

    def measure(self, model: Model, chosen: Sequence[Passage]) -> Iterator[str]:
        """Tables of scores on passages: of the grammar alone, the model alone, and both."""
        ways: dict[str, Callable[[str], Iterable[Tagged]]] = {
            "grammar alone": lambda words: sharpen((), words),
            "model alone": lambda words: tidy(model.names(words), words),
            "both": lambda words: sharpen(list(tidy(model.names(words), words)), words),
        }
        texts = [(p, read(self.paths[p.file])) for p in chosen]
        for name, way in ways.items():
            yield f"{name}\n{table([tally(p, text, way(text.words)) for p, text in texts])}"
