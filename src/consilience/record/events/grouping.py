"""Which mentions tell one act: none may contradict another of its group, and something must speak for each.

A group is built around its most telling mentions. What must not clash: the codes, who, to whom, how many, the measure,
the day. What speaks for one act: the same measure, the same fact of the ledger, one sentence, the same parties, or the
same words beside the parties. What is told in passing then joins the act that it can only be of: a noun that points
back ("the attack"), a mention of the main act of the story, one without a party.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from consilience.record.events.codes import Likeness, likeness
from consilience.record.events.comparison import (
    SHARED,
    SHARED_OF_FACT,
    are_done_to_others,
    are_linked,
    are_of_two_times,
    are_two,
    fits_of,
    is_spoken,
    is_told_alike,
    shared_beside_parties,
    shared_terms,
)
from consilience.record.events.told import SPOKEN, Told
from consilience.record.events.traits import Fit, Traits, traits

_CHAIN: Final = 3
"""Of how many mentions of a group one must speak for a further one: a chain of likenesses is no act."""
_MAIN: Final = (2, 3)
"""Documents and mentions from which a group may be the main act of a story."""
_MAIN_SHARE: Final = 0.4
"""Of all mentions of its event."""

Group = list[Traits]


def groups(rows: Iterable[Told]) -> list[list[Told]]:
    """Mentions by the act that they tell.

    Every mention joins the group with which it has most in common of those in which it clashes with none and is linked
    with enough; the most telling come first, so that the order of the documents does not matter. Groups whose codes are
    only paired are compared once they are whole: what an account tells in another code says less of an act.
    """
    found: list[Group] = []
    for row in sorted(map(traits, rows), key=_rank):
        homes = [group for group in found if _is_like_one_of(row, group) and _is_one([row], group)]
        if homes:
            max(homes, key=lambda group: _nearness(row, group)).append(row)
        else:
            found.append([row])
    found = _moved(found, lambda group, homes: next((home for home in homes if _is_one(group, home)), None))
    found = _moved(found, _told_before)
    mains = [group for group in found if _is_main(group, found)]
    found = _moved(
        found, lambda group, homes: next((home for home in _among(mains, homes) if _is_of(group, home)), None)
    )
    found = _moved(found, _completed)
    return [[row.told for row in group] for group in found]


def _moved(found: list[Group], home_of: Callable[[Group, list[Group]], Group | None]) -> list[Group]:
    """The groups, each put to its home among the others if it has one."""
    kept = list(found)
    for group in found:
        others = [home for home in kept if home is not group]
        home = home_of(group, others)
        if home is not None:
            home.extend(group)
            kept = others
    return kept


def _is_like_one_of(row: Traits, group: Group) -> bool:
    """Whether a mention has the code of one of a group, or is of its measure."""
    return any(
        (row.told.measure and other.told.measure) or likeness(row.code, other.code) > Likeness.PAIRED for other in group
    )


def _is_one(group: Group, home: Group) -> bool:
    """Whether two groups clash nowhere, and enough speaks for one act."""
    for one in group:
        for other in home:
            if are_two(one, other):
                return False
    linked = sum(are_linked(one, other) for one in group for other in home)
    return _CHAIN * linked >= len(group) * len(home)


def _told_before(group: Group, homes: list[Group]) -> Group | None:
    """Of a group that only points back, the one told by most documents of those that it may point to."""
    if not all(row.points_back for row in group):
        return None
    fitting = [home for home in homes if _has_one_side(group, home)]
    return max(fitting, key=_weight, default=None)


def _is_main(group: Group, found: list[Group]) -> bool:
    """Whether a group is the main act of a story: told in several documents and by a large part of all mentions of
    its event."""
    event = group[0].told.mention.event
    same = sum(row.told.mention.event == event for other in found for row in other)
    return event not in SPOKEN and _weight(group) >= _MAIN and len(group) >= _MAIN_SHARE * same


def _is_of(group: Group, main: Group) -> bool:
    """Whether a group without a day clashes with nothing of a main act and names the place or a party of it."""
    if any(row.told.date or are_two(row, other) for row in group for other in main):
        return False
    return any(_is_near(row, other) for row in group for other in main)


def _is_near(row: Traits, other: Traits) -> bool:
    alike = likeness(row.code, other.code)
    if alike < Likeness.WIDER or (alike is Likeness.WIDER and not row.acts & other.acts):
        return False
    if are_done_to_others(row, other) or are_of_two_times(row, other):
        return False
    fits = fits_of(row, other)
    least = SHARED_OF_FACT if row.names & other.names or Fit.SAME in fits else SHARED
    return fits[1] is Fit.SAME or shared_beside_parties(row, other) >= least


def _completed(group: Group, homes: list[Group]) -> Group | None:
    """Of a group of one document that lacks a party, the only one that tells the like of the other party."""
    if len({row.told.document.id for row in group}) > 1 or not all(_is_lacking(row.told) for row in group):
        return None
    fitting = [home for home in homes if _has_one_side(group, home, _is_like)]
    return fitting[0] if len(fitting) == 1 else None


def _is_lacking(told: Told) -> bool:
    """Whether an act that is done, not said, is told without a day and without one of its parties."""
    return told.date is None and not is_spoken(told) and not (told.actor.is_known and told.recipient.is_known)


def _is_like(row: Traits, other: Traits) -> bool:
    """Whether two mentions have the word for the act in common; fights have many words in common anyway."""
    if row.is_past != other.is_past:
        return False
    is_shared = row.told.mention.event != "ASSAULT" and shared_beside_parties(row, other) >= SHARED
    return is_shared or is_told_alike(row, other)


def _has_one_side(group: Group, home: Group, is_like: Callable[[Traits, Traits], bool] | None = None) -> bool:
    """Whether a group clashes with nothing of another, and each has a side in common with a like mention there."""
    if any(are_two(row, other) for row in group for other in home):
        return False
    return all(
        any(
            likeness(row.code, other.code) >= Likeness.WIDER
            and Fit.SAME in fits_of(row, other)
            and not are_of_two_times(row, other)
            and (is_like is None or is_like(row, other))
            for other in home
        )
        for row in group
    )


def _among(some: list[Group], groups: list[Group]) -> list[Group]:
    return [group for group in some if any(group is other for other in groups)]


def _nearness(row: Traits, group: Group) -> tuple[bool, bool, Likeness, bool, float, int]:
    """How much a mention has in common with a group."""
    is_of_time = any(row.is_past == other.is_past for other in group)
    measure = row.told.measure
    is_one_step = measure is not None and any(other.told.measure == measure for other in group)
    alike = max(likeness(row.code, other.code) for other in group)
    is_one_fact = any(row.told.fact_ids & other.told.fact_ids for other in group)
    shared = sum(shared_terms(row, other) for other in group) / len(group)
    return is_one_step, is_of_time, alike, is_one_fact, shared, len(group)


def _weight(group: Group) -> tuple[int, int]:
    return len({row.told.document.id for row in group}), len(group)


def _rank(row: Traits) -> tuple[int, str, int, str]:
    """The mentions that say most first."""
    told = row.told
    said = (told.target, told.actor.actor_id, told.recipient.actor_id, told.date, told.mention.mode)
    return -sum(part is not None for part in said), *told.place, told.date or ""
