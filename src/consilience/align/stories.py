"""Placeholder until its owner's first commit."""

from consilience.model import Record


def stories(record: Record) -> tuple:
    """Nothing yet."""
    return ()
