"""Numbers in a text: figures, words, money, percentages, measures, ranges, fractions, multiples. No parse needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.quantities.lexicon import (
    CHANGED,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    GLUED_ONLY,
    MEASURES,
    PER,
    PERCENT,
    TIME_UNITS,
)
from consilience.model.annotations import Number
from consilience.text.numbers import (
    CARDINALS,
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
    """A number as written: `text[start:end]` without its modifier; the unit begins at or behind `number_end`."""

    start: int
    end: int
    number_end: int
    value: Value
    unit: str = ""
    modifier: str | None = None
    is_words: bool = False
    is_glued_range: bool = False
    kind: str = "number"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_FIGURE: Final = (
    r"(?:[1-9]/[1-9](?![\d/])|(?:\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:\s?[½¼¾⅓⅔]|[\s-][1-9]/[1-9](?![\d/]))?|[½¼¾⅓⅔])"
)
_SCALE: Final = rf"(?:[\s-]?(?:{_either(SCALES)})s?(?!\w)){{1,2}}"
_SHORT: Final = r"(?:\s?(?:mn|mln|mil|bn|bln|trn|tn|k|m|b)(?![\w]))"
_WORD: Final = rf"(?:{_either([*CARDINALS, *SCALES])})"
_WORDS: Final = (
    rf"(?:half\s(?:a|an)\s(?:{_either(SCALES)}|dozen)|(?:a|an)\s(?:{_either(SCALES)}|dozen|score)"
    rf"|{_WORD}(?:[\s-]{_WORD}|\sand\s{_WORD}){{0,8}}(?:\s(?:dozen|score)|\sand\sa\shalf(?:\s(?:{_either(SCALES)}))?)?)(?![\w])"
)
_FRACTION: Final = (
    r"(?:one|two|three|four|a|an)[\s-](?:third|quarter|fifth|sixth|eighth|tenth)s?(?!\w)"
    rf"|half(?!\s(?:a|an)\s(?:{_either(SCALES)}|dozen))(?!\w)"
)
_PLURAL: Final = rf"(?:{_either(INDEFINITE)})(?:\sof\s(?:thousands|millions|billions|hundreds))?(?!\w)"
_TIMES: Final = rf"(?:twice|(?:{_either(CARDINALS)}|\d{{1,3}})-?fold|{_either(CHANGED)})(?!\w)"
_SIGN: Final = rf"(?:{_either(CURRENCY_SIGNS)})"
_NUMBER: Final = re.compile(
    r"(?<![\w/:])(?<!\d[.,])(?<![^\W\d][-–])"
    rf"(?:(?P<sign>(?:minus[\s-]|(?<![\w.,-])[-−+](?=[\d$£€])))?(?:(?P<money>{_SIGN})\s?=?(?P<minus>-)?)?(?P<figure>{_FIGURE})"
    rf"(?P<scale>{_SCALE}|{_SHORT})?"
    rf"|(?P<plural>{_PLURAL})|(?P<fraction>{_FRACTION})|(?P<wsign>minus\s)?(?P<words>{_WORDS})|(?P<times>{_TIMES}))"
)
_UNIT_TABLE: Final = {**PERCENT, **CURRENCY_WORDS, **MEASURES, **TIME_UNITS}
_UNIT: Final = re.compile(
    rf"(?P<gap>[\s-]?)(?:(?P<age>years?[\s-]old(?:s)?|year[\s-]olds?)|(?P<unit>{_either(_UNIT_TABLE)}))(?!\w){PER}?"
)
_SEPARATOR: Final = re.compile(r"\s?(?P<dash>[-–—])\s?|\s(?P<word>to|or|and)\s")
_PLURAL_NEXT: Final = re.compile(r"\s(?:[a-z-]{1,20}\s){0,4}?(?:people|[a-z]{2,20}s)\b")
_BETWEEN: Final = re.compile(r"\bbetween\s\S{0,3}$")
_BARRED_AFTER: Final = re.compile(r"(?:[:/]\d|st\b|nd\b|rd\b|th\b|-?[A-Za-z_])")


def amounts(lower: str, is_barred: Callable[[Amount], bool] = lambda _: False) -> Iterator[Amount]:
    """Numbers of a text in lower case, in order, but for the barred ones. Ranges are one amount with two ends."""
    position = 0
    pending: Amount | None = None
    while match := _NUMBER.search(lower, position):
        amount = _amount(match, lower)
        position = max(match.end(), match.start() + 1, amount.end if amount else 0)
        if amount is None or is_barred(amount):
            continue
        if pending is not None and _is_score(pending, amount, lower):
            pending = None
            continue
        if pending is not None:
            joined = _joined(pending, amount, lower)
            if joined is not None:
                pending = joined
                continue
            yield pending
        pending = amount
    if pending is not None:
        yield pending


def _is_score(one: Amount, two: Amount, lower: str) -> bool:
    """Whether two figures that a dash joins are a score or a vote ("2-1"), not a stretch."""
    if lower[one.end : two.start] not in ("-", "–") or isinstance(one.value, tuple) or isinstance(two.value, tuple):
        return False
    return not (one.unit or two.unit) and one.value >= two.value


def _amount(match: re.Match[str], lower: str) -> Amount | None:
    kind = str(
        match.lastgroup
        if match.lastgroup in ("plural", "fraction", "times")
        else "words"
        if match["words"]
        else "figure"
    )
    value = _value(match, lower)
    if value is None:
        return None
    number_end = match.end()
    if _is_metres(match, lower):
        return Amount(match.start(), match.end(), match.start("scale"), value, "metre", kind=kind)
    unit = CURRENCY_SIGNS.get(" ".join((match["money"] or "").split()), "")
    end = number_end
    found = _UNIT.match(lower, number_end)
    if found and not unit:
        unit, end = _unit(found, kind)
        if not unit:
            end = number_end
    elif found and found["unit"] in CURRENCY_WORDS:
        end = found.end("unit")
    elif unit and (rate := re.compile(PER).match(lower, number_end)):
        unit, end = f"{unit} per {rate['per']}", rate.end()
    if kind == "figure" and end == number_end and not match["scale"] and _is_part_of_code(lower, number_end):
        return None
    start = match.start("sign") if match["sign"] and match["sign"].startswith("minus") else match.start()
    return Amount(start, end, number_end, value, unit, is_words=kind != "figure", kind=kind)


def _is_part_of_code(lower: str, end: int) -> bool:
    """Whether letters or digits run on behind a figure ("9ab8", "12:30"); "32-member" is none."""
    return _BARRED_AFTER.match(lower, end) is not None and not re.match(r"-[a-z]{3}", lower[end : end + 4])


def _value(match: re.Match[str], lower: str) -> Value | None:
    if plural := match["plural"]:
        return _plural(plural)
    if fraction := match["fraction"]:
        return value_of(words_of(fraction))
    if times := match["times"]:
        if times == "twice":
            return 2
        if times in CHANGED:
            return plain(CHANGED[times][0])
        return value_of(words_of(times.removesuffix("fold").rstrip("-")))
    if words := match["words"]:
        value = _word_value(words)
        return value if value is None or not match["wsign"] else -value
    number = _figure(match["figure"])
    if number is None:
        return None
    scale = "" if _is_metres(match, lower) else (match["scale"] or "").strip(" -")
    if scale:
        factor = _scale(scale)
        number = plain(round(number * factor, 6) if factor != 1 else number)
    is_negative = match["minus"] or (match["sign"] or " ")[0] in "-−m"
    return -number if is_negative else number


def _is_metres(match: re.Match[str], lower: str) -> bool:
    """Whether a lone "m" is metres: not behind money, nor in front of a plural noun ("12.3m tonnes")."""
    if match["scale"] != "m" or match["money"]:
        return False
    return _PLURAL_NEXT.match(lower, match.end()) is None


def _figure(text: str) -> Number | None:
    if re.fullmatch(r"[1-9]/[1-9]", text):
        return plain(int(text[0]) / int(text[2]))
    return figure(text.replace(" ", "") if text[-1] in GLYPHS else text) if len(text) < 24 else None


def _scale(scale: str) -> int:
    """The factor of one or two scale words."""
    words = [word.removesuffix("s") for word in scale.replace("-", " ").split()]
    if words[0] in SCALES:
        return SCALES[words[0]] * (SCALES[words[1]] if len(words) > 1 else 1)
    return {**SHORT_SCALES, "mil": 10**6}[scale]


def _word_value(words: str) -> Number | None:
    if words.startswith("half a"):
        scale = words.split()[2]
        return (SCALES.get(scale) or 12) // 2
    return value_of(words_of(words))


def _plural(words: str) -> tuple[Number, Number]:
    first, _, rest = words.partition(" of ")
    low, high = INDEFINITE[first]
    if rest:
        factor = INDEFINITE[rest][0]
        low, high = low * factor, high * factor
    return low, high


def _unit(found: re.Match[str], kind: str) -> tuple[str, int]:
    if found["age"]:
        return "year of age", found.end("age")
    word = found["unit"]
    is_glued = not found["gap"]
    if word in GLUED_ONLY and (kind != "figure" or not (is_glued or word in ("mw", "kw", "nm", "w"))):
        return "", 0
    name = _UNIT_TABLE[word]
    if found["per"]:
        return f"{name} per {found['per']}", found.end()
    return name, found.end("unit")


def _joined(one: Amount, two: Amount, lower: str) -> Amount | None:
    """Two amounts as one range: "10-15", "three or four", "between 20 and 30", "$3 billion to $5 billion"."""
    if isinstance(one.value, tuple) or isinstance(two.value, tuple):
        return None
    found = _SEPARATOR.fullmatch(lower, one.end, two.start)
    if not found or (one.unit and two.unit and one.unit != two.unit) or one.kind == "times" or two.kind == "times":
        return None
    low, high = one.value, two.value
    if low < 1000 <= high and not one.is_words and one.end == one.number_end and found["word"] != "or":
        for factor in (10**12, 10**9, 10**6):
            if high >= factor and lower[two.start : two.number_end].endswith(("n", "m", "k")) and low * factor < high:
                low = plain(low * factor)
                break
    before = lower[max(0, one.start - 24) : one.start]
    if not _is_range(found["word"], one, two, before):
        return None
    if not low < high:
        return None
    is_glued = bool(found["dash"])
    return replace(
        two, start=one.start, value=(low, high), unit=two.unit or one.unit, is_glued_range=is_glued, kind="range"
    )


_RANGED: Final = re.compile(r"\b(?:rang|var[iy]|anywhere|run|scale|cost|between)")
_STEPPED: Final = re.compile(
    r"\b(?:by|rose|fell|up|down|gained|lost|added|dropped|climbed|jumped|slipped|cut|raised)\s\S{0,4}$"
)


def _is_range(word: str | None, one: Amount, two: Amount, before: str) -> bool:
    """Whether "to", "or", "and" between two numbers make a range of them, not a change or a list."""
    if one.unit and not two.unit:
        return False
    if word == "and":
        return _BETWEEN.search(before) is not None
    if word == "to":
        if _STEPPED.search(before):
            return bool(one.end == one.number_end and not one.unit and two.unit)
        return not re.search(r"\bfrom\s\S{0,4}$", before) or _RANGED.search(before) is not None
    if word == "or":
        is_close = one.is_words and two.is_words and _top(two) - _top(one) <= 2
        return is_close or bool(two.unit and one.unit == two.unit)
    return True


def _top(amount: Amount) -> Number:
    return amount.value[1] if isinstance(amount.value, tuple) else amount.value
