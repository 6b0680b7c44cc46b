"""Stretches of a text by place, so that what shares characters is found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from consilience.annotate.quotes.tree import Stretch

Item = TypeVar("Item")


class Places(Generic[Item]):
    """Items with a stretch each, sorted by where they start."""

    def __init__(self, items: Iterable[Item], stretch: Callable[[Item], Stretch]) -> None:
        pairs = sorted(((stretch(item), n, item) for n, item in enumerate(items)), key=lambda pair: pair[:2])
        self._items = [(place, item) for place, _, item in pairs]
        self._starts = [place[0] for place, _, _ in pairs]
        self._longest = max((end - start for (start, end), _, _ in pairs), default=0)

    def sharing(self, start: int, end: int) -> list[Item]:
        """The items that share a character with `start:end`, in order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        return [item for (a, b), item in self._items[first:last] if a < end and start < b]
