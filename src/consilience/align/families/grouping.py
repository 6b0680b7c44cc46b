"""Groups of segments that are alike on the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from consilience.align.families.likeness import Pair

_LINK: Final = 0.75
"""Share of the best pair's likeness that the mean over all pairs of two groups must reach for them to join."""
_SHARED: Final = 3
"""Segments from which what two groups share makes them one."""


def groups(pairs: Mapping[Pair, float]) -> list[list[int]]:
    """Groups that together hold every pair, the likest first. A long sentence may say two things, so groups may share
    a segment. A segment joins a group if it is like its members on the whole: the mean over all of them, pairs that are
    not alike counting nothing, is near enough to the group's first pair.
    """
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in pairs.items():
        beside[a][b] = beside[b][a] = score
    covered: set[Pair] = set()
    found: list[list[int]] = []
    for (a, b), score in sorted(pairs.items(), key=lambda item: (-round(item[1], 6), item[0])):
        if (a, b) in covered:
            continue
        group = [a, b]
        while (best := _nearest(group, beside)) is not None and best[0] >= _LINK * score:
            group.append(best[1])
        group.sort()
        covered.update((x, y) for k, x in enumerate(group) for y in group[k + 1 :])
        found.append(group)
    return _joined(found)


def _nearest(group: list[int], beside: Mapping[int, Mapping[int, float]]) -> tuple[float, int] | None:
    """(mean likeness to the group, segment) of the segment outside that is likest to all of it."""
    around = sorted({n for member in group for n in beside[member]} - set(group))
    ranked = [(sum(beside[n].get(member, 0.0) for member in group) / len(group), -n) for n in around]
    if not ranked:
        return None
    score, n = max(ranked)
    return score, -n


def _joined(found: list[list[int]]) -> list[list[int]]:
    """Groups that share three segments or more, and at least half of the smaller, are one; so is one within another."""
    kept: list[set[int]] = []
    for group in sorted(found, key=lambda group: (-len(group), group)):
        new = set(group)
        home = next((old for old in kept if new <= old or _share(old, new)), None)
        if home is None:
            kept.append(new)
        else:
            home |= new
    return sorted(sorted(group) for group in kept)


def _share(one: set[int], other: set[int]) -> bool:
    shared = len(one & other)
    return shared >= _SHARED and 2 * shared >= min(len(one), len(other))
