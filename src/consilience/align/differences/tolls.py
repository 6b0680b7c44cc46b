"""The tolls told beside a number: what tells two attacks apart whose numbers would fit."""

from __future__ import annotations

from typing import Final

from consilience.align.compare.scope import scope_of
from consilience.align.differences.counted import Counted

_APART: Final = 3.0
"""Tolls that lie further apart than this factor are those of two happenings."""
_BEFORE: Final = 25
"""Characters before a number in which its fate may be named ("killed two")."""


def are_two_harms(one: Counted, other: Counted) -> bool:
    """Whether the tolls beside two counts lie far apart: two killed beside dozens hurt, 14 killed beside 86 hurt."""
    first, second = _beside(one), _beside(other)
    pairs = [sorted((first[fate], second[fate])) for fate in first.keys() & second.keys()]
    return any(high > _APART * low for low, high in pairs)


def _beside(counted: Counted) -> dict[str, float]:
    """The numbers of the sentence that count those whom another single fate befell, by that fate."""
    row, own = counted.statement, counted.count.scope.outcomes
    text, found = row.document.text, dict[str, float]()
    for quantity in row.quantities_of_sentence:
        before = text[max(row.sentence.start, quantity.start - _BEFORE) : quantity.start]
        fates = scope_of(quantity.counts, before).outcomes
        if len(fates) == 1 and not fates & own and isinstance(quantity.value, int) and quantity.value > 0:
            found.setdefault(min(fates), float(quantity.value))
    return found
