"""Whether words that were cut out of a sentence still say what the sentence says."""

from __future__ import annotations

import re
from typing import Final

_GOES_ON: Final = re.compile(
    r"^[\s,]*(?:if|unless|until|than|to|that|except|or|whether|because of|of)\b"
    r"|^\s+(?:the|an?|his|her|their|its|this|these|those|him|them|how|what|why|he|she|it|they|we|I|you)\b",
)
"""What a clause may not be cut off from without changing what it says ("the talks | he had with Keel")."""
_SPAN_OF_TIME: Final = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|shortly|just|soon|long|early|late)$",
    re.IGNORECASE,
)
_COUNTED_FROM: Final = re.compile(r"^\s+(?:after|before|later|earlier|ago|from|since|into|following)\b")

_RUN_IN: Final = re.compile(
    r"^.{0,60}\b(?:1[89]|20)\d\d (?=[A-Z][a-z]+ )(?!(?:[A-Z]\w+ )*(?:Olympic|Games|World|Cup|Act|Convention|Summit))"
    r"|^(?:[A-Z]{3,}:? ){1,3}(?=[A-Z][a-z])|^(?i:tags|updated?|file|photo|video|date of publication|read more)\b",
)
"""A dateline, a label or a list of tags that has run into a sentence."""


def is_run_in(words: str) -> bool:
    """Whether a dateline, a label or a list of tags stands in front of a sentence, as if it were part of it.

    "Date of publication 4 May 2021 The ferry sank" has one.
    """
    return _RUN_IN.search(words) is not None


def is_cut_off(clause: str, rest: str) -> bool:
    """Whether a clause ends where its sentence goes on with what it needs.

    "She died three weeks" of "She died three weeks after the fire" is cut off; "The mayor resigned" of "The mayor
    resigned after the fire" is not.

    Args:
        clause: the words as printed, without white space at the end.
        rest: what follows them in the text, from the next character.
    """
    if _GOES_ON.match(rest):
        return True
    return _COUNTED_FROM.match(rest) is not None and _SPAN_OF_TIME.search(clause) is not None
