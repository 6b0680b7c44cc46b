"""The tokens that the grammar is written over.

A token has one class; a text becomes a string with one character a token, so that the grammar is a table of regular
expressions over word classes. Multi-word terms ("more than", "as of") are one token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from consilience.annotate.times.lexicon import (
    BEFORE_DAY,
    CLASSES,
    EDGES,
    FEASTS,
    FEW,
    LAST,
    LENGTHS,
    MODIFIERS,
    MONTH_CUES,
    MONTHS,
    NEXT,
    THEN,
    THIS,
    VAGUE,
    WEEKDAYS,
    ZONES,
)
from consilience.text.mapped import lowered
from consilience.text.numbers import figure
from consilience.text.word_sets import word_set

_OWN: Final = ("month", "weekday", "weekdays", "year", "figure", "iso", "slashed", "clock", "decades", "vague", "then")
_OWN_MORE: Final = ("feast", "since")
NAMES: Final = tuple(sorted({*CLASSES.values(), *_OWN, *_OWN_MORE}))
CHARACTER: Final = {name: chr(0x100 + n) for n, name in enumerate(NAMES)}
NOTHING: Final = "."
CORE: Final = frozenset(
    CHARACTER[name]
    for name in sorted(
        word_set(
            "month weekday weekdays year iso slashed clock decades decade vague then feast deictic unit units season "
            "seasons part parts night nights second often qn ampm ago oclock half recent old lengthy period"
        )
    )
)

_TERMS: Final = sorted(
    (
        term
        for term in [
            *(set(VAGUE) - {"the past"}),
            *THEN,
            *BEFORE_DAY,
            *MODIFIERS,
            *EDGES,
            *FEW,
            *FEASTS,
            *LENGTHS,
            "from now",
            "or so",
            *ZONES,
        ]
        if " " in term
    ),
    key=len,
    reverse=True,
)
_TOKEN: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(term) for term in _TERMS) + r")(?!\w)"
    r"|(?<!\w)(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?=\s?\d)|(?<!\w)(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\."
    r"|the past(?=[.,;:?!)”\"]|\s(?:and|or|to|but|that|when|it|he|she|they|we)\b|$)"
    r"|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\d-])"
    r"|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s?(?:[ap]\.?m\b|h\b))|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|(?:\d{4}|['’‘]?\d{2})['’]?s(?!\w)"
    r"|\d{1,4} [1-9]/[1-9](?![\d/])"
    r"|\d++(?:(?:st|nd|rd|th)(?!\w)|(?:,\d{3})*+(?:\.\d++)?[½¼¾]?)"
    r"|[ap]\.m\.?|o['’]clock|mid-?(?:morning|afternoon)|[qQ][1-4](?!\w)|[1-4][qQ](?!\w)"
    r"|['’]s(?!\w)|[^\W\d_]++|[^\w\s]|\w++"
)
"""In a text in lower case."""


_VOCABULARY: Final = 20_000
"""Words whose class is kept: the vocabulary of a few hundred reports."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its words in lower case, its place, its class ("" for none), and whether it begins with a capital."""

    text: str
    start: int
    end: int
    kind: str
    is_capital: bool = False


def words(text: str) -> list[Word]:
    """The tokens of a text with their classes."""
    lower = lowered(text)
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(lower)]
    rows: list[Word] = []
    for position, (word, start, end) in enumerate(found):
        kind = _kind(word)
        if kind in ("month", "weekday", "season", "year", "ambiguous"):
            before = found[position - 1][0] if position else ""
            after = [token[0] for token in found[position + 1 : position + 3]] + ["", ""]
            kind = _certain(kind, word.rstrip("."), text[start], (before, *after))
        if kind == "deictic" and text[start].isupper() and rows and _is_initials(text, rows[-1], start):
            kind = ""  # the name of a paper or a programme
        if kind == "deictic" and text[start].isupper() and rows and _is_small(text, rows[-1], start):
            kind = ""  # "on the Today programme"
        if kind == "deictic" and text[start:end].isupper() and text[end : end + 3].strip()[1:2].islower():
            kind = ""  # a name in capitals, not a day
        rows.append(Word(word, start, end, kind, text[start].isupper()))
    return rows


def _is_initials(text: str, before: Word, start: int) -> bool:
    """Whether the word in front is written in capitals, and stands right there."""
    return before.end == start - 1 and before.end - before.start > 1 and text[before.start : before.end].isupper()


def _is_small(text: str, before: Word, start: int) -> bool:
    """Whether the word in front is written small, and stands right there: what follows with a capital is a name."""
    is_word = before.text.isalpha() or before.text in ("'s", "’s")
    return before.end == start - 1 and is_word and not before.is_capital and text[before.end] == " "


def classes(tokens: list[Word]) -> str:
    """One character a token."""
    return "".join(CHARACTER.get(token.kind, NOTHING) for token in tokens)


@lru_cache(maxsize=_VOCABULARY)
def _kind(word: str) -> str:
    """The class of a word by itself."""
    first = word[0]
    if first.isdecimal() or (len(word) > 1 and word[1].isdecimal()):
        return _figure_kind(word)
    if word in FEASTS:
        return "feast"
    if word in THEN:
        return "then"
    if word in VAGUE:
        return "vague"
    if word.rstrip(".") in MONTHS:
        return "month"
    if word.rstrip(".") in WEEKDAYS:
        return "weekday"
    if word[-1] == "s" and word[:-1] in WEEKDAYS and len(word) > 5:
        return "weekdays"
    return CLASSES.get(word, "")


def _figure_kind(word: str) -> str:
    if "t" in word[4:12] or re.fullmatch(r"\d{4}-\d\d-\d\d.*", word):
        return "iso" if "-" in word else "ord"
    if word[-1] == "s":
        return "decades"
    if word[-1] in "tdh":
        return "ord"
    if word[0] == "q" or word[-1] == "q":
        return "qn"
    if " " in word:
        return "figure"
    if ":" in word:
        return "clock"
    if re.fullmatch(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}", word):
        return "slashed"
    if len(word) == 4 and word.isdecimal() and 1500 <= int(word) < 2200:
        return "year"
    if re.fullmatch(r"\d{1,2}\.\d{2}|0\d{3}", word):
        return "figure"
    return "figure" if len(word) < 20 and figure(word) is not None else ""


_PREMODIFIERS: Final = frozenset({"march", "june", "july"})
_ARTICLES: Final = frozenset({"a", "the", "its", "his", "her", "their", "'s", "’s"})
_ON_FOOT: Final = frozenset({"on", "for", "of", "to", "through", "against", "from", "and", "was", "is"})
"""Words after "the March" that tell a march from the month."""


def _certain(kind: str, word: str, initial: str, around: tuple[str, ...]) -> str:
    """The class of a word that is only sometimes a time: "May", "Sat", "fall", 2019."""
    before, after, second = around[:3]
    if kind == "month":
        if word in ("may", "march") or len(word) <= 4:
            is_day_before = before[:1].isdigit() and not (before.isdecimal() and len(before) == 4)
            is_dated = after[:1].isdigit() or is_day_before or (after == "," and second[:1].isdigit())
            is_cued = (len(word) > 3 or word == "may") and before in MONTH_CUES
            is_cued |= word in _PREMODIFIERS and before in _ARTICLES and after.isalpha() and after not in _ON_FOOT
            return kind if initial.isupper() and (is_dated or is_cued) else ""
        return kind if initial.isupper() else ""
    if kind == "weekday":
        if len(word) <= 5 and word not in ("monday", "friday", "sunday"):
            is_dated = after[:1].isdigit() or after.rstrip(".") in MONTHS
            is_dated = is_dated or (after == "," and (second[:1].isdigit() or second.rstrip(".") in MONTHS))
            return kind if initial.isupper() and is_dated else ""
        return kind if initial.isupper() else ""
    if kind == "season" and word in ("fall", "spring"):
        if before in LAST | NEXT | THIS | {"each", "every", "early", "late", "mid", "-"} or after[:1].isdigit():
            return kind if before != "following" else ""
        return kind if before in ("in", "the") and word == "spring" else ""
    return kind
