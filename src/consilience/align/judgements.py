"""Placeholder until its owner's first commit."""

from consilience.model import Record


def judgements(record: Record) -> tuple:
    """Nothing yet."""
    return ()
