"""Whether words that were cut out of a sentence still say what the sentence says."""

from __future__ import annotations

import re
from typing import Final

from consilience.text.days import CALENDAR_NAMES
from consilience.text.word_sets import word_set

_GOES_ON: Final = re.compile(
    r"^[\s,]*(?:if|unless|until|than|to|that|except|or|whether|because of|of)\b"
    r"|^\s+(?:the|an?|his|her|their|its|this|these|those|him|them|how|what|why|he|she|it|they|we|I|you)\b",
)
"""What a clause may not be cut off from without changing what it says ("the talks | he had with Keel")."""
_NEXT: Final = re.compile(r"[ \t]+(?P<word>[^\W_]+|[\"“‘])")
_MAY_FOLLOW: Final = word_set(
    "and but yet so while whereas when where who which after before as since because although though despite in on at "
    "into during by through throughout for from with without within under over against amid among between across near "
    "along outside inside around about upon via per except including following according due last next late later "
    "early earlier ago today yesterday tomorrow tonight overnight again too also there here alone together instead "
    "either now once already then both simply just only partly even"
)
"""What begins a phrase that a clause can do without."""
_ANY: Final = re.compile(r"\b(?:an?|those|someone|anyone|somebody|something)(?: \w+)?$", re.IGNORECASE)
_WHICH: Final = re.compile(r"^\s+(?:who|whom|whose|which|where|when)\b")
"""Whoever or whatever is meant is told only by the clause that follows ("in a country | where few have accounts")."""
_CALENDAR: Final = CALENDAR_NAMES | word_set(
    "Mon Tue Tues Wed Thu Thurs Fri Sat Sun Jan Feb Mar Apr Aug Sept Oct Nov Dec"
)
_ADVERB: Final = re.compile(r"[a-z]{3,}ly$")
_NEVER_DENIED: Final = re.compile(r"\b(?:would|will|could|can|did|does|do|has|have|had|to|should) ever\b(?! since)")
_DENIES: Final = re.compile(
    r"\b(?:not|no|none|nobody|nothing|never|neither|nor|hardly|few|if|whether|first|only|than|most|best|worst|\w+est"
    r"|\w+n['’]t)\b|\?",
    re.IGNORECASE,
)
"""Words that deny, ask or compare."""
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

    "She died three weeks" of "She died three weeks after the fire" is cut off, and so is "The boats" of "The boats
    carrying salt sank"; "The mayor resigned" of "The mayor resigned after the fire" is not.

    Args:
        clause: the words as printed, without white space at the end.
        rest: what follows them in the text, from the next character.
    """
    if _GOES_ON.match(rest) or _runs_on(rest) or (_ANY.search(clause) and _WHICH.match(rest)):
        return True
    return _COUNTED_FROM.match(rest) is not None and _SPAN_OF_TIME.search(clause) is not None


def _runs_on(rest: str) -> bool:
    """Whether a sentence goes on, without any mark, with a word that begins no phrase of its own: with a verb, a
    participle, a quotation, a number or a name ("the ferry | carrying salt", "the banner | “Keel is ours”")."""
    following = _NEXT.match(rest)
    if following is None:
        return False
    word = following["word"]
    return not (word.lower() in _MAY_FOLLOW or word in _CALENDAR or _ADVERB.match(word))


def is_denied_before(clause: str) -> bool:
    """Whether a clause has a word that only stands behind a denial, and no denial: it was cut off in front.

    "Norland would ever pay" of "There is no way that Norland would ever pay" says the contrary of its sentence.
    """
    return _NEVER_DENIED.search(clause) is not None and _DENIES.search(clause) is None
