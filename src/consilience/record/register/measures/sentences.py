"""How far apart two stretches of a text are, without a parse."""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"[.!?][”\"’)]?\s+(?=[“\"(]?[^\W\d_a-z])|\n\s*\n")


def sentences_between(text: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many sentence ends lie between two stretches of a text, (start, end) each; 0 if they touch."""
    first, last = sorted((one, other))
    return len(_END.findall(text[first[1] : last[0] + 1])) if first[1] < last[0] else 0
