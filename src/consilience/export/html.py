"""Placeholder until its owner's first commit."""

from consilience.model import Record


def html(record: Record) -> str:
    """Nothing yet."""
    return f"<p>{len(record.documents)} documents"
