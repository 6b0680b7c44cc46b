"""A number against a vague word ("dozens"), where it lies outside all that the word may stand for."""

from __future__ import annotations

from typing import Final

from consilience.align.compare import numbers
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.count import Count
from consilience.align.compare.scope import scope_relation
from consilience.text.dates import bounds
from consilience.text.naming import capital

_FARTHEST: Final = 2.5
"""Times that a number may lie beyond the nearest edge of a vague word; further off, other things are counted."""
_CLEARLY: Final = 1.5
"""Times that it must: 35 is loosely "scores"."""


def compared(left: Count, right: Count) -> Comparison:
    """Two counts as `numbers.compared` has them, but a number may also lie outside a vague word.

    A number above it, printed on a later day, replaces it: "dozens" were known, then 359. Printed on one day or before,
    the word is only a loose one for much. A number below it differs, or is replaced by a vague word of a later day.
    """
    found = numbers.compared(left, right)
    if found.class_ is not None or found.relation == "same" or not is_beyond(left, right):
        return found
    vague, exact = (left, right) if left.vague else (right, left)
    is_above = exact.reach[0] > vague.reach[1]
    newer, older = (exact, vague) if is_above else (vague, exact)
    if _is_printed_before(older.published, newer.published):
        why = f"{capital(newer.said)} is a later count of {exact.what} and replaces {older.said}."
        return Comparison("superseded", "superseded", why)
    if is_above:
        return found
    return Comparison("different", "contradiction", f"{capital(exact.said)} is less than {vague.said}.")


def is_beyond(left: Count, right: Count) -> bool:
    """Whether one of two counts of the same is vague, and the other one number that lies near but outside it."""
    if (left.vague is None) == (right.vague is None) or scope_relation(left.scope, right.scope) != "same":
        return False
    vague, exact = (left, right) if left.vague else (right, left)
    low, high = vague.reach
    value = exact.reach[0]
    return exact.is_flat and (
        low / _FARTHEST <= value <= low / _CLEARLY or _CLEARLY * high <= value <= _FARTHEST * high
    )


def _is_printed_before(one: str | None, other: str | None) -> bool:
    last, first = bounds(one)[1], bounds(other)[0]
    return last is not None and first is not None and last < first
