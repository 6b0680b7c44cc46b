"""The chart of the days: across when it happened, down when it was printed, a lane an account."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from consilience.export.report.edition import Edition, Link, Links, Outlet, by_publication
from consilience.export.report.scale import BREAK, Break, Scale, length_words, scale
from consilience.export.report.when import clash_addresses, kind_words, mark_kind, numbered
from consilience.export.report.words import KIND_WORDS, short_date
from consilience.model import TimelineEntry
from consilience.text.dates import Bounds, bounds, is_approximate
from consilience.text.days import MONTHS, date_words

LEFT, RIGHT, WIDTH = 34, 66, 1010
TOP, LANE, STACK, PAUSE = 84, 40, 23, 20
MOST_DRAWN = 60
"""Entries from which only those that several accounts print are drawn."""
COARSE = 27
"""Days from which a stretch is labelled as a whole (a month, a year) and not by its ends."""
_LETTER = 6.3
_DAY = re.compile(r"\b\d{1,2}\b")
_NEAR, _OPEN = 15, 30


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a lane: a point (`x == x2`), a bar, or one with an open end. `numbers` are those of the table."""

    link: Link
    kind: str
    x: float
    x2: float
    y: float
    is_open_left: bool
    is_open_right: bool
    numbers: tuple[int, ...]
    label: str
    title: str
    clash: str

    @property
    def at(self) -> float:
        """Where the sign itself stands: in the middle of a stretch, else at the end that is known."""
        if self.is_open_left or self.is_open_right:
            return self.x2 if self.is_open_left else self.x
        return round((self.x + self.x2) / 2, 1)


@dataclass(frozen=True, slots=True)
class Lane:
    """One account: top and height, the day of printing (from `printed` to `printed2` where only bounds are known)."""

    outlet: Outlet
    y: float
    height: float
    printed: float | None
    printed2: float | None
    when: str
    later: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis, or a stretch (`x2 > x`) that is labelled as a whole. `row` keeps labels apart."""

    x: float
    x2: float
    label: str
    row: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Two marks whose dates cannot both stand, and where that is told."""

    address: str
    x: float
    y: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart's geometry in its own units. `kinds` are those that it shows, as (mark, words)."""

    width: float
    height: float
    axis: tuple[float, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]
    lanes: tuple[Lane, ...]
    clashes: tuple[Clash, ...]
    kinds: tuple[tuple[str, str], ...]
    left_out: int
    without: tuple[str, ...]

    @property
    def stairs(self) -> str:
        """The line of printing, from lane to lane: what stands left of it lay behind, what stands right lay ahead."""
        path, before = "", None
        for lane in self.lanes:
            if lane.printed is None or lane.printed2 is not None:
                before = None
                continue
            path += (
                f"M{lane.printed} {lane.y}" if before is None else f"V{lane.y - (lane.y - before) / 2}H{lane.printed}"
            )
            before = lane.y + lane.height
            path += f"V{before}"
        return path


_Entry = tuple[int, TimelineEntry, Bounds]


def chart(edition: Edition) -> Chart | None:
    """The chart, or None when no entry has a day to stand on."""
    entries = [(number, entry, bounds(entry.edtf)) for number, entry in numbered(edition)]
    entries = [item for item in entries if item[2] != (None, None)]
    shown = _drawn(entries)
    if not shown:
        return None
    telling = {evidence.document_id for _, entry, _ in shown for evidence in entry.evidence}
    outlets = sorted(edition.columns or edition.outlets, key=lambda outlet: by_publication(outlet.document))
    without = tuple(outlet.name for outlet in outlets if outlet.document.id not in telling)
    outlets = [outlet for outlet in edition.outlets if outlet.document.id in telling]
    outlets.sort(key=lambda outlet: by_publication(outlet.document))
    printed = [bounds(outlet.document.published.edtf) for outlet in outlets]
    days = scale({day for pair in [pair for *_, pair in shown] + printed for day in pair if day}, LEFT, WIDTH - RIGHT)
    lanes = _lanes(edition, outlets, shown, days)
    height = lanes[-1].y + lanes[-1].height + 14
    kinds = {mark_kind(entry.kind): kind_words(entry.kind) for _, entry, _ in shown}
    order = [*KIND_WORDS, "other"]
    return Chart(
        width=max(days.end + RIGHT, WIDTH / 2),
        height=height,
        axis=tuple(days.even_days()),
        ticks=_ticks(shown, printed, days),
        breaks=tuple(row for row in days.breaks if not _is_inside_a_stretch(row, shown)),
        lanes=lanes,
        clashes=tuple(_clashes(lanes)),
        kinds=tuple(sorted(kinds.items(), key=lambda item: order.index(item[0]))),
        left_out=len(entries) - len(shown),
        without=without,
    )


def _drawn(entries: list[_Entry]) -> list[_Entry]:
    """All entries; of very many those that several accounts print."""
    if len(entries) <= MOST_DRAWN:
        return entries
    return [item for item in entries if len({row.document_id for row in item[1].evidence}) > 1] or entries


def _lanes(edition: Edition, outlets: list[Outlet], entries: list[_Entry], days: Scale) -> tuple[Lane, ...]:
    links = Links(edition, "days")
    clashes = clash_addresses(edition)
    lanes: list[Lane] = []
    y, before = float(TOP), None
    for outlet in outlets:
        first, last = bounds(outlet.document.published.edtf)
        later = ""
        if before and first and first > before:
            y += PAUSE
            later = f"{length_words((first - before).days)} later"
        before = first or before
        told = [item for item in entries if any(row.document_id == outlet.document.id for row in item[1].evidence)]
        marks, levels = _marks(outlet, told, clashes, links, days)
        height = LANE + max(levels - 1, 0) * STACK
        is_day = first is not None and first == last
        printed, printed2 = (days.place.get(day or date.min) for day in (first, last))
        lanes.append(
            Lane(
                outlet=outlet,
                y=y,
                height=height,
                printed=printed,
                printed2=None if is_day else printed2 or printed,
                when=outlet.date if is_day else f"undated: {outlet.date}" if first or last else "undated",
                later=later,
                marks=tuple(replace(mark, y=round(y + LANE / 2 + mark.y * STACK, 1)) for mark in marks),
            )
        )
        y += height
    return tuple(lanes)


def _marks(
    outlet: Outlet, entries: list[_Entry], clashes: dict[str, str], links: Links, days: Scale
) -> tuple[list[Mark], int]:
    """The marks of one lane, `y` their level where they would touch, and how many levels there are."""
    grouped: dict[tuple[Bounds, str, str], list[_Entry]] = defaultdict(list)
    for item in entries:
        grouped[item[2], item[1].kind, clashes.get(item[1].conflict_id or "", "")].append(item)
    ends: list[float] = []
    marks = []
    for (pair, kind, clash), group in grouped.items():
        x, x2 = (days.place[day or pair[1 - n] or date.min] for n, day in enumerate(pair))
        left, right = pair[0] is None, pair[1] is None
        label = _label(group) + (" ≠" if clash else "")
        start, end = x - (_OPEN if left else 0), x2 + (_OPEN if right else 0)
        level = next((n for n, taken in enumerate(ends) if start - taken >= _NEAR), len(ends))
        ends[level : level + 1] = [max(end, (x2 if left else x if right else (x + x2) / 2) + 12 + 7 * len(label))]
        evidence = [row for item in group for row in item[1].evidence if row.document_id == outlet.document.id]
        numbers = tuple(number for number, *_ in group)
        link = links.to(evidence)[0]
        marks.append(Mark(link, mark_kind(kind), x, x2, level, left, right, numbers, label, _title(group), clash))
    return marks, len(ends)


def _label(group: list[_Entry]) -> str:
    numbers = [str(number) for number, *_ in group]
    about = "~" if is_approximate(group[0][1].edtf) else ""
    return about + ", ".join(numbers if len(numbers) < 4 else [*numbers[:2], f"+{len(numbers) - 2}"])


def _title(group: list[_Entry]) -> str:
    number, entry, _ = group[0]
    told = "; ".join(item[1].what for item in group[:3])
    more = f"; and {len(group) - 3} more" if len(group) > 3 else ""
    return f"{number}: {date_words(entry.edtf)}, {kind_words(entry.kind)}: {told}{more}"


def _clashes(lanes: tuple[Lane, ...]) -> list[Clash]:
    """Lines between neighbouring marks of one conflict that stand on different days."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for lane in lanes:
        for mark in lane.marks:
            if mark.clash:
                marks[mark.clash].append(mark)
    found = []
    for address, sides in marks.items():
        for one, other in pairwise(sorted(sides, key=lambda mark: (mark.y, mark.at))):
            if one.at != other.at:
                found.append(Clash(address, one.at, one.y, other.at, other.y))
    return found


def _is_inside_a_stretch(gap: Break, entries: list[_Entry]) -> bool:
    return any(
        first and last and first <= gap.first and gap.last <= last and _is_coarse((first, last))
        for *_, (first, last) in entries
    )


def _is_coarse(pair: Bounds) -> bool:
    return bool(pair[0] and pair[1] and (pair[1] - pair[0]).days >= COARSE)


def _ticks(entries: list[_Entry], printed: list[Bounds], days: Scale) -> tuple[Tick, ...]:
    """Labels of the days that marks or printings stand on; stretches of a month or a year are labelled as a whole."""
    stretches = {pair: short_date(entry.edtf) for _, entry, pair in entries if _is_coarse(pair)}
    ticks, whole, free = [], set(), 0.0
    for pair, words in sorted(stretches.items(), key=lambda item: str(item[0])):
        x, x2 = days.place[pair[0] or date.min], days.place[pair[1] or date.min]
        half = _LETTER * len(words) / 2
        if not _DAY.search(words) and (x + x2) / 2 - half >= free:
            free = (x + x2) / 2 + half + 6
            whole.add(pair)
            ticks.append(Tick(x, x2, words, 0))
    points = {day for *_, pair in entries for day in pair if day and pair not in whole}
    points |= {day for pair in printed for day in pair if day}
    ends, year = [-BREAK, -BREAK], 0
    for day in sorted(points):
        words = f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if day.year != year else "")
        x, half = days.place[day], _LETTER * len(words) / 2
        row = next((row for row in (0, 1) if x - half >= ends[row] + 8), None)
        if row is None:
            ticks.append(Tick(x, x, "", 0))
            continue
        year, ends[row] = day.year, round(x + half)
        ticks.append(Tick(x, x, words, row + 1))
    return tuple(ticks)
