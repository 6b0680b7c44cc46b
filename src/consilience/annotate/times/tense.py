"""The tense of the verb that governs a word, as far as it decides whether "on Monday" lies behind or ahead."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from consilience.annotate.times.context import Tense
from consilience.text.word_sets import word_set

_AHEAD: Final = word_set(
    "schedule expect plan due set slate intend agree vow want hope prepare promise propose aim ask invite order "
    "likely need have"
)
_SET_FOR: Final = word_set("plan schedule postpone expect slate delay defer reschedule intend")
_DUE: Final = _AHEAD - word_set("agree ask invite order promise propose vow want")
"""Of these, the participles whose date lies ahead: "a vote planned for Monday", not "a truce agreed on Monday"."""
_PLANS: Final = word_set(
    "agreement bid commitment deal decision intention invitation order plan pledge promise proposal request threat vow"
)
"""Nouns whose infinitive lies ahead: "an agreement to sell the yard in January"."""
_LASTING: Final = word_set("adjourn bail bar close delay defer extend freeze postpone remand reschedule shut suspend")
"""Verbs whose "until" lies ahead of what they tell: "adjourned until Tuesday"."""
_TIMETABLED: Final = word_set(
    "arrive be begin close come convene depart end expire fly go hold host land launch leave meet open play "
    "reopen report rest resume return rule sail start take travel visit vote"
)
"""Verbs whose plain present tells a plan: "the talks open on Monday"."""
_DONE: Final = frozenset({"after", "despite", "since"})
_FUTURE_AUXILIARIES: Final = frozenset(
    {"will", "wo", "shall", "'ll", "’ll", "would", "should", "may", "might", "must", "can"}
)
_HAVE: Final = frozenset({"has", "have", "'ve", "’ve"})
_SUPPOSING: Final = frozenset({"would", "'d", "’d", "could", "might"})
_REFUSED: Final = word_set("comment confirm disclose discuss elaborate identify name reveal say specify")
"""Verbs whose "would not" tells a refusal: "asked on Friday, she would not say"."""
_QUOTES: Final = frozenset({'"', "“", "”", "``", "''"})
_NOT: Final = frozenset({"neg", "preconj"})
_SURE_FUTURE: Final = frozenset({"will", "wo", "shall", "'ll", "’ll", "would"})


def tense_at(token: Token, is_headline: bool) -> Tense | None:
    """Tense of the verb above a token; a headline's present tells what has happened, its infinitive what is to come."""
    verb = verb_above(token)
    if verb is not None and _is_quoted(verb, token):
        verb = _matrix(verb) or verb
    return None if verb is None else _tense_of(verb, is_headline)


def _is_quoted(verb: Token, token: Token) -> bool:
    """Whether the verb stands in a quotation that begins behind the token: 'On Friday, "we will go," she said'."""
    marks = [word.i for word in verb.doc[token.i : verb.i] if word.text in _QUOTES]
    return len(marks) % 2 == 1 and verb.doc[marks[0] - 1].text == ","


def tense_until(token: Token, is_headline: bool) -> Tense | None:
    """Tense for what stands behind "until": ahead, unless a plain past goes on to its end ("worked until Friday")."""
    verb = verb_above(token)
    if verb is None:
        return "future"
    is_perfect = any(child.dep_ in ("aux", "auxpass") and child.lower_ in _HAVE for child in verb.children)
    if is_perfect or verb.lemma_.lower() in _LASTING:
        return "future"
    return "past" if _tense_of(verb, is_headline) == "past" else "future"


def is_timetabled(token: Token) -> bool:
    """Whether the words stand right under a present tense: "the two leaders meet Monday" is a timetable."""
    head = token.head.head if token.head.pos_ == "ADP" else token.head
    return (
        head.tag_ in ("VBZ", "VBP")
        and head.lemma_.lower() in _TIMETABLED
        and not any(child.dep_ in ("aux", "auxpass") for child in head.children)
    )


def is_beside_tense(token: Token) -> bool:
    """Whether a date before a noun has nothing from the verb: "a June pact holds", "heading for the June talks"."""
    noun = token.head
    if token.dep_ not in ("compound", "nmod", "amod") or noun.pos_ != "NOUN":
        return False
    verb = verb_above(noun)
    is_participle = verb is not None and verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)
    has_article = any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in noun.children)
    return is_participle or (has_article and verb is not None and _tense_of(verb, is_headline=False) == "present")


def _tense_of(verb: Token, is_headline: bool, steps: int = 8) -> Tense | None:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in auxiliaries}
    if "would" in forms and verb.lemma_.lower() in _REFUSED and any(child.dep_ in _NOT for child in verb.children):
        return "past"
    if forms & _SURE_FUTURE:
        return "future"
    if "to" in forms and verb.tag_ == "VB":
        above = _matrix(verb) if steps else None
        if above is None or is_headline or _lies_ahead(verb, above):
            return "future"
        return _tense_of(above, is_headline, steps - 1)
    if any(child.tag_ == "VBD" for child in auxiliaries) or verb.tag_ == "VBD":
        if "had" not in forms and _is_supposed(verb):
            return "future"
        is_ahead = verb.lemma_.lower() in (_DUE if verb.tag_ == "VBN" else _SET_FOR)
        return "future" if is_ahead and "had" not in forms else "past"
    if _HAVE & forms:
        return "past"
    if verb.tag_ == "VBN":
        if verb.lemma_.lower() in _DUE and (verb.lower_ != "set" or _has_end(verb)):
            return "future"
        return "past" if not any(child.tag_ in ("VBZ", "VBP", "VB") for child in auxiliaries) else "present"
    if forms & _FUTURE_AUXILIARIES:
        return "future"
    if is_headline and verb.tag_ in ("VBZ", "VBP"):
        return "past"
    if verb.tag_ == "VBG":
        if {"is", "are", "'s", "’s", "am", "'re", "’re"} & forms:
            return "future"
        if verb.head.lower_ in _DONE or any(child.lower_ in _DONE and child.dep_ == "mark" for child in verb.children):
            return "past"
        above = _matrix(verb) if steps else None
        return None if above is None else _tense_of(above, is_headline, steps - 1)
    return "present"


def _is_supposed(verb: Token) -> bool:
    """Whether a past form supposes what is to come: "if they passed the bill on Monday, he would resign"."""
    if verb.dep_ != "advcl" or not any(child.dep_ == "mark" and child.lower_ == "if" for child in verb.children):
        return False
    return any(child.dep_ == "aux" and child.lower_ in _SUPPOSING for child in verb.head.children)


def _lies_ahead(infinitive: Token, above: Token) -> bool:
    """Whether an infinitive is to come for the verb above it: "is to open", "was to open", "agreed to open"."""
    if infinitive.head.pos_ == "NOUN" and infinitive.head.lemma_.lower() in _PLANS:
        return True
    if above.tag_ in ("VBZ", "VBP"):
        return True
    is_plan = above.lemma_.lower() in _AHEAD or (above.lemma_ == "be" and infinitive.dep_ in ("xcomp", "acomp"))
    return is_plan and not _is_pluperfect(above)


def _is_pluperfect(verb: Token) -> bool:
    """Whether a plan lies behind the telling: "had been scheduled to end on Friday"."""
    return any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)


def _has_end(verb: Token) -> bool:
    """Whether "set" has a purpose or a date to come ("set for June", "set to open"), not the past ("set in May")."""
    return any(child.lower_ == "for" or child.dep_ in ("xcomp", "advcl") for child in verb.children)


def _matrix(verb: Token) -> Token | None:
    """The verb above a verb."""
    above = None if verb.head.i == verb.i else verb_above(verb.head)
    return None if above is None or above.i == verb.i else above


def verb_above(token: Token) -> Token | None:
    """The nearest verb on the way up; at most 12 steps, so that a broken parse costs nothing."""
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None
