"""Which mentions tell one act: same target, same taker, one ladder of types, dates and sizes that fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from consilience.model import Size
from consilience.record.register.measures.told import Told
from consilience.text.dates import bounds, days_apart, overlap
from consilience.text.measure_types import measure_types

_SLIP: Final = 14
"""Days by which one account may misdate an act whose number of people is the same ("last week")."""
_ON_POSTS: Final = frozenset({"suspend_post", "suspend_operations", "recall_head", "recall_staff", "withdraw_mission"})
"""Types that one act on the holder of a post is told as."""


def groups(rows: Sequence[Told], posts: frozenset[str]) -> list[list[Told]]:
    """The mentions of each act, in a fixed order.

    A mention joins the act with which it shares most; none that some mention of the act contradicts.

    Args:
        rows: the mentions.
        posts: ids of the institutions that are posts.
    """
    found: list[list[Told]] = []
    for row in sorted(rows, key=_clearness):
        best: list[Told] | None = None
        most = 0
        for group in found:
            weights = [likeness(row, other, posts) for other in group]
            if None in weights:
                continue
            weight = max(number for number in weights if number is not None)
            if weight > most:
                best, most = group, weight
        if best is None:
            found.append([row])
        else:
            best.append(row)
    for group in found:
        group.sort(key=lambda row: row.place)
    return found


def _clearness(row: Told) -> tuple[bool, bool, bool, bool, tuple[str, int, str]]:
    """The clearest first: dated, on a known institution, by a known taker, with a size."""
    mention = row.mention
    return mention.announced_on is None, row.target is None, not row.by.is_known, mention.size is None, row.place


def likeness(one: Told, other: Told, posts: frozenset[str]) -> int | None:
    """How much speaks for one act: None where the two cannot be one, 0 where nothing connects them."""
    if not _is_one_type(one, other, posts):
        return None
    sides = one.by.is_same(other.by), one.on.is_same(other.on)
    is_same_size = _is_same_size(one.mention.size, other.mention.size)
    if False in sides or is_same_size is False or not _dates_fit(one, other, bool(is_same_size)):
        return None
    if one.target and other.target:
        if one.target != other.target:
            return None
        on = 3
    else:
        is_alike = bool(one.terms & other.terms) and _shared(one, other) >= 0.5
        is_bare = not (one.terms and other.terms)
        on = 2 if is_alike else 1 if is_same_size or (is_bare and sides[0] and one.document != other.document) else 0
    if on == 0 or one.is_old != other.is_old or (on < 3 and sides[0] is None and not is_same_size):
        return 0
    is_dated = overlap(one.mention.announced_on, other.mention.announced_on)
    return 2 * on + sum(bool(x) for x in (*sides, is_same_size, is_dated, one.mention.type == other.mention.type))


def _shared(one: Told, other: Told) -> float:
    return len(one.terms & other.terms) / min(len(one.terms), len(other.terms))


def _is_one_type(one: Told, other: Told, posts: frozenset[str]) -> bool:
    types = one.mention.type, other.mention.type
    if measure_types().is_same_act(*types):
        return True
    return one.target is not None and one.target == other.target and one.target in posts and set(types) <= _ON_POSTS


def _is_same_size(one: Size | None, other: Size | None) -> bool | None:
    """Whether two sizes say the same; None where they do not speak of the same number."""
    if one is None or other is None:
        return None
    pairs = [(one.value, other.value), (one.before, other.before), (one.after, other.after), (one.share, other.share)]
    known = [a == b for a, b in pairs if a is not None and b is not None]
    return None if not known else all(known)


def _dates_fit(one: Told, other: Told, is_same_size: bool) -> bool:
    """Whether the days of the two can be those of one act. An act is not told before it is announced."""
    days = one.mention.announced_on, other.mention.announced_on
    if all(days) and not overlap(*days):
        apart = days_apart(*days)
        return is_same_size and apart is not None and apart <= _SLIP
    effects = one.mention.effective_from, other.mention.effective_from
    if all(effects) and not overlap(*effects):
        return one.document != other.document and _near(effects)
    return not (_is_told_first(one, other) or _is_told_first(other, one))


def _near(days: tuple[str | None, str | None]) -> bool:
    apart = days_apart(*days)
    return apart is not None and apart <= 2 * _SLIP


def _is_told_first(one: Told, other: Told) -> bool:
    """Whether one account was printed before the day on which the other says that it was announced."""
    first: date | None = bounds(other.mention.announced_on)[0]
    return one.is_told_before(first)
