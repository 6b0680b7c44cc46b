"""Loose words of one account for an act that others tell precisely: "ends dialogue" of a mission that is suspended.

An outlet's headline says that a state "breaks off relations" or "closes its offices" where all accounts, its own text
among them, tell which institution is suspended or closed. That is its word for the act, and no act of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from consilience.model import Institution
from consilience.record.register.measures.grouping import is_one_act
from consilience.record.register.measures.sentences import sentences_between
from consilience.record.register.measures.told import Told
from consilience.text.dates import overlap
from consilience.text.measure_types import measure_types
from consilience.text.word_sets import word_set

_ENDING: Final = frozenset({"suspended", "closed"})
_GENERAL: Final = word_set("dialogue contact talk channel communication diplomatic bilateral official mutual formal")


def wordings(groups: Sequence[Sequence[Told]], institutions: Sequence[Institution]) -> dict[int, int]:
    """The groups that are one account's loose words for the act of another group: its number to that of the other.

    Such a group names no institution, no number and no other day, and its words are no quotation of the taker. The
    other is taken by the same side, is told by another origin too and in the same account, in a sentence of its own.
    """
    bodies = {row.id: row for row in institutions}
    found: dict[int, int] = {}
    for n, group in enumerate(groups):
        if not _is_loose(group):
            continue
        fitting = [m for m, other in enumerate(groups) if m != n and _is_word_for(group, other, bodies)]
        if fitting:
            own = group[0].mention.type
            found[n] = min(fitting, key=lambda m: (groups[m][0].mention.type != own, -len(groups[m]), m))
    return found


def _is_loose(group: Sequence[Told]) -> bool:
    return len({row.origin for row in group}) == 1 and all(
        row.target is None
        and row.mention.size is None
        and not row.is_old
        and not (row.is_direct and row.is_takers_word)
        for row in group
    )


def _is_word_for(loose: Sequence[Told], act: Sequence[Told], bodies: Mapping[str, Institution]) -> bool:
    """Whether the words of a group fit the act that another one tells."""
    body = next((bodies[row.target] for row in act if row.target), None)
    if body is None or len({row.origin for row in act}) < 2 or any(row.is_old for row in act):
        return False
    return all(_is_one_word_for(row, act, body) for row in loose)


def _is_one_word_for(row: Told, act: Sequence[Told], body: Institution) -> bool:
    beside = [other for other in act if other.document is row.document]
    if not beside or any(_is_one_sentence(row, other) for other in beside):
        return False
    takers = {row.taker.is_same(other.taker) for other in act}
    days = [(row.day, other.announced_on) for other in act]
    if True not in takers or False in takers or any(all(pair) and not overlap(*pair) for pair in days):
        return False
    types = row.mention.type, act[0].mention.type
    if is_one_act(*types):
        return bool(row.core) and row.core <= _terms_of(act)
    loose, kind = (measure_types().types.get(type_) for type_ in types)
    is_between = body.sends is not None and body.receives is not None
    is_ended = kind is not None and loose is not None and kind.status in _ENDING and kind.event == loose.event
    # What is done to relations as a whole may be said of the one institution through which they ran.
    is_of_all = loose is not None and (loose.ladder == "relations" or loose.name == "suspend_cooperation")
    return is_of_all and is_between and is_ended and row.core <= _GENERAL


def _terms_of(act: Sequence[Told]) -> frozenset[str]:
    return frozenset(term for row in act for term in row.terms)


def _is_one_sentence(one: Told, other: Told) -> bool:
    places = (one.mention.start, one.mention.end), (other.mention.start, other.mention.end)
    return sentences_between(one.document.text, *places) == 0
