"""Train the tagger of names, measure it on reports that it has not seen, and store it.

    python -m kg.extract.names.training TEXTS [--texts SEED …] --out MODEL.npz
    python -m kg.extract.names.training TEXTS [--texts SEED …] --measure

TEXTS is a folder of reports; the annotated ones among them are found by name and recognised by their SHA-256, the
others teach words and strings. The model that is stored has seen every annotation; `--measure` trains on three
quarters of the areas and measures on the last one. Both measure on the passages in `kept_out/`, which no model has
learned from: the middle of the seed report, read twice.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from kg.extract.names.features import ROW_BITS, Lexical
from kg.extract.names.rules import sharpen
from kg.extract.names.strings import Strings
from kg.extract.names.tagger import FORBIDDEN, LABELS, Model, Tagged, steps_allowed
from kg.extract.names.tidy import tidy
from kg.extract.names.training.annotations import Passage, passages, read, same_text
from kg.extract.names.training.clusters import clusters
from kg.extract.names.training.collect import area_names, no_names, read_names
from kg.extract.names.training.crf import Example, Fit, fit
from kg.extract.names.training.examples import examples
from kg.extract.names.training.measure import table, tally

_SCALE = 40
_MOST = 42  # three weights together fit into a byte
_LEAST = 4  # rows of lesser weights alone change nothing held out
_TO_NAMES = 0.4  # how much sooner than by probability a token is read as part of a name: best F1 held out
_EVERY = 4  # one report in so many is read for strings


def area(passage: Passage) -> str:
    """The area of a report, by the name of its file (city_南昌市_2005_1.txt)."""
    parts = passage.file.split("_")
    return parts[1] if len(parts) > 1 else parts[0]


def share(passage: Passage, salt: str, of: int) -> int:
    """A number from 0 to `of` - 1 that is the same for all reports of an area."""
    return int(hashlib.sha256((salt + area(passage)).encode()).hexdigest(), 16) % of


def whole_numbers(fitted: Fit, lexical: Lexical) -> Model:
    """The model with weights rounded to whole numbers."""
    weights = np.clip(np.rint(fitted.weights * _SCALE), -_MOST, _MOST).astype(np.int8)
    kept = np.any(np.abs(weights) >= _LEAST, axis=1)
    weights = np.concatenate((weights[kept], np.zeros((1, len(LABELS)), np.int8)))
    row_of = np.full((1 << ROW_BITS) + 1, len(weights) - 1, np.int32)
    row_of[fitted.used[kept]] = np.arange(len(weights) - 1, dtype=np.int32)
    steps = np.rint(fitted.steps * _SCALE).astype(np.int32)
    steps[:, 0] -= round(_TO_NAMES * _SCALE)
    steps[~steps_allowed()] = FORBIDDEN
    return Model(lexical, row_of, weights, steps)


def store(model: Model, path: Path) -> None:
    """Write a model in the form that `tagger.load` reads."""
    empty = len(model.weights) - 1
    used = np.flatnonzero(model.row_of != empty)
    lexical = model.lexical
    np.savez_compressed(
        path,
        rows=np.diff(used, prepend=0).astype(np.uint16),
        weights=model.weights[model.row_of[used]],
        steps=model.steps,
        words=lexical.words.astype(np.uint32),
        clusters=lexical.clusters.astype(np.uint16),
        names=lexical.names.keys,
        name_values=lexical.names.values,
        areas=lexical.areas.keys,
        area_values=lexical.areas.values,
    )


class Workshop:
    """The texts and annotations at hand."""

    def __init__(self, folder: Path, more: Sequence[Path]) -> None:
        self.paths = {path.name: path for path in (*sorted(folder.glob("*.txt")), *more)}
        self.passages = self._passages("annotations")
        self.kept_out = self._passages("kept_out")
        annotated = {passage.file for passage in self.passages}
        self.plain = [path for name, path in self.paths.items() if name not in annotated]

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


def train(shop: Workshop, chosen: Sequence[Passage], words: Lexical) -> Model:
    """A model from passages. Each half learns to trust strings that the other half's tagger has read."""
    halves = [[p for p in chosen if share(p, "half", 2) == half] for half in (0, 1)]
    taught: list[Example] = []
    for half, other in (halves, halves[::-1]):
        first = whole_numbers(fit(shop.examples(other, words)), words)
        taught += shop.examples(half, _with(words, shop.strings(first)))
    whole = whole_numbers(fit(shop.examples(chosen, words)), words)
    return whole_numbers(fit(taught), _with(words, shop.strings(whole)))


def _with(words: Lexical, names: Strings) -> Lexical:
    return Lexical(words.words, words.clusters, names, words.areas)


def main() -> None:
    """Train, measure, store."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--measure", action="store_true")
    asked = parser.parse_args()
    shop = Workshop(asked.folder, asked.texts)
    words = Lexical(*clusters(read(path).words for path in shop.plain), no_names(), area_names())
    if asked.measure:
        kept = [p for p in shop.passages if share(p, "held", 4) != 0]
        held = [p for p in shop.passages if share(p, "held", 4) == 0]
        print(f"{len(kept)} passages to learn from, {len(held)} held out")
        model = train(shop, kept, words)
        show(shop, model, {"held out": held, "kept out": shop.kept_out})
    if asked.out:
        model = train(shop, shop.passages, words)
        show(shop, model, {"kept out": shop.kept_out})
        store(model, asked.out)


def show(shop: Workshop, model: Model, chosen: dict[str, list[Passage]]) -> None:
    """Print the tables of some passages."""
    for name, some in chosen.items():
        for each in shop.measure(model, some):
            print(f"{name}, {each}", flush=True)


if __name__ == "__main__":
    main()
