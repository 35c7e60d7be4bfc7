"""The small network that corrects the tagger: whole numbers, exact on every machine, deaf to what is far away."""

import numpy as np
import pytest

from kg.extract.names.network import DILATIONS, HEARD, MOST, Layer, Network
from kg.extract.names.tagger import LABELS, model
from kg.extract.names.tokens import tokens

TEXT = "清溪县引进远岚生物科技有限公司等5家企业，云栖智能制造产业园开工建设，“清溪白茶”获评国家地理标志产品。"


@pytest.fixture(scope="module")
def network() -> Network:
    found = model().network
    assert found is not None
    return found


def _layers(network: Network) -> list[tuple[Layer, int]]:
    return [(network.hearing, HEARD), *((layer, MOST) for layer in network.layers), (network.saying, MOST)]


def test_no_sum_leaves_the_exact_numbers(network: Network) -> None:
    for layer, most in _layers(network):
        assert np.array_equal(layer.weights, np.rint(layer.weights))
        assert np.abs(layer.weights).sum(0).max() * most < 1 << 24


def test_products_in_floats_are_those_in_whole_numbers(network: Network) -> None:
    draw = np.random.default_rng(7)
    for layer, most in _layers(network):
        heard = draw.integers(0, most, (50, len(layer.weights)), endpoint=True)
        floats = heard.astype(np.float32) @ layer.weights
        assert np.array_equal(floats, heard @ layer.weights.astype(np.int64))


def test_a_token_hears_no_further_than_the_layers_reach(network: Network) -> None:
    read = tokens(TEXT * 3)
    sums = np.zeros((len(read.start), len(LABELS)), np.int32)
    other = sums.copy()
    other[0] = 100
    changed = np.flatnonzero((network.corrected(sums, read) - sums != network.corrected(other, read) - other).any(1))
    assert len(changed)
    assert changed.max() <= sum(DILATIONS)


@pytest.mark.parametrize("words", ["县", "清溪县。", "清溪县引进"])
def test_texts_shorter_than_its_reach_are_read(network: Network, words: str) -> None:
    read = tokens(words)
    sums = np.zeros((len(read.start), len(LABELS)), np.int32)
    assert network.corrected(sums, read).shape == sums.shape


def test_where_a_token_stands_in_a_long_text_makes_no_difference(network: Network) -> None:
    read = tokens(TEXT * 60)
    sums = np.zeros((len(read.start), len(LABELS)), np.int32)
    period = len(read.start) // 60
    added = network.corrected(sums, read).reshape(60, period, -1)
    assert len(sums) > 1500
    assert (added[1:-1] == added[1]).all()
