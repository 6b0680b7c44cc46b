"""Institutions and posts across accounts: the mentions of one institution become one row."""

from __future__ import annotations

from consilience.model import Institution, Record


def institutions(record: Record) -> tuple[Institution, ...]:  # noqa: ARG001
    """The institutions of a record, in a fixed order."""
    return ()
