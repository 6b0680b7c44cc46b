"""Numbers of one thing as rows: each value once, with its time and the words of every account."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from consilience.model import Headcount, HeadcountMention, Measure
from consilience.model.numbers import Number
from consilience.model.register import Certainty
from consilience.record.register.headcounts.told import Told
from consilience.text.dates import bounds, days_apart

_ANNOUNCED: Final = frozenset({"announced", "scheduled"})
_DATED: Final = frozenset({"ceiling", "filled", "withdrawn", "change", "share"})
_DECISIVE: Final = frozenset({"ceiling", "change", "share"})
_STANDING: Final = frozenset({"filled", "vacant"})
_ONE_ACT: Final = 31
"""Days within which the same number is that of one act: accounts give its decision, its news or its effect."""


@dataclass(frozen=True, slots=True)
class Value:
    """A row under construction, with what its rank is decided by.

    Attributes:
        origins: the independent origins that print it.
        is_exact: whether an account prints it as exact.
        is_whole: whether an account lists its parts, so that none is left out.
    """

    row: Headcount
    origins: frozenset[str]
    is_exact: bool
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """One value that a mention gives: its own, from a day on, or the one before it ("from 20 to ten")."""

    told: Told
    value: Number
    day: str | None
    is_before: bool = False


def values(rows: Sequence[Told]) -> list[Value]:
    """The values of all mentions, each once for its owner, quantity and time."""
    days = _days(rows)
    groups: dict[tuple[str, str, str, Number, bool], list[_Reading]] = defaultdict(list)
    for reading in (reading for row in rows for reading in _readings(row, days.get(row.mention.id))):
        mention, told = reading.told.mention, reading.told
        owner = (told.institution_id or "", told.actor_id or "", mention.quantity)
        groups[(*owner, reading.value, reading.is_before)].append(reading)
    return _followed([_value(told) for group in groups.values() for told in _times(group)])


def _followed(found: list[Value]) -> list[Value]:
    """The values with the day from which a number without one holds, where another of the same is told to have held
    only until then."""
    ends: dict[tuple[str | None, str | None, str], set[str]] = defaultdict(set)
    for value in found:
        if value.row.valid_until is not None:
            ends[_thing(value.row)].add(value.row.valid_until)
    starts = {_thing(value.row): value.row.valid_from for value in found if _is_to_come(value.row)}
    return [
        replace(value, row=_dated(value.row, ends[_thing(value.row)], starts.get(_thing(value.row))))
        if value.row.quantity in _STANDING and _is_undated(value.row)
        else value
        for value in found
    ]


def _dated(row: Headcount, ends: set[str], start: str | None) -> Headcount:
    """A row without a date: it holds from where another ended, or until what is announced to be left."""
    if len(ends) == 1:
        return replace(row, valid_from=min(ends))
    return replace(row, valid_until=start) if start is not None and not ends else row


def _is_to_come(row: Headcount) -> bool:
    """Whether a row tells what will be left, on a day that nobody gives."""
    return row.quantity in _STANDING and bool(row.valid_from) and str(row.valid_from).endswith("..]")


def _thing(row: Headcount) -> tuple[str | None, str | None, str]:
    return row.institution_id, row.actor_id, row.quantity


def _is_undated(row: Headcount) -> bool:
    return row.valid_from is None and row.valid_until is None


def _days(rows: Sequence[Told]) -> dict[str, str]:
    """From when the number of each mention holds, by its id.

    That is the day of its measure; else that of the only other measure that other accounts give the same number for;
    else, where a measure without a date changes the number, the only day on which the institution's numbers change. A
    number that was so before holds until the only day on which they change or people leave, and one after from then on.
    """
    found: dict[str, str] = {}
    by_value: dict[tuple[str | None, str, Number], set[str]] = defaultdict(set)
    by_owner: dict[str | None, set[str]] = defaultdict(set)
    by_loss: dict[str | None, set[str]] = defaultdict(set)
    for row in rows:
        if day := day_of(row.measure):
            found[row.mention.id] = day
            by_value[row.institution_id, row.mention.quantity, row.value].add(day)
            if row.mention.quantity in _DECISIVE:
                by_owner[row.institution_id].add(day)
            if row.mention.quantity == "withdrawn":
                by_loss[row.institution_id].add(day)
    for row in rows:
        if row.mention.id in found or row.mention.quantity == "members":
            continue
        same = by_value[row.institution_id, row.mention.quantity, row.value]
        if not same and row.mention.phase is not None:
            same = by_owner[row.institution_id] | by_loss[row.institution_id]
        elif not same and row.measure is not None:
            same = by_owner[row.institution_id]
        if len(same) == 1:
            found[row.mention.id] = next(iter(same))
    return found


def day_of(measure: Measure | None) -> str | None:
    """From when a measure holds: when it takes effect, else when it was announced."""
    return None if measure is None else measure.effective_from or measure.announced_on


def _readings(row: Told, day: str | None) -> Iterator[_Reading]:
    mention = row.mention
    is_abolished = mention.quantity == "vacant" and row.measure is not None and row.measure.type == "abolish_posts"
    is_before = is_abolished or mention.phase == "before"
    yield _Reading(row, mention.value, day if is_before or mention.quantity in _DATED else None, is_before)
    if mention.previous is not None:
        yield _Reading(row, mention.previous, day, is_before=True)


def _times(group: Sequence[_Reading]) -> Iterator[list[_Reading]]:
    """The readings of one value by their dates: those of about one time are of one act, and so are undated ones."""
    dated = sorted((row for row in group if row.day), key=lambda row: (bounds(row.day)[0] or date.min, _place(row)))
    runs: list[list[_Reading]] = []
    for reading in dated:
        if runs and (days_apart(runs[-1][-1].day, reading.day) or 0) <= _ONE_ACT:
            runs[-1].append(reading)
        else:
            runs.append([reading])
    loose = [reading for reading in group if not reading.day]
    if len(runs) == 1:
        runs[0] += loose
    elif loose:
        runs.append(loose)
    yield from runs


def _value(readings: Sequence[_Reading]) -> Value:
    days = Counter(reading.day for reading in readings if reading.day)
    day = min(days, key=lambda edtf: (-days[edtf], edtf), default=None)
    rows = sorted((reading.told for reading in readings), key=lambda row: _place_of(row.mention))
    is_step = any(row.mention.previous is not None or row.mention.phase == "after" for row in rows)
    if day is None and (readings[0].is_before or is_step):
        day = _by_then(rows) or _from_then(rows)
    row, is_before, value = rows[0], readings[0].is_before, readings[0].value
    units = Counter(told.mention.unit for told in rows if told.mention.unit)
    is_exact = any(not told.is_about for told in rows)
    whole = next((told.parts for told in rows if told.parts), ()) if all(told.parts for told in rows) else ()
    return Value(
        Headcount(
            id="",
            quantity=row.mention.quantity,
            value=value,
            rank="normal",
            evidence=tuple(dict.fromkeys(told.mention.evidence for told in rows)),
            institution_id=row.institution_id,
            actor_id=row.actor_id,
            unit=min(units, key=lambda unit: (-units[unit], unit), default=""),
            valid_from=None if is_before else day,
            valid_until=day if is_before else None,
            known_from=_known(rows),
            derived_from=tuple(part.id for part in whole),
            arithmetic=f"{' + '.join(f'{part.value:,}' for part in whole)} = {value:,}" if whole else None,
            certainty="derived" if whole else "reported" if is_before else _certainty(rows),
        ),
        frozenset(told.origin for told in rows),
        is_exact,
        any(told.parts for told in rows),
    )


def _by_then(rows: Sequence[Told]) -> str | None:
    """ "By the day of the account": when a change was made that is told as done, without a date."""
    days = [bounds(row.published)[1] for row in rows if not row.mention.is_announced]
    last = min((day for day in days if day is not None), default=None)
    return f"[..{last.isoformat()}]" if last is not None else None


def _from_then(rows: Sequence[Told]) -> str | None:
    """ "On the day of the account or later": when what is left after something is only announced, without a date."""
    days = [day for row in rows if row.mention.phase == "after" and (day := bounds(row.published)[0]) is not None]
    return f"[{min(days).isoformat()}..]" if days and all(row.mention.is_announced for row in rows) else None


def _known(rows: Iterable[Told]) -> str | None:
    """The first day on which the number was known: of the measure's announcement, or of the first account."""
    days = [told.measure.announced_on for told in rows if told.measure is not None and told.measure.announced_on]
    known = days or [told.published for told in rows if told.published]
    return min(known, key=lambda day: (bounds(day)[0] or date.max, day), default=None)


def _certainty(rows: Iterable[Told]) -> Certainty:
    """`announced_only` where no account tells it as done."""
    is_done = any(
        not (told.mention.is_announced if told.measure is None else told.measure.status in _ANNOUNCED) for told in rows
    )
    return "reported" if is_done else "announced_only"


def _place(reading: _Reading) -> tuple[str, int, int]:
    return _place_of(reading.told.mention)


def _place_of(mention: HeadcountMention) -> tuple[str, int, int]:
    return mention.document_id, mention.start, mention.end
