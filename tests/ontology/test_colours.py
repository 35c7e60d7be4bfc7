"""The colours of the classes: seen on light and on dark, told apart by everybody."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from kg import ontology

# What a reader without red (protan) or green (deutan) cones sees, in linear RGB: Machado, Oliveira, Fernandes 2009.
EYES = {
    "all cones": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
OKLAB_1 = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
OKLAB_2 = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    light = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) + 0.05 for c in (one, other))
    return light[1] / light[0]


@pytest.mark.parametrize("name", ontology.classes())
def test_colour_stands_out_on_light_and_dark(name: str) -> None:
    assert contrast(ontology.colour(name), "#ffffff") >= 3
    assert contrast(ontology.colour(name), "#141414") >= 3


@pytest.mark.parametrize("eye", EYES)
def test_colours_are_told_apart(eye: str) -> None:
    seen = {
        name: OKLAB_2 @ np.cbrt(OKLAB_1 @ np.clip(EYES[eye] @ linear(ontology.colour(name)), 0, 1))
        for name in ontology.classes()
    }
    least = min(float(np.linalg.norm(seen[a] - seen[b])) for a, b in combinations(seen, 2))
    assert least >= 0.07


def test_icons_are_one_character_each_and_differ() -> None:
    icons = [ontology.icon(name) for name in ontology.classes()]
    assert all(len(icon) == 1 for icon in icons)
    assert len(set(icons)) == len(icons)
