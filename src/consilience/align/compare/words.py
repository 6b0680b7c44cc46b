"""Words as the comparisons need them: content words, singulars, crude stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from consilience.text.word_sets import word_set

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_VOCABULARY: Final = 20_000
"""Words whose stem is kept: the vocabulary of a few hundred reports."""


STOP: Final = word_set(
    "a an the this that these those it its his her their our your my he she they we i you who whom which what "
    "of to in on at by for from with as into over under about after before during and or but nor so if then than "
    "when where while be is are was were been being am has have had having do does did will would shall should can "
    "could may might must not no also there here all any some such more most other own same very just only up out "
    "off again further"
)
"""Closed-class words that carry no content of their own."""

_IRREGULAR: Final = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "policemen": "policeman",
    "persons": "person",
    "lives": "life",
    "bodies": "body",
}


def words(text: str) -> list[str]:
    """All words, lower case, possessive endings cut."""
    found = " ".join(_WORD.findall(text)).lower().split()
    if "'" in text or "’" in text:
        return [word if word.isalpha() else _POSSESSIVE.sub("", word) for word in found]
    return found


def content_words(text: str) -> list[str]:
    """The words that carry content, in order."""
    return [word for word in words(text) if word not in STOP]


def singular(word: str) -> str:
    """The singular of an English noun, by its ending ("diplomats" -> "diplomat", "countries" -> "country")."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=_VOCABULARY)
def stem(word: str) -> str:
    """A crude stem under which forms of one word meet ("suspends", "suspended", "suspension" -> "suspen")."""
    word = singular(word)
    for ending in (
        "ization",
        "isation",
        "ation",
        "ition",
        "sion",
        "tion",
        "ment",
        "ness",
        "ings",
        "ing",
        "ally",
        "ies",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    else:
        for ending in ("ed", "es", "ly", "er", "al", "e", "y", "d"):
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
    return word.rstrip("dts") if len(word) > 5 else word


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(stem(word) for word in content_words(text))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared words over the words of the shorter side, 0 to 1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
