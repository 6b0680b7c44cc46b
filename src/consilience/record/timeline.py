"""What happened when: one entry for each act and date, merged across accounts, earliest first.

That an act was decided, announced, done, is still to come and takes effect are five dates (see `dated`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from consilience.model import WORTH_A_LOOK, Claim, Conflict, Evidence, Record, TimelineEntry
from consilience.model import TimelineKind as Kind
from consilience.record.dated import Dated, dated
from consilience.text.dates import Bounds, bounds, is_approximate, overlap

_LONG_AGO: Final = 60
"""Days before the first report from which a date is background."""
_LONG: Final = 400
"""Days from which a stretch is told by its beginning."""
_SHARED: Final = 0.5
"""Shared words, of the shorter phrase, from which two entries of one date tell one act."""
_SHARED_ACT: Final = 0.34
"""The same, where both are acts of one class."""


def timeline(record: Record) -> tuple[TimelineEntry, ...]:
    """Dated acts of the record. Dates of publication are no events and are left out.

    Claims of one fact whose dates fit are one entry with the narrowest of the dates; so are claims of one date that
    share most of their words. Entries are ordered by the earliest day that they may mean.
    """
    begin = _begin(record)
    groups: list[list[Dated]] = []
    of_fact: dict[tuple[str | None, Kind], list[list[Dated]]] = defaultdict(list)
    of_day: dict[tuple[Bounds, Kind], list[list[Dated]]] = defaultdict(list)
    for row in dated(record):
        day = bounds(row.edtf)
        home = _home(row, of_fact[row.fact_id, row.kind] if row.fact_id else [], of_day[day, row.kind])
        if home is None:
            home = []
            groups.append(home)
            of_fact[row.fact_id, row.kind].append(home)
            of_day[day, row.kind].append(home)
        home.append(row)
    entries = sorted((_entry(group, begin, record.conflicts) for group in groups), key=_place)
    return tuple(replace(entry, id=f"time-{n}") for n, entry in enumerate(entries, 1))


def _begin(record: Record) -> date | None:
    """The day from which a date belongs to the story: some weeks before the first report."""
    days = [day for document in record.documents if (day := bounds(document.published.edtf)[0])]
    return min(days) - timedelta(_LONG_AGO) if days else None


def _home(row: Dated, of_fact: list[list[Dated]], of_day: list[list[Dated]]) -> list[Dated] | None:
    """The entry that a row belongs to, of those that its fact has and of those that begin with its date."""
    for group in of_fact:
        if all(_fit(row.edtf, other.edtf) and _is_one_act(row.claim, other.claim) for other in group):
            return group
    for group in of_day:
        first = group[0]
        limit = _SHARED_ACT if first.claim.act == row.claim.act else _SHARED
        if _shared(first.claim, row.claim) >= limit:
            return group
    return None


def _is_one_act(one: Claim, other: Claim) -> bool:
    """Whether two claims of one fact tell one act: a fact may hold what else is told of it, on another day."""
    return one.act == other.act or _shared(one, other) >= _SHARED_ACT


def _fit(one: str, other: str) -> bool:
    return one == other or overlap(one, other)


def _shared(one: Claim, other: Claim) -> float:
    first, second = set(one.terms), set(other.terms)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _entry(group: list[Dated], begin: date | None, conflicts: tuple[Conflict, ...]) -> TimelineEntry:
    when = min(group, key=_narrowness)
    teller = min(group, key=_clearness)
    evidence = tuple(dict.fromkeys(e for row in group for e in row.evidence))
    return TimelineEntry(
        "",
        when.edtf,
        teller.what,
        evidence,
        when.fact_id,
        when.kind,
        tuple(sorted({row.claim.document_id for row in group})),
        is_background=begin is not None and _latest(when.edtf, begin) < begin,
        conflict_id=_conflict(group, conflicts),
    )


def _latest(edtf: str, default: date) -> date:
    """The last day that a date may mean; the first one of a long stretch ("since 2014")."""
    first, last = bounds(edtf)
    is_long = first is None or last is None or (last - first).days > _LONG
    return (first or last or default) if is_long else (last or default)


def _conflict(group: list[Dated], conflicts: tuple[Conflict, ...]) -> str | None:
    """The first conflict over the date of this act: a contradiction, or whether the date is sure."""
    dates = {Evidence(row.time.document_id, row.time.start, row.time.end) for row in group}
    for row in conflicts:
        is_of_dates = row.type == "certainty" or (row.type == "date" and row.class_ in WORTH_A_LOOK)
        if is_of_dates and any(evidence in dates for side in row.sides for evidence in side.evidence):
            return row.id
    return None


def _clearness(row: Dated) -> tuple[bool, bool, int, str]:
    """The wording to show first: one that tells a measure, in the account's own voice, neither short nor long."""
    return row.measure is None, row.claim.voice != "narrator", abs(len(row.what) - 80), row.claim.id


def _narrowness(row: Dated) -> tuple[bool, bool, int, bool, str, str]:
    first, last = bounds(row.edtf)
    width = (last - first).days if first and last else 100_000
    is_hedge = row.edtf.startswith("[")
    return not is_hedge, is_approximate(row.edtf), width, "T" not in row.edtf, row.edtf, row.claim.id


def _place(entry: TimelineEntry) -> tuple[date, date, str, tuple[Evidence, ...]]:
    first, last = bounds(entry.edtf)
    return first or last or date.max, last or date.max, entry.what, entry.evidence
