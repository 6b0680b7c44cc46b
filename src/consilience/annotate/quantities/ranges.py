"""Two numbers that are one: stretches ("10-15", "between 20 and 30") and what only looks so (scores, votes)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from consilience.annotate.quantities.scan import Amount, numbers
from consilience.annotate.quantities.units import TIME_UNITS
from consilience.model.numbers import Number
from consilience.text.numbers import plain

_SEPARATOR: Final = re.compile(r"\s?(?P<dash>[-–—])\s?|\s(?P<word>to|or|and)\s")
_BETWEEN: Final = re.compile(r"\bbetween\s\S{0,3}$")


def amounts(
    lower: str, is_barred: Callable[[Amount], bool] = lambda _: False, raw: str | None = None
) -> Iterator[Amount]:
    """Numbers of a text, in order, but for the barred ones. Ranges are one amount with two ends.

    Args:
        lower: the text in lower case.
        is_barred: whether a number is to be left out before ranges are made.
        raw: the text as printed; its capitals tell codes and symbols from words.
    """
    pending: Amount | None = None
    for amount in numbers(lower, lower if raw is None else raw):
        if is_barred(amount):
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


def _joined(one: Amount, two: Amount, lower: str) -> Amount | None:
    """Two amounts as one range: "10-15", "three or four", "between 20 and 30", "$3 billion to $5 billion"."""
    if isinstance(one.value, tuple) or isinstance(two.value, tuple):
        return None
    found = _SEPARATOR.fullmatch(lower, one.end, two.start)
    if not found or not _is_one_unit(one, two) or one.kind == "times" or two.kind == "times":
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


def _is_one_unit(one: Amount, two: Amount) -> bool:
    return not (one.unit and two.unit) or two.unit.split(" per ")[0] == one.unit or one.unit == two.unit


_LENGTHS: Final = frozenset({*TIME_UNITS.values(), "year of age"})
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
        is_next = two.unit in _LENGTHS and not one.unit and two.value == one.value + 1  # type: ignore[operator]
        return is_close or is_next or bool(two.unit and one.unit == two.unit)
    return True


def _top(amount: Amount) -> Number:
    return amount.value[1] if isinstance(amount.value, tuple) else amount.value
