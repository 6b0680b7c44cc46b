"""Number words and figures to values: "twenty-five", "1,200", "3.5 million", "a dozen", "two thirds", "$1.2bn".

The words are closed-class English. A phrase is a list of lower-case words as `words_of` splits it; `value_of` reads all
of it or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

Number = int | float

_TO_NINETEEN: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"

UNITS: Final = {word: n for n, word in enumerate(_TO_NINETEEN.split())}
TENS: Final = {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
SCALES: Final = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES: Final = {
    "k": 1000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
GROUPS: Final = {"dozen": 12, "score": 20}
CARDINALS: Final = {**UNITS, **TENS}

_IRREGULAR_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
ORDINALS: Final = {
    **{word + "th": n for word, n in UNITS.items() if n > 3 and word not in ("five", "eight", "nine", "twelve")},
    **{word[:-1] + "ieth": n for word, n in TENS.items()},
    **_IRREGULAR_ORDINALS,
}
FRACTIONS: Final = {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    **{word: Fraction(1, n) for word, n in ORDINALS.items() if n > 2},
    **{word + "s": Fraction(1, n) for word, n in ORDINALS.items() if n > 2},
}
GLYPHS: Final = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
}
INDEFINITE: Final = {
    "dozens": (12, 120),
    "scores": (20, 100),
    "tens": (10, 100),
    "hundreds": (100, 1000),
    "thousands": (1000, 10**4),
    "millions": (10**6, 10**7),
    "billions": (10**9, 10**10),
    "trillions": (10**12, 10**13),
}
"""Plural words of number stand for a stretch: "hundreds" is from one hundred to the next word ("thousands")."""

_MOST_WORDS: Final = 40
"""No number that is written out has more words."""
_FIGURE = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_MIXED = re.compile(r"(\d{1,6})[ -]([1-9])/([1-9])")
_ORDINAL_FIGURE = re.compile(r"(\d+)(?:st|nd|rd|th)")
_SPLIT = re.compile(r"[\s\-‐‑–]+")


def plain(value: Fraction | Number) -> Number:
    """A number without needless decimals: `20.0` is 20; fractions to six decimals."""
    if isinstance(value, Fraction):
        value = int(value) if value.denominator == 1 else round(float(value), 6)
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e16 else value


def figure(text: str) -> Number | None:
    """The value of a number in figures ("1,200", "3.5", "2½"); None if it is not one."""
    glyph = GLYPHS.get(text[-1:])
    if glyph is not None:
        whole = figure(text[:-1]) if len(text) > 1 else 0
        return None if whole is None else plain(Fraction(whole) + glyph)
    if found := _MIXED.fullmatch(text):
        return plain(int(found[1]) + Fraction(int(found[2]), int(found[3])))
    if len(text) > 40 or not _FIGURE.fullmatch(text):
        return None
    digits = text.replace(",", "")
    return plain(float(digits)) if "." in digits else int(digits)


def ordinal(word: str) -> int | None:
    """The value of an ordinal ("third", "21st", "twenty-first"); None if it is not one."""
    lower = word.lower()
    if found := _ORDINAL_FIGURE.fullmatch(lower):
        return int(found[1]) if len(found[1]) < 10 else None
    if lower in ORDINALS:
        return ORDINALS[lower]
    tens, _, unit = lower.partition("-")
    if tens in TENS and 0 < ORDINALS.get(unit, 0) < 10:
        return TENS[tens] + ORDINALS[unit]
    return None


def words_of(phrase: str) -> list[str]:
    """Lower-case words of a number phrase, split at spaces and hyphens."""
    return [word for word in _SPLIT.split(phrase.lower().strip()) if word]


def value_of(words: Sequence[str]) -> Number | None:
    """The value of a whole number phrase ("two hundred and five", "3.5 million", "two and a half", "a dozen").

    Fractions stand alone ("two thirds", "a quarter") or behind "and" ("one and a half million"). None if some word
    does not fit, or if there are more words than any number has.
    """
    if not words or len(words) > _MOST_WORDS:
        return None
    value = _cardinal(words)
    if value is None:
        value = _fraction(words)
    return None if value is None else plain(value)


def year_of(words: Sequence[str]) -> int | None:
    """A year in words: "nineteen ninety-six", "two thousand", "twenty twenty-one"; None if it is not one."""
    if len(words) >= 2 and words[0] in UNITS | TENS and words[1] not in SCALES:
        century = CARDINALS[words[0]]
        rest = _cardinal(words[1:])
        if 10 < century <= 21 and rest is not None and 10 <= rest < 100:
            return int(century * 100 + rest)
    value = _cardinal(words)
    return int(value) if value is not None and 1500 <= value < 2200 and "thousand" in words else None


def _cardinal(words: Sequence[str]) -> Fraction | int | float | None:
    total: Fraction | Number = 0
    group: Fraction | Number | None = None
    last = 0.0
    for position, word in enumerate(words):
        rest = words[position + 1 :]
        if word in ("a", "an") and position == 0 and rest and (rest[0] in SCALES or rest[0] in GROUPS):
            group = 1
        elif word == "and" and group is not None and rest:
            part = _fraction(rest) if rest[-1] in FRACTIONS else None
            if part is not None:
                return total + group + part
            if len(rest) > 2 and rest[0] in ("a", "one") and rest[1] in FRACTIONS and rest[2] in SCALES:
                return total + (group + FRACTIONS[rest[1]]) * SCALES[rest[2]] if len(rest) == 3 else None
            if last < 100:
                return None
        elif word in CARDINALS:
            size = CARDINALS[word]
            is_fitting = group is None or last >= 100 or (20 <= last < 100 and last == group % 100 and 0 < size < 10)
            if not is_fitting:
                return None
            group, last = (group or 0) + size, size
        elif word in SCALES or word in GROUPS or (word in SHORT_SCALES and position):
            scale = SCALES.get(word) or GROUPS.get(word) or SHORT_SCALES[word]
            group = 1 if group is None and word in GROUPS else group
            if group is None:
                return None
            if scale == 100 or word in GROUPS:
                group *= scale
            else:
                total, group = total + group * scale, 0
            last = scale
        else:
            number = figure(word)
            if number is None or (group is not None and last < 100):
                if number is None and (glued := _glued(word)) is not None and group is None:
                    return glued if not rest else None
                if (glyph := GLYPHS.get(word)) is not None and group is not None:
                    group += glyph
                    continue
                return None
            group, last = (group or 0) + number, number if number < 100 else 1
    return None if group is None else total + group


def _glued(word: str) -> Number | None:
    """ "3.5m", "20k", "1.2bn"."""
    found = re.fullmatch(r"([\d.,]+)(k|mn|mln|m|bn|bln|b|tn|trn)", word)
    if not found or (number := figure(found[1])) is None:
        return None
    return plain(
        number * SHORT_SCALES[found[2]] if isinstance(number, int) else round(number * SHORT_SCALES[found[2]], 6)
    )


def _fraction(words: Sequence[str]) -> Fraction | None:
    """ "half", "a third", "two thirds", "three quarters"."""
    if len(words) == 1 and words[0] in GLYPHS:
        return GLYPHS[words[0]]
    if words[-1] not in FRACTIONS or len(words) > 2:
        return None
    if len(words) == 1:
        return FRACTIONS[words[0]] if words[0] == "half" else None
    times = 1 if words[0] in ("a", "an", "one") else CARDINALS.get(words[0])
    if times is None and words[0].isdecimal() and len(words[0]) < 4:
        times = int(words[0])
    return None if not times else times * FRACTIONS[words[-1]]
