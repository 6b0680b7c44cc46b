"""Words of frequency and of share, on a scale: how far apart two accounts put the same thing."""

from __future__ import annotations

from typing import Final

from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.words import words

FREQUENCY: Final[dict[str, int]] = {
    **dict.fromkeys(("never",), 0),
    **dict.fromkeys(("rarely", "seldom", "hardly", "sporadically", "sporadic", "infrequently", "occasionally"), 1),
    **dict.fromkeys(("sometimes", "intermittently"), 2),
    **dict.fromkeys(("often", "frequently", "repeatedly", "regularly", "routinely"), 3),
    **dict.fromkeys(("always", "constantly", "continually", "daily"), 4),
}
"""How often: two steps apart cannot both be right of one thing."""


def frequency(text: str) -> tuple[int, str] | None:
    """(step, word) of the first word of frequency."""
    return next(((FREQUENCY[word], word) for word in words(text) if word in FREQUENCY), None)


def compared(left: str, right: str) -> Comparison:
    """Compare how often two clauses say that one thing happens."""
    first = frequency(left)
    second = frequency(right) if first is not None else None
    if first is None or second is None:
        return unsure("One of the two does not say how often.")
    if abs(first[0] - second[0]) < 2:
        return Comparison("same", None, f"“{first[1]}” and “{second[1]}” fit.")
    why = f"“{first[1]}” and “{second[1]}” cannot both describe the same thing."
    return Comparison("different", "contradiction", why)
