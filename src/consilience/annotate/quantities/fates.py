"""What befell the counted: 31 killed is not 31 wounded."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from consilience.annotate.quantities.lexicon import BEFALLEN, DEEDS, GATHERINGS, STATES
from consilience.annotate.quantities.near import children, rights
from consilience.text.numbers import INDEFINITE
from consilience.text.word_sets import word_set

_FAR: Final = 9
"""Numbers joined by "and" that are followed back to the first."""
_SAID_OF: Final = word_set("be leave remain fear believe presume confirm report")
"""Verbs that say a state of their subject or object."""
_AMONG: Final = re.compile(
    r"(?:\s\w+){0,3}?\s(?:was|were|are|is|being)?\s?(?:also\s)?among\s(?:"
    r"(?:the|those)\s|(?:the\s)?(?:at\sleast\s|more\sthan\s|about\s|some\s|nearly\s|up\sto\s)?(?:[\d,]+|[a-z-]+)\s(?:people\s)?)"
    r"(dead|killed|wounded|injured|missing|hurt|arrested)\b"
)
_THE_DEAD: Final = re.compile(
    r"\b(?:among\sthe\s(dead|killed|wounded|injured|missing|hurt|arrested)\s(?:was|were|are|is)"
    r"|the\s(dead|wounded|injured|missing)\s(?:also\s)?includ(?:e|ed|es|ing))(?:\sat\sleast)?\s$"
)
_STRUCK: Final = re.compile(
    r"\b(kill|wound|injur|maim|arrest|detain|displac|rescu)(?:e|es|s|ed|ing)\s"
    r"(?:(?:at\sleast|about|around|more\sthan|over|nearly|almost|some|up\sto|as\smany\sas)\s)?$"
)
_LIVES: Final = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|t(?:ake|akes|aking|ook|aken)|cost(?:s|ing)?)\s(?P<of>the\slives\sof\s)?"
    r"(?:(?:at\sleast|about|around|more\sthan|over|nearly|almost|some|up\sto|as\smany\sas|an\sestimated)\s)?$"
)
"""A deed that takes lives: "claimed the lives of 12 miners", "cost 40 lives"."""
_WHO: Final = re.compile(
    r"\s(?:who|that)\s(?:(?:was|were|had\sbeen|have\sbeen|has\sbeen)\s)?"
    r"(died|perished|drowned|killed|wounded|injured|hurt|arrested|detained|rescued|displaced)\b(?!\s(?:an?|the|\d))"
)
_WHO_AS: Final = {"died": "dead", "perished": "dead"}
_STRUCK_AS: Final = {"kill": "killed", "wound": "wounded", "injur": "injured", "maim": "maimed", "arrest": "arrested"}
_STRUCK_TOO: Final = {"detain": "detained", "displac": "displaced", "rescu": "rescued"}


def told(lower: str, start: int, end: int) -> str | None:
    """What befell the counted, by words that stand around the whole noun phrase: "ten were among the dead".

    Args:
        lower: the text in lower case.
        start, end: the number with its noun.
    """
    before = lower[max(0, start - 50) : start]
    if found := _THE_DEAD.search(before):
        return next(group for group in found.groups() if group)
    if word := among(lower, end):
        return word
    if who := _WHO.match(lower, end):
        return _WHO_AS.get(who[1], who[1])
    lives = _LIVES.search(before)
    if lives and (lives["of"] or lower[start:end].endswith(" lives")):
        return "killed"
    if struck := _STRUCK.search(before):
        return {**_STRUCK_AS, **_STRUCK_TOO}[struck[1]]
    return None


def among(lower: str, end: int) -> str | None:
    """What befell those whom the text behind a noun counts among others: "ten guards | were among the 40 dead"."""
    found = _AMONG.match(lower, end)
    return found[1] if found else None


def fate(noun: Token) -> str | None:
    """What befell the counted: "killed" for "31 people were killed", "killing 31 people", "31 people, killed by"."""
    return _own(noun) or _from_above(noun)


def _own(noun: Token) -> str | None:
    """What words right behind the noun say: "31 people killed by", "three civilians dead"."""
    for child in rights(noun):
        if child.dep_ in ("acl", "amod") and (child.lemma_.lower() in BEFALLEN or child.lower_ in STATES):
            return _befallen(child)
    after = noun.i + 1
    if after < len(noun.doc) and noun.doc[after].lower_ in STATES:
        return _befallen(noun.doc[after])
    return None


def _from_above(noun: Token) -> str | None:
    """What the verb or the noun says that the counted noun hangs from."""
    for _ in range(_FAR):
        if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM") and noun.head.i < noun.i:
            noun = noun.head
    verb = noun.head
    if verb.lower_ == "including" and verb.head.pos_ == "VERB":
        verb = verb.head
        return _befallen(verb) if verb.lemma_.lower() in BEFALLEN else None
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ == "including":
        noun, verb = verb.head, verb.head.head
    elif noun.dep_ == "pobj" and verb.lower_ == "of":
        above = verb.head
        if above.lemma_.lower() in DEEDS:
            return DEEDS[above.lemma_.lower()]
        if above.pos_ == "NUM" or above.lower_ in INDEFINITE or above.lemma_.lower() in GATHERINGS:
            noun, verb = above, above.head
            if (own := _own(above)) is not None:
                return own
    if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in BEFALLEN and _is_struck(noun, verb):
        return _befallen(verb)
    if verb.lemma_ in _SAID_OF and noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        for child in children(verb):
            if child.lower_ in STATES:
                return _befallen(child)
    return None


def _befallen(word: Token) -> str:
    """The participle of a verb, or of two that are joined: "killed", "killed or wounded"."""
    here = _participle(word)
    after = word.i + 1
    doc = word.doc
    if after + 1 < len(doc) and doc[after].lower_ in ("or", "and"):
        other = doc[after + 1]
        is_state = other.lower_ in STATES or (other.tag_ == "VBN" and other.lemma_.lower() in BEFALLEN)
        follows = doc[after + 2].pos_ if after + 2 < len(doc) else ""
        if is_state and follows not in ("NUM", "NOUN", "DET", "PROPN"):
            return f"{here} {doc[after].lower_} {_participle(other)}"
    return here


def _is_struck(noun: Token, verb: Token) -> bool:
    """Whether a verb befalls a noun: its object, its passive subject, or the subject of dying."""
    if noun.dep_ in ("nsubjpass", "dobj"):
        return True
    if noun.dep_ != "nsubj":
        return False
    if verb.lemma_.lower() in ("die", "perish", "drown") or verb.lower_ == "missing":
        return True
    return verb.tag_ == "VBN" and not any(child.dep_ == "dobj" or child.lemma_ == "have" for child in children(verb))


_PARTICIPLES: Final = {
    "shoot": "shot",
    "lose": "lost",
    "slay": "slain",
    "expel": "expelled",
    "trap": "trapped",
    "kidnap": "kidnapped",
    "bury": "buried",
    "miss": "missing",
    "withdraw": "withdrawn",
    "hurt": "hurt",
    "die": "dead",
    "perish": "dead",
}
"""Participles that stand before a noun ("dead children"), where the rule for -ed gives none."""


def _participle(verb: Token) -> str:
    lemma = verb.lemma_.lower()
    after = verb.i + 1
    if lemma == "shoot" and after < len(verb.doc) and verb.doc[after].lower_ == "down":
        return "downed"
    if verb.tag_ in ("VBN", "VBD", "JJ") and lemma not in _PARTICIPLES:
        return str(verb.lower_)
    return _PARTICIPLES.get(lemma) or (f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed")


def alone(token: Token) -> str | None:
    """What a number without a noun counts: "six were killed", "12 injured", "one dead"."""
    after = token.i + 1
    if after < len(token.doc) and token.doc[after].lower_ in ("more", "others") and token.doc[after] == token.head:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN":
        above = token.head.head.lemma_.lower()
        return DEEDS.get(above)
    noun_fate = fate(token)
    if noun_fate:
        return noun_fate
    after = token.i + 1
    if after < len(token.doc):
        following = token.doc[after]
        if following.lower_ in STATES or (following.tag_ == "VBN" and following.lemma_.lower() in BEFALLEN):
            return _befallen(following)
    if token.head.pos_ == "VERB" and token.head.lemma_.lower() in BEFALLEN:
        return _befallen(token.head)
    return None
