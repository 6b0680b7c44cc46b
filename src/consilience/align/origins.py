"""Placeholder until its owner's first commit."""

from consilience.model import Record


def origins(record: Record) -> tuple:
    """Nothing yet."""
    return ()
