"""Train the tagger of names, measure it on reports that it has not seen, and store it.

    python -m kg.extract.names.training TEXTS [--texts SEED …] --teacher FOLDER --measure
    python -m kg.extract.names.training TEXTS [--texts SEED …] --teacher FOLDER --out FOLDER

TEXTS is a folder of reports; the annotated ones among them are found by name and recognised by their SHA-256, the
others teach words and strings. Three things are trained, one after the other: the tagger, from the annotations; the
teacher, a pretrained encoder, from the annotations too; and the small network that travels with the tagger, from what
the teacher reads in reports without annotations. The teacher takes an hour or so; what it has learned and read is kept
in the folder given, and taken from there the next time.

A quarter of the areas and the passages of first.tsv and second.tsv are held out: the teacher never sees them, and
`--measure` trains a tagger without them and measures on them. `--out` stores a tagger that has seen every annotation
but those in `kept_out/`, the middle of the seed report, from which no model has learned.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.extract.names.features import Lexical
from kg.extract.names.strings import Strings
from kg.extract.names.tagger import Model
from kg.extract.names.training.annotations import Passage, read
from kg.extract.names.training.clusters import clusters
from kg.extract.names.training.collect import area_names, no_names
from kg.extract.names.training.crf import Example, fit
from kg.extract.names.training.stored import SCALE, store, whole_numbers
from kg.extract.names.training.teach import network, readings
from kg.extract.names.training.workshop import Workshop, held_out, share


def train(shop: Workshop, chosen: Sequence[Passage], words: Lexical) -> Model:
    """A tagger from passages. Each half learns to trust strings that the other half's tagger has read."""
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
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--measure", action="store_true")
    asked = parser.parse_args()
    shop = Workshop(asked.folder, asked.texts)
    taught = readings(shop, asked.teacher)
    words = Lexical(*clusters(read(path).words for path in shop.common), no_names(), area_names())
    held = [p for p in shop.passages if held_out(p)]
    if asked.measure:
        kept = [p for p in shop.passages if not held_out(p)]
        print(f"{len(kept)} passages to learn from, {len(held)} held out")
        model = train(shop, kept, words)
        show(shop, model, {"held out, tagger": held})
        model = replace(model, network=network(shop, model, taught, SCALE))
        show(shop, model, {"held out, tagger and network": held, "kept out": shop.kept_out})
    if asked.out:
        model = train(shop, shop.passages, words)
        model = replace(model, network=network(shop, model, taught, SCALE))
        show(shop, model, {"kept out": shop.kept_out})
        store(model, asked.out)


def show(shop: Workshop, model: Model, chosen: dict[str, list[Passage]]) -> None:
    """Print the tables of some passages."""
    for name, some in chosen.items():
        for each in shop.measure(model, some):
            print(f"{name}, {each}", flush=True)


if __name__ == "__main__":
    main()
