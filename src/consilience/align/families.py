"""Placeholder until its owner's first commit."""

from consilience.model import Record


def quote_families(record: Record) -> tuple:
    """Nothing yet."""
    return ()
