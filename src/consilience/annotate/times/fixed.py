"""Expressions that name a place in the calendar: from their words to a date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from consilience.annotate.times.context import Context, Resolved, timed
from consilience.annotate.times.feasts import feast_day
from consilience.annotate.times.meaning import Meaning
from consilience.annotate.times.relative import latest_quarter
from consilience.text.dates import bounds


def _date(meaning: Meaning, context: Context) -> Resolved | None:
    year, month, day = meaning.year, meaning.month, meaning.day
    anchor = None
    if meaning.is_order_open and context.publication and year and month and day:
        month, day = _in_order(year, month, day, context.publication)
    if year is None and month is not None and day is not None and meaning.is_name:
        year, anchor = _year_of_event(meaning, month, day, context)
    elif year is None and month is not None:
        year, anchor = _year_for(meaning, month, day, context)
    if year is None:
        unknown = "" if meaning.is_name else None
        return timed(Resolved("DATE", _masked(month, day), meaning.mod, edtf=unknown), meaning.part)
    value = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    if day and bounds(value) == (None, None):
        return None
    if meaning.unit == "W":
        week = date.fromisoformat(value).isocalendar()
        return Resolved("DATE", f"{week.year}-W{week.week:02}", meaning.mod, anchor=anchor)
    fiscal = f"{value}~" if meaning.word == "fiscal" else None  # when it begins depends on whose year it is
    return timed(Resolved("DATE", value, meaning.mod, edtf=fiscal, anchor=anchor), meaning.part)


_RECENT: Final = timedelta(91)
"""How long an event may be called by its day alone, before the day may be of any year."""
_BYWORDS: Final = {(1, 6): 2021, (6, 4): 1989, (7, 7): 2005, (9, 11): 2001, (10, 7): 2023}
"""Days that are the names of events whatever the year of the text, and their first year as such."""


def _year_of_event(meaning: Meaning, month: int, day: int, context: Context) -> tuple[int | None, str | None]:
    """The year of an event that is called by its day: of the same day in the text, or of the days just past."""
    named = next((r for r in reversed(context.references) if r.value[4:] == f"-{month:02}-{day:02}"), None)
    if named is not None and named.value[:4].isdecimal():
        return int(named.value[:4]), named.id
    publication = context.publication
    if publication is None or publication.year > _BYWORDS.get((month, day), publication.year):
        return None, None
    year, anchor = _year_for(meaning, month, day, replace(context, tense="past", year=None))
    is_recent = year is not None and timedelta(0) <= publication - _safe(year, month, day) <= _RECENT
    return (year, anchor) if is_recent else (None, None)


_FRESH: Final = timedelta(31)


def _in_order(year: int, month: int, day: int, publication: date) -> tuple[int, int]:
    """Month and day of a date in figures that may stand either way: swapped if only that lies near the publication."""
    here, swapped = (abs(_safe(year, *order) - publication) for order in ((month, day), (day, month)))
    return (day, month) if swapped <= _FRESH < here else (month, day)


def _masked(month: int | None, day: int | None) -> str:
    return f"XXXX-{month:02}" + (f"-{day:02}" if day else "")


def _year_for(meaning: Meaning, month: int, day: int | None, context: Context) -> tuple[int | None, str | None]:
    """The year that is meant where none is written: by "last" or "next", by the tense, or else the nearest."""
    base, anchor = context.publication, "publication"
    if meaning.is_relative_to_text:
        named = next((r for r in reversed(context.references) if bounds(r.edtf)[0]), None)
        first = bounds(named.edtf)[0] if named else None
        return (first.year, named.id) if named and first else (None, None)
    has_year = context.year is not None and context.year.value.isdecimal()
    if context.year and has_year and meaning.step is None and meaning.unit is None and meaning.weekday is None:
        gap = 0 if base is None else _gap(base, int(context.year.value), month, day)
        if not (context.tense == "past" and gap > 0) and not (context.tense == "future" and gap < 0):
            return int(context.year.value), context.year.id
    if base is None:
        near = (r for r in reversed(context.references) if context.sentence - r.sentence <= _NEAR)
        reference = next((r for r in near if bounds(r.edtf)[0] and len(r.value) >= 7 and "X" not in r.value), None)
        base, anchor = (bounds(reference.edtf)[0], reference.id) if reference else (None, "")
    if base is None:
        return None, None
    if meaning.unit == "Y":
        return base.year + int(meaning.step or 0), anchor
    if meaning.step == 0:
        return base.year, anchor
    years = [base.year - 1, base.year, base.year + 1]
    if meaning.weekday is not None and day:
        wide = range(max(base.year - 3, 1), base.year + 4)
        years = [y for y in wide if _safe(y, month, day).weekday() == meaning.weekday] or years
    gaps = {year: _gap(base, year, month, day) for year in years}
    if meaning.step is not None:
        fitting = [year for year, gap in gaps.items() if gap * meaning.step > 0]
        return (min(fitting, key=lambda year: abs(gaps[year])) if fitting else base.year), anchor
    nearest = min(years, key=lambda year: (abs(gaps[year]), year))
    sign = {"past": -1, "future": 1, "present": 1}.get(context.tense or "", 0)
    farther = _FARTHER if context.tense != "present" else _FARTHER_IN_PRESENT
    fitting = [year for year, gap in gaps.items() if gap * sign >= 0]
    best = min(fitting, key=lambda year: (abs(gaps[year]), year), default=nearest)
    return (best if abs(gaps[best]) <= farther * max(1, abs(gaps[nearest])) else nearest), anchor


_NEAR: Final = 3
"""Sentences back in which a whole date may lend its year, where no publication is known."""
_FARTHER_IN_PRESENT: Final = 2
_FARTHER: Final = 5
"""The tense decides the year unless the date that fits it lies this many times as far away as the nearest one."""


def _gap(base: date, year: int, month: int, day: int | None) -> int:
    """Days from the base to a date; for a month without a day, 30 for each month that lies between."""
    if day is None:
        return 30 * (12 * (year - base.year) + month - base.month)
    return (_safe(year, month, day) - base).days


def _safe(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def _weekday(meaning: Meaning, context: Context) -> Resolved | None:
    weekday = meaning.weekday or 0
    base, anchor = context.publication, "publication"
    if meaning.word in ("previous", "following", "preceding", "same") and context.reference:
        day = bounds(context.reference.edtf)[0]
        base, anchor = (day, context.reference.id) if day else (base, anchor)
    if base is None:
        return timed(Resolved("DATE", f"XXXX-WXX-{weekday + 1}", meaning.mod), meaning.part)
    back = (base.weekday() - weekday) % 7
    ahead = (weekday - base.weekday()) % 7
    if meaning.step == -1:
        step = -(back or 7)
    elif meaning.step == 1:
        step = ahead or 7
    elif context.tense == "future" or (meaning.step == 0 and context.tense != "past"):
        step = ahead if ahead or context.role != "UNTIL" else 7
    else:
        step = -back
    day = base + timedelta(step)
    return timed(Resolved("DATE", str(day), meaning.mod, anchor=anchor), meaning.part)


def _nth_weekday(meaning: Meaning, context: Context) -> Resolved | None:
    """The day of "the first Thursday in May"; a set where the present tells a custom."""
    month, weekday, number = meaning.month or 1, meaning.weekday or 0, meaning.number or 1
    year, anchor = meaning.year, None
    if year is None and context.tense != "present":
        year, anchor = _year_for(replace(meaning, weekday=None), month, None, context)
    if year is None:
        return Resolved("SET", f"XXXX-{month:02}-WXX-{weekday + 1}")
    first = date(year, month, 1)
    days = [day for n in range(31) if (day := first + timedelta(n)).month == month and day.weekday() == weekday]
    place = number if number < 0 else number - 1
    return Resolved("DATE", str(days[place]), anchor=anchor) if place < len(days) else None


def _quarter(meaning: Meaning, context: Context) -> Resolved | None:
    number = meaning.number or 1
    base = context.publication
    if meaning.year is not None:
        return Resolved("DATE", f"{meaning.year:04}-Q{number}", meaning.mod)
    if base is None:
        return Resolved("DATE", f"XXXX-Q{number}", meaning.mod)
    if meaning.step is not None:
        return Resolved("DATE", f"{base.year + int(meaning.step):04}-Q{number}", meaning.mod, anchor="publication")
    here = (base.month + 2) // 3
    gaps = {base.year + step: 4 * step + number - here for step in (-1, 0, 1)}
    fitting = [
        year
        for year, gap in gaps.items()
        if (gap <= 0 if context.tense == "past" else gap >= -1 if context.tense == "future" else True)
    ]
    year = min(fitting or gaps, key=lambda y: (abs(gaps[y]), y))
    return Resolved("DATE", f"{year:04}-Q{number}", meaning.mod, anchor="publication")


def _same_part(meaning: Meaning, context: Context) -> Resolved | None:
    """The quarter of the latest one that was named, in the year that is said."""
    year = meaning.year
    is_of_year = year is not None or meaning.step is not None
    named = latest_quarter(context if is_of_year else replace(context, is_of_months=False))
    if meaning.step is not None:
        base = int(named.value[:4]) if named else context.publication.year if context.publication else None
        year = None if base is None else base + int(meaning.step)
    if named is None:
        return None if year is None else Resolved("DATE", f"{year:04}", meaning.mod)
    value = named.value if year is None else f"{year:04}{named.value[4:]}"
    return Resolved("DATE", value, meaning.mod, anchor=named.id)


def _half(meaning: Meaning, context: Context) -> Resolved | None:
    year = meaning.year
    if year is None and context.publication is not None:
        year = context.publication.year + int(meaning.step or 0)
    return Resolved("DATE", f"{year:04}-H{meaning.number}" if year else f"XXXX-H{meaning.number}", meaning.mod)


_SEASON_MONTH: Final = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}


def _season(meaning: Meaning, context: Context) -> Resolved | None:
    if meaning.year is not None:
        return Resolved("DATE", f"{meaning.year:04}-{meaning.part}", meaning.mod)
    base = context.publication
    if base is None:
        return Resolved("DATE", f"XXXX-{meaning.part}", meaning.mod)
    here = base.year * 12 + base.month
    gaps = {year: year * 12 + _SEASON_MONTH[str(meaning.part)] - here for year in range(base.year - 2, base.year + 2)}
    is_past = meaning.step == -1 or (context.tense == "past" and meaning.step is None)
    is_future = meaning.step == 1 or (context.tense == "future" and meaning.step is None)
    slack = 1 if meaning.step is None else -2
    fitting = [y for y, gap in gaps.items() if (gap <= slack if is_past else gap >= -slack if is_future else True)]
    year = min(fitting, key=lambda y: (abs(gaps[y]), y))
    return Resolved("DATE", f"{year:04}-{meaning.part}", meaning.mod, anchor="publication")


def _decade(meaning: Meaning, _: Context) -> Resolved | None:
    return Resolved("DATE", f"{meaning.number:03}", meaning.mod)


def _century(meaning: Meaning, _: Context) -> Resolved | None:
    return Resolved("DATE", f"{meaning.number:02}", meaning.mod)


def _feast(meaning: Meaning, context: Context) -> Resolved | None:
    name = str(meaning.feast)
    if meaning.year is not None:
        day = feast_day(name, meaning.year)
        return Resolved("DATE", str(day), meaning.mod) if day else None
    base = context.publication
    days = [day for step in (-1, 0, 1) if base and (day := feast_day(name, base.year + step))]
    if base is None or not days:
        return Resolved("DATE", "XXXX-XX-XX", meaning.mod) if feast_day(name, 2000) else None
    if context.tense == "past":
        days = [day for day in days if day <= base]
    elif context.tense == "future":
        days = [day for day in days if day >= base]
    best = min(days, key=lambda day: abs((day - base).days))
    return Resolved("DATE", str(best), meaning.mod, anchor="publication")


def _range(meaning: Meaning, context: Context) -> Resolved | None:
    if meaning.month is None:
        return Resolved("DURATION", str(meaning.value), edtf=f"{meaning.year:04}/{meaning.number:04}")
    first = _date(replace(meaning, kind="date", number=None), context)
    if first is None or first.value.startswith("X"):
        return first
    last = f"{first.value[:8]}{meaning.number:02}"
    return Resolved("DURATION", str(meaning.value), edtf=f"{first.value}/{last}", anchor=first.anchor)


RESOLVERS: Final[dict[str, Callable[[Meaning, Context], Resolved | None]]] = {
    "date": _date,
    "weekday": _weekday,
    "nth_weekday": _nth_weekday,
    "quarter": _quarter,
    "half": _half,
    "same_part": _same_part,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "feast": _feast,
    "range": _range,
}
