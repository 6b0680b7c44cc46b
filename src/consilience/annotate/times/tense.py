"""The tense of the verb that governs a word, as far as it decides whether "on Monday" lies behind or ahead."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from consilience.annotate.times.context import Tense
from consilience.annotate.times.lexicon import word_set

_AHEAD: Final = word_set(
    "schedule expect plan due set slate intend agree vow want hope prepare promise propose aim ask invite order "
    "likely need have"
)
_SET_FOR: Final = word_set("plan schedule postpone expect slate delay defer reschedule intend")
_FUTURE_AUXILIARIES: Final = frozenset(
    {"will", "wo", "shall", "'ll", "’ll", "would", "should", "may", "might", "must", "can"}
)
_SURE_FUTURE: Final = frozenset({"will", "wo", "shall", "'ll", "’ll", "would"})


def tense_at(token: Token, is_headline: bool) -> Tense | None:
    """Tense of the verb above a token; a headline's present tells what has happened, its infinitive what is to come."""
    verb = _verb_above(token)
    if verb is None:
        return None
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in auxiliaries}
    if forms & _SURE_FUTURE:
        return "future"
    if "to" in forms and verb.tag_ == "VB":
        above = _verb_above(verb.head) if verb.head.i != verb.i else None
        if above is None or is_headline or above.lemma_.lower() in _AHEAD or above.tag_ in ("VBZ", "VBP"):
            return "future"
        return tense_at(above, is_headline) if above.i != verb.i else "past"
    if any(child.tag_ == "VBD" for child in auxiliaries) or verb.tag_ == "VBD":
        is_ahead = verb.lemma_.lower() in (_AHEAD if verb.tag_ == "VBN" else _SET_FOR)
        return "future" if is_ahead else "past"
    if {"has", "have", "'ve", "’ve"} & forms:
        return "past"
    if verb.tag_ == "VBN":
        if verb.lemma_.lower() in _AHEAD:
            return "future"
        return "past" if not any(child.tag_ in ("VBZ", "VBP", "VB") for child in auxiliaries) else "present"
    if forms & _FUTURE_AUXILIARIES:
        return "future"
    if is_headline and verb.tag_ in ("VBZ", "VBP"):
        return "past"
    if verb.tag_ == "VBG":
        return "future" if {"is", "are", "'s", "’s", "am", "'re"} & forms else None
    return "present"


def _verb_above(token: Token) -> Token | None:
    """The nearest verb on the way up; at most 12 steps, so that a broken parse costs nothing."""
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None
