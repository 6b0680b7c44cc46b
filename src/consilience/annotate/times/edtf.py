"""From what the words say (TIMEX3) to what the record holds (EDTF)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from consilience.text.dates import bounds

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d$")
_TIMED: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)$")
_YEAR: Final = re.compile(r"\d{4}$")
_WEEK: Final = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_QUARTER: Final = re.compile(r"(\d{4})-Q([1-4])$")
_HALF: Final = re.compile(r"(\d{4})-H([12])$")
_SEASON: Final = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_SEASON_CODE: Final = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_MASKED: Final = re.compile(r"X{4}-\d\d(?:-\d\d)?$")


def edtf_of(value: str) -> str | None:
    """The EDTF of a TIMEX3 value; None if it fixes no date. Weeks become their days; clock times keep minutes."""
    if _DAY.match(value) or _MONTH.match(value) or _YEAR.match(value) or _MASKED.match(value):
        return value
    if found := _TIMED.match(value):
        return value if found[2] != "24:00" else found[1]
    if "T" in value and _DAY.match(value[:10]):
        return value[:10]
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first = monday + timedelta(5) if found[3] else monday
        return f"{first}/{monday + timedelta(6)}"
    if found := _QUARTER.match(value):
        return f"{found[1]}-{32 + int(found[2])}"
    if found := _HALF.match(value):
        return f"{found[1]}-{39 + int(found[2])}"
    if found := _SEASON.match(value):
        return f"{found[1]}-{_SEASON_CODE[found[2]]}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}XX"
    return None


def narrowed(edtf: str | None, mod: str | None, publication: date | None) -> str | None:
    """The part of a period that a modifier leaves: its start, middle or end, what lies before or after publication.

    The thirds of a month are days 1 to 10, 11 to 20 and 21 to its end; of a year, its four-month thirds; of a decade,
    its years 0 to 3, 4 to 6 and 7 to 9; of a century, its years 0 to 33, 34 to 66 and 67 to 99; of other periods,
    thirds by days. A single day is not narrowed; APPROX marks it as about (not a clock time: its day is sure).
    """
    first, last = bounds(edtf)
    if edtf is None or mod is None or first is None or last is None:
        return edtf
    if mod == "APPROX":
        return edtf if "/" in edtf or "T" in edtf else f"{edtf}~"
    if first == last:
        return edtf
    if mod in ("BEFORE", "AFTER") and publication and first <= publication <= last:
        if mod == "BEFORE" and first < publication:
            return _interval(first, publication - timedelta(1))
        if mod == "AFTER" and publication < last:
            return _interval(publication + timedelta(1), last)
        return edtf
    return _third(first, last, mod) if mod in ("START", "MID", "END") else edtf


_DECADE_THIRDS: Final = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
_CENTURY_THIRDS: Final = {"START": (0, 33), "MID": (34, 66), "END": (67, 99)}


def _third(first: date, last: date, mod: str) -> str:
    days = (last - first).days + 1
    if 28 <= days <= 31 and first.day == 1:
        cuts = (date(first.year, first.month, 11), date(first.year, first.month, 21))
    elif 365 <= days <= 366 and (first.month, first.day) == (1, 1):
        cuts = (date(first.year, 5, 1), date(first.year, 9, 1))
    elif (3652 <= days <= 3653 and first.year % 10 == 0) or (days > 36500 and first.year % 100 == 0):
        years = (_DECADE_THIRDS if days < 4000 else _CENTURY_THIRDS)[mod]
        return f"{first.year + years[0]}/{first.year + years[1]}"
    else:
        cuts = (first + timedelta(-(-days // 3)), first + timedelta(-(-2 * days // 3)))
    if mod == "START":
        return _interval(first, cuts[0] - timedelta(1))
    if mod == "MID":
        return _interval(cuts[0], cuts[1] - timedelta(1))
    return _interval(cuts[1], last)


def _interval(first: date, last: date) -> str:
    return f"{first}/{last}" if first < last else str(first)


def opened(edtf: str | None, role: str | None, publication: date | None) -> str | None:
    """The stretch of time that a preposition makes of a date: SINCE, AS_OF, FROM, UNTIL, BEFORE, AFTER or None.

    "since 2014" ends at the publication, where that is known; "from 1 November", still to come, has no end. "From" with
    a date that lies behind makes no stretch of its own ("the report from 2014"), nor does "as of", which tells
    how things stood then.
    """
    if edtf is None or role is None or ".." in edtf:
        return edtf
    first, last = bounds(edtf)
    if first is None or last is None:
        return edtf
    if role == "SINCE" and first == publication:
        return edtf
    if role == "AS_OF":
        return f"{_start(edtf)}/.." if publication and first > publication else edtf
    if role == "SINCE" and publication and first < publication:
        return f"{_start(edtf)}/{publication}"
    if role == "SINCE" or (role == "FROM" and (publication is None or first >= publication)):
        return f"{_start(edtf)}/.."
    if role == "BEFORE" and first > date.min:
        return f"../{_year_or_day(first - timedelta(1), edtf)}"
    if role == "AFTER" and last < date.max:
        return f"{_year_or_day(last + timedelta(1), edtf)}/.."
    return f"../{_end(edtf)}" if role == "UNTIL" else edtf


def _year_or_day(day: date, edtf: str) -> str:
    return f"{day.year:04}" if _YEAR.match(edtf) else str(day)


def _start(edtf: str) -> str:
    return edtf.partition("/")[0].partition("T")[0]


def _end(edtf: str) -> str:
    return edtf.rpartition("/")[2].partition("T")[0]


def hedged(edtf: str) -> str:
    """The set of days from a date on: "1 November or later"."""
    return f"[{_start(edtf)}..]"


def shifted(day: date, amount: float, unit: str) -> date | None:
    """The day that lies a number of units before or after another; None beyond the calendar."""
    try:
        if unit in ("D", "W", "F"):
            return day + timedelta(round(amount * {"D": 1, "W": 7, "F": 14}[unit]))
        months = round(amount * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])
        total = day.year * 12 + day.month - 1 + months
        year, month = total // 12, total % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError, KeyError):
        return None
