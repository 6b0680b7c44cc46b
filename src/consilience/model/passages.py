"""Whether passages report the same fact, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SameFact:
    """The judgement of two passages.

    Attributes:
        is_same: whether they report the same fact: they are near enough in meaning, and there is no difference.
        chance: how likely that is by nearness in meaning alone, 0 to 1, where as many pairs are the same as are not.
        differences: what cannot be the same whatever the nearness: another number of the same thing, another date,
            another name in the same words, a denial. One sentence each.
        reasons: the differences, then what the two share, what only one has, and how near they are. One sentence each.
    """

    is_same: bool
    chance: float
    differences: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameFacts:
    """Passages grouped by the fact that they report.

    Attributes:
        groups: the places of the passages in the list that was given; each stands in one group. In order of place.
        pairs: the judgement of every two passages, by their places, the smaller first. Two passages of one group need
            not be near themselves: others may lie between them.
    """

    groups: tuple[tuple[int, ...], ...]
    pairs: Mapping[tuple[int, int], SameFact]
