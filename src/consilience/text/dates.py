"""Calendar arithmetic over EDTF strings: the first and last day that a date may mean, and how two dates lie together.

Read are the levels of EDTF (ISO 8601-2:2019) that news needs: days, months, years, decades (`202X`), seasons
(`2021-21` spring to `2021-24` winter), quarters (`2021-33` to `-36`), halves (`2021-40`, `-41`), intervals
(`2021-11-01/..`), sets (`[2021-11-01..]`), qualifiers (`~ ? %`), clock times (the day counts) and ISO weeks
(`2021-W41`, ISO 8601-1).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

Bounds = tuple[date | None, date | None]

UNBOUNDED: Final[Bounds] = (None, None)
_QUALIFIERS = re.compile(r"[~?%\s]")
_TIME = re.compile(r"T.*$")
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?$")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")
_MASKED_YEAR = re.compile(r"(\d{1,3})(X{1,3})$")
_SEASON_MONTHS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_PART_MONTHS: Final = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


@lru_cache(maxsize=4096)
def bounds(edtf: str | None) -> Bounds:
    """The earliest and the latest day that an EDTF string may mean; None where it is open, or says no date.

    `2021-10` gives 1 and 31 October; `[2021-11-01..]` and `2021-11-01/..` give 1 November and None. Qualifiers
    (about, uncertain) do not widen the bounds; see `is_approximate`. Winter `2021-24` runs to February 2022.
    """
    text = _QUALIFIERS.sub("", edtf or "")
    if text[:1] in "[{" and text[-1:] in "]}" and len(text) > 2:
        members = [_member(part) for part in text[1:-1].split(",")]
        return _hull(members)
    if "/" in text:
        start, _, end = text.partition("/")
        return _single(start)[0], _single(end)[1]
    return _single(text)


def is_approximate(edtf: str | None) -> bool:
    """Whether any part is marked as about (`~`), uncertain (`?`) or both (`%`)."""
    return bool(edtf) and any(mark in str(edtf) for mark in "~?%")


def has_bound(edtf: str | None) -> bool:
    """Whether the string fixes at least one end."""
    return bounds(edtf) != UNBOUNDED


def overlap(one: str | None, other: str | None) -> bool:
    """Whether some day may be meant by both; what is open at an end reaches for ever. No date overlaps nothing."""
    a, b = bounds(one), bounds(other)
    if UNBOUNDED in (a, b):
        return False
    return _starts_before_end(a, b) and _starts_before_end(b, a)


def contains(wide: str | None, narrow: str | None) -> bool:
    """Whether every day that `narrow` may mean may be meant by `wide` ("2021-10" contains "2021-10-19")."""
    outer, inner = bounds(wide), bounds(narrow)
    if UNBOUNDED in (outer, inner):
        return False
    is_late_enough = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    is_early_enough = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return is_late_enough and is_early_enough


def is_before(one: str | None, other: str | None) -> bool:
    """Whether every day of `one` lies before every day of `other`."""
    end, start = bounds(one)[1], bounds(other)[0]
    return end is not None and start is not None and end < start


def days_apart(one: str | None, other: str | None) -> int | None:
    """The smallest number of days between two dates: 0 if they overlap, None if one says no date."""
    if not (has_bound(one) and has_bound(other)):
        return None
    if overlap(one, other):
        return 0
    (first, last), (other_first, other_last) = bounds(one), bounds(other)
    gaps = [
        (later - earlier).days for earlier, later in ((last, other_first), (other_last, first)) if earlier and later
    ]
    return max(gaps) if gaps else None


def month_end(year: int, month: int) -> date:
    """The last day of a month; months beyond 12 run into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def _starts_before_end(a: Bounds, b: Bounds) -> bool:
    return a[0] is None or b[1] is None or a[0] <= b[1]


def _member(part: str) -> Bounds:
    """One member of a set: a date or a stretch `a..b`."""
    start, dots, end = part.partition("..")
    return (_single(start)[0], _single(end)[1]) if dots else _single(part)


def _hull(members: list[Bounds]) -> Bounds:
    starts = [first for first, _ in members if first]
    ends = [last for _, last in members if last]
    return (
        min(starts) if len(starts) == len(members) else None,
        max(ends) if len(ends) == len(members) else None,
    )


def _single(text: str) -> Bounds:
    """Bounds of one date without qualifiers; open or unreadable ones have none."""
    text = _TIME.sub("", text)
    try:
        if found := _DATE.match(text):
            return _calendar(*(int(part) if part else None for part in found.groups()))
        if found := _WEEK.match(text):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
            return monday, monday if found[3] else monday + timedelta(6)
        if found := _MASKED_YEAR.match(text):
            size = 10 ** len(found[2])
            low = int(found[1]) * size
            return date(max(low, 1), 1, 1), date(low + size - 1, 12, 31)
    except ValueError:
        pass
    return UNBOUNDED


def _calendar(year: int | None, month: int | None, day: int | None) -> Bounds:
    if year is None:
        return UNBOUNDED
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    first, last = _SEASON_MONTHS.get(month) or _PART_MONTHS.get(month) or (month, month)
    return date(year, first, 1), month_end(year, last)
