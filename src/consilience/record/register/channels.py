"""Channels between the sides across accounts, and their state over time."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.model import Channel, Institution, Measure, Record, StatusPeriod


def channels(
    record: Record, institutions: Sequence[Institution], measures: Sequence[Measure], statuses: Sequence[StatusPeriod]
) -> tuple[Channel, ...]:
    """The channels of a record, in a fixed order."""
    return ()
