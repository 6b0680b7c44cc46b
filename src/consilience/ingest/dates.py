"""Dates as people and machines print them, to EDTF. An order of day and month that cannot be known is not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY: Final = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_TIME: Final = (
    r"(?:(?:[T,]|\s|\s?[|–—-]\s?|\bat\b|\bon\b)*"
    r"(?<![0-9])(?P<hour>[0-2]?[0-9])(?:[:.h](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:[.,][0-9]{1,9})?)?"
    r"(?:\s?(?P<half>[ap]\.?m\b\.?))?|\s?(?P<bare_half>[ap]\.?m\b\.?))(?![0-9])"
    r"(?:\s?(?P<zone>Z\b|(?:GMT|UTC)?[+−-][0-9]{2}:?[0-9]{2}(?![0-9])|\(?\b(?:[ECMP][SD]?T|GMT|UTC|BST|IST|CEST|"
    r"CET|EET|MSK|SGT|JST|AEST|HKT)\b\)?))?)?"
)
_FORMS: Final = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?<![0-9.])"
        + _YEAR.replace("(?![0-9])", "")
        + r"(?P<mark>[-/.])(?P<number>[01]?[0-9])(?P=mark)(?P<day>[0-3]?[0-9])(?![0-9])",
        r"(?<![\w.])" + _DAY + r"(?:\s+of)?[\s-]+" + _MONTH + r",?[\s-]*" + _YEAR,
        r"(?<!\w)" + _MONTH + r"\s*" + _DAY + r"(?:\s*,\s*|\s+)" + _YEAR,
        r"(?<![0-9.])(?P<first>[0-3]?[0-9])(?P<mark>[./-])(?P<second_number>[0-3]?[0-9])(?P=mark)"
        + _YEAR
        + r"(?!\.[0-9])",
    )
)
_TIME_BEFORE: Final = re.compile(
    _TIME[:-1] + r"(?:[\s,|–—-]|\bon\b|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?)*$", re.IGNORECASE
)
_MONTH_YEAR: Final = re.compile(r"(?<!\w)" + _MONTH + r",?\s+" + _YEAR, re.IGNORECASE)
_PLAIN_YEAR: Final = re.compile(_YEAR)
_COMPACT: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<number>0[1-9]|1[0-2])(?P<day>[0-3][0-9])"
    r"(?:T?(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])(?:[0-5][0-9])?(?P<zone>Z)?)?"
)
# The zones that name one offset wherever they are used.
_OFFSETS: Final = {
    "Z": "Z", "GMT": "Z", "UTC": "Z", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
    "MSK": "+03:00", "SGT": "+08:00", "JST": "+09:00", "AEST": "+10:00", "HKT": "+08:00",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text: EDTF value, and where it stands."""

    edtf: str
    start: int
    end: int


def printed_dates(text: str) -> list[PrintedDate]:
    """All full dates (with a year) in a text, in order, with the clock time where one is printed beside the date."""
    found: list[PrintedDate] = []
    if not _PLAIN_YEAR.search(text):
        return found
    for form in _FORMS:
        for match in form.finditer(text):
            edtf = _edtf(match)
            if edtf is None:
                continue
            start, end = match.start(), match.start() + len(match.group().rstrip(" ,(|–—-"))
            before = _TIME_BEFORE.search(text, max(0, start - 40), start) if len(edtf) == 10 else None
            if before and before["hour"]:
                clock = before.start() + len(before.group()) - len(before.group().lstrip(" ,|–—-"))
                edtf, start = edtf + _clock(before.groupdict()), clock
            found.append(PrintedDate(edtf, start, end))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[PrintedDate] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


_PUBLISHED_IN: Final = range(1000, 3000)
_YEAR_NAMED: Final = re.compile(r"(?<![0-9:+-])[0-9]{4}")


def edtf_of(value: str) -> str | None:
    """The EDTF date or interval of a given date ("2021-10-19", "19 Oct 2021 14:19", "20211019", "Oct 2021", "2021").

    A date whose day and month may be read both ways ("03/04/2021") becomes the interval of both readings. A year in
    which nothing was or will be published ("9999-12-31", "0001-01-01") is what databases write for "unknown".
    """
    found = _edtf_of(value.strip())
    return found if found and is_plausible(found) else None


def is_plausible(edtf: str) -> bool:
    """Whether something may have been published in all years of a date."""
    return all(int(year) in _PUBLISHED_IN for year in _YEAR_NAMED.findall(edtf))


def _edtf_of(value: str) -> str | None:
    if re.fullmatch(r"\[?[0-9]{4}(?:-[0-9]{2}){0,2}(?:\.\.|/)(?:[0-9]{4}(?:-[0-9]{2}){0,2})?\]?", value):
        return value
    if re.fullmatch(r"[0-9]{10}|[0-9]{13}", value):
        return _of_timestamp(int(value[:10]))
    compact = _COMPACT.fullmatch(value)
    if compact:
        return _edtf(compact)
    found = printed_dates(value[:200])
    if found:
        return found[0].edtf
    month_year = _MONTH_YEAR.search(value[:200])
    if month_year:
        return f"{month_year['year']}-{_MONTHS[month_year['month'].lower()]:02d}"
    if re.fullmatch(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])", value) or _PLAIN_YEAR.fullmatch(value):
        return value
    return None


def date_in_name(name: str) -> str | None:
    """The date in a file's name or an address ("report_2021-10-19.txt", ".../2021/10/19/talks"), or None."""
    match = re.search(
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-_/.])(?P<number>0?[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]?[0-9])"
        r"(?![0-9])",
        name,
    ) or re.search(
        r"(?<![0-9A-Za-z])(?P<year>(?:19|20)[0-9]{2})(?P<number>0[1-9]|1[0-2])(?P<day>[0-3][0-9])(?![0-9A-Za-z])", name
    )
    return _day(int(match["year"]), int(match["number"]), int(match["day"])) if match else None


def _of_timestamp(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%MZ")


def _edtf(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    year = int(part["year"])
    if part.get("first"):
        day = _either_order(year, int(part["first"]), int(part["second_number"]), part["mark"])
    else:
        month = _MONTHS[part["month"].lower()] if part.get("month") else int(part["number"])
        day = _day(year, month, int(part["day"]))
    if day is None or day.startswith("[") or not part.get("hour"):
        return day
    return day + _clock(part)


def _either_order(year: int, first: int, second: int, mark: str) -> str | None:
    """`18.10.2021` has its day first wherever dots are used; with `/` or `-` only one of the readings may be a date."""
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if mark == "." or month_first is None or day_first == month_first:
        return day_first
    if day_first is None:
        return month_first
    return f"[{min(day_first, month_first)}..{max(day_first, month_first)}]"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(part: dict[str, str | None]) -> str:
    hour, minute = int(part["hour"] or 0), int(part["minute"] or 0)
    half = (part.get("half") or part.get("bare_half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return ""
    return f"T{hour:02d}:{minute:02d}{_offset(part.get('zone'))}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    name = zone.strip("() ").upper().replace("−", "-")
    number = re.search(r"([+-])([0-9]{2}):?([0-9]{2})$", name)
    return f"{number[1]}{number[2]}:{number[3]}" if number else _OFFSETS.get(name, "")
