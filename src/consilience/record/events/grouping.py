"""Which mentions tell one act: none may contradict another of its group, and something must speak for each.

A group is built around its most telling mentions. What must not clash: PLOVER event, who, to whom, the measure, the
day. What speaks for one act: the same measure, the same fact of the ledger, or the same words beside the parties.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from consilience.record.events.told import SPOKEN, Side, Told
from consilience.text.dates import overlap

_SHARED: Final = 0.5
"""Shared content words, of the shorter clause, from which two clauses with a party in common tell one act."""
_SHARED_OF_PARTIES: Final = 0.3
"""The same for two clauses with both parties in common; on one day they need share no word."""
_SHARED_OF_FACT: Final = 0.2
"""The same for two clauses of one fact of the ledger: a fact also holds what else is told of it."""


def groups(rows: Iterable[Told]) -> list[list[Told]]:
    """Mentions by the act that they tell, in the order of the first one of each group.

    Every mention joins the first group in which it clashes with none and is linked with one; the most telling come
    first, so that the order of the documents does not matter.
    """
    found: list[list[Told]] = []
    for row in sorted(rows, key=_rank):
        home = next((group for group in found if _belongs(row, group)), None)
        if home is None:
            found.append([row])
        else:
            home.append(row)
    return found


def _rank(row: Told) -> tuple[int, str, int, str]:
    """The mentions that say most first."""
    said = (row.target, row.actor.actor_id, row.recipient.actor_id, row.date, row.mention.mode)
    return -sum(part is not None for part in said), *row.place, row.date or ""


def _belongs(row: Told, group: list[Told]) -> bool:
    """Whether a mention clashes with none of a group and is linked with half of it: a chain of likenesses is no act."""
    if any(_clash(row, other) for other in group):
        return False
    return 2 * sum(_is_linked(row, other) for other in group) >= len(group)


def _clash(one: Told, other: Told) -> bool:
    if one.measure and other.measure:
        return not _is_one_step(one, other)
    if not _is_same_event(one, other) or _differ(one.target, other.target):
        return True
    if one.date and other.date and not overlap(one.date, other.date):
        return True
    are_speakers = one.mention.event in SPOKEN
    pairs = zip(one.sides, other.sides, (are_speakers, False), strict=True)
    return any(all(_are_others(a, b, are_said) for a in left for b in right) for left, right, are_said in pairs)


def _is_one_step(one: Told, other: Told) -> bool:
    """Whether two measures are one, or one a part of the other that the codes do not tell apart from it."""
    first, second = one.measure, other.measure
    assert first is not None
    assert second is not None
    if first.id == second.id:
        return True
    is_part = second.id == first.part_of or first.id == second.part_of
    return is_part and (first.event, first.mode) == (second.event, second.mode)


def _is_same_event(one: Told, other: Told) -> bool:
    """One event of PLOVER in one mode; an act without a mode is one with a mode only where the ledger says so too."""
    first, second = one.mention, other.mention
    if first.event != second.event or _differ(first.mode, second.mode):
        return False
    return first.mode == second.mode or bool(one.measure or other.measure) or _is_one_fact(one, other)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _are_others(one: Side, other: Side, are_speakers: bool) -> bool:
    """Whether two sides cannot be one: two countries, two named ones, or, of what is said, two persons."""
    if _differ(one.country, other.country):
        return True
    if one.country and one.country == other.country and not (are_speakers and one.is_person and other.is_person):
        return False
    if not (one.is_named or other.is_named) and _words(one) & _words(other):
        return False
    return _differ(one.actor_id, other.actor_id)


def _words(side: Side) -> set[str]:
    return set(side.name.lower().split()) - {"the", "a", "an", "of"}


def _is_linked(one: Told, other: Told) -> bool:
    if one.measure and other.measure:
        return True  # they are one step, or they would clash
    if _is_one_fact(one, other):
        return True
    parties = [(one.actor, other.actor), (one.recipient, other.recipient)]
    sides = zip(one.sides, other.sides, strict=True)
    same = sum(any(_is_same(a, b) for a in left for b in right) for left, right in sides)
    if one.mention.event in SPOKEN and same == len(parties):
        is_one_speaker = one.actor.actor_id == other.actor.actor_id
        return is_one_speaker or _shared(one, other) >= _SHARED_OF_FACT
    if one.mention.event == "THREATEN" and one.mention.mode and _is_one_side(one.actor, other.actor):
        return True  # what a government threatens with, its spokesman tells
    if all(a.actor_id is not None and a.actor_id == b.actor_id for a, b in parties):
        is_one_day = one.date is not None and other.date is not None
        return is_one_day or _shared(one, other) >= _SHARED_OF_PARTIES
    return same > 0 and _shared(one, other) >= _SHARED


def _is_same(one: Side, other: Side) -> bool:
    return one.is_known and (one.actor_id == other.actor_id or one.country == other.country is not None)


def _is_one_side(one: Side, other: Side) -> bool:
    return one.country is not None and one.country == other.country


def _is_one_fact(one: Told, other: Told) -> bool:
    return bool(one.fact_ids & other.fact_ids) and _shared(one, other) >= _SHARED_OF_FACT


def _shared(one: Told, other: Told) -> float:
    smaller = min(len(one.terms), len(other.terms))
    return len(one.terms & other.terms) / smaller if smaller else 0.0
