"""The closed-class words of time, and the tokens that the grammar is written over.

A token has one class; a text becomes a string with one character a token, so that the grammar is a table of regular
expressions over word classes. Multi-word terms ("more than", "as of") are one token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from consilience.text.numbers import CARDINALS, GLYPHS, ORDINALS, SCALES, figure


def word_set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


_MONTHS: Final = "january february march april may june july august september october november december"
_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
MONTHS: Final = {
    **{name: n for n, name in enumerate(_MONTHS.split(), 1)},
    **{name[:3]: n for n, name in enumerate(_MONTHS.split(), 1)},
    "sept": 9,
}
WEEKDAYS: Final = {
    **{name: n for n, name in enumerate(_WEEKDAYS.split())},
    **{name[:3]: n for n, name in enumerate(_WEEKDAYS.split())},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS: Final = {
    "morning": "MO",
    "mid-morning": "MO",
    "midmorning": "MO",
    "lunchtime": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "mid-afternoon": "AF",
    "midafternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "noon": "12:00",
    "midnight": "24:00",
    "daybreak": "MO",
    "dawn": "MO",
    "dusk": "EV",
}
DAY_NAMES: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
UNITS: Final = {
    "second": "S",
    "sec": "S",
    "minute": "MIN",
    "min": "MIN",
    "hour": "H",
    "hr": "H",
    "day": "D",
    "night": "D",
    "weekday": "D",
    "week": "W",
    "fortnight": "F",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "yr": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
_PLURALS: Final = {"centuries": "century", "millennia": "millennium", "secs": "sec", "mins": "min", "hrs": "hr"}
_DECADES: Final = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADES: Final = {word: value for value, word in enumerate(_DECADES.split(), 2)}
FEASTS: Final = {
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "valentine’s day": (2, 14),
    "st patrick's day": (3, 17),
    "may day": (5, 1),
    "victory day": (5, 9),
    "bastille day": (7, 14),
    "independence day": None,
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "labor day": "labor",
    "memorial day": "memorial",
    "easter": "easter",
    "easter sunday": "easter",
    "easter monday": "easter+1",
    "good friday": "easter-2",
    "palm sunday": "easter-7",
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
}
VAGUE: Final = {
    **dict.fromkeys(
        (
            "now",
            "right now",
            "currently",
            "at present",
            "at the moment",
            "presently",
            "nowadays",
            "these days",
            "at this time",
            "at this moment",
            "to date",
        ),
        "PRESENT_REF",
    ),
    **dict.fromkeys(
        (
            "recently",
            "the past",
            "more recently",
            "most recently",
            "lately",
            "the recent past",
            "the distant past",
            "just weeks ago",
            "just days ago",
            "in recent times",
            "the other day",
            "once upon a time",
        ),
        "PAST_REF",
    ),
    **dict.fromkeys(
        (
            "soon",
            "the future",
            "the near future",
            "the foreseeable future",
            "the immediate future",
            "the distant future",
            "the near term",
            "the short term",
            "the long term",
            "as soon as possible",
            "a later date",
            "shortly",
        ),
        "FUTURE_REF",
    ),
}
SET_ADVERBS: Final = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
    "nightly": "P1D",
    "biweekly": "P2W",
    "fortnightly": "P2W",
}
THEN: Final = frozenset(
    {
        "then",
        "since then",
        "back then",
        "until then",
        "by then",
        "at the time",
        "at that time",
        "at that point",
        "that same time",
        "at this point",
        "at that moment",
        "that day",
        "the same day",
        "that same day",
        "that year",
        "the same year",
        "that same year",
        "that month",
        "the same month",
        "that week",
        "the same week",
    }
)
BEFORE_DAY: Final = {"the day before yesterday": -2, "the day after tomorrow": 2}
MODIFIERS: Final = {
    **dict.fromkeys(("about", "around", "roughly", "approximately", "some", "circa", "c.", "close to"), "APPROX"),
    **dict.fromkeys(("nearly", "almost", "less than", "fewer than", "just under", "under", "not quite"), "LESS_THAN"),
    **dict.fromkeys(("more than", "over", "just over", "well over", "longer than"), "MORE_THAN"),
    **dict.fromkeys(("at least", "no less than", "not less than", "a minimum of"), "EQUAL_OR_MORE"),
    **dict.fromkeys(("at most", "up to", "no more than", "not more than", "as many as"), "EQUAL_OR_LESS"),
}
EDGES: Final = {
    **dict.fromkeys(("early", "beginning", "start", "onset", "turn", "early in"), "START"),
    **dict.fromkeys(("mid", "middle"), "MID"),
    **dict.fromkeys(("late", "end", "close", "conclusion", "late in"), "END"),
    "earlier": "BEFORE",
    "later": "AFTER",
    "sometime": "APPROX",
}
LAST: Final = frozenset({"last", "past", "previous", "preceding"})
NEXT: Final = frozenset({"next", "coming", "following", "upcoming", "forthcoming", "subsequent"})
THIS: Final = frozenset({"this", "current", "latest", "same", "that", "these", "present", "final"})
_FEW: Final = {
    "few": 0,
    "several": 0,
    "some": 0,
    "many": 0,
    "couple": 2,
    "couple of": 2,
    "dozens of": 0,
    "number of": 0,
}

_CLASSES: Final[dict[str, str]] = {
    **dict.fromkeys(DAY_NAMES, "deictic"),
    **dict.fromkeys(BEFORE_DAY, "deictic"),
    **dict.fromkeys(UNITS, "unit"),
    **dict.fromkeys((name + "s" for name in UNITS if name not in ("century", "millennium")), "units"),
    **dict.fromkeys(_PLURALS, "units"),
    **dict.fromkeys(SEASONS, "season"),
    **dict.fromkeys((name + "s" for name in SEASONS), "seasons"),
    **dict.fromkeys(DAY_PARTS, "part"),
    **dict.fromkeys(("mornings", "afternoons", "evenings"), "parts"),
    **dict.fromkeys(DECADES, "decade"),
    **dict.fromkeys(SET_ADVERBS, "often"),
    **dict.fromkeys(EDGES, "edge"),
    **dict.fromkeys(("early", "early in", "late", "late in", "mid", "earlier", "later", "sometime"), "phase"),
    **dict.fromkeys(MODIFIERS, "approx"),
    **dict.fromkeys(("about", "around", "approximately", "circa", "c.", "roughly"), "about"),
    **dict.fromkeys(LAST, "last"),
    **dict.fromkeys(NEXT, "next"),
    **dict.fromkeys(THIS, "this"),
    **dict.fromkeys(_FEW, "few"),
    **dict.fromkeys(ORDINALS, "ord"),
    **dict.fromkeys([*CARDINALS, *SCALES, *GLYPHS], "num"),
    **dict.fromkeys(("every", "each"), "every"),
    **dict.fromkeys(("hence", "from now"), "hence"),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q"), "qn"),
    **dict.fromkeys(("a.m.", "p.m.", "am", "pm", "a.m", "p.m"), "ampm"),
    **dict.fromkeys(("est", "edt", "pst", "pdt", "gmt", "utc", "cet", "cest", "bst", "et", "ist", "msk"), "zone"),
    **dict.fromkeys(("weekdays", "weekends"), "units"),
    "night": "night",
    "nights": "nights",
    "second": "second",
    "ago": "ago",
    "after": "after",
    "before": "before",
    "a": "a",
    "an": "a",
    "one": "one",
    "the": "the",
    "of": "of",
    "in": "in",
    "on": "on",
    "at": "at",
    "and": "and",
    "or": "or",
    "to": "to",
    "half": "half",
    "more": "more",
    "additional": "more",
    "recent": "recent",
    "old": "old",
    "fiscal": "fiscal",
    "financial": "fiscal",
    "fy": "fiscal",
    "period": "period",
    "term": "period",
    "o'clock": "oclock",
    "o’clock": "oclock",
    "or so": "orso",
    "straight": "adj",
    "consecutive": "adj",
    "full": "full",
    "whole": "adj",
    "long": "adj",
    "entire": "adj",
    "trading": "adj",
    "working": "adj",
    "business": "adj",
    "calendar": "adj",
    "possible": "adj",
    "first": "first",
    "other": "other",
    "eve": "eve",
    ",": "comma",
    "-": "hyphen",
    "–": "hyphen",
    "‐": "hyphen",
    "‑": "hyphen",
    "'s": "poss",
    "’s": "poss",
    "'": "poss",
    "’": "poss",
}
_OWN: Final = ("month", "weekday", "weekdays", "year", "figure", "iso", "slashed", "clock", "decades", "vague", "then")
_OWN_MORE: Final = ("feast", "since")
NAMES: Final = tuple(sorted({*_CLASSES.values(), *_OWN, *_OWN_MORE}))
CHARACTER: Final = {name: chr(0x100 + n) for n, name in enumerate(NAMES)}
NOTHING: Final = "."
CORE: Final = frozenset(
    CHARACTER[name]
    for name in sorted(
        word_set(
            "month weekday weekdays year iso slashed clock decades decade vague then feast deictic unit units season "
            "seasons part parts night nights second often qn ampm ago oclock half recent old"
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
            *_FEW,
            *FEASTS,
            "from now",
            "or so",
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
    r"|['’]s(?!\w)|[^\W\d_]++|[^\w\s]|\w++",
    re.IGNORECASE,
)
_MONTH_CUES: Final = word_set(
    "in of by since until till last next this early late mid to from between and through every during before after "
    "- – , on for late"
)
YEAR_CUES: Final = word_set(
    "in since until till by of from during before after to between early late mid year fiscal and through for "
    "circa around about into over - – / ( [ , © spring summer autumn fall winter beyond than or"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its words in lower case, its place, and its class ("" for none)."""

    text: str
    start: int
    end: int
    kind: str


def unit_of(word: str) -> str | None:
    """The unit of a word in the singular or plural: `W` of "weeks"; None if it is none."""
    return UNITS.get(word) or UNITS.get(_PLURALS.get(word, "")) or UNITS.get(word.removesuffix("s"))


def lowered(text: str) -> str:
    """The text in lower case, character by character, so that no offset moves."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def month_of(word: str) -> int:
    """The number of a month's name, short or long."""
    return MONTHS[word.rstrip(".")]


def weekday_of(word: str) -> int:
    """The number of a weekday's name (Monday is 0), short or long, in the singular or plural."""
    bare = word.rstrip(".")
    return WEEKDAYS[bare] if bare in WEEKDAYS else WEEKDAYS[bare.removesuffix("s")]


def words(text: str) -> list[Word]:
    """The tokens of a text with their classes."""
    lower = lowered(text)
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(lower)]
    rows = []
    for position, (word, start, end) in enumerate(found):
        kind = _kind(word)
        if kind in ("month", "weekday", "season", "year", "ambiguous"):
            before = found[position - 1][0] if position else ""
            after = [token[0] for token in found[position + 1 : position + 3]] + ["", ""]
            kind = _certain(kind, word.rstrip("."), text[start], (before, *after))
        if kind == "deictic" and text[start:end].isupper() and text[end : end + 3].strip()[1:2].islower():
            kind = ""  # a name in capitals, not a day
        rows.append(Word(word, start, end, kind))
    return rows


def classes(tokens: list[Word]) -> str:
    """One character a token."""
    return "".join(CHARACTER.get(token.kind, NOTHING) for token in tokens)


def _kind(word: str) -> str:
    first = word[0]
    if first.isdigit() or (len(word) > 1 and word[1].isdigit()):
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
    return _CLASSES.get(word, "")


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
    if re.fullmatch(r"\d{1,2}\.\d{2}", word):
        return "figure"
    return "figure" if len(word) < 20 and figure(word) is not None else ""


def _certain(kind: str, word: str, initial: str, around: tuple[str, ...]) -> str:
    """The class of a word that is only sometimes a time: "May", "Sat", "fall", 2019."""
    before, after, second = around[:3]
    if kind == "month":
        if word in ("may", "march") or len(word) <= 4:
            is_dated = after[:1].isdigit() or before[:1].isdigit() or (after == "," and second[:1].isdigit())
            is_cued = (len(word) > 3 or word == "may") and before in _MONTH_CUES
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
