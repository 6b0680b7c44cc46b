"""How the system stands on a day, by what was known on another.

A period is half-open: on the day of its `valid_until` it holds no longer. What may or may not have begun by then keeps
its hedge in words, and what was only announced says so: it never reads as done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from consilience.errors import UsageError
from consilience.model import Register, Snapshot, StateRow
from consilience.record.register.state.acts import act_rows
from consilience.record.register.state.bodies import body_rows, channel_rows
from consilience.record.register.state.counts import count_rows
from consilience.record.register.state.days import as_printed, known_days, on_days
from consilience.record.register.state.views import View
from consilience.text.dates import bounds

MOST = 16
"""Snapshots of a register; the earliest give way."""
_BACKGROUND = timedelta(days=366)
"""What changed longer than this before the last announcement is background: the day before it is not shown."""


def state(
    register: Register,
    as_of: str,
    known_at: str | None = None,
    told_on: str | None = None,
    names: Mapping[str, str] | None = None,
) -> Snapshot:
    """The register on one day.

    Args:
        register: what all accounts together say.
        as_of: the day, EDTF; of a month or a year the last day counts.
        known_at: leave out what became known only later; None for all that the accounts tell.
        told_on: the day of the first account. A measure that no account dates counts from the last news that has a
            date, or else from this day on.
        names: those of the actors by id; an actor without one is shown by its id.

    Raises:
        UsageError: if one of them says no last day.
    """
    for edtf in (as_of, known_at, told_on):
        if edtf is not None and bounds(edtf)[1] is None:
            raise UsageError(f"{edtf!r}: no day; give one such as 2031-03-18")
    news = max(known_days(register), default=bounds(told_on)[1])
    return Snapshot(as_of, known_at, tuple(_rows(register, View.on(as_of, known_at), news, names or {})))


def snapshots(register: Register, names: Mapping[str, str] | None = None) -> tuple[Snapshot, ...]:
    """The register on each day on which something changes, and on the day before the first change of the affair.

    Changes in earlier years, which accounts tell as background, come first, each as it is dated ("2029"). `names` are
    those of the actors by id.
    """
    days = on_days(register)
    if not days:
        return ()
    last_known = max(known_days(register), default=bounds(days[-1])[1])
    recent = [day for day in days if last_known and (bounds(day)[1] or last_known) >= last_known - _BACKGROUND]
    before = bounds(recent[0])[0] if recent else None
    eve = as_printed(before - timedelta(days=1)) if before else None
    if eve is not None and eve not in days:
        days.insert(days.index(recent[0]), eve)
    taken: list[Snapshot] = []
    for day in days[-MOST:]:
        snapshot = state(register, day, names=names)
        if not taken or day == eve or taken[-1].rows != snapshot.rows:
            taken.append(snapshot)
    return tuple(taken)


def last_day(register: Register) -> str | None:
    """The last day on which something changes, of a year or a month its first; None where no row has a date."""
    firsts = [first for edtf in on_days(register) if (first := bounds(edtf)[0]) is not None]
    return as_printed(max(firsts)) if firsts else None


def _rows(register: Register, view: View, news: date | None, names: Mapping[str, str]) -> Iterator[StateRow]:
    bodies = tuple(body_rows(register, view))
    yield from bodies
    yield from count_rows(register, view, names)
    yield from channel_rows(register, view, bodies)
    yield from act_rows(register, view, news)
