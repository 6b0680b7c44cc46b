"""How measures and events stand to each other, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.model import Measure, Record, RelationClaim


def relations(record: Record, measures: Sequence[Measure]) -> tuple[RelationClaim, ...]:  # noqa: ARG001
    """The relations of a record, in a fixed order."""
    return ()
