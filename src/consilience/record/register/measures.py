"""Measures across accounts: the mentions of one act become one row, with both dates and every account's word for it."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.model import Institution, Measure, Record


def measures(record: Record, institutions: Sequence[Institution]) -> tuple[Measure, ...]:  # noqa: ARG001
    """The measures of a record, in a fixed order."""
    return ()
