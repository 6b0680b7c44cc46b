"""Groups of segments that are alike on the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from consilience.align.families.likeness import Pair

_MOST: Final = 0.66
"""Share of the pairs across two groups that must be alike for them to be one: two of three."""
_NEAR: Final = 0.8
"""Share of a pair's likeness that the mean over all pairs of a segment and another group must reach for it to stand
there too."""

Beside = Mapping[int, Mapping[int, float]]


def groups(pairs: Mapping[Pair, float]) -> list[list[int]]:
    """Groups of segments, in order. The likest pairs come first; a pair joins the groups of its two segments if most
    pairs across the two are alike, so that no chain of far paraphrases leads from one utterance to another.

    A long sentence may say two things: a segment of one group stands in another as well if it is near to all of it.
    """
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in pairs.items():
        beside[a][b] = beside[b][a] = score
    home = {n: {n} for n in sorted(beside)}
    ranked = sorted(pairs.items(), key=lambda item: (-round(item[1], 6), item[0]))
    for (a, b), _ in ranked:
        if home[a] is not home[b] and _alike(home[a], home[b], beside) >= _MOST:
            one, other = home[a], home[b]
            one |= other
            home.update(dict.fromkeys(other, one))
    hosts = {min(group): set(group) for group in home.values()}
    for (a, b), score in ranked:
        for guest, host in ((a, b), (b, a)):
            if home[guest] is not home[host] and _mean(guest, home[host], beside) >= _NEAR * score:
                hosts[min(home[host])].add(guest)
    return _maximal([sorted(group) for group in hosts.values() if len(group) > 1])


def _alike(one: set[int], other: set[int], beside: Beside) -> float:
    """The share of the pairs across two groups that are alike."""
    return sum(b in beside[a] for a in one for b in other) / (len(one) * len(other))


def _mean(guest: int, group: set[int], beside: Beside) -> float:
    return sum(beside[guest].get(n, 0.0) for n in sorted(group)) / len(group)


def _maximal(found: list[list[int]]) -> list[list[int]]:
    """The groups that do not lie within another."""
    kept: list[list[int]] = []
    holders: dict[int, list[set[int]]] = defaultdict(list)
    for group in sorted(found, key=lambda group: (-len(group), group)):
        members = set(group)
        if not any(members <= larger for larger in min((holders[n] for n in group), key=len)):
            kept.append(group)
            for n in group:
                holders[n].append(members)
    return sorted(kept)
