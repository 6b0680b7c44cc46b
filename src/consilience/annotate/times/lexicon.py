"""The closed-class words of time, and the class that each has in the grammar."""

from __future__ import annotations

from typing import Final

from consilience.text.numbers import CARDINALS, GLYPHS, ORDINALS, SCALES
from consilience.text.word_sets import word_set

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
    "midday": "12:00",
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
PLURALS: Final = {"centuries": "century", "millennia": "millennium", "secs": "sec", "mins": "min", "hrs": "hr"}
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
            "moments ago",
            "a moment ago",
            "a short while ago",
            "a short time ago",
            "a while ago",
            "some time ago",
            "long ago",
            "not long ago",
            "not that long ago",
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
LENGTHS: Final = {
    "a while": "PXX",
    "hourlong": "PT1H",
    "daylong": "P1D",
    "nightlong": "P1D",
    "weeklong": "P1W",
    "monthlong": "P1M",
    "yearlong": "P1Y",
    "decadelong": "P10Y",
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
FEW: Final = {
    "few": 0,
    "several": 0,
    "some": 0,
    "many": 0,
    "couple": 2,
    "couple of": 2,
    "dozens of": 0,
    "hundreds of": 0,
    "thousands of": 0,
    "scores of": 0,
    "tens of": 0,
    "number of": 0,
}

ZONES: Final = (
    *sorted(word_set("est edt cst cdt mst mdt pst pdt et gmt utc bst cet cest eet msk ist hkt jst aest")),
    "local time",
    "eastern time",
    "central time",
    "mountain time",
    "pacific time",
)

CLASSES: Final[dict[str, str]] = {
    **dict.fromkeys(DAY_NAMES, "deictic"),
    **dict.fromkeys(BEFORE_DAY, "deictic"),
    **dict.fromkeys(UNITS, "unit"),
    **dict.fromkeys((name + "s" for name in UNITS if name not in ("century", "millennium")), "units"),
    **dict.fromkeys(PLURALS, "units"),
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
    **dict.fromkeys(FEW, "few"),
    **dict.fromkeys(ORDINALS, "ord"),
    **dict.fromkeys([*CARDINALS, *SCALES, *GLYPHS], "num"),
    **dict.fromkeys(("every", "each"), "every"),
    **dict.fromkeys(("hence", "from now"), "hence"),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q"), "qn"),
    **dict.fromkeys(("a.m.", "p.m.", "am", "pm", "a.m", "p.m"), "ampm"),
    **dict.fromkeys(ZONES, "zone"),
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
    "long": "long",
    **dict.fromkeys(("ended", "ending", "starting"), "ended"),
    **dict.fromkeys(LENGTHS, "lengthy"),
    "entire": "adj",
    "trading": "adj",
    "working": "adj",
    "business": "adj",
    "calendar": "adj",
    "possible": "adj",
    "first": "first",
    "other": "other",
    **dict.fromkeys(("comparable", "corresponding", "year-earlier"), "like"),
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
MONTH_CUES: Final = word_set(
    "each every in of by"
    " since until till last next this early late mid to from between and through every during before after "
    "- – , on for late"
)
YEAR_CUES: Final = word_set(
    "in since until till by of from during before after to between early late mid year fiscal and through for "
    "circa around about into over - – / ( [ , © spring summer autumn fall winter beyond than or"
)


LINKS: Final = word_set(
    "a an and as at but by for from had has have he in is it of on or she that the they to was we were when which who "
    "will with would"
)
"""Words behind an expression that show that it is no adjective ("by year-end the yard", not "the year-end review")."""


def unit_of(word: str) -> str | None:
    """The unit of a word in the singular or plural: `W` of "weeks"; None if it is none."""
    return UNITS.get(word) or UNITS.get(PLURALS.get(word, "")) or UNITS.get(word.removesuffix("s"))


def month_of(word: str) -> int:
    """The number of a month's name, short or long."""
    return MONTHS[word.rstrip(".")]


def weekday_of(word: str) -> int:
    """The number of a weekday's name (Monday is 0), short or long, in the singular or plural."""
    bare = word.rstrip(".")
    return WEEKDAYS[bare] if bare in WEEKDAYS else WEEKDAYS[bare.removesuffix("s")]
