"""Whether a difference between two linked counts may be shown."""

from __future__ import annotations

import re
from typing import Final

from consilience.align.compare import units
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.scope import ANYONE, scope_of, scope_relation
from consilience.align.differences import roughness
from consilience.align.differences.counted import Counted
from consilience.align.differences.happenings import are_two_tellings
from consilience.model import Quantity

_PERIOD: Final = re.compile(
    r"\b(?:reporting|counted|so far|since|per|a day|each|every|within|in the (?:past|last))\b", re.IGNORECASE
)
_COARSE: Final = 10_000
"""Greater numbers with a single digit in front of their zeros are estimates, and two of them are no contradiction."""
_MUCH_SHARED: Final = 6
"""Stems around two numbers of things that are named alike, from which they are counted together."""
_ESTIMATES: Final = 1.4
"""Unless they lie further apart than this factor (six million and nine)."""
_NEAR: Final = 2.0
"""Counts that lie further apart than this factor count different things, or at different times."""
_ONE_FATE: Final = 2.5
"""The same for two counts of those whom one fate befell."""
_ABOUT_SAME: Final = 1.3
"""The same for two measures: they are told of many things."""
_GROWN: Final = 6.0
"""The same for a count whose words call it a later one."""
_MANY: Final = 2
"""Other counts of the same in one account, from which it counts place by place, and what it gives for one of them..."""
_LISTED: Final = 4.0
"""... may lie so many times above or below the others."""
_INCLUDED: Final = re.compile(r"\b(?:includ\w+|among them)\W+$", re.IGNORECASE)
_BESIDE: Final = 25
"""Characters before a number in which its fate may be named ("killed two")."""


def is_same_scope(one: Counted, other: Counted) -> bool:
    """Whether two numbers of one kind count the same; measures of one kind are looked at by the comparison itself."""
    if units.dimension(one.quantity.unit):
        return True
    return scope_relation(one.count.scope, other.count.scope) == "same"


def is_firm(found: Comparison, one: Counted, other: Counted, everyone: list[Counted]) -> bool:
    """Whether a difference between two linked numbers may be shown.

    The two must be near each other. An account that prints both values knows of two things, unless it gives them as
    two tellings of one. Of things that do not happen to people, both must stand in one fact as well.
    """
    if is_abroad(one, other) or _is_included(one) != _is_included(other):
        return False
    if any(_is_one_of_many(member, everyone) for member in (one, other)):
        return False
    low, high = sorted((one.count.middle, other.count.middle))
    if _is_coarse(one) and _is_coarse(other) and high < _ESTIMATES * low:
        return False
    is_called_later = any(counted.count.is_update or counted.count.is_old for counted in (one, other))
    if units.dimension(other.quantity.unit):
        low, high = sorted(units.converted(m.count.middle, m.quantity.unit, other.quantity.unit) for m in (one, other))
        if high > _ABOUT_SAME * low:
            return False
    is_grown = found.relation == "superseded" and is_called_later
    limit = _GROWN if is_grown else _ONE_FATE if len(other.count.scope.outcomes) == 1 else _NEAR
    if high > _NEAR * low and one.place != other.place:
        return False
    if not is_grown and high > _NEAR * low and any(_is_beside_another(member) for member in (one, other)):
        return False
    if roughness.is_beyond(one.count, other.count):
        if _knows_both(one, other, everyone):
            return False
    elif low <= 0 or high > limit * low * (2 if _are_named_alike(one, other) else 1):
        return False
    if found.relation == "different" and _knows_both(one, other, everyone):
        return False
    if other.count.scope.outcomes:
        return True
    spans = [_PERIOD.search(m.statement.sentence.of(m.statement.document.text)) for m in (one, other)]
    is_one_fact = bool(set(one.statement.fact_ids) & set(other.statement.fact_ids))
    return spans == [None, None] and (is_one_fact or _are_named_alike(one, other))


def _is_beside_another(counted: Counted) -> bool:
    """Whether its sentence counts others whom the same befell: of another day, or another part of all."""
    row, own = counted.statement, counted.count.scope
    text = row.document.text
    for quantity in row.quantities_of_sentence:
        before = text[max(row.sentence.start, quantity.start - _BESIDE) : quantity.start]
        scope = scope_of(quantity.counts, before)
        is_alike = scope.heads - ANYONE - {"people"} == own.heads - ANYONE - {"people"}
        if quantity.value != counted.quantity.value and scope.outcomes == own.outcomes and is_alike:
            return True
    return False


def _is_included(counted: Counted) -> bool:
    """Whether it is given as a part of the number in front of it, without a noun ("67, including 51 in Keel")."""
    start = counted.evidence.start
    if counted.count.scope.heads - ANYONE:
        return False
    return _INCLUDED.search(counted.statement.document.text[max(0, start - 20) : start]) is not None


def _is_one_of_many(counted: Counted, everyone: list[Counted]) -> bool:
    """Whether its account counts the same again and again, in numbers not far from each other: place by place."""
    low, high = counted.count.middle / _LISTED, counted.count.middle * _LISTED
    others = {
        member.count.middle
        for member in everyone
        if member.document_id == counted.document_id
        and member.count.middle != counted.count.middle
        and low <= member.count.middle <= high
        and not member.count.vague
        and is_same_scope(member, counted)
        and (counted.is_listed or not are_two_tellings(member, counted))
    }
    return bool(counted.count.scope.outcomes) and len(others) >= _MANY


def _knows_both(one: Counted, other: Counted, everyone: list[Counted]) -> bool:
    """Whether one of two accounts prints the other's value too, of the same fate and apart from a second telling.

    So does an account that says elsewhere that its number stands with, or without, those who did it.
    """
    if one.document_id == other.document_id:
        return False
    for here, there in ((one, other), (other, one)):
        like = [m for m in everyone if m.document_id == here.document_id and m.quantity.value == here.quantity.value]
        if any(member.has_attackers != there.has_attackers for member in like):
            return True
        own = [m for m in everyone if m.document_id == here.document_id and m.quantity.value == there.quantity.value]
        if any(are_two_tellings(member, here) for member in own):
            continue
        if own or any(_is_of_people(row, there) for row in here.statement.all_quantities):
            return True
    return False


def _is_of_people(row: Quantity, other: Counted) -> bool:
    """Whether a number of another account has the same value and may count the same people."""
    if (row.value, row.unit) != (other.quantity.value, other.quantity.unit):
        return False
    scope, heads = scope_of(row.counts), other.count.scope.heads - ANYONE - {"people"}
    return scope.is_people and not (heads and scope.heads - ANYONE and not heads & scope.heads)


def _are_named_alike(one: Counted, other: Counted) -> bool:
    """Whether the same two words or more name what is counted, flatly, and much the same words stand around both."""
    first, second = (each.count.scope.heads | each.count.scope.narrowing for each in (one, other))
    is_flat = all(each.count.is_flat or each.count.vague for each in (one, other)) and not (
        one.quantity.unit or other.quantity.unit
    )
    return is_flat and first == second and len(first) > 1 and len(one.around & other.around) >= _MUCH_SHARED


def is_abroad(one: Counted, other: Counted) -> bool:
    """Whether the two count in two countries that they name ("six in Haiti", "11 in Cuba")."""
    return None not in (one.country, other.country) and one.country != other.country


def _is_coarse(counted: Counted) -> bool:
    low = counted.count.reach[0]
    return low >= _COARSE and len(f"{low:.0f}".rstrip("0")) == 1
