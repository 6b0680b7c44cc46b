"""Groups from pairs: connected ones, and tighter ones in which members are alike on average."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping


class Connected:
    """Union-find over 0..n-1. The smallest member stands for its group."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The smallest member of the item's group."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: int, other: int) -> None:
        """Put two groups together."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def groups(self) -> list[list[int]]:
        """All groups, members ascending, in the order of their smallest members."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return [found[root] for root in sorted(found)]


def average_link(
    size: int,
    scores: Mapping[tuple[int, int], float],
    threshold: float,
    may_join: Callable[[list[int], list[int]], bool] | None = None,
) -> list[list[int]]:
    """Agglomerative groups: the two groups whose members are most alike on average are joined, until none reaches
    `threshold`.

    Args:
        size: number of items.
        scores: likeness of pairs (i < j); pairs that are missing count 0.
        threshold: least mean likeness of a join.
        may_join: a last word on each join.

    Returns:
        The groups, members ascending, in the order of their smallest members.
    """
    members: dict[int, list[int]] = {item: [item] for item in range(size)}
    links: dict[int, dict[int, float]] = {item: {} for item in range(size)}
    heap: list[tuple[float, int, int]] = []
    for (one, other), score in sorted(scores.items()):
        links[one][other] = links[other][one] = score
        if score >= threshold:
            heap.append((-score, one, other))
    heapq.heapify(heap)
    following = size
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in members or other not in members or -negative < threshold:
            continue
        if may_join is not None and not may_join(members[one], members[other]):
            continue
        joined = sorted(members.pop(one) + members.pop(other))
        sums: dict[int, float] = {}
        for part in (one, other):
            for neighbour, total in links.pop(part).items():
                if neighbour in members:
                    sums[neighbour] = sums.get(neighbour, 0.0) + total
        members[following], links[following] = joined, sums
        for neighbour in sorted(sums):
            links[neighbour][following] = sums[neighbour]
            mean = sums[neighbour] / (len(joined) * len(members[neighbour]))
            if mean >= threshold:
                heapq.heappush(heap, (-mean, neighbour, following))
        following += 1
    return sorted(members.values())


def complements(
    groups: list[list[int]], scores: Mapping[tuple[int, int], float], holder: Callable[[int], str], threshold: float
) -> list[list[int]]:
    """Join groups of different holders that are each other's best match: who has told a fact once seldom tells it again
    elsewhere, so the nearest words of an account that is not yet heard are likely to tell it too.

    Args:
        groups: groups of items.
        scores: likeness of pairs (i < j).
        holder: who an item belongs to.
        threshold: least likeness of the two nearest members.

    Returns:
        The groups, members ascending, in the order of their smallest members.
    """
    home = {item: place for place, group in enumerate(groups) for item in group}
    best: dict[tuple[int, int], float] = {}
    for (one, other), score in sorted(scores.items()):
        pair = (min(home[one], home[other]), max(home[one], home[other]))
        if pair[0] != pair[1] and score >= threshold:
            best[pair] = max(score, best.get(pair, 0.0))
    members = {place: list(group) for place, group in enumerate(groups)}
    parts = {place: [place] for place in members}
    holders = {place: {holder(item) for item in group} for place, group in members.items()}
    joined = Connected(len(groups))
    for (one, other), _ in sorted(best.items(), key=lambda item: (-item[1], item[0])):
        first, second = sorted((joined.find(one), joined.find(other)))
        if first == second or holders[first] & holders[second]:
            continue
        near = sum((min(a, b), max(a, b)) in best for a in parts[first] for b in parts[second])
        if 3 * near < 2 * len(parts[first]) * len(parts[second]):
            continue  # a chain: near to one of them, far from the others
        joined.join(first, second)
        for rows in (members, parts):
            rows[first] += rows.pop(second)
        holders[first] |= holders.pop(second)
    return sorted(sorted(group) for group in members.values())
