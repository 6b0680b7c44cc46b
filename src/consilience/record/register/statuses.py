"""How each institution stands over time, by its measures and by what accounts say."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.model import Institution, Measure, Record, StatusPeriod


def statuses(
    record: Record, institutions: Sequence[Institution], measures: Sequence[Measure]
) -> tuple[StatusPeriod, ...]:
    """The statuses of a record, in a fixed order."""
    return ()
