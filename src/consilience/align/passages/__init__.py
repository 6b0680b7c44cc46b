"""Whether passages report the same fact, and why: nearness in meaning, and what by its type cannot be the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

import numpy as np

from consilience.align.passages.evidence import Passage, findings
from consilience.align.passages.meaning import CONTEXTUAL, Likeness, Reader, Table, best_reader, likeness
from consilience.model.passages import SameFact, SameFacts

__all__ = ["Passage", "same_fact", "same_facts"]

_JOINED: Final = 1.0
"""Log of the odds from which groups are joined: of all pairs among several passages, few report the same."""


def same_fact(one: Passage, other: Passage, about: str = "", among: Sequence[str] = ()) -> SameFact:
    """Judge two passages.

    Args:
        one, other: the passages; their order does not matter.
        about: the question that both answer, or the topic.
        among: further passages on the same point. They tell what all of them share, and which lie between the two.
    """
    reader = best_reader()
    return _judged(one, other, about, likeness([one.text, other.text, *among], about, reader), (0, 1), reader)


def same_facts(passages: Sequence[Passage], about: str = "") -> SameFacts:
    """Judge every two passages, each among all, and group them by average linkage; none with one that differs."""
    reader = best_reader()
    near = likeness([passage.text for passage in passages], about, reader)
    pairs = {
        (n, m): _judged(passages[n], passages[m], about, near, (n, m), reader)
        for n, m in combinations(range(len(passages)), 2)
    }
    split = [places for places, pair in pairs.items() if pair.differences]
    order = sorted(range(len(passages)), key=lambda n: (passages[n].text, n))
    return SameFacts(tuple(_groups(near.chance, split, order)), pairs)


def _judged(
    one: Passage, other: Passage, about: str, near: Likeness, places: tuple[int, int], reader: Reader
) -> SameFact:
    first, second = sorted((one, other), key=lambda passage: passage.text)
    found = findings(first, second, about)
    chance = float(near.chance[places])
    is_same = chance >= 0.5 and not found.differences
    meaning = _meaning(float(near.own[places]), float(near.grouped[places]), chance, reader)
    return SameFact(is_same, round(chance, 4), found.differences, (*found.differences, *found.shared, *meaning))


def _meaning(own: float, grouped: float, chance: float, reader: Reader) -> Iterable[str]:
    """The nearness in a sentence, and which reader found it."""
    verdict = "near enough" if chance >= 0.5 else "not near enough"
    groups = f", of the groups around them {grouped:.2f}" if round(own, 2) != round(grouped, 2) else ""
    yield f"In meaning they are {verdict}: likeness {own:.2f}{groups}, a chance of {chance:.2f} that they are the same."
    if reader is not CONTEXTUAL:
        yield f"Read by {reader.name}, which knows no context: the extra “passages” is not installed."


def _groups(chance: Table, split: Iterable[tuple[int, int]], order: Sequence[int]) -> Iterable[tuple[int, ...]]:
    """Groups by average linkage over the log of the odds, while that is high enough; sorted by first place."""
    odds = np.log(chance / (1 - chance))
    for one, other in split:
        odds[one, other] = odds[other, one] = -np.inf
    groups = [[n] for n in order]
    means = odds[np.ix_(order, order)]
    np.fill_diagonal(means, -np.inf)
    while len(groups) > 1 and means.max() > _JOINED:
        one, other = sorted(divmod(int(means.argmax()), len(groups)))
        sizes = len(groups[one]), len(groups[other])
        joined = (sizes[0] * means[one] + sizes[1] * means[other]) / sum(sizes)
        means[one], means[:, one] = joined, joined
        means[one, one] = -np.inf
        groups[one] += groups.pop(other)
        means = np.delete(np.delete(means, other, axis=0), other, axis=1)
    yield from sorted(tuple(sorted(group)) for group in groups)
