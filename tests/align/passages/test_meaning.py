"""Likeness against what all passages share, whatever their order, with either reader."""

import numpy as np
import pytest

from consilience.align.passages import meaning as module
from consilience.align.passages.meaning import CONTEXTUAL, PLAIN, likeness
from consilience.align.passages.network import is_installed

QUESTION = "Why did the harbour office stop the ferries?"
TEXTS = [
    "because of a storm",
    "the heavy winds of the storm",
    "the crews were on strike for better pay",
    "a strike of the crews",
    "an oil slick was found in the harbour",
]
READERS = [
    pytest.param(CONTEXTUAL, marks=pytest.mark.skipif(not is_installed(), reason="the weights are not installed")),
    PLAIN,
]


@pytest.mark.parametrize("reader", READERS, ids=["in context", "one by one"])
@pytest.mark.parametrize("about", [QUESTION, ""], ids=["with a question", "without"])
def test_what_says_the_same_is_nearer_than_what_does_not(reader, about):
    found = likeness(TEXTS, about, reader)
    same = [found.chance[0, 1], found.chance[2, 3]]
    other = [found.chance[0, 2], found.chance[1, 3], found.chance[0, 4], found.chance[2, 4]]
    assert min(same) > 0.5 > max(other)


@pytest.mark.parametrize("reader", READERS, ids=["in context", "one by one"])
def test_the_order_changes_no_bit(reader):
    forward, backward = likeness(TEXTS, QUESTION, reader), likeness(TEXTS[::-1], QUESTION, reader)
    for name in ("own", "grouped", "chance"):
        assert np.array_equal(getattr(forward, name), getattr(backward, name)[::-1, ::-1])
        assert np.array_equal(getattr(forward, name), getattr(forward, name).T)


def test_a_text_that_stands_twice_counts_once():
    once, twice = likeness(TEXTS, QUESTION), likeness([*TEXTS, TEXTS[0]], QUESTION)
    assert np.array_equal(once.own, twice.own[:5, :5])
    assert twice.own[0, 5] == pytest.approx(1.0)


def test_two_are_as_near_as_the_groups_that_bring_them_together():
    own = np.array([[1.0, 0.8, 0.1], [0.8, 1.0, 0.5], [0.1, 0.5, 1.0]])
    found = module._grouped(own)
    assert found[0, 1] == 0.8
    assert found[0, 2] == found[1, 2] == pytest.approx(0.3)


@pytest.mark.skipif(not is_installed(), reason="the weights are not installed")
def test_a_text_that_is_cut_off_behind_a_long_topic_is_read_alone():
    topic = "harbour " * 400
    assert np.array_equal(module._reading("because of a storm", topic), module._reading("because of a storm", ""))
