"""The days on which something changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from consilience.model import ChannelPeriod, Headcount, Register, StatusPeriod
from consilience.record.register.state.views import dated
from consilience.text.dates import bounds

_WIDE: Final = re.compile(r"\d{4}(?:-(?:0\d|1[0-2]))?")
"""A year or a month: shown as it is."""


def on_days(register: Register) -> list[str]:
    """Every day on which something changes, EDTF, each once and in order; a year or a month where no more is told."""
    found: dict[str, date] = {}
    for edtf in _changes(register):
        plain = edtf.rstrip("~?%")
        first, last = dated(plain)
        if _WIDE.fullmatch(plain) and last is not None:
            found[plain] = last
        elif day := first or last:
            found[as_printed(day)] = day
    return sorted(found, key=lambda edtf: (found[edtf], edtf))


def known_days(register: Register) -> list[date]:
    """The days on which something was announced or became known."""
    dates = [row.known_from for row in register.statuses]
    dates += [row.known_from for row in register.headcounts]
    dates += [period.known_from for channel in register.channels for period in channel.periods]
    dates += [measure.announced_on for measure in register.measures]
    return [day for edtf in dates if (day := bounds(edtf)[0]) is not None]


def as_printed(day: date) -> str:
    """A day in EDTF."""
    return day.isoformat()


def _changes(register: Register) -> Iterator[str]:
    rows: list[StatusPeriod | Headcount | ChannelPeriod] = [*register.statuses, *register.headcounts]
    rows += (period for channel in register.channels for period in channel.periods)
    for row in rows:
        told = row.known_from if row.certainty == "announced_only" else None
        yield from filter(None, (row.valid_from, row.valid_until, told))
    for measure in register.measures:
        yield from filter(None, (measure.announced_on, measure.effective_from))
        yield from (statement.value for statement in measure.effective_statements if statement.rank != "deprecated")
