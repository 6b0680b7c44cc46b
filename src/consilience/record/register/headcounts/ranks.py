"""Which of several values for one thing and time is preferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consilience.model import Headcount
from consilience.record.register.headcounts.values import Value
from consilience.text.dates import is_before


def ranked(values: Sequence[Value]) -> list[Headcount]:
    """The rows with their ranks.

    A value without a rival is preferred, and so is the one that most independent origins print; of equally many the one
    whose parts are listed, then the only exact one. Where none of these tells, all are normal, side by side.
    """
    groups: dict[tuple[str | None, str | None, str], list[Value]] = defaultdict(list)
    for value in values:
        groups[value.row.institution_id, value.row.actor_id, value.row.quantity].append(value)
    return [
        _ranked(value, [other for other in group if _clash(value, other)])
        for group in groups.values()
        for value in group
    ]


def _ranked(value: Value, rivals: Sequence[Value]) -> Headcount:
    is_first = all(_weight(value) > _weight(rival) for rival in rivals)
    return replace(value.row, rank="preferred" if is_first else "normal")


def _weight(value: Value) -> tuple[int, bool, bool]:
    return len(value.origins), value.is_whole, value.is_exact


def _clash(one: Value, other: Value) -> bool:
    """Whether two values are of one time and cannot both be right."""
    a, b = one.row, other.row
    if a.value == b.value:
        return False
    if (a.valid_until is None) != (b.valid_until is None) and (a.valid_from or b.valid_from):
        return False
    return not (is_before(a.valid_from, b.valid_from) or is_before(b.valid_from, a.valid_from))
