"""Numbers of people and posts across accounts, and what follows from them by arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.model import Headcount, Institution, Measure, Record


def headcounts(
    record: Record, institutions: Sequence[Institution], measures: Sequence[Measure]
) -> tuple[Headcount, ...]:
    """The headcounts of a record, in a fixed order."""
    return ()
