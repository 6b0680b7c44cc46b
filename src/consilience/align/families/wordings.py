"""The words of a wording: which carry meaning, and which stand for each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from consilience.text.countries import country_of, country_of_capital

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?|[^\W\d_]+(?:['’][^\W\d_]+)*")
_FUNCTION_WORDS: Final = """
    a about above after again all also am an and any are as at be because been before being both but by can could did
    do does doing don down each few for from further had has have having he her here hers him his how i if in into is it
    its itself just me more most my no nor not now of off on once only or other our out over own same she should so some
    such than that the their them then there these they this those through to too under until up very was we were what
    when where which while who whom why will with would you your shall may might must one us upon s t re ve ll d m said
    says say isn doesn didn won cannot
"""
_FUNCTION: Final = frozenset(_FUNCTION_WORDS.split())
_VOCABULARY: Final = 20_000
"""Words whose stem is kept: the vocabulary of a few hundred reports."""
_SUFFIXES: Final = (
    ("isation", "is"), ("ization", "is"), ("iveness", ""), ("fulness", ""), ("ements", ""), ("ement", ""),
    ("ations", ""), ("ation", ""), ("ities", ""), ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ness", ""),
    ("ions", ""), ("ion", ""), ("ally", ""), ("able", ""), ("ies", ""), ("ied", ""), ("ers", ""), ("ity", ""),
    ("ive", ""), ("als", ""), ("al", ""), ("ed", ""), ("es", ""), ("er", ""), ("ly", ""), ("s", ""),
    ("y", ""), ("e", ""),
)  # fmt: skip


def words(text: str) -> list[str]:
    """The words and numbers of a text, as printed."""
    return _WORD.findall(text)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words and numbers of a text stand."""
    return (match.span() for match in _WORD.finditer(text))


@lru_cache(maxsize=_VOCABULARY)
def stem(word: str) -> str:
    """A word without case, possessive and the commonest endings, four letters or more."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for suffix, kept in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) + len(kept) >= 4:
            return word[: -len(suffix)] + kept
    return word


@cache
def kindred() -> dict[str, str]:
    """Stem to the stem of its group in `kindred.txt`: words that translations put for each other."""
    found: dict[str, str] = {}
    text = (resources.files(__package__) / "kindred.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            group = [stem(word) for word in line.split()]
            for member in group:
                found.setdefault(member, group[0])
    return found


def is_function(word: str) -> bool:
    """Whether a word carries no meaning of its own ("the", "they’re")."""
    return word.lower().split("'")[0].split("’")[0] in _FUNCTION


def content(text: str) -> list[str]:
    """The terms of the words that carry meaning, in order."""
    return [term(word) for word in words(text) if not is_function(word)]


@lru_cache(maxsize=_VOCABULARY)
def term(word: str) -> str:
    """What makes two words the same: the country that a name, an adjective or a capital stands for ("RUS"), the figure
    of an ordinal, else the stem."""
    if word[0].isdigit():
        return word.rstrip("stndrh")
    name = word.replace("’", "'").removesuffix("'s") if word[0].isupper() else ""
    return country_of(name) or country_of_capital(name) or stem(word)
