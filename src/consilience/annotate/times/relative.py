"""Expressions that count from another time: a unit before or after, a part of a day, "then"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from consilience.annotate.times.context import Context, Reference, Resolved, timed
from consilience.annotate.times.edtf import shifted
from consilience.annotate.times.meaning import Meaning
from consilience.text.dates import bounds


def _day(meaning: Meaning, context: Context) -> Resolved | None:
    if context.publication is None:
        return (
            timed(Resolved("DATE", "XXXX-XX-XX", meaning.mod), meaning.part)
            if meaning.part
            else Resolved("DATE", "PRESENT_REF" if meaning.step == 0 else "XXXX-XX-XX", meaning.mod)
        )
    day = context.publication + timedelta(int(meaning.step or 0))
    return timed(Resolved("DATE", str(day), meaning.mod, anchor="publication"), meaning.part)


def _clock(meaning: Meaning, context: Context) -> Resolved | None:
    """A clock time alone: on the day of the latest date of the sentence, or of the publication."""
    reference = context.reference
    gap = 2 if context.tense == "past" else 0
    if reference and context.sentence - reference.sentence <= gap and len(reference.value) >= 10:
        row = Resolved("DATE", reference.value[:10], meaning.mod, anchor=reference.id)
    elif context.publication:
        row = Resolved("DATE", str(context.publication), meaning.mod, anchor="publication")
    else:
        row = Resolved("DATE", "XXXX-XX-XX", meaning.mod)
    return timed(row, meaning.part)


def _part(meaning: Meaning, context: Context) -> Resolved | None:
    """A part of the day alone: on the latest day of this sentence or the one before, else on the publication's."""
    if context.tense == "present":
        return None  # "he drinks coffee in the morning" is no time of one day
    reference = context.reference
    if reference and context.sentence - reference.sentence <= 1 and len(reference.value) >= 10:
        day = bounds(reference.value[:10])[0]
        if day and meaning.part == "MO" and reference.part in ("EV", "NI"):
            day += timedelta(1)
        if day and not (context.tense == "past" and context.publication and day > context.publication):
            return timed(Resolved("DATE", str(day), meaning.mod, anchor=reference.id), meaning.part)
    if context.publication is None:
        return timed(Resolved("DATE", "XXXX-XX-XX", meaning.mod), meaning.part)
    is_last_night = meaning.word == "overnight" and context.tense != "future"
    day = context.publication - timedelta(1) if is_last_night else context.publication
    return timed(Resolved("DATE", str(day), meaning.mod, anchor="publication"), meaning.part)


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


_UNKNOWN: Final = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
_STEP_UNIT: Final = {"WE": "W"}


def _unit(meaning: Meaning, context: Context) -> Resolved | None:
    unit = meaning.unit or "D"
    base, anchor = context.publication, "publication"
    if meaning.is_relative_to_text:
        reference = _reference_for(unit, context)
        if reference and meaning.month and reference.value[4:] != f"-Q{meaning.month // 3}":
            return Resolved("DATE", f"{reference.value[:4]}-QX", meaning.mod)  # a quarter of another reckoning
        if reference is not None:
            base, anchor = bounds(reference.edtf)[0], reference.id
        elif unit == "D" or (context.tense == "past" and meaning.step == 1):
            if unit != "D":
                return Resolved("DATE", _UNKNOWN.get(unit, "XXXX"), meaning.mod)
            return timed(Resolved("DATE", "XXXX-XX-XX", meaning.mod), meaning.part)
        elif unit == "Q":
            return Resolved("DATE", f"{base.year:04}-QX" if base else "XXXX-QX", meaning.mod)
    if base is None:
        return Resolved("DATE", _UNKNOWN.get(unit, "XXXX-XX-XX"), meaning.mod)
    if unit == "WE":
        step = meaning.step or 0
        if meaning.word == "the" and context.tense != "future" and base.weekday() < 5:
            step = -1
        day = shifted(base, step, "W")
    elif unit == "W" and base.weekday() == 6 and anchor == "publication":
        day = base + timedelta(7 * int(meaning.step or 0) + _on_sunday(meaning, context))
    elif meaning.word == "latest":
        day = shifted(base, -1 if unit == "Q" else 0, unit)
    else:
        day = shifted(base, meaning.step or 0, _STEP_UNIT.get(unit, unit))
    if day is None:
        return None
    return timed(Resolved("DATE", unit_value(day, unit), meaning.mod, anchor=anchor), meaning.part)


def _on_sunday(meaning: Meaning, context: Context) -> int:
    """Days to add in a text of a Sunday, which stands between two weeks: "last week" is the one that ends."""
    if meaning.step == -1:
        return 7
    return 7 if not meaning.step and context.tense == "future" else 0


def _reference_for(unit: str, context: Context) -> Reference | None:
    """The latest earlier date that is at least as fine as the unit."""
    if unit == "Q":
        return next((r for r in reversed(context.references) if "-Q" in r.value and "X" not in r.value), None)
    near = (r for r in reversed(context.references) if bounds(r.edtf)[0] and context.sentence - r.sentence < 4)
    return next((r for r in near if unit != "D" or len(r.value) >= 10), None)


def _ago(meaning: Meaning, context: Context) -> Resolved | None:
    unit, amount = meaning.unit or "D", meaning.step or 0.0
    base, anchor = context.publication, "publication"
    fine = "D"
    if meaning.is_relative_to_text or (unit == "Y" and abs(amount) == 1):
        reference = _near_reference(meaning, context)
        if reference is not None and meaning.word and len(reference.value) == 4:
            reference = None  # "the year-ago results" beside "in 2020": a year before this one
        if reference is not None and unit not in "YECL" and len(reference.value) < 4:
            reference = None  # no week of "the 1980s" is known
        if reference is not None and (meaning.is_relative_to_text or "-Q" in reference.value):
            first, last = bounds(reference.edtf)
            base, anchor = first or last, reference.id
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
    """What is counted from; for a year, the quarter that figures are compared with, as long as no other date came."""
    if meaning.unit != "Y":
        near = [r for r in context.references if context.sentence - r.sentence <= 2]
        return near[-1] if near and bounds(near[-1].edtf)[0] else None
    if context.is_of_months and meaning.word == "period":
        return None
    past = [
        r for r in context.references if "-Q" not in r.value or not (context.is_of_months or _is_unended(r, context))
    ]
    if meaning.word in ("quarter", "period") and (named := latest_quarter(replace(context, references=tuple(past)))):
        return named
    near = [r for r in past if context.sentence - r.sentence <= 2]
    if not near and past and "-Q" in past[-1].value and context.sentence - past[-1].sentence <= _FAR:
        return past[-1]
    quarters = [r for r in near if "-Q" in r.value and "X" not in r.value]
    if quarters:
        return quarters[-1]
    return near[-1] if near and bounds(near[-1].edtf)[0] else None


_FAR: Final = 5
"""Sentences back in which the last date of the text, if a quarter, is still what "a year earlier" compares with."""


def latest_quarter(context: Context) -> Reference | None:
    """The quarter that figures are given for: the last one that the sentence names, else the latest of the text."""
    if context.is_of_months:
        return None
    named = [r for r in context.references if "-Q" in r.value and "X" not in r.value]
    here = [r for r in named if r.sentence == context.sentence]
    over = [r for r in named if not _is_unended(r, context)]
    return here[-1] if here else max(reversed(over or named), key=lambda r: r.value, default=None)


def _is_unended(reference: Reference, context: Context) -> bool:
    """Whether a quarter of another sentence goes on, or is to come: its results cannot be compared yet."""
    last = bounds(reference.edtf)[1]
    is_over = context.publication is None or last is None or last <= context.publication
    return "-Q" in reference.value and reference.sentence != context.sentence and not is_over


def _granularity(value: str) -> str:
    if "-Q" in value:
        return "Q"
    return {2: "C", 3: "E", 4: "Y", 7: "M", 8: "W"}.get(len(value), "D")


_TOLD: Final = frozenset({"at the time", "at that time", "at that point", "at that moment", "that same time"})


def _is_to_come(reference: Reference, context: Context) -> bool:
    """Whether a date lies ahead: "he starts next month; he was ill at the time" means another time."""
    first = bounds(reference.edtf)[0]
    return bool(context.publication and first and first > context.publication)


def _then(meaning: Meaning, context: Context) -> Resolved | None:
    word = meaning.word
    is_told = context.tense == "past" and word in _TOLD
    near = [
        r
        for r in context.references
        if context.sentence - r.sentence <= 2 and not (is_told and _is_to_come(r, context))
    ]
    if word == "at this point" and (not near or context.tense == "present" or near[-1].part):
        return Resolved("DATE", "PRESENT_REF")
    if not near:
        return None if word.endswith(("day", "week", "month", "year")) else Resolved("DATE", "PAST_REF")
    reference = near[-1]
    if word.endswith(("year", "month", "week")) and (day := bounds(reference.edtf)[0]):
        unit = {"year": "Y", "month": "M", "week": "W"}[word.rpartition(" ")[2]]
        return Resolved("DATE", unit_value(day, unit), meaning.mod, anchor=reference.id)
    if word.endswith("day") and not len(reference.value) >= 10:
        return Resolved("DATE", "XXXX-XX-XX", edtf=reference.edtf, anchor=reference.id)
    value, edtf = reference.value, reference.edtf
    if word == "since then" and context.publication:
        edtf = f"{str(edtf).partition('/')[0]}/{context.publication}"
    elif word == "since then":
        edtf = f"{str(edtf).partition('/')[0]}/.."
    elif word in ("until then", "by then"):
        edtf = f"../{str(edtf).rpartition('/')[2]}"
    return Resolved("DATE", value, meaning.mod or reference.mod, edtf=edtf, anchor=reference.id)


RESOLVERS: Final[dict[str, Callable[[Meaning, Context], Resolved | None]]] = {
    "day": _day,
    "clock": _clock,
    "part": _part,
    "unit": _unit,
    "ago": _ago,
    "then": _then,
}
