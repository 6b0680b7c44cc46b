"""Events across accounts: the mentions of one act become one event, with its facts and evidence."""

from __future__ import annotations

from consilience.model import Event, Record


def events(record: Record) -> tuple[Event, ...]:  # noqa: ARG001
    """The events of a record, in the order of their dates."""
    return ()
