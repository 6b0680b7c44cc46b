"""How near passages are in meaning, measured against what all passages on the point have in common.

Answers to one question are all about the question, so their plain cosines are all high, and how high differs from
question to question. Here each passage is read behind the question or topic and alone, and what the given passages
share is taken off before they are compared: their mean, drawn towards the topic's own vector where few passages are
given. What remains is what each says of its own. Then two passages are the nearer, the nearer their neighbours are:
the mean likeness of the groups in which average linkage joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from consilience.align.passages import network
from consilience.align.passages.wordpieces import pieces

Table = npt.NDArray[np.float64]

_PRIOR: Final = 4.0
"""How many passages the topic's own vector weighs as much as."""
_TOPIC: Final = 0.6
"""How much of the topic's vector passages on it share, before any of them is seen."""
_KEPT: Final = 4096
"""Readings that are kept."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What turns likeness into a chance: weights of a logistic regression over two passages' own likeness and that of
    their groups, with as many same as different pairs."""

    own: float
    grouped: float
    bias: float


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to turn passages into vectors.

    Attributes:
        name: as the reasons name it.
        read: vectors of the texts behind a topic ("" for alone), and that of the topic itself.
        is_contextual: whether it can read behind a topic.
    """

    name: str
    read: Callable[[Sequence[str], str], tuple[Table, Table]]
    is_contextual: bool
    scale: Scale


@dataclass(frozen=True, slots=True)
class Likeness:
    """Likeness of every two passages: their own and that of their groups (each at most 1), and the chance that they
    report the same."""

    own: Table
    grouped: Table
    chance: Table


def likeness(texts: Sequence[str], about: str, reader: Reader | None = None) -> Likeness:
    """Likeness of passages, in the order given. The same texts in any order give the same numbers."""
    reader = reader or best_reader()
    distinct = sorted(set(texts))
    readings = [reader.read(distinct, topic) for topic in dict.fromkeys(("", about) if reader.is_contextual else ("",))]
    topic = reader.read([], about)[1] if about else np.zeros(1)
    own = sum((_cosines(rows, topic) for rows, _ in readings), np.zeros((len(distinct), len(distinct)))) / len(readings)
    grouped = _grouped(own)
    scale = reader.scale
    odds = scale.own * own + scale.grouped * grouped + scale.bias
    places = [distinct.index(text) for text in texts]
    chosen = np.ix_(places, places)
    return Likeness(own[chosen], grouped[chosen], (1 / (1 + np.exp(-odds)))[chosen])


def _cosines(rows: Table, topic: Table) -> Table:
    weight = len(rows) / (len(rows) + _PRIOR)
    rest = rows - (weight * rows.mean(axis=0) + (1 - weight) * _TOPIC * topic)
    rest /= np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-9)
    return np.asarray(np.clip(rest @ rest.T, -1, 1))


def _grouped(own: Table) -> Table:
    """For every two passages, the mean likeness of the two groups that average linkage joins to bring them together."""
    found = np.ones_like(own)
    groups = [[n] for n in range(len(own))]
    means = own.copy()
    np.fill_diagonal(means, -np.inf)
    for _ in range(len(own) - 1):
        one, other = divmod(int(means.argmax()), len(own))
        first, second = groups[one], groups[other]
        found[np.ix_(first, second)] = means[one, other]
        found[np.ix_(second, first)] = means[one, other]
        joined = (len(first) * means[one] + len(second) * means[other]) / (len(first) + len(second))
        means[one], means[:, one] = joined, joined
        means[one, one] = means[other, :] = means[:, other] = -np.inf
        groups[one] = first + second
    return found


def best_reader() -> Reader:
    """The network that reads in context, where its weights are installed, else the encoder of single texts."""
    return CONTEXTUAL if network.is_installed() else PLAIN


@cache
def _network() -> network.Network:
    return network.Network()


@lru_cache(maxsize=_KEPT)
def _reading(text: str, topic: str) -> Table:
    """The mean of a text's pieces as they are read behind the topic. A text that is cut off there is read alone."""
    ahead = f"{topic.strip()} " if topic else ""
    cut = pieces(f"{ahead}{text.strip()}." if topic else text.strip())
    end = len(ahead) + len(text.strip())
    rows = [n for n, (start, stop) in enumerate(cut.spans) if start >= len(ahead) and start < stop <= end]
    if not rows:
        return _reading(text, "") if topic else _normed(_network().states(cut.numbers).mean(axis=0))
    return _normed(_network().states(cut.numbers)[rows].mean(axis=0))


def _in_context(texts: Sequence[str], topic: str) -> tuple[Table, Table]:
    return np.array([_reading(text, topic) for text in texts]), _topic(topic)


@lru_cache(maxsize=_KEPT)
def _topic(topic: str) -> Table:
    return _normed(_network().states(pieces(topic).numbers).mean(axis=0)) if topic else np.zeros(1)


def _one_by_one(texts: Sequence[str], topic: str) -> tuple[Table, Table]:
    from consilience.align.vectors import vectors

    found = vectors([*texts, topic]).astype(np.float64)
    return found[:-1], found[-1]


def _normed(row: npt.NDArray[np.float32]) -> Table:
    return np.asarray(row / np.linalg.norm(row), np.float64)


# The weights were set on four questions of NAnCo (1,358 pairs of answers). 1,540 pairs of passages on gold facts of ten
# other stories, two at a time, want nearly the same: slope 8.0 (here 3.0 + 6.5), border 0.00 (here 0.45 / 9.5).
CONTEXTUAL: Final = Reader("MiniLM", _in_context, True, Scale(3.0, 6.5, -0.45))
PLAIN: Final = Reader("the Universal Sentence Encoder", _one_by_one, False, Scale(3.0, 6.0, -0.35))
