"""Which measures are parts of a larger one: by their numbers, or because they hit what belongs to its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from consilience.model import Institution, Measure, Number, Size
from consilience.record.register.measures.sentences import sentences_between
from consilience.record.register.measures.told import ON_PEOPLE, Told
from consilience.text.dates import overlap
from consilience.text.measure_types import measure_types

_ENDING: Final = frozenset({"suspended", "closed"})
"""What an institution is when the accreditation or the work of its people ends with its own."""
_ADDENDS: Final = 3
"""Numbers that are summed at most."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """A measure with the mentions it is made of."""

    measure: Measure
    rows: Sequence[Told]


def parts(found: Sequence[Grouped], institutions: Sequence[Institution]) -> dict[str, str]:
    """The larger measure of each measure that is a part, by ids.

    Parts are told in one sentence with the whole (in the next one, for what hits the people of an institution), are
    taken by the same side, and either their numbers add up to its own, or it suspends or closes the institution that
    their target belongs to. What one side hands over in an exchange is a part of it, whoever tells it.
    """
    whole_of: dict[str, str] = {}
    belongs = {row.id: row.belongs_to for row in institutions}
    for whole in found:
        others = [row for row in found if row.measure.id != whole.measure.id and _is_one_hand(row, whole)]
        for part in others:
            is_of_body = _is_of_institution(part.measure, whole.measure, belongs) and _is_told_with(part, whole, 1)
            if is_of_body or _is_half(part.measure, whole.measure):
                whole_of.setdefault(part.measure.id, whole.measure.id)
        amount = _amount(whole.measure.size)
        if amount is None:
            continue
        counted = [row for row in others if _is_counted(row) and _is_told_with(row, whole, 0)]
        for size in range(2, _ADDENDS + 1):
            for chosen in combinations(counted, size):
                if sum(abs(_amount(row.measure.size) or 0) for row in chosen) == amount:
                    whole_of.update({row.measure.id: whole.measure.id for row in chosen})
    return {part: whole for part, whole in whole_of.items() if whole_of.get(whole) != part}


def _is_half(part: Measure, whole: Measure) -> bool:
    """Whether one side hands over on a day on which both exchange what they hold."""
    types = part.type, whole.type
    return types == ("release_prisoners", "exchange_prisoners") and overlap(part.announced_on, whole.announced_on)


def _is_told_with(part: Grouped, whole: Grouped, most: int) -> bool:
    """Whether an account tells both with at most `most` sentence ends between."""
    for row in part.rows:
        for other in whole.rows:
            if row.document.id == other.document.id:
                places = (row.mention.start, row.mention.end), (other.mention.start, other.mention.end)
                if sentences_between(row.document.text, *places) <= most:
                    return True
    return False


def _is_one_hand(one: Grouped, other: Grouped) -> bool:
    return one.measure.by == other.measure.by or one.measure.by is None or other.measure.by is None


def _is_of_institution(part: Measure, whole: Measure, belongs: Mapping[str, str | None]) -> bool:
    """Whether a measure on a post or on the staff of an institution goes with the end of its work."""
    kind = measure_types().types.get(whole.type)
    if kind is None or kind.status not in _ENDING or whole.target is None or part.target is None:
        return False
    own = measure_types().types.get(part.type)
    is_staff = part.target == whole.target and own is not None and own.ladder in ON_PEOPLE
    is_post = belongs.get(part.target) == whole.target and own is not None and (own.status or own.ladder == "recall")
    return bool(is_staff or is_post)


def _is_counted(row: Grouped) -> bool:
    value = row.measure.size.value if row.measure.size else None
    return value is not None and value > 0


def _amount(size: Size | None) -> Number | None:
    """By how many a measure changes what it changes."""
    if size is None:
        return None
    if size.value is not None:
        return abs(size.value)
    if size.before is not None and size.after is not None:
        return abs(size.before - size.after)
    return None
