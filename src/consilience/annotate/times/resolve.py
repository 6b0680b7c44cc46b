"""From what the words say to a date: with the publication, the tense, and the expressions before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from consilience.annotate.times.edtf import edtf_of, narrowed, opened, shifted
from consilience.annotate.times.feasts import feast_day
from consilience.annotate.times.meaning import Meaning
from consilience.model.annotations import TimexType
from consilience.text.dates import bounds

Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier expression that later ones may be counted from."""

    id: str
    value: str
    edtf: str | None
    mod: str | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds an expression.

    Attributes:
        publication: the day to count from, or None when it is not known.
        tense: of the verb that governs the expression.
        role: `SINCE`, `FROM`, `UNTIL` or None: what the preposition makes of it.
        references: earlier dates of the text, the latest last.
        sentence: the number of the sentence.
    """

    publication: date | None
    tense: Tense | None = None
    role: str | None = None
    references: tuple[Reference, ...] = ()
    sentence: int = 0

    @property
    def reference(self) -> Reference | None:
        """The latest earlier date."""
        return self.references[-1] if self.references else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """TIMEX3 and EDTF of one expression. `anchor` is `publication`, the id of an expression, or None."""

    type: TimexType
    value: str
    mod: str | None = None
    edtf: str | None = None
    anchor: str | None = None


def resolved(meaning: Meaning, context: Context) -> Resolved | None:
    """The date of an expression; None if it turns out to be none."""
    row = _resolved(meaning, context)
    if row is None:
        return None
    edtf = narrowed(row.edtf if row.edtf is not None else edtf_of(row.value), row.mod, context.publication)
    if row.type in ("DURATION", "SET"):
        return replace(row, edtf=row.edtf)
    if meaning.kind == "then" and row.edtf:
        edtf = row.edtf
    if meaning.is_hedged and edtf:
        edtf = f"[{edtf.partition('/')[0]}..]"
    else:
        edtf = opened(edtf, context.role, context.publication)
    has_role = edtf is not None and (".." in edtf or context.role == "SINCE")
    mod = row.mod or ({"SINCE": "START", "FROM": "START", "UNTIL": "END"}.get(context.role or "") if has_role else None)
    return replace(row, edtf=edtf, mod=mod)


def _resolved(meaning: Meaning, context: Context) -> Resolved | None:
    if meaning.kind == "duration":
        return Resolved("DURATION", str(meaning.value), meaning.mod)
    if meaning.kind == "set":
        return Resolved("SET", str(meaning.value), meaning.mod)
    if meaning.kind == "vague":
        return Resolved("DATE", str(meaning.value), meaning.mod, edtf=_some_ago(meaning, context))
    return _RESOLVERS[meaning.kind](meaning, context)


_SOME: Final = {"D": (7, 2), "W": (8, 2), "M": (11, 2), "Y": (9, 2), "E": (5, 2)}


def _some_ago(meaning: Meaning, context: Context) -> str | None:
    """The set of days that "weeks ago" may mean: two to seven days, to eight weeks, to eleven months, to nine years."""
    if meaning.word != "ago" or context.publication is None or meaning.unit not in _SOME:
        return None
    most, least = _SOME[meaning.unit]
    first, last = (shifted(context.publication, -n, meaning.unit) for n in (most, least))
    return f"[{first}..{last}]" if first and last else None


def _timed(row: Resolved, part: str | None) -> Resolved:
    """The same with a part of the day or a clock time."""
    if part is None:
        return row
    return replace(row, type="TIME", value=f"{row.value}T{part}", edtf=None)


def _date(meaning: Meaning, context: Context) -> Resolved | None:
    year, month, day = meaning.year, meaning.month, meaning.day
    anchor = None
    if year is None and month is not None:
        year, anchor = _year_for(meaning, month, day, context)
    if year is None:
        return _timed(Resolved("DATE", _masked(month, day), meaning.mod), meaning.part)
    value = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    if day and bounds(value) == (None, None):
        return None
    return _timed(Resolved("DATE", value, meaning.mod, anchor=anchor), meaning.part)


def _masked(month: int | None, day: int | None) -> str:
    return f"XXXX-{month:02}" + (f"-{day:02}" if day else "")


def _year_for(meaning: Meaning, month: int, day: int | None, context: Context) -> tuple[int | None, str | None]:
    """The year that is meant where none is written: by "last" or "next", by the tense, or else the nearest."""
    base, anchor = context.publication, "publication"
    if base is None:
        reference = next((r for r in reversed(context.references) if bounds(r.edtf)[0] and len(r.value) >= 7), None)
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
        return _timed(Resolved("DATE", f"XXXX-WXX-{weekday + 1}", meaning.mod), meaning.part)
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
    return _timed(Resolved("DATE", str(day), meaning.mod, anchor=anchor), meaning.part)


def _day(meaning: Meaning, context: Context) -> Resolved | None:
    if context.publication is None:
        return (
            _timed(Resolved("DATE", "XXXX-XX-XX", meaning.mod), meaning.part)
            if meaning.part
            else Resolved("DATE", "PRESENT_REF" if meaning.step == 0 else "XXXX-XX-XX", meaning.mod)
        )
    day = context.publication + timedelta(int(meaning.step or 0))
    return _timed(Resolved("DATE", str(day), meaning.mod, anchor="publication"), meaning.part)


def _clock(meaning: Meaning, context: Context) -> Resolved | None:
    """A clock time alone: on the day of the latest date of the sentence, or of the publication."""
    reference = context.reference
    if reference and reference.sentence == context.sentence and len(reference.value) >= 10:
        row = Resolved("DATE", reference.value[:10], meaning.mod, anchor=reference.id)
    elif context.publication:
        row = Resolved("DATE", str(context.publication), meaning.mod, anchor="publication")
    else:
        row = Resolved("DATE", "XXXX-XX-XX", meaning.mod)
    return _timed(row, meaning.part)


def unit_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the week, month, quarter … that a day lies in."""
    iso = day.isocalendar()
    return {
        "D": str(day),
        "W": f"{iso.year}-W{iso.week:02}",
        "F": f"{iso.year}-W{iso.week:02}",
        "WE": f"{iso.year}-W{iso.week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
        "L": f"{day.year // 1000}",
    }[unit]


_STEP_UNIT: Final = {"WE": "W"}


def _unit(meaning: Meaning, context: Context) -> Resolved | None:
    unit = meaning.unit or "D"
    base, anchor = context.publication, "publication"
    if meaning.is_relative_to_text:
        reference = _reference_for(unit, context)
        if reference is not None:
            base, anchor = bounds(reference.edtf)[0], reference.id
        elif unit == "D":
            return _timed(Resolved("DATE", "XXXX-XX-XX", meaning.mod), meaning.part)
        elif unit == "Q":
            return Resolved("DATE", f"{base.year:04}-QX" if base else "XXXX-QX", meaning.mod)
    if base is None:
        return Resolved("DATE", {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(unit, "XXXX-XX-XX"), meaning.mod)
    if unit == "WE":
        step = meaning.step or 0
        if meaning.word == "the" and context.tense != "future" and base.weekday() < 5:
            step = -1
        day = shifted(base, step, "W")
    elif meaning.word == "latest":
        day = shifted(base, -1 if unit == "Q" else 0, unit)
    else:
        day = shifted(base, meaning.step or 0, _STEP_UNIT.get(unit, unit))
    if day is None:
        return None
    return _timed(Resolved("DATE", unit_value(day, unit), meaning.mod, anchor=anchor), meaning.part)


def _reference_for(unit: str, context: Context) -> Reference | None:
    """The latest earlier date that is at least as fine as the unit."""
    if unit == "Q":
        return next((r for r in reversed(context.references) if "-Q" in r.value and "X" not in r.value), None)
    near = (r for r in reversed(context.references) if bounds(r.edtf)[0] and context.sentence - r.sentence < 4)
    return next((r for r in near if unit != "D" or len(r.value) >= 10), None)


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
        if (gap <= 0 if context.tense == "past" else gap >= 0 if context.tense == "future" else True)
    ]
    year = min(fitting or gaps, key=lambda y: (abs(gaps[y]), y))
    return Resolved("DATE", f"{year:04}-Q{number}", meaning.mod, anchor="publication")


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


def _ago(meaning: Meaning, context: Context) -> Resolved | None:
    unit, amount = meaning.unit or "D", meaning.step or 0.0
    base, anchor = context.publication, "publication"
    fine = "D"
    if meaning.is_relative_to_text or (unit == "Y" and abs(amount) == 1):
        reference = _near_reference(meaning, context)
        if reference is not None and (meaning.is_relative_to_text or "-Q" in reference.value):
            base, anchor = bounds(reference.edtf)[0], reference.id
            fine = _granularity(reference.value)
        elif meaning.value and reference is None and (amount > 0 or unit != "Y"):
            return Resolved("DURATION", meaning.value, meaning.mod)
    if unit in ("S", "MIN", "H"):
        if base is None:
            return Resolved("TIME", "XXXX-XX-XX", meaning.mod)
        return Resolved("TIME", str(base), meaning.mod, anchor=anchor)
    if base is None:
        return Resolved("DATE", "PAST_REF" if amount < 0 else "FUTURE_REF", meaning.mod)
    if unit in "ECL":
        amount, unit = amount * {"E": 10, "C": 100, "L": 1000}[unit], "Y"
    day = shifted(base, amount, "W" if unit == "WE" else unit)
    if day is None:
        return None
    grain = _COARSE[unit] if fine == "D" or anchor == "publication" else fine
    if fine == "D" and anchor != "publication" and unit in "DW":
        grain = "D"
    value = unit_value(day, grain)
    edtf = f"{value}~" if unit == "W" and grain == "D" else None
    return Resolved("DATE", value, meaning.mod, edtf=edtf, anchor=anchor)


_COARSE: Final = {"D": "D", "W": "D", "F": "D", "WE": "WE", "M": "M", "Q": "Q", "Y": "Y", "E": "E", "C": "C", "L": "L"}


def _near_reference(meaning: Meaning, context: Context) -> Reference | None:
    near = [r for r in context.references if context.sentence - r.sentence <= 2]
    if meaning.unit == "Y":
        quarter = [r for r in near if "-Q" in r.value and "X" not in r.value]
        if quarter:
            return quarter[-1]
    return near[-1] if near and bounds(near[-1].edtf)[0] else None


def _granularity(value: str) -> str:
    if "-Q" in value:
        return "Q"
    return {4: "Y", 7: "M", 8: "W"}.get(len(value), "D")


def _then(meaning: Meaning, context: Context) -> Resolved | None:
    word = meaning.word
    near = [r for r in context.references if context.sentence - r.sentence <= 2]
    if word == "at this point" and (not near or context.tense == "present"):
        return Resolved("DATE", "PRESENT_REF")
    if not near:
        return Resolved("DATE", "PAST_REF")
    reference = near[-1]
    if word.endswith(("year", "month", "week")) and (day := bounds(reference.edtf)[0]):
        unit = {"year": "Y", "month": "M", "week": "W"}[word.rpartition(" ")[2]]
        return Resolved("DATE", unit_value(day, unit), anchor=reference.id)
    if word.endswith("day") and not len(reference.value) >= 10:
        return Resolved("DATE", "XXXX-XX-XX", edtf=reference.edtf, anchor=reference.id)
    value, edtf = reference.value, reference.edtf
    if word == "since then" and context.publication:
        edtf = f"{str(edtf).partition('/')[0]}/{context.publication}"
    elif word == "since then":
        edtf = f"{str(edtf).partition('/')[0]}/.."
    elif word in ("until then", "by then"):
        edtf = f"../{str(edtf).rpartition('/')[2]}"
    return Resolved("DATE", value, reference.mod, edtf=edtf, anchor=reference.id)


def _range(meaning: Meaning, context: Context) -> Resolved | None:
    if meaning.month is None:
        return Resolved("DURATION", str(meaning.value), edtf=f"{meaning.year:04}/{meaning.number:04}")
    first = _date(replace(meaning, kind="date", number=None), context)
    if first is None or first.value.startswith("X"):
        return first
    last = f"{first.value[:8]}{meaning.number:02}"
    return Resolved("DURATION", str(meaning.value), edtf=f"{first.value}/{last}", anchor=first.anchor)


_RESOLVERS: Final = {
    "date": _date,
    "weekday": _weekday,
    "day": _day,
    "clock": _clock,
    "unit": _unit,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "feast": _feast,
    "ago": _ago,
    "then": _then,
    "range": _range,
}
