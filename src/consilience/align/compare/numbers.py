"""Two numbers that may count the same thing: equal, compatible (and why), replaced by a later count, or different."""

from __future__ import annotations

from typing import Final

from consilience.align.compare import measures, units
from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.count import Count, step
from consilience.align.compare.scope import is_proportion, scope_relation
from consilience.text.dates import bounds
from consilience.text.naming import capital

ROUNDED_FROM: Final = 100
"""Smaller whole numbers are not taken as rounded: 30 killed and 32 killed are two counts."""
_GROWS: Final = frozenset({"killed", "hurt", "displaced", "infected", "held", "missing", "rescued"})
_LATER: Final = 60
"""Minutes between two printings of one day from which the second count is a later one."""


def compared(left: Count, right: Count) -> Comparison:
    """Compare two counts of what may be one thing.

    Money in two currencies is never compared; measures are turned into one unit. What is counted must be the same: a
    part fits any larger whole, and other things are not compared. Then bounds, ranges, "about" and rounding are
    allowed for; a count that is called the earlier one, or a smaller toll that was printed earlier, is replaced.
    """
    dimensions = [units.dimension(count.quantity.unit) for count in (left, right)]
    if dimensions[0] is not None and dimensions[0] == dimensions[1]:
        return measures.compared(left, right)
    if left.quantity.unit != right.quantity.unit:
        return unsure("The two numbers are in different units.")
    if is_proportion(left.words) != is_proportion(right.words):
        return Comparison("compatible", "reconcilable", "One is a share and the other a count: they need not conflict.")
    relation = scope_relation(left.scope, right.scope)
    if relation in ("different", "unknown"):
        return unsure("The two numbers count different things.")
    if relation in ("narrower", "wider"):
        return _part_and_whole(left, right, relation)
    return _values(left, right)


def _part_and_whole(left: Count, right: Count, relation: str) -> Comparison:
    """A part fits every whole that is not smaller."""
    part, whole = (left, right) if relation == "narrower" else (right, left)
    if part.reach[0] > whole.reach[1]:
        return unsure("What is counted differs, and so may the numbers.")
    if part.reach == whole.reach:
        return Comparison("same", None, f"Both give {part.said}.")
    why = f"{capital(part.said)} may be part of {whole.said}: what is counted differs."
    return Comparison("compatible", "reconcilable", why)


def _values(left: Count, right: Count) -> Comparison:
    """Two counts of the same: equal, within each other's reach, rounded, earlier and later, or different."""
    first, second = left.reach, right.reach
    if first == second:
        return Comparison("same", None, f"Both give {left.said}.")
    a, b = left.said, right.said
    if first[0] <= second[1] and second[0] <= first[1]:
        kind = _why_they_fit(left, right)
        return Comparison(
            "compatible", "agreement_other_granularity", f"{capital(a)} and {b} can both be right: {kind}."
        )
    if left.vague or right.vague:
        return unsure("One of the two is only a rough figure.")
    if _is_rounded(left, right):
        return Comparison("compatible", "agreement_other_granularity", f"{capital(a)} and {b}: one is rounded.")
    return at_odds(left, right)


def at_odds(left: Count, right: Count) -> Comparison:
    """Two counts that do not fit: one replaces the other where the words or the printing say so, or they differ."""
    a, b = left.said, right.said
    newer = _newer(left, right)
    if newer is not None:
        old = left if newer is right else right
        why = f"{capital(newer.said)} is a later count of {newer.what} and replaces {old.said}."
        return Comparison("superseded", "superseded", why)
    return Comparison("different", "contradiction", f"{capital(a)} and {b} cannot both be the number of {left.what}.")


def _why_they_fit(left: Count, right: Count) -> str:
    modifiers = {left.quantity.modifier, right.quantity.modifier}
    if modifiers & {"at least", "more than"}:
        return "one is only a lower bound"
    if modifiers & {"at most", "less than"}:
        return "one is only an upper bound"
    if "about" in modifiers:
        return "one is approximate"
    if isinstance(left.quantity.value, tuple) or isinstance(right.quantity.value, tuple):
        return "one is a range"
    return "one is only a rough figure"


def _is_rounded(left: Count, right: Count) -> bool:
    values = left.quantity.value, right.quantity.value
    if isinstance(values[0], tuple) or isinstance(values[1], tuple):
        return False
    a, b = float(values[0]), float(values[1])
    coarse = max(step(a), step(b))
    is_fine = coarse >= 10 and min(abs(a), abs(b)) >= ROUNDED_FROM
    is_decimal = bool(left.quantity.unit) and (not a.is_integer() or not b.is_integer()) and coarse <= 1
    return (is_fine or is_decimal) and abs(a - b) <= coarse / 2 and abs(a - b) <= 0.1 * max(abs(a), abs(b))


def _newer(left: Count, right: Count) -> Count | None:
    """The later count, where the words or the times of printing say which one it is."""
    if left.is_old != right.is_old:
        return right if left.is_old else left
    if not (left.scope.outcomes | right.scope.outcomes) & _GROWS:
        return None
    low, high = (left, right) if left.reach[1] < right.reach[0] else (right, left)
    return high if high.is_update or _is_printed_before(low.published, high.published) else None


def _is_printed_before(one: str | None, other: str | None) -> bool:
    """Whether one was printed on an earlier day than the other, or an hour or more before it."""
    last, first_of_other = bounds(one)[1], bounds(other)[0]
    if one is None or other is None or last is None or first_of_other is None:
        return False
    if last < first_of_other or one[:10] != other[:10]:
        return last < first_of_other
    first, second = _minutes(one), _minutes(other)
    return first is not None and second is not None and second - first >= _LATER


def _minutes(printed: str) -> int | None:
    """Minutes since midnight of a date with a clock time ("2021-10-18T08:27")."""
    clock = printed[11:16]
    is_clock = len(clock) == 5 and clock[2] == ":" and (clock[:2] + clock[3:]).isdigit() and clock != "00:00"
    return int(clock[:2]) * 60 + int(clock[3:]) if is_clock else None
