"""Dates as a reader says them."""

from __future__ import annotations

from datetime import date
from typing import Final

from consilience.text.dates import bounds, is_approximate
from consilience.text.word_sets import word_set

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
CALENDAR_NAMES: Final = frozenset(MONTHS) | word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
"""Names of months and of days of the week, as they are printed."""
CALENDAR: Final = frozenset(name.lower() for name in CALENDAR_NAMES)
"""The same in lower case."""


def date_words(edtf: str | None) -> str:
    """An EDTF date as a reader says it: `"18 October 2021"`, `"1 November 2021 or later"`, `"about 2014"`.

    A string that fixes no day is given back as it is; None gives `"no date"`.
    """
    if not edtf:
        return "no date"
    first, last = bounds(edtf)
    words = stretch_words(first, last, is_interval="/" in edtf)
    if not words:
        return edtf
    clock = edtf.partition("T")[2][:5] if first == last else ""
    return ("about " if is_approximate(edtf) else "") + words + (f", {clock}" if clock else "")


def stretch_words(first: date | None, last: date | None, is_interval: bool) -> str:
    """The days from `first` to `last` in words; `""` where both are open. An interval holds on each of them."""
    if first is None and last is None:
        return ""
    if first is None or last is None:
        if first is not None:
            return f"from {_day(first)} on" if is_interval else f"{_day(first)} or later"
        assert last is not None
        return f"until {_day(last)}" if is_interval else f"{_day(last)} or earlier"
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year < last.year:
        is_decade = first.year % 10 == 0 and last.year == first.year + 9
        return f"{first.year}s" if is_decade else f"{first.year} to {last.year}"
    is_whole_months = first.day == 1 and ((last.month == 12 and last.day == 31) or _next(last).day == 1)
    if is_whole_months and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        return f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def _next(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
