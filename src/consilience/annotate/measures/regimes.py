"""Acts of one regime of restrictions: who imposed a ban is who exempts from it, and the second act of a package is of
the side that took the first ("froze the assets of two banks. The travel bans took effect at once")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from consilience.model import MeasureMention
from consilience.text.measure_types import measure_types

_LADDERS: Final = frozenset({"sanctions", "assets", "trade", "travel", "border"})
"""Ladders of what is imposed on another side and lifted again."""
_EXEMPTION: Final = "exempt"
_BACK: Final = 1200
"""Characters back in which the act of the same regime stands."""


def completed(rows: Sequence[MeasureMention]) -> tuple[MeasureMention, ...]:
    """The rows of a document, those of a regime that name nobody with the taker of the act told shortly before.

    It is given only where one act is of all the sides that take those told there. Who is said to speak keeps his word.
    """
    found: list[MeasureMention] = []
    for row in rows:
        found.append(_completed(row, found) if row.by is None else row)
    return tuple(found)


def _completed(row: MeasureMention, before: Sequence[MeasureMention]) -> MeasureMention:
    is_exemption = row.type == _EXEMPTION
    if not is_exemption and _ladder(row) not in _LADDERS:
        return row
    event = "SANCTION" if is_exemption else row.event
    near = [
        other
        for other in before
        if other.by is not None
        and other.event == event
        and _ladder(other) in _LADDERS
        and 0 <= row.start - other.end <= _BACK
        and other.status not in ("threatened", "not_realised")
    ]
    every = {side for other in near for side in _sides(other)}
    last = next((other for other in reversed(near) if _sides(other) == every), None)
    if last is None:
        return row
    return replace(row, by=last.by, co_by=last.co_by, on=row.on or (None if is_exemption else last.on))


def _sides(row: MeasureMention) -> set[str | None]:
    """Who takes a measure, by country where one is known."""
    return {party.country or party.chain for party in (row.by, *row.co_by) if party is not None}


def _ladder(row: MeasureMention) -> str | None:
    kind = measure_types().types.get(row.type)
    return kind.ladder if kind is not None else None
