"""Placeholder until its owner's first commit."""

from consilience.model import Record


def facts(record: Record) -> tuple:
    """Nothing yet."""
    return ()
