"""How each institution stands over time, by its measures and by what accounts say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from consilience.model import Evidence, Institution, Measure, Record, Report, StatusMention, StatusPeriod
from consilience.model.register import Certainty, Rank
from consilience.model.system import InstitutionStatus
from consilience.record.register.chains import institution_of_chain
from consilience.record.register.measures.told import voice_of
from consilience.text.dates import bounds, overlap
from consilience.text.measure_types import MeasureType, measure_types

_AHEAD: Final = frozenset({"announced", "scheduled"})
_NEVER: Final = frozenset({"threatened", "not_realised"})
_OVERLAYS: Final = frozenset({"suspension_announced", "closure_announced"})
"""Statuses that lie over another: the institution still works."""
_FIRST: Final = frozenset({"reduced", "suspended", "closed", *_OVERLAYS})
"""Statuses before which an institution must have worked."""


@dataclass(frozen=True)
class _Period:
    """A status in the making. `until` is set once the one that follows is known."""

    status: InstitutionStatus
    certainty: Certainty
    start: str | None
    evidence: tuple[Evidence, ...]
    known: str | None
    said_by: tuple[str, ...]
    measure: Measure | None = None
    rank: Rank = "normal"
    until: str | None = None
    order: date = date.min


def statuses(
    record: Record, institutions: Sequence[Institution], measures: Sequence[Measure]
) -> tuple[StatusPeriod, ...]:
    """The statuses of a record, by institution and time; ids `status-1`, ...

    A measure gives two: what it announces, from the day of the announcement, and what it leads to, from the day of its
    effect. What no account tells as done is `announced_only`. An institution that is reduced, suspended or closed
    worked before (`implied`). Days that accounts state differently stand side by side.
    """
    printed = {row.id: bounds(row.published.edtf)[1] for row in record.documents}
    found: defaultdict[str, list[_Period]] = defaultdict(list)
    by_id = {measure.id: measure for measure in measures}
    for measure in measures:
        kind = measure_types().types.get(measure.type)
        whole = by_id.get(measure.part_of or "")
        is_same = whole is not None and whole.target == measure.target and _leads_to(whole) == _leads_to(measure)
        if measure.target and kind and kind.status and measure.status not in _NEVER and not is_same:
            found[measure.target].extend(_of_measure(measure, kind, printed))
    for id_, period in _told(record, institutions, printed):
        found[id_].append(period)
    rows: list[StatusPeriod] = []
    for body in institutions:
        for period in _sequence(found.get(body.id, []), _worked(body, institutions, found)):
            rows.append(_row(f"status-{len(rows) + 1}", body.id, period))
    return tuple(rows)


def _leads_to(measure: Measure) -> InstitutionStatus | None:
    kind = measure_types().types.get(measure.type)
    return kind.status if kind else None


def _row(id_: str, institution_id: str, period: _Period) -> StatusPeriod:
    return StatusPeriod(
        id_,
        institution_id,
        period.status,
        period.certainty,
        period.evidence,
        period.start,
        period.until,
        period.known,
        period.measure.id if period.measure else None,
        period.rank,
        period.said_by,
    )


def _of_measure(measure: Measure, kind: MeasureType, printed: dict[str, date | None]) -> Iterator[_Period]:
    """What a measure announces, and what it leads to."""
    assert kind.status is not None
    is_ahead = measure.status in _AHEAD
    known = measure.announced_on or _earliest(measure.reports, printed)
    is_word_enough = kind.status == kind.announced_status
    last = max((day for report in measure.reports if (day := printed.get(report.document_id))), default=None)
    ahead = [report for report in measure.reports if report.status in _AHEAD] or list(measure.reports)
    effects = _effects(measure, is_ahead, is_word_enough, known)
    first = min(effects, key=lambda effect: (effect[1] != "preferred", bounds(effect[0])[0] or date.max))
    if kind.announced_status in _OVERLAYS and (is_ahead or _is_later(measure.effective_from, measure.announced_on)):
        yield _Period(
            kind.announced_status,
            "reported",
            measure.announced_on or (f"[..{known}]" if known else None),
            _evidence(ahead),
            known,
            _said_by(ahead),
            measure,
            until=first[0],
        )
    for start, rank, evidence in effects:
        own = [row for row in measure.reports if set(row.evidence) & set(evidence)] or list(measure.reports)
        is_to_come = is_ahead or _is_later(start, last.isoformat() if last else None)
        certainty: Certainty = "announced_only" if is_to_come and not is_word_enough else "reported"
        yield _Period(kind.status, certainty, start, evidence, known, _said_by(own), measure, rank)


def _effects(
    measure: Measure, is_ahead: bool, is_word_enough: bool, known: str | None
) -> list[tuple[str | None, Rank, tuple[Evidence, ...]]]:
    """From when the measure holds, with the rank and the words of each statement."""
    if measure.effective_from:
        own = [row for row in measure.effective_statements if overlap(row.value, measure.effective_from)]
        evidence = tuple(sorted({item for row in own for item in row.evidence})) or measure.evidence
        others = [row for row in measure.effective_statements if row not in own and row.rank != "deprecated"]
        return [
            (measure.effective_from, "preferred" if others else "normal", evidence),
            *((row.value, row.rank, row.evidence) for row in others),
        ]
    rows: list[tuple[str | None, Rank, tuple[Evidence, ...]]] = [
        (row.value, row.rank, row.evidence) for row in measure.effective_statements if row.rank != "deprecated"
    ]
    done = [row for row in measure.reports if row.status not in _AHEAD]
    if is_word_enough:
        rows = [(measure.announced_on or known, "normal", _evidence(measure.reports))]
    elif is_ahead and not rows:
        start = f"[{_day(known)}..]" if _day(known) else None
        rows.append((start, "normal", _evidence(measure.reports)))
    elif not rows:
        start = measure.announced_on or (f"[..{known}]" if known else None)
        rows.append((start, "normal", _evidence(done or measure.reports)))
    return rows


def _told(
    record: Record, institutions: Sequence[Institution], printed: dict[str, date | None]
) -> Iterator[tuple[str, _Period]]:
    """What accounts say of how an institution stands without a measure, each status once."""
    of_chain = institution_of_chain(institutions)
    groups: defaultdict[tuple[str, InstitutionStatus], list[list[StatusMention]]] = defaultdict(list)
    for document in record.documents:
        if document.id in record.off_event:
            continue
        for row in record.annotations[document.id].statuses:
            id_ = of_chain.get(row.institution_chain)
            if id_ is None:
                continue
            fitting = (group for group in groups[id_, row.status] if all(_fit(row, other) for other in group))
            group = next(fitting, None)
            if group is None:
                groups[id_, row.status].append([row])
            else:
                group.append(row)
    for (id_, status), found in groups.items():
        for rows in found:
            starts = [row.valid_from for row in rows if row.valid_from]
            days = [day for row in rows if (day := printed.get(row.document_id))]
            voices = {voice for row in rows if (voice := voice_of(row.voice, record))}
            evidence = {item for row in rows for item in (row.evidence, *_time(row, record))}
            yield (
                id_,
                _Period(
                    status,
                    "reported",
                    min(starts, key=_width) if starts else None,
                    tuple(sorted(evidence)),
                    min(days).isoformat() if days else None,
                    tuple(sorted(voices)),
                ),
            )


def _fit(one: StatusMention, other: StatusMention) -> bool:
    return not (one.valid_from and other.valid_from) or overlap(one.valid_from, other.valid_from)


def _time(row: StatusMention, record: Record) -> tuple[Evidence, ...]:
    """The words for the day, where they stand outside the clause."""
    times = {time.id: time for time in record.annotations[row.document_id].times}
    time = times.get(row.time_id or "")
    if time is None or (row.evidence.start <= time.start and time.end <= row.evidence.end):
        return ()
    return (Evidence(row.document_id, time.start, time.end),)


def _worked(
    body: Institution, institutions: Sequence[Institution], found: dict[str, list[_Period]]
) -> tuple[_Period, ...]:
    """That an institution works where its holder is named as the way to talk: nobody refers to a closed embassy."""
    own = [row.id for row in institutions if row.belongs_to == body.id]
    named = [period for id_ in own for period in found.get(id_, ()) if period.status == "designated_channel"]
    if not named or body.id in found:
        return ()
    return (replace(named[0], status="operating", certainty="implied", start=None, measure=None),)


def _sequence(periods: Sequence[_Period], implied: Iterable[_Period]) -> list[_Period]:
    """The periods of one institution in time, each until the next begins; before the first, what it must have been."""
    rows = [replace(row, order=_begin(row.start)) for row in periods]
    rows.sort(key=lambda row: (row.order, _layer(row), row.status, row.start or "", row.evidence))
    levels = [row for row in rows if row.status not in _OVERLAYS and row.measure and row.rank != "deprecated"]
    told = [row for row in rows if row.measure is None and row.start]
    ended = []
    # "The camp is closed" tells no more than that it was closed; "shut on Monday" no more than that day's measure.
    for row in (row for row in rows if row.measure or not _is_told_by(row, levels)):
        later = [level for level in levels if level.measure != row.measure and level.order > row.order]
        later = later or [other for other in told if row.start and row.measure is None and _is_other(other, row)]
        until = row.until or (later[0].start if later and row.status not in _OVERLAYS else None)
        ended.append(replace(row, until=until))
    first = next((row for row in ended if row.measure and row.start), None)
    if first is not None and first.status in _FIRST and not any(row.status == "operating" for row in ended[:1]):
        is_first = all(row.measure or row.start for row in ended)
        if is_first:
            known = replace(
                first, status="operating", certainty="implied", start=None, until=first.start, rank="normal"
            )
            ended.insert(0, known)
    return [*implied, *ended]


def _is_told_by(row: _Period, levels: Sequence[_Period]) -> bool:
    """Whether measures lead to what an account just tells, from the same day on or, without a day, at all."""
    reached = [level for level in levels if level.status == row.status and level.certainty == "reported"]
    return any(row.start is None or (level.start and overlap(row.start, level.start)) for level in reached)


def _is_other(later: _Period, row: _Period) -> bool:
    """Whether a period that accounts just tell begins after another and says something else."""
    return later.order > row.order and later.status != row.status


def _layer(row: _Period) -> int:
    """Of one day: what holds, what is announced over it, what that leads to."""
    return 1 if row.status in _OVERLAYS else 2 if row.certainty == "announced_only" else 0


def _begin(start: str | None) -> date:
    """The first day that a start may mean; of one that is open before a day, that day."""
    first, last = bounds(start)
    return first or last or date.min


def _evidence(reports: Iterable[Report]) -> tuple[Evidence, ...]:
    return tuple(sorted({item for row in reports for item in row.evidence}))


def _said_by(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(sorted({row.voice for row in reports} - {"unknown"}))


def _earliest(reports: Iterable[Report], printed: dict[str, date | None]) -> str | None:
    """The day of the first account that tells a measure."""
    days = [day for row in reports if (day := printed.get(row.document_id))]
    return min(days).isoformat() if days else None


def _is_later(one: str | None, other: str | None) -> bool:
    first, last = bounds(one)[0], bounds(other)[1]
    return first is not None and last is not None and first > last


def _day(edtf: str | None) -> str | None:
    first = bounds(edtf)[0]
    return first.isoformat() if first else None


def _width(edtf: str) -> tuple[int, str]:
    first, last = bounds(edtf)
    return ((last - first).days if first and last else 10**6), edtf
