"""The status board: a row an institution, post, headcount or channel, before → after, since when, on whose word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TypeVar

from consilience.export.report.edition import NOBODY, Edition, Link, Links
from consilience.export.report.words import COMING, HEADCOUNT_WORDS, listed, plain
from consilience.model import Channel, ChannelPeriod, Evidence, Headcount, Institution, Measure, StatusPeriod
from consilience.text.dates import bounds
from consilience.text.days import date_words
from consilience.text.naming import capital

MOST_SHEETS = 2
"""Accounts whose words one link shows below each other."""
_RANKS = {"preferred": 0, "normal": 1, "deprecated": 2}
_Period = StatusPeriod | ChannelPeriod
_PartOf = TypeVar("_PartOf", Institution, Measure)


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A link that shows the words of several accounts below each other; empty where there are none."""

    href: str
    ranges: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a line, with a link an account to its words.

    `is_announced` says that it rests on an announcement alone and is not told as done; `mark` that no account prints
    it ("reckoned: 24 − 3 = 21", "implied") or that others outrank it.
    """

    words: str
    is_announced: bool
    mark: str
    links: tuple[Link, ...]

    @property
    def told(self) -> str:
        """The value with the word that keeps it from reading as done."""
        is_said = not self.is_announced or "announced" in self.words
        return self.words if is_said else f"{self.words}, announced"


@dataclass(frozen=True, slots=True)
class Line:
    """One change: what stood before, what stands after it (several values where accounts differ), and since when.

    `notes` say when it was announced or became known, and until when it holds.
    """

    address: str
    what: str
    before: Value | None
    after: tuple[Value, ...]
    since: str
    notes: tuple[str, ...] = ()
    voices: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One institution, post, body or channel. `condition` holds printed words."""

    name: str
    kind: str
    lines: tuple[Line, ...]
    condition: str = ""
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The rows in two parts, and what is named without a word on how it stands, with a link to the words."""

    institutions: tuple[Row, ...]
    channels: tuple[Row, ...]
    named: tuple[tuple[str, SheetLink], ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """States that begin together; `announced` are those by which they were announced, where they are to come."""

    held: tuple[_Period, ...]
    announced: tuple[_Period, ...] = ()


def board(edition: Edition) -> Board:
    """The board: posts stand below their institution, bodies of which only the members are counted come last."""
    register = edition.record.register
    places = (f"standing-{place}" for place in count(1))
    institutions = nested(register.institutions, lambda row: row.belongs_to)
    rows = [_institution(edition, places, row) for row in institutions]
    silent: list[Institution | Channel] = [row for row, told in zip(institutions, rows, strict=True) if not told.lines]
    silent += [row for row in register.channels if not row.periods]
    known = {row.id for row in register.institutions}
    bodies: dict[str, list[Headcount]] = {}
    for row in register.headcounts:
        if row.institution_id not in known:
            bodies.setdefault(row.actor_id or row.institution_id or "", []).append(row)
    for name, counts in bodies.items():
        rows.append(Row(party(edition, name) or "A body without a name", "", _count_lines(edition, places, counts)))
    channels = tuple(_channel(edition, places, row) for row in register.channels)
    named = SheetLinks(edition, "named")
    return Board(
        institutions=tuple(row for row in rows if row.lines),
        channels=tuple(row for row in channels if row.lines),
        named=tuple((capital(row.name), named.to(row.evidence)) for row in silent),
    )


def party(edition: Edition, actor_id: str | None) -> str:
    """Who that is, or `""` where the record does not know."""
    name = edition.voice(actor_id) if actor_id else ""
    return "" if name == NOBODY else name


def voices(edition: Edition, said_by: Iterable[str]) -> str:
    """Those on whose word something stands; `""` where it is the accounts' own alone."""
    said = list(said_by)
    names = list(dict.fromkeys(name for name in (party(edition, voice) for voice in said) if name))
    return listed([*names, "the accounts"] if names and "narrator" in said else names, 4)


class SheetLinks:
    """Numbers links that show the words of several accounts below each other, as in `Links`."""

    def __init__(self, edition: Edition, address: str) -> None:
        self._edition, self._address, self._last = edition, address, 0

    def to(self, evidence: Iterable[Evidence]) -> SheetLink:
        """One link to the first words of up to `MOST_SHEETS` accounts."""
        pointers = self._edition.pointers(evidence)[:MOST_SHEETS]
        if not pointers:
            return SheetLink("", "")
        self._last += 1
        ranges = " ".join(self._edition.ranges(pointer.evidence[:1]) for pointer in pointers)
        return SheetLink(f"{self._address}.{self._last}", ranges)


def nested(rows: Sequence[_PartOf], whole_of: Callable[[_PartOf], str | None]) -> list[_PartOf]:
    """Each row with its parts after it, else in the order given.

    Args:
        rows: the rows of one table, each with an id of its own.
        whole_of: the id of the row that a row is a part of, or None.
    """
    known = {row.id for row in rows}
    found: dict[str, _PartOf] = {}
    for row in rows:
        if whole_of(row) not in known or whole_of(row) == row.id:
            found[row.id] = row
            found |= {part.id: part for part in rows if whole_of(part) == row.id}
    return list((found | {row.id: row for row in rows if row.id not in found}).values())


def _institution(edition: Edition, places: Iterator[str], row: Institution) -> Row:
    register = edition.record.register
    states = _standing_lines(edition, places, (item for item in register.statuses if item.institution_id == row.id))
    counts = _count_lines(edition, places, (item for item in register.headcounts if item.institution_id == row.id))
    return Row(capital(row.name), plain(row.kind), (*states, *counts), is_post=row.belongs_to is not None)


def _channel(edition: Edition, places: Iterator[str], row: Channel) -> Row:
    lines = _standing_lines(edition, places, row.periods)
    return Row(capital(row.name), f"{plain(row.kind)} channel", lines, row.condition or "")


def _standing_lines(edition: Edition, places: Iterator[str], periods: Iterable[_Period]) -> tuple[Line, ...]:
    """The states of one thing, each after the one before it; the first is told as what stood before."""
    steps = _fused(_steps(periods))
    first = steps[0] if len(steps) > 1 and all(row.valid_from is None for row in steps[0].held) else None
    lines: list[Line] = []
    for step in steps[1:] if first else steps:
        address = next(places)
        links = Links(edition, address)
        before = _latest(lines) or (_standing(links, first.held[0], ()) if first else None)
        values = tuple(_standing(links, row, step.announced) for row in step.held)
        if before and before.words == values[0].words and (values[0].is_announced or not before.is_announced):
            before = None
        notes = tuple(_notes(step, is_last=step is steps[-1]))
        said = voices(edition, (voice for row in (*step.announced, *step.held) for voice in row.said_by))
        since = step.held[0].valid_from
        lines.append(Line(address, "how it stands", before, values, date_words(since) if since else "", notes, said))
    return tuple(lines)


def _latest(lines: Sequence[Line]) -> Value | None:
    """The last state that is told as done; where none is, the last that was announced."""
    told = [line.after[0] for line in lines]
    return next((value for value in reversed(told) if not value.is_announced), told[-1] if told else None)


def _notes(step: _Step, *, is_last: bool) -> Iterator[str]:
    period = step.held[0]
    known = step.announced[0].valid_from if step.announced else period.known_from
    if period.certainty == "announced_only" and known and bounds(known) != bounds(period.valid_from):
        yield f"announced {date_words(known)}"
    if is_last and period.valid_until:
        yield f"until {date_words(period.valid_until)}"


def _steps(periods: Iterable[_Period]) -> list[_Step]:
    """States in the order of their beginning; different ones that begin on one day are one step."""
    steps: list[_Step] = []
    for period in sorted(periods, key=lambda row: (day_key(row.valid_from), day_key(row.known_from), _RANKS[row.rank])):
        last = steps[-1].held if steps else ()
        if last and period.valid_from == last[0].valid_from and _state(period) not in map(_state, last):
            steps[-1] = _Step((*last, period))
        else:
            steps.append(_Step((period,)))
    return steps


def _fused(steps: list[_Step]) -> list[_Step]:
    """An announced state and what it is to turn into by that announcement are one step, in the place of the latter."""
    fused: list[_Step] = []
    for step in steps:
        only = step.held[0]
        if len(step.held) == 1 and only.certainty == "announced_only":
            told = next((row for row in fused if len(row.held) == 1 and _state(only) in _coming(row.held[0])), None)
            if told:
                fused.remove(told)
                step = _Step(step.held, told.held)
        fused.append(step)
    return fused


def _coming(period: _Period) -> tuple[str, ...]:
    return COMING.get(_state(period), ())


def _standing(links: Links, period: _Period, announced: tuple[_Period, ...]) -> Value:
    evidence = [item for row in (*announced, period) for item in row.evidence]
    marks = {"implied": "implied", "derived": "reckoned"}.get(period.certainty, ""), _rank_words(period.rank)
    is_announced = period.certainty == "announced_only" or bool(_coming(period))
    return Value(plain(_state(period)), is_announced, listed(filter(None, marks)), links.to(evidence))


def _count_lines(edition: Edition, places: Iterator[str], counts: Iterable[Headcount]) -> tuple[Line, ...]:
    """The numbers of one body, a line a change of a quantity; numbers of one day that differ stand side by side."""
    quantities: dict[str, dict[str | None, list[Headcount]]] = {}
    for row in sorted(counts, key=lambda row: (day_key(row.valid_from), _RANKS[row.rank])):
        quantities.setdefault(row.quantity, {}).setdefault(row.valid_from, []).append(row)
    lines: list[Line] = []
    for quantity, words in HEADCOUNT_WORDS.items():
        steps = list(quantities.get(quantity, {}).values())
        first = steps[0] if len(steps) > 1 and steps[0][0].valid_from is None else None
        before: Value | None = None
        for rows in steps[1:] if first else steps:
            address = next(places)
            links = Links(edition, address)
            before = before or (_number(links, first[0]) if first else None)
            values = tuple(_number(links, row) for row in rows)
            since, until = rows[0].valid_from, rows[0].valid_until if rows is steps[-1] else None
            notes = (f"until {date_words(until)}",) if until else ()
            lines.append(Line(address, words, before, values, date_words(since) if since else "", notes))
            before = values[0]
    return tuple(lines)


def _number(links: Links, row: Headcount) -> Value:
    reckoned = f"reckoned: {row.arithmetic}" if row.arithmetic else "reckoned" if row.is_derived else ""
    mark = listed(filter(None, (reckoned, _rank_words(row.rank))))
    return Value(number_words(row), False, mark, links.to(row.evidence))


def number_words(row: Headcount) -> str:
    """`"15 posts"`, `"+9"`, `"−9 posts"`, `"50 %"`."""
    if row.quantity == "share":
        return f"{row.value * 100:.4g} %".replace("-", "−")
    sign = "+" if row.quantity == "change" and row.value > 0 else ""
    return f"{sign}{row.value:,} {row.unit}".strip().replace("-", "−")


def _rank_words(rank: str) -> str:
    return "ranked below" if rank == "deprecated" else ""


def _state(period: _Period) -> str:
    return period.status if isinstance(period, StatusPeriod) else period.state


def day_key(edtf: str | None) -> tuple[date, date]:
    """Sorts dates by the first day and then by the last; what has no date comes first."""
    first, last = bounds(edtf)
    return first or date.min, (last or date.max) if first else date.min
