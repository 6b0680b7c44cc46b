"""Two dates of one act, as EDTF: equal, one wider than the other, one hedged, or on different days."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

from consilience.align.compare.comparison import Comparison, unsure
from consilience.text.dates import bounds, contains, days_apart, has_bound, is_approximate, overlap
from consilience.text.naming import capital

NEAR_ENOUGH: Final = 3
"""Days that an approximate date ("about two weeks ago") may be off and still fit."""
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def compared(left: str | None, right: str | None) -> Comparison:
    """Compare two EDTF dates of the same property of the same act.

    Two dates fit if some day may be meant by both: the narrower one is more exact. An open set (`[2021-11-01..]`, "or a
    few days later") fits its own start: one account keeps a hedge that the other drops. An approximate date fits what
    lies a few days off. Two dates without a day in common differ.
    """
    if left is None or right is None or not has_bound(left) or not has_bound(right):
        return unsure("One of the two gives no date.")
    if left == right:
        return Comparison("same", None, f"Both give {said(left)}.")
    if overlap(left, right):
        return _fitting(left, right)
    gap = days_apart(left, right) or 0
    if is_approximate(left) or is_approximate(right):
        if gap <= NEAR_ENOUGH:
            why = f"{capital(said(left))} and {said(right)} fit: one is approximate."
            return Comparison("compatible", "agreement_other_granularity", why)
        return unsure("One of the two dates is approximate.")
    note = " (a day apart: time zones may explain it)" if gap == 1 else ""
    why = f"{capital(said(left))} and {said(right)} cannot both be the date of one act{note}."
    return Comparison("different", "contradiction", why)


def _fitting(left: str, right: str) -> Comparison:
    for open_, plain in ((left, right), (right, left)):
        start, end = bounds(open_)
        if open_.startswith("[") and start and end is None and plain[:1] != "[" and bounds(plain)[0] == start:
            why = f"One gives {said(plain)} flatly; the other leaves open that it may be later."
            return Comparison("compatible", "reconcilable", why)
    if bounds(left)[0] == bounds(right)[0] and None in (bounds(left)[1], bounds(right)[1]):
        why = f"{capital(said(left))} and {said(right)} begin on the same day."
        return Comparison("compatible", "agreement_other_granularity", why)
    for wide, narrow in ((left, right), (right, left)):
        if contains(wide, narrow):
            why = f"{capital(said(narrow))} lies within {said(wide)}: one is more exact."
            return Comparison("compatible", "agreement_other_granularity", why)
    return Comparison("compatible", "agreement_other_granularity", f"{capital(said(left))} and {said(right)} overlap.")


def said(edtf: str) -> str:
    """A date as a reader would say it.

    `2021-11-01` is "1 November 2021", `[2021-11-01..]` "1 November 2021 or later", and `2021-11-01/..` "from 1 November
    2021".
    """
    first, last = bounds(edtf)
    about = "about " if is_approximate(edtf) else ""
    if first and last:
        if first == last:
            return about + _day(first)
        if (first.day, last.day) == (1, _last_day(last)) and (first.year, first.month) == (last.year, last.month):
            return f"{about}{_MONTHS[first.month - 1]} {first.year}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{about}{first.year}"
        return f"{about}{_day(first)} to {_day(last)}"
    is_stretch = "/" in edtf
    if first:
        return f"from {about}{_day(first)}" if is_stretch else f"{about}{_day(first)} or later"
    if last:
        return f"until {about}{_day(last)}" if is_stretch else f"{about}{_day(last)} or earlier"
    return edtf


def _last_day(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
