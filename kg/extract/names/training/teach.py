"""From the annotations to the teacher, from the teacher to readings of many reports, from those to the network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.extract.names.features import rows
from kg.extract.names.network import Network, lines
from kg.extract.names.tagger import Model
from kg.extract.names.tokens import Flags, Kind, Tokens, tokens
from kg.extract.names.training.annotations import Passage, Words, read
from kg.extract.names.training.distil import Reading, distil
from kg.extract.names.training.encoder import Encoder, fit
from kg.extract.names.training.examples import clean_spans, lesson
from kg.extract.names.training.pretrained import Pretrained, installed
from kg.extract.names.training.workshop import Workshop, area, held_out

_EVERY = 3  # one report in so many of the areas that are not held out is read
_TRUST = 0.7  # of the teacher beside the tagger: of 0.5, 0.7 and 1 the best F1 of both together, held out

Taught = Mapping[str, npt.NDArray[np.float16]]


def readings(shop: Workshop, folder: Path) -> Taught:
    """For each report that the teacher reads, the logarithm of each label's probability for each of its tokens."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "readings.npz"
    if not kept.exists():
        teacher = _teacher(shop, folder / "encoder.pt")
        found: dict[str, Any] = {}
        for path in _to_read(shop):
            words = read(path).words
            split = tokens(words)
            spans = zip(split.start.tolist(), split.end.tolist(), strict=True)
            found[path.name] = teacher.read([words[start:end] for start, end in spans], split.is_(Kind.END))
            print(f"read {path.name}, {len(found)}", flush=True)
        np.savez(kept, **found)
    return dict(np.load(kept))


def network(shop: Workshop, model: Model, taught: Taught, scale: int) -> Network:
    """The network that brings a tagger's sums nearer to what tagger and teacher say together.

    It meets no words that the tagger may have learned from: there its sums are not as they are on new text.
    """
    met = []
    for name, said in taught.items():
        text = read(shop.paths[name])
        split = tokens(text.words)
        sums = model.scores(rows(text.words, split, model.lexical))
        new = _new(text, split, [passage for passage in shop.passages if passage.file == name])
        met.append(Reading(lines(split, model.lexical.words)[:, new], sums[new], said[new]))
    return distil(met, model.lexical.words, scale, _TRUST)


def _teacher(shop: Workshop, path: Path) -> Encoder:
    pretrained = Pretrained(installed())
    if path.exists():
        teacher = Encoder(pretrained)
        teacher.load(path)
        return teacher
    teacher = fit(pretrained, [lesson(p, read(shop.paths[p.file])) for p in shop.passages if not held_out(p)])
    teacher.save(path)
    return teacher


def _new(text: Words, split: Tokens, annotated: Iterable[Passage]) -> Flags:
    """Which tokens of a text stand in no passage that is annotated."""
    new = np.ones(len(split.start), np.bool_)
    for passage in annotated:
        first, last, _ = clean_spans(passage, text)
        new &= (split.end <= first) | (split.start >= last)
    return new


def _to_read(shop: Workshop) -> list[Path]:
    """One report in so many, none of an area that is held out."""
    held = {area(p.file) for p in shop.passages if held_out(p)} | {area(p.file) for p in shop.kept_out}
    some = [path for path in shop.paths.values() if _share(path.name) == 0]
    return [path for path in some if area(path.name) not in held]


def _share(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % _EVERY
