"""Who somebody is in the field's codes: country and sector."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from consilience.text.countries import country_of, country_of_capital
from consilience.text.vocabularies import lines, refused, vocabulary_text
from consilience.text.word_sets import word_set

_CUT = re.compile(r" (to|in|at|with|near) ")
_SENT = word_set(
    "embassy consulate mission ambassador envoy consul delegation representation office base troops forces"
)
"""Words for those who stand in one country and serve another."""
_WORD = re.compile(r"[\w.&'’-]+")
_LETTERS = re.compile(r"(?:[A-Z]\.)+")
"""Letters that keep their full stops: "U.N."."""


@cache
def sectors() -> Mapping[str, str]:
    """The sector of each word, from `sectors.txt`; the words of a longer name are joined by blanks.

    Raises:
        VocabularyError: if a line is no "SECTOR: word, word".
    """
    return sectors_of(vocabulary_text(__package__, "sectors.txt"))


def sectors_of(text: str) -> dict[str, str]:
    """The sector of each word of a text in the form of `sectors.txt`.

    Raises:
        VocabularyError: if a line is no "SECTOR: word, word".
    """
    found: dict[str, str] = {}
    for row in lines("sectors.txt", text):
        sector, colon, words = row[2].partition(":")
        if not colon or not re.fullmatch(r"[A-Z]{3}", sector):
            raise refused(row, 'a sector is "CODE: word, word", its code three capitals')
        for word in words.split(","):
            if not word.strip():
                raise refused(row, "a word is empty")
            found.setdefault(word.strip().replace("_", " "), sector)
    return found


@cache
def codes(words: str, *, is_capital_state: bool = False) -> tuple[str | None, str | None]:
    """(country, sector) of the words for an actor: "the Norwegian army" -> ("NOR", "MIL"); None where they do not say.

    `is_capital_state`: whether a capital stands for its state ("Oslo" -> NOR), as where somebody is known to act.

    Of several sectors the one that `sectors.txt` names first is taken. A bare country has none.
    """
    parts = _CUT.split(words, maxsplit=1)
    if len(parts) == 3 and (served := codes(parts[0]))[1]:
        # "the Norlandic envoy to the union" serves Norland; "the police in Norland" may
        if parts[1] in ("at", "with") and (employer := codes(parts[2]))[1]:
            return employer  # "the president for sales at Dorsey Ltd"
        is_sent = parts[1] == "to" or not _SENT.isdisjoint(parts[0].lower().split())
        return served if served[0] or is_sent else (codes(parts[2])[0], served[1])
    owners = (token.removesuffix("'s").removesuffix("’s") for token in _WORD.findall(words))
    tokens = [token if _LETTERS.fullmatch(token) else token.strip(".-’'") for token in owners]
    known = sectors()
    countries: list[str] = []
    found: list[str] = []
    taken: set[int] = set()
    for size in (3, 2, 1):
        for start in range(len(tokens) - size + 1):
            if taken.intersection(range(start, start + size)):
                continue
            part = " ".join(tokens[start : start + size])
            lower = part.lower()
            sector = known.get(part) or known.get(part + ".") or known.get(lower) or known.get(lower.removesuffix("s"))
            if sector:
                found.append(sector)
            country = country_of(part) if part[:1].isupper() else None
            if country:
                countries.append(country)
            if size > 1 and sector:
                taken.update(range(start, start + size))
    if is_capital_state and not countries and len(tokens) < 4:
        countries = [code for code in [country_of_capital(" ".join(tokens))] if code]
    if tokens and tokens[-1].lower() == "party":
        found = [known["party"]]  # "the Justice Party" is no court
    if countries and not found and not _SENT.isdisjoint(token.lower() for token in tokens):
        found = ["GOV"]  # "the Norlandic mission"
    return (countries[0] if countries else None), min(found, key=_ranks().__getitem__, default=None)


@cache
def _ranks() -> Mapping[str, int]:
    return {sector: rank for rank, sector in enumerate(dict.fromkeys(sectors().values()))}
