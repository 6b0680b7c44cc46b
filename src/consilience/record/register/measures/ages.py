"""What a newer measure does to an older one: it reverses it, or takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consilience.model import Measure
from consilience.record.register.measures.grouping import is_one_act, is_opposite
from consilience.record.register.measures.parts import Grouped
from consilience.text.dates import bounds
from consilience.text.measure_types import measure_types


def aged(rows: Sequence[Grouped]) -> list[Grouped]:
    """The rows with the statuses that a newer measure of the same side gives to an older one."""
    found = []
    for row in rows:
        newer = [other.measure for other in rows if is_newer(other.measure, row.measure)]
        if any(is_opposite(other.type, row.measure.type) for other in newer if other.status == "in_force"):
            row = Grouped(replace(row.measure, status="reversed"), row.rows)
        elif any(is_one_act(other.type, row.measure.type) and _is_level(other.type) for other in newer):
            row = Grouped(replace(row.measure, status="superseded"), row.rows)
        found.append(row)
    return found


def is_newer(one: Measure, other: Measure) -> bool:
    """Whether a measure of the same side on the same target comes after another, and has been told as decided."""
    is_on_same = one.target == other.target if one.target or other.target else one.on and one.on == other.on
    if not is_on_same or one.status == "threatened" or other.status != "in_force":
        return False
    if one.by != other.by and (one.target is None or (one.by and other.by)):
        return False
    later, earlier = bounds(one.announced_on)[0], bounds(other.announced_on)[1]
    return later is not None and earlier is not None and earlier < later


def _is_level(type_: str) -> bool:
    """Whether a type sets a level that holds until the next one does."""
    kind = measure_types().types.get(type_)
    return kind is not None and kind.ladder in ("size", "relations")


def is_reversal(one: Measure, other: Measure) -> bool:
    """Whether a measure undoes an older one on the same target."""
    return one.status == "in_force" and is_opposite(one.type, other.type) and is_newer(one, other)
