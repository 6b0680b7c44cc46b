"""Two places of one act: one name, one inside the other, or two places of the same rank."""

from __future__ import annotations

import re
from typing import Final

from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.names import is_spelling_variant

RANKS: Final[dict[str, int]] = {
    **dict.fromkeys(
        ("building", "hall", "hospital", "school", "mosque", "church", "market", "airport", "base", "headquarters"), 0
    ),
    **dict.fromkeys(("city", "town", "village", "capital", "settlement", "hamlet"), 1),
    **dict.fromkeys(("district", "county", "governorate", "province", "region", "state", "oblast", "department"), 2),
    **dict.fromkeys(("country", "nation", "republic", "kingdom"), 3),
}
"""How large the kind of a place is: two of one rank exclude each other, two of different rank may nest."""
_KIND: Final = re.compile(r"\b(" + "|".join(sorted(RANKS, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def rank(words: str) -> int | None:
    """The rank of the place that the words name, by its last noun of kind; None if they give no kind."""
    kinds = _KIND.findall(words.lower())
    return RANKS[kinds[-1]] if kinds else None


def compared(left: str, right: str, left_words: str = "", right_words: str = "") -> Comparison:
    """Compare two place names of one act. `left_words`, `right_words` are the phrases they stand in ("the city of")."""
    if left.lower() == right.lower() or is_spelling_variant(left, right):
        first, second = rank(left_words), rank(right_words)
        if first is not None and second is not None and first != second:
            return Comparison("compatible", "agreement_other_granularity", f"{left} is meant more or less widely.")
        if left.lower() == right.lower():
            return Comparison("same", None, f"Both name {left}.")
        return Comparison("same", "same_referent", f"“{left}” and “{right}” are one place.")
    if left.lower() in right.lower() or right.lower() in left.lower():
        return Comparison("compatible", "agreement_other_granularity", f"{left} and {right}: one is more exact.")
    first, second = rank(left_words), rank(right_words)
    if first is None or second is None:
        return unsure("The kinds of the two places are not given.")
    if first != second:
        return Comparison("compatible", "agreement_other_granularity", f"{left} and {right} may lie in one another.")
    return Comparison("different", "contradiction", f"{left} and {right} are two places of the same kind.")
