"""Two ages of one person: the same, a birthday apart, or different."""

from __future__ import annotations

from typing import Final

from consilience.align.compare.comparison import Comparison, unsure

BIRTHDAY: Final = 30
"""Days between two days of print from which a birthday may well lie between them."""
_YEAR: Final = 365


def compared(left: int, right: int, days: int | None) -> Comparison:
    """Compare two ages of one person, in years.

    Args:
        left, right: the ages.
        days: days between the two days of print, or None where they are not known.
    """
    if left == right:
        return Comparison("same", None, f"Both give {left}.")
    gap = abs(left - right)
    if days is not None and gap <= 1 + days // _YEAR and days > BIRTHDAY:
        return unsure("A birthday may lie between the two days of print.")
    return Comparison("different", "contradiction", f"{left} and {right} cannot both be the age of one person.")
