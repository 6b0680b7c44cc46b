"""The title of an event: the clause of its clearest mention, without what joins it to the text around it."""

from __future__ import annotations

import re
from typing import Final

from consilience.text.naming import shortened
from consilience.text.word_sets import word_set

_LONGEST: Final = 160
"""Characters of a title."""
_OPENS: Final = re.compile(
    r"""^(?:(?:and|but|or|so|when|while|because|although|though|where|who|which|whom|if|than|however|meanwhile|moreover|
    that(?!\s(?:same|year|month|week|day|night|morning|evening|time)\b)|as(?=\swhen\b)|
    (?:in|of|to|for|with|by|at|on)\ (?:which|whom))\b[\s,]*)+""",
    re.IGNORECASE | re.VERBOSE,
)
_MISSING: Final = re.compile(
    r"^(?:said|says|were|was|are|is|be|been|being|has|have|had|to|not|will|would)\b", re.IGNORECASE
)
"""First words of a clause that lacks its subject."""
_BROKEN: Final = re.compile(r"^[^,]{2,40}, (?!and\b|or\b)\w+ing\b")
"""A subject whose verb stands further off or in another clause ("the bloc, revoking ..., in response to ...")."""
_ENDS: Final = word_set(
    """
    a an the and or but of to in on at by for from with without against into over about as than that which who whom
    whose when where while if because his her its their our my your this these those is are was were be been has have
    had will would one two three four five six letting including such
    """
)
"""Words with which no clause ends."""
_PRONOUN: Final = re.compile(r"^(?:he|she|it|they|we|i|his|her|its|their|who|which|this|these|those)\b", re.IGNORECASE)
_PAIRS: Final = (("“„", "”"), ("«", "»"), ("(", ")"))


def title(words: str) -> str:
    """A clause as a title: "when she left" -> "She left"; cut where words at its end lead nowhere."""
    found = _OPENS.sub("", " ".join(words.split())).strip(" ,;:–-")
    while (last := found.rpartition(" "))[0] and last[2].lower().strip(",;:\"'“”«»") in _ENDS:
        found = last[0].rstrip(" ,;:–-(")
    found = _balanced(shortened(found or " ".join(words.split()), _LONGEST))
    return found[:1].upper() + found[1:]


def roughness(words: str) -> int:
    """How far a clause is from standing alone: 0 is a whole one, more lacks its subject or leans on others."""
    flat = " ".join(words.split())
    bare = _OPENS.sub("", flat)
    is_joined = bare != flat
    is_cut = flat.rpartition(" ")[2].lower() in _ENDS
    leans = bool(_PRONOUN.match(bare)) + bool(_BROKEN.match(bare))
    return 4 * bool(_MISSING.match(bare)) + 2 * is_cut + 2 * leans + is_joined


def _balanced(words: str) -> str:
    """The words without a quotation mark or a bracket that has no partner."""
    for opening, closing in _PAIRS:
        if sum(words.count(mark) for mark in opening) != words.count(closing):
            words = "".join(mark for mark in words if mark not in opening + closing)
    if words.count('"') % 2:
        words = words.replace('"', "")
    return " ".join(words.split()).strip(" ,;:–-")
