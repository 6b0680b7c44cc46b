"""Channels between the sides across accounts, and their state over time.

A channel is an institution or post that the accounts tell something of and through which one side talks to the other,
or a way to talk that only words name ("military contacts"). The first take their periods from their statuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consilience.model import Channel, Institution, Measure, Record, StatusPeriod
from consilience.record.register.channels.bodies import body_channels
from consilience.record.register.channels.named import named_channels
from consilience.record.register.channels.told import told


def channels(
    record: Record, institutions: Sequence[Institution], measures: Sequence[Measure], statuses: Sequence[StatusPeriod]
) -> tuple[Channel, ...]:
    """The channels of a record, in a fixed order: institutions and posts in theirs, then those that words name.

    Reads the channel mentions of the documents that are about the event, and the statuses.
    """
    rows = told(record, institutions)
    found = [*body_channels(rows, institutions, measures, statuses), *named_channels(rows, record)]
    return tuple(replace(row, id=f"channel-{n}") for n, row in enumerate(found, 1))
