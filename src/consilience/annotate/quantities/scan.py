"""Numbers in a text: figures, words, money, percentages, measures, fractions, multiples. No parse needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from consilience.annotate.quantities.lexicon import CHANGED, VAGUE
from consilience.annotate.quantities.units import MONEY, SIGNS, mark_behind, unit_behind, with_rate
from consilience.model.numbers import Number
from consilience.text.numbers import (
    CARDINALS,
    FRACTIONS,
    GLYPHS,
    INDEFINITE,
    SCALES,
    SHORT_SCALES,
    figure,
    plain,
    value_of,
    words_of,
)

Value = Number | tuple[Number, Number]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written: `text[start:end]` without its modifier; the unit begins at or behind `number_end`.

    `kind` is `figure`, `words`, `plural` ("hundreds"), `vague` ("several hundred"), `fraction`, `ratio` ("one in
    five"), `times` ("twice", "halved") or `range`.
    """

    start: int
    end: int
    number_end: int
    value: Value
    unit: str = ""
    is_words: bool = False
    is_glued_range: bool = False
    kind: str = "figure"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_SCALES: Final = _either(SCALES)
_FIGURE: Final = (
    r"(?:[1-9]/[1-9](?![\d/])|(?:\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:\s?[½¼¾⅓⅔]|[\s-][1-9]/[1-9](?![\d/]))?|[½¼¾⅓⅔])"
)
_SCALE: Final = rf"(?:[\s-]?(?:{_SCALES})s?(?!\w)){{1,2}}"
_SHORT: Final = r"(?:\s?(?:mn|mln|mil|bn|bln|trn|tn|k|m|b)(?![\w]))"
_WORD: Final = rf"(?:{_either([*CARDINALS, *SCALES])})"
_PART: Final = (
    rf"(?:half|(?:a\s|one\s)?quarter|(?:a|one)\sthird|two[\s-]thirds|three[\s-]quarters)"
    rf"(?:\sof)?[\s-](?:an?\s|one\s)?(?:{_SCALES}|dozen)(?!\w)"
)
_WORDS: Final = (
    rf"(?:an?\s(?:{_SCALES}|dozen|score)|dozen(?!\w)"
    rf"|{_WORD}(?:[\s-]{_WORD}|\sand\s{_WORD}){{0,8}}(?:\s(?:dozen|score)|\sand\sa\s(?:half|quarter)(?:\s(?:{_SCALES}))?)?)(?!\w)"
)
_PARTS: Final = _either({word.removesuffix("s") for word in FRACTIONS if word not in ("halves", "half", "quarters")})
_FRACTION: Final = (
    rf"(?:one|two|three|four|five|six|seven|eight|nine|an?)[\s-](?:{_PARTS})s?(?!\w)|one[\s-]half(?!\w)|half(?!\w)"
)
_PLURAL: Final = rf"(?:{_either(INDEFINITE)})(?:\sof\s(?:thousands|millions|billions|hundreds))?(?!\w)"
_TIMES: Final = rf"(?:twice|thrice|(?:{_either(CARDINALS)}|\d{{1,3}})-?fold|{_either(CHANGED)})(?!\w)"
_SMALL: Final = rf"(?:{_either(CARDINALS)}|\d{{1,3}}(?:,\d{{3}})*(?![,.]?\d))"
_RATIO: Final = rf"(?:{_SMALL}\sout\sof\s(?:every\s)?{_SMALL}|(?:one|1)[\s-]in[\s-](?:every\s)?{_SMALL})(?!\w)"
_VAGUE: Final = rf"(?P<many>several|a\sfew|a\scouple(?:\sof)?)\s(?P<much>{_SCALES}|dozen)(?!\w)"
_SIGN: Final = rf"(?:{_either(form.lower() for form in SIGNS)}|r(?=\d))"
_NUMBER: Final = re.compile(
    r"(?<![\w/:])(?<!\w[+])(?<!\d[.,])(?<![^\W\d][-–])(?:"
    rf"(?P<ratio>{_RATIO})"
    rf"|(?P<sign>(?:minus[\s-]|(?<![\w.,%°-])[-−+](?=[\d$£€])))?(?:(?P<money>{_SIGN})\s?=?(?P<minus>-)?)?(?P<figure>{_FIGURE})"
    rf"(?P<scale>{_SCALE}|{_SHORT})?"
    rf"|(?P<part>{_PART})|(?P<plural>{_PLURAL})|(?P<fraction>{_FRACTION})|(?P<vague>{_VAGUE})"
    rf"|(?P<wsign>minus\s)?(?P<words>{_WORDS})|(?P<times>{_TIMES}))"
)
_AGE: Final = re.compile(r"[\s-]?(?:(?:years?|yrs?)[\s-]old|years?\sof\sage)s?(?!\w)|[\s-]year-olds?(?!\w)")
_FEET_AND_INCHES: Final = re.compile(r"-(\d{1,2})(?![\w,.-])")
_FRACTION_GAPS: Final = ("", " of a ", " of an ", " of one ", " of 1 ", " a ", " an ")
_FURTHER_GAPS: Final = (" more ", " extra ", " further ", " additional ", " full ", " whole ", " consecutive ")
_CLOSED: Final = r"(?!(?:in|at|on|to|of|for|from|with|by|as|was|is|are|were|has|had|this|long|high|deep|wide|tall)\b)"
_PLURAL_NEXT: Final = re.compile(
    rf"\s(?!and|or)(?:{_CLOSED}[a-z-]{{2,20}}\s){{0,4}}?{_CLOSED}(?:people|[a-z]{{2,20}}s)\b"
)
_BARRED_AFTER: Final = re.compile(r"(?:[:/]\d|st\b|nd\b|rd\b|th\b|-?[A-Za-z_])")
_ROUND: Final = re.compile(r"\d+[.,]\d|\d{3}")


def numbers(lower: str, raw: str) -> Iterator[Amount]:
    """Numbers of a text, in order, each for itself: both ends of a range.

    Args:
        lower, raw: the text in lower case and as printed, of one length. Signs and symbols are told apart by capitals.
    """
    position = 0
    while match := _NUMBER.search(lower, position):
        amount = _amount(match, lower, raw)
        position = max(match.end(), match.start() + 1, amount.end if amount else 0)
        if amount is not None:
            yield amount


def _kind(match: re.Match[str]) -> str:
    for kind in ("ratio", "plural", "fraction", "times", "vague", "words"):
        if match[kind]:
            return kind
    return "words" if match["part"] else "figure"


def _amount(match: re.Match[str], lower: str, raw: str) -> Amount | None:
    kind = _kind(match)
    value = _value(match, kind, lower)
    if value is None:
        return None
    start, number_end = match.start(), match.end()
    if _is_metres(match, lower):
        return Amount(start, number_end, match.start("scale"), value, "metre")
    unit = ""
    if match["money"]:
        unit, begin = _currency(match, raw)
        if not unit and match["money"] == "r":
            return None
        start = begin if begin > match.start("money") else start
    end = number_end
    if unit:
        unit, end = _named_again(unit, lower, raw, number_end)
    elif age := _AGE.match(lower, number_end):
        unit, end = "year of age", age.end()
    elif kind not in ("times", "ratio"):
        value, unit, end = _measured(value, kind, lower, raw, number_end)
    if kind in ("figure", "words") and not unit and (times := _TIMES_BEHIND.match(raw, number_end)):
        return Amount(start, times.end(), number_end, value, is_words=kind == "words", kind="times")
    if kind == "figure" and end == number_end and not match["scale"] and _is_part_of_code(lower, number_end):
        return None
    return Amount(start, end, number_end, value, unit, is_words=kind != "figure", kind=kind)


_TIMES_BEHIND: Final = re.compile(r"\stimes(?!\w)|x(?!\w)")


def _named_again(unit: str, lower: str, raw: str, end: int) -> tuple[str, int]:
    """A sum with a sign and, again, the word for it: "$5 million dollars", "$31.20 US"."""
    again = unit_behind(lower, raw, end, True)
    if again is not None:
        name = again[0].split(" per ")[0]
        if name == unit or (name in MONEY and name.endswith(unit.split()[-1])):
            return again
    return with_rate(unit, lower, end)


def _measured(value: Value, kind: str, lower: str, raw: str, end: int) -> tuple[Value, str, int]:
    """The value, unit and end of a number with what stands behind it."""
    is_figure = kind == "figure"
    gaps = (
        _FRACTION_GAPS if kind == "fraction" else ("", " of ") if kind in ("plural", "vague") else ("", *_FURTHER_GAPS)
    )
    for gap in gaps:
        found = unit_behind(lower, raw, end, is_figure, gap)
        if found is None:
            continue
        unit, stop = found
        if kind == "fraction" and gap == " of a " and unit in ("quarter", "second"):
            continue
        inches = _FEET_AND_INCHES.match(lower, stop) if unit == "foot" else None
        if inches and isinstance(value, int) and int(inches[1]) < 12:
            return plain(round(value + int(inches[1]) / 12, 6)), unit, inches.end()
        return value, unit, stop
    if is_figure and (marked := mark_behind(lower, end)):
        return value, *marked
    return value, "", end


def _currency(match: re.Match[str], raw: str) -> tuple[str, int]:
    """The currency of a sign or a code and where it begins; "" where letters are a word and no code ("try 5")."""
    sign = " ".join(match["money"].split())
    start = match.start("money")
    printed = raw[start : match.end("money")].strip()
    if sign == "r":
        is_sum = match["scale"] or _ROUND.match(match["figure"])
        return ("South African rand" if printed == "R" and is_sum else ""), start
    is_code = printed.isupper() or (printed[0].isupper() and sign in ("rs", "rs.", "rp", "ksh"))
    if sign[0].isalpha() and not is_code:
        if sign[-1] in SIGNS and not sign[-1].isalpha():  # "Keel's $5": a sign behind a word
            return SIGNS[sign[-1]], start + len(printed) - 1
        return "", match.start("figure")
    return SIGNS[sign], start


def _is_part_of_code(lower: str, end: int) -> bool:
    """Whether letters or digits run on behind a figure ("9ab8", "12:30"); "32-member" is none."""
    return _BARRED_AFTER.match(lower, end) is not None and not re.match(r"-[a-z]{3}", lower[end : end + 4])


def _value(match: re.Match[str], kind: str, lower: str) -> Value | None:
    if kind == "figure":
        return _figured(match, lower)
    text = match[kind] or match["part"]
    if kind == "plural":
        return _plural(text)
    if kind == "vague":
        low, high = VAGUE[match["many"].removesuffix(" of")]
        factor = _size(match["much"])
        return low * factor, high * factor
    if kind == "ratio":
        part, whole = (value_of([word]) for word in (words_of(text)[0], words_of(text)[-1]))
        return plain(round(part / whole, 9)) if part and whole and part < whole else None
    if kind == "times":
        return _times(text)
    if match["part"]:
        return _part(text)
    value = value_of(words_of(text))
    return value if value is None or not match["wsign"] or _is_margin(match, lower) else -value


def _is_margin(match: re.Match[str], lower: str) -> bool:
    """Whether "plus or" stands before "minus": a margin has no sign."""
    return lower.endswith("plus or ", 0, match.start())


def _times(text: str) -> Number | None:
    if text in ("twice", "thrice"):
        return 2 if text == "twice" else 3
    if text in CHANGED:
        return plain(CHANGED[text][0])
    return value_of(words_of(text.removesuffix("fold").rstrip("-")))


def _figured(match: re.Match[str], lower: str) -> Number | None:
    number = _figure(match["figure"])
    if number is None:
        return None
    scale = "" if _is_metres(match, lower) else (match["scale"] or "").strip(" -")
    if scale:
        factor = _scale(scale)
        number = plain(round(number * factor, 6) if factor != 1 else number)
    is_negative = match["minus"] or ((match["sign"] or " ")[0] in "-−m" and not _is_margin(match, lower))
    return -number if is_negative else number


def _is_metres(match: re.Match[str], lower: str) -> bool:
    """Whether a lone "m" is metres: not behind money, nor in front of a plural noun or a currency ("12.3m tonnes")."""
    if (match["scale"] or "").strip() != "m" or match["money"]:
        return False
    if _PLURAL_NEXT.match(lower, match.end()) is not None:
        return False
    found = unit_behind(lower, lower, match.end(), True)
    return found is None


def _figure(text: str) -> Number | None:
    if re.fullmatch(r"[1-9]/[1-9]", text):
        return plain(round(int(text[0]) / int(text[2]), 6))
    return figure(text.replace(" ", "") if text[-1] in GLYPHS else text) if len(text) < 24 else None


def _scale(scale: str) -> int:
    """The factor of one or two scale words."""
    words = [word.removesuffix("s") for word in scale.replace("-", " ").split()]
    if words[0] in SCALES:
        return SCALES[words[0]] * (SCALES[words[1]] if len(words) > 1 else 1)
    return {**SHORT_SCALES, "mil": 10**6}[scale]


def _size(word: str) -> int:
    return SCALES.get(word, 12)


def _part(text: str) -> Number:
    """ "half a million", "a quarter of a million", "half-dozen"."""
    words = words_of(text)
    share = next(FRACTIONS[word] for word in words if word in FRACTIONS)
    times = {"two": 2, "three": 3}.get(words[0], 1)
    return plain(times * share * _size(words[-1]))


def _plural(words: str) -> tuple[Number, Number]:
    first, _, rest = words.partition(" of ")
    low, high = INDEFINITE[first]
    if rest:
        factor = INDEFINITE[rest][0]
        low, high = low * factor, high * factor
    return low, high
