"""Documents about one happening. Accounts of different events share no facts, so they are told apart first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from consilience.align.groups import Connected
from consilience.align.nearness import BRIDGE, CENTRAL, FAR, LEAST, THRESHOLD, Nearness, Profile, pair
from consilience.model import Record, Story

_CORE: Final = 4
"""Documents from which a story can have a core: of two or three, each is as central as the other."""
_FEW: Final = 2
"""Names and words of an event that a text must have: a headline over another text has none in it."""

Group = list[int]


def stories(record: Record, nearness: Nearness | None = None) -> tuple[Story, ...]:
    """Groups of documents about one happening, the largest first; every document is in exactly one.

    Args:
        record: with documents and annotations.
        nearness: of its documents, where it is known already.
    """
    near = nearness or Nearness(record)
    ids = [document.id for document in record.documents]
    return tuple(
        Story(f"story-{n}", tuple(ids[i] for i in group), _reason(group, near))
        for n, group in enumerate(_groups(near), 1)
    )


def core(group: Sequence[int], near: Nearness) -> Group:
    """The documents of a story that are near to most of it: what it is about. In a small story that is all of them."""
    linked = [n for n in group if near.best(n, group) >= THRESHOLD]
    if len(linked) < _CORE:
        return linked or list(group)
    return [n for n in linked if near.mean(n, linked) >= CENTRAL] or linked


def _groups(near: Nearness) -> list[Group]:
    everything = [[n] for n in range(len(near.profiles))]
    found = _joined(everything, near, THRESHOLD)
    if len(found) == len(everything):
        return _ordered(_joined(everything, near, LEAST), near)
    together = _joined([group for group in found if len(group) > 1], near, BRIDGE)
    return _ordered(_attached(together, [n for group in found if len(group) == 1 for n in group], near), near)


def _joined(groups: Sequence[Group], near: Nearness, least: float) -> list[Group]:
    """Groups put together whose nearest documents reach some log-odds, the nearest first, but none of other days."""
    home = {n: place for place, group in enumerate(groups) for n in group}
    joined = Connected(len(groups))
    rows = {place: list(group) for place, group in enumerate(groups)}
    ranked = sorted((-near.odds[key], key) for key in combinations(sorted(home), 2) if near.odds[key] >= least)
    for _, (one, other) in ranked:
        first, second = sorted((joined.find(home[one]), joined.find(home[other])))
        if first != second and not near.are_apart(rows[first], rows[second]):
            joined.join(first, second)
            rows[first] = sorted(rows[first] + rows.pop(second))
    return sorted(rows.values())


def _attached(groups: Sequence[Group], lone: Sequence[int], near: Nearness) -> list[Group]:
    """The groups, each with the lone documents that tell its event in part, and the others by themselves."""
    cores = [core(group, near) for group in groups]
    found = [list(group) for group in groups]
    for n in lone:
        odds, place = max((near.best(n, centre), -place) for place, centre in enumerate(cores))
        home = [near.profiles[member] for member in cores[-place]]
        is_told = (
            not near.profiles[n].document.readable
            or len(near.profiles[n].terms.intersection(shared_terms(home))) >= _FEW
        )
        if odds >= LEAST and is_told and not near.are_apart([n], groups[-place]):
            found[-place].append(n)
        else:
            found.append([n])
    return [sorted(group) for group in found]


def _ordered(groups: Sequence[Group], near: Nearness) -> list[Group]:
    """The largest first, then the closest."""
    return sorted(groups, key=lambda group: (-len(group), -_closeness(group, near), group))


def _closeness(group: Group, near: Nearness) -> float:
    return sum(near.mean(n, group) for n in group) / len(group)


def _reason(group: Group, near: Nearness) -> str:
    if len(group) > 1:
        return f"{len(group)} documents share {_shared([near.profiles[n] for n in group])}"
    alone = group[0]
    others = [n for n in range(len(near.profiles)) if n != alone]
    if not others:
        return "the only document"
    nearest = max(others, key=lambda n: (near.odds[pair(alone, n)], -n))
    one, other = near.profiles[alone], near.profiles[nearest]
    gap = abs((one.day - other.day).days) if one.day and other.day else 0
    apart = f", published {gap} days apart" if gap > FAR else ""
    return f"about something else: shares too little even with the nearest, {other.document.id}{apart}"


def _shared(profiles: Sequence[Profile]) -> str:
    """The names and words that most documents of a group have in common."""
    best = shared_terms(profiles)[:5]
    return ", ".join(f"“{word}”" for word in best) if best else "what they report"


def shared_terms(profiles: Sequence[Profile]) -> list[str]:
    """The names and words that more than half of some documents have, the weightiest first."""
    totals: dict[str, float] = {}
    holders: Counter[str] = Counter()
    for profile in profiles:
        holders.update(profile.terms)
        for weights in (profile.names, profile.words):
            for word, weight in weights.items():
                totals[word] = totals.get(word, 0.0) + weight
    common = [word for word in totals if holders[word] * 2 > len(profiles)]
    return sorted(common, key=lambda word: (-round(totals[word], 6), word))
