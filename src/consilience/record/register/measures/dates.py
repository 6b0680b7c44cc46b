"""When a measure was announced and from when it holds, from what every account says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from consilience.model import DateStatement, Evidence, Record
from consilience.model.register import Rank
from consilience.model.system import MeasureStatus
from consilience.record.register.measures.told import AHEAD, NARRATOR, Told
from consilience.text.dates import bounds, contains, days_apart, overlap

_NEAR: Final = 3
"""Days by which accounts of one announcement differ where clocks and editions do."""


def announced_on(group: Sequence[Told]) -> str | None:
    """The day of the announcement: that of most origins, the narrowest of those that fit; None where accounts differ
    and none of them is told more often."""
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for row in group:
        if row.announced_on:
            origins[row.announced_on].add(row.origin)
    if not origins:
        return None
    support = {
        day: len(set().union(*(given for other, given in origins.items() if overlap(day, other)))) for day in origins
    }
    narrow = min(_width(day) for day in origins)
    best = sorted(origins, key=lambda day: (_width(day) > narrow, -support[day], _width(day), day))
    rivals = [day for day in best[1:] if not overlap(day, best[0]) and _width(day) == narrow]
    is_open = any(support[day] == support[best[0]] and (days_apart(day, best[0]) or 0) > _NEAR for day in rivals)
    return None if is_open else best[0]


def effective(
    group: Sequence[Told], record: Record, announced: str | None
) -> tuple[str | None, tuple[DateStatement, ...]]:
    """From when it holds, and every statement of it with its rank.

    A hedge that one account drops is kept: `[2031-06-01..]` beats `2031-06-01`. Of dates that fit, the narrowest is
    meant. Where they do not fit, or others tell as done what one account dates later, that of the taker holds;
    without one, none does. A day of the act itself ("expelled on 4 May") is one of its effect only where no account
    gives another; it is `deprecated` where it is not the day of the announcement.

    Args:
        group: the mentions.
        record: for the words of the dates.
        announced: the day of the announcement.
    """
    stated: defaultdict[str, list[Told]] = defaultdict(list)
    for row in group:
        if row.mention.effective_from:
            stated[row.mention.effective_from].append(row)
    explicit = [value for value in sorted(stated) if not all(row.is_dated_act for row in stated[value])]
    own = [value for value in explicit if any(row.is_takers_word for row in stated[value])]
    values = explicit or [value for value in sorted(stated) if announced is None or overlap(value, announced)]
    pool = values if _fit(values) and not _is_told_as_done(group, values) else own
    preferred = _most_careful(pool) if pool and _fit(pool) else None
    found = {value: tuple(sorted({item for row in stated[value] for item in _words(row, record)})) for value in stated}
    if preferred and announced and not explicit and preferred != announced and contains(preferred, announced):
        dated = {item for row in group if row.announced_on == announced for item in _words(row, record)}
        preferred, found[announced] = announced, tuple(sorted(dated))
    rows = [DateStatement(value, _rank(value, preferred, values), found[value]) for value in found]
    rows.sort(key=lambda row: (row.value != preferred, bounds(row.value)[0] or date.max, row.value))
    return preferred, tuple(rows)


def _rank(value: str, preferred: str | None, values: Sequence[str]) -> Rank:
    return "preferred" if value == preferred else "normal" if value in values else "deprecated"


def status(group: Sequence[Told], effective_from: str | None, last: date | None) -> MeasureStatus:
    """How far it has gone by the accounts; what was only announced never reads as done.

    What is to take effect after the last account is ahead. What one account tells as done while another of the same
    time denies it or knows of a threat alone, or what only somebody without a name says, is not done. Else it is done
    if at least as many origins tell it as done as tell it as to come; more, where those name a day that is to come or
    the notice that comes before it.

    Args:
        group: the mentions.
        effective_from: from when it holds.
        last: the day of the last account of the record.
    """
    if any(row.is_denial for row in group):
        return _denied(group, effective_from, last)
    stated = {row.mention.status for row in group}
    for told_of in ("reversed", "superseded", "not_realised"):
        if told_of in stated and (told_of != "not_realised" or len(stated) == 1):
            return told_of
    if stated == {"threatened"}:
        return "threatened"
    told = [row for row in group if row.mention.status in ("in_force", "partly_in_force")]
    if told and (_is_doubted(told, group) or all(row.is_hearsay for row in told)):
        return "announced" if "threatened" not in stated else "threatened"
    first = bounds(effective_from)[0]
    ahead: MeasureStatus = "scheduled" if stated <= {"scheduled", "threatened"} else "announced"
    if first is not None and (last is None or first > last):
        return ahead
    # A headline is in the present tense, whether the act is done or to come.
    notices = {row.origin for row in group if row.is_notice}
    coming = {row.origin for row in group if row.mention.status in AHEAD and not (row.is_headline and told)} | notices
    dated = {
        row.origin for row in group if row.mention.status in AHEAD and _is_behind(row.mention.effective_from, last)
    }
    done = {row.origin for row in told}
    if not told or len(done) < len(coming) or ((dated or notices) and len(done) <= len(coming)):
        return ahead
    limited = {row.origin for row in told if row.is_partial}  # a limit that an account drops is kept
    return "partly_in_force" if 2 * len(limited) >= len(done) else "in_force"


def _denied(group: Sequence[Told], effective_from: str | None, last: date | None) -> MeasureStatus:
    """How far an act has gone that some account denies: no further than announced where as many origins deny it as
    tell it; not at all where it was only to come, and an account printed on its day or later tells that it did not."""
    others = [row for row in group if not row.is_denial]
    told = [row for row in others if row.mention.status in ("in_force", "partly_in_force")]
    ahead = status(others, effective_from, last)
    denials = [row for row in group if row.is_denial]
    if told:
        return "announced" if ahead in ("in_force", "partly_in_force") and _is_doubted(told, group) else ahead
    first = bounds(effective_from)[0]
    is_over = any(
        overlap(row.mention.effective_from, effective_from)
        if row.mention.effective_from
        else not row.is_told_before(first)
        for row in denials
        if not row.is_headline
    )
    return "not_realised" if is_over and first is not None else ahead


def _is_behind(effective_from: str | None, last: date | None) -> bool:
    """Whether an account says that it holds only from a day behind the last account."""
    first = bounds(effective_from)[0]
    return first is not None and last is not None and first > last


def _is_doubted(told: Sequence[Told], group: Sequence[Told]) -> bool:
    """Whether as many origins deny the act, or know it as a threat alone, as tell it as done, and none of those is
    later."""
    done = {row.origin for row in told}
    others = [row for row in group if row.origin not in done and row.mention.status in ("threatened", "not_realised")]
    days = [bounds(row.document.published.edtf)[1] for row in others]
    last = max((day for day in days if day), default=None)
    is_later = last is not None and any(
        (first := bounds(row.document.published.edtf)[0]) and first > last for row in told
    )
    return len({row.origin for row in others}) >= len(done) and not is_later


def _is_told_as_done(group: Sequence[Told], values: Sequence[str]) -> bool:
    """Whether a narrator tells as done, without a day, what is to come by the day that another account gives."""
    first = min((day for value in values if (day := bounds(value)[0])), default=None)
    return any(
        row.mention.status == "in_force"
        and (row.mention.effective_from is None or row.is_dated_act)
        and row.voice == NARRATOR
        and row.is_told_before(first)
        for row in group
    )


def _fit(values: Sequence[str]) -> bool:
    return all(overlap(one, other) for i, one in enumerate(values) for other in values[:i])


def _most_careful(values: Sequence[str]) -> str:
    """The open date that begins with the others, else the narrowest."""
    hedged = [value for value in values if value.startswith("[") and bounds(value)[1] is None]
    for value in sorted(hedged):
        others = [other for other in values if other != value]
        if all(bounds(other)[0] == bounds(value)[0] or contains(other, value) for other in others):
            return value
    return min(values, key=lambda value: (_width(value), value))


def _width(value: str) -> timedelta:
    first, last = bounds(value)
    return last - first if first and last else timedelta.max


def _words(row: Told, record: Record) -> tuple[Evidence, ...]:
    """The clause and the words for the date, where they stand outside it."""
    mention = row.mention
    times = {time.id: time for time in record.annotations[row.document.id].times}
    time = times.get(mention.effective_time_id or mention.announced_time_id or "")
    if time is None or (mention.evidence.start <= time.start and time.end <= mention.evidence.end):
        return (mention.evidence,)
    return mention.evidence, Evidence(row.document.id, time.start, time.end)
