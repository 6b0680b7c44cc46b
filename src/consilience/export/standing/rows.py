"""Lines of the system on a day, and what is behind a change of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consilience.export.register import Citation, Registered
from consilience.model import ChannelPeriod, Headcount, Register, StateRow, StatusPeriod


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the system: what, its value in words, since when (EDTF), on whose word, and the words themselves.

    Attributes:
        said_by: names; `narrator` for what accounts tell in their own voice.
        certainty: `reported`, `announced_only`, `implied` (it follows from what comes later), or `derived`.
        others: further values, where accounts conflict.
        row_ids: the rows of the register that it is read from.
    """

    part: str
    id: str
    name: str
    value: str
    is_announced: bool
    certainty: str
    since: str | None
    said_by: tuple[str, ...]
    others: tuple[str, ...]
    row_ids: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What stands otherwise on the later day. `before` is None for what was not known of, `after` for what is gone.

    `measures` are the titles of those that changed it.
    """

    part: str
    id: str
    name: str
    before: str | None
    after: str | None
    is_announced: bool
    measures: tuple[str, ...]
    said_by: tuple[str, ...]
    citations: tuple[Citation, ...]


def line_of(row: StateRow, given: Registered) -> Line:
    """A row of a snapshot with its words, and with names in the place of ids."""
    name = row.name
    counted = next((item for item in given.register.headcounts if item.id == row.id), None)
    if row.part == "headcounts" and counted is not None and counted.actor_id and not counted.institution_id:
        name = name.replace(counted.actor_id, given.names.get(counted.actor_id, counted.actor_id), 1)
    return Line(
        part=row.part,
        id=row.id,
        name=name,
        value=row.value,
        is_announced=row.is_announced,
        certainty=row.certainty,
        since=row.since,
        said_by=tuple(given.names.get(voice, voice) for voice in row.said_by),
        others=row.others,
        row_ids=row.row_ids,
        citations=tuple(given.citations[place] for place in row.evidence if place in given.citations),
    )


def key_of(row: StateRow, register: Register) -> tuple[str | None, ...]:
    """What a row is about: a number is another row of the register on another day."""
    if row.part == "headcounts":
        counted: Headcount | None = next((item for item in register.headcounts if item.id == row.id), None)
        if counted is not None:
            return row.part, counted.institution_id, counted.actor_id, counted.quantity
    return row.part, row.id


def difference(was: StateRow | None, now: StateRow | None, line: Line, given: Registered) -> Change:
    """A change, with what is behind it: the rows, the words and the voices that the earlier day did not rest on."""
    new = [id_ for id_ in line.row_ids if was is None or id_ not in was.row_ids] or line.row_ids
    periods = _periods(given.register)
    voices = [voice for id_ in new if id_ in periods for voice in periods[id_].said_by]
    old = {given.citations.get(place) for place in was.evidence} if was else set()
    return Change(
        part=line.part,
        id=line.id,
        name=line.name,
        before=was.value if was else None,
        after=now.value if now else None,
        is_announced=line.is_announced,
        measures=() if line.part == "measures" else tuple(_measures(new, line.id, given.register)),
        said_by=tuple(dict.fromkeys(given.names.get(voice, voice) for voice in voices)) or line.said_by,
        citations=tuple(place for place in line.citations if place not in old) or line.citations,
    )


def _periods(register: Register) -> dict[str, StatusPeriod | ChannelPeriod]:
    """The periods by the ids that the rows of a state give them."""
    of_channels = {f"{row.id}.{n}": period for row in register.channels for n, period in enumerate(row.periods)}
    return {**{period.id: period for period in register.statuses}, **of_channels}


def _measures(row_ids: Iterable[str], line_id: str, register: Register) -> Iterator[str]:
    """The titles of the measures that periods, or the number that a line shows first, rest on."""
    periods = _periods(register)
    behind = {periods[id_].measure_id for id_ in row_ids if id_ in periods}
    for row in register.headcounts:
        if row.id == line_id:
            behind |= _measures_of(row, register)
    return (measure.title for measure in register.measures if measure.id in behind)


def _measures_of(row: Headcount, register: Register) -> set[str]:
    """The measures that a number is computed from; of a printed one those of its day that print it, or else all."""
    computed = {measure.id for measure in register.measures if measure.id in row.derived_from}
    if row.institution_id is None or row.valid_from is None:
        return computed
    if row.is_derived:
        printed_too = (item for item in register.headcounts if item.id in row.derived_from and not item.is_derived)
        of_its_day = [_measures_of(item, register) for item in printed_too if item.valid_from == row.valid_from]
        return computed.union(*of_its_day)
    on_its_day = [
        measure
        for measure in register.measures
        if measure.target == row.institution_id and row.valid_from in (measure.announced_on, measure.effective_from)
    ]
    printed = [item for item in on_its_day if item.size and row.value in (item.size.after, item.size.value)]
    return {measure.id for measure in printed or on_its_day}
