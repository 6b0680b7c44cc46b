"""When: what happened on which day, and which account prints it, as a drawing and as a table."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from consilience.export.report.edition import Edition, Link, Links, Outlet
from consilience.export.report.words import KIND_WORDS, MONTHS, date_words
from consilience.model import TimelineEntry
from consilience.text.dates import Bounds, bounds

LEFT, RIGHT, WIDTH = 190, 76, 1160
HEAD, LANE, STACK = 52, 36, 24
MOST_DRAWN = 60
"""Entries from which only those that several accounts print are drawn."""
NEAR = 15
"""Marks of a lane nearer than this many units are stacked."""


@dataclass(frozen=True, slots=True)
class Day:
    """One row of the table."""

    address: str
    number: int
    date: str
    kind: str
    what: str
    fact_address: str | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a lane: a point (`x == x2`), a bar, or one with an open end."""

    link: Link
    kind: str
    x: float
    x2: float
    y: float
    is_open_left: bool
    is_open_right: bool
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One account: its lane's top and height, and where its day of publication stands."""

    outlet: Outlet
    y: float
    height: float
    printed_x: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; `label` may be empty where days stand too close."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing's geometry in its own units."""

    width: int
    height: float
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    left_out: int


def days(edition: Edition) -> tuple[Day, ...]:
    """The timeline, earliest first; what has no date comes last."""
    facts = {fact.id: edition.address("fact", fact.id, place) for place, fact in enumerate(edition.record.facts)}
    rows = []
    for number, entry in enumerate(_sorted(edition), 1):
        address = f"when-{number}"
        links = Links(edition, address).to(entry.evidence)
        rows.append(
            Day(address, number, date_words(entry.edtf), KIND_WORDS[entry.kind], entry.what,
                facts.get(entry.fact_id or ""), links)
        )  # fmt: skip
    return tuple(rows)


def _sorted(edition: Edition) -> list[TimelineEntry]:
    def key(entry: TimelineEntry) -> tuple[date, date]:
        first, last = bounds(entry.edtf)
        return first or last or date.max, last or date.max

    return sorted(edition.record.timeline, key=key)


def drawing(edition: Edition) -> Drawing | None:
    """The drawing, or None when no entry has a day to stand on."""
    entries = [(number, entry, bounds(entry.edtf)) for number, entry in enumerate(_sorted(edition), 1)]
    entries = [item for item in entries if item[2] != (None, None)]
    left_out = 0
    if len(entries) > MOST_DRAWN:
        shared = [item for item in entries if len({evidence.document_id for evidence in item[1].evidence}) > 1]
        left_out = len(entries) - len(shared) if shared else 0
        entries = shared or entries
    if not entries:
        return None
    telling = {evidence.document_id for _, entry, _ in entries for evidence in entry.evidence}
    outlets = [outlet for outlet in edition.outlets if outlet.document.id in telling]
    printed = {outlet.number: bounds(outlet.document.published.edtf) for outlet in outlets}
    anchors = sorted({day for _, _, pair in entries for day in pair if day} | {p[0] for p in printed.values() if p[0]})
    place, breaks = _scale(anchors)
    links = Links(edition, "days")
    lanes: list[Lane] = []
    marks: list[Mark] = []
    y = float(HEAD)
    for outlet in outlets:
        grouped: dict[tuple[Bounds, str], list[tuple[int, TimelineEntry]]] = {}
        for number, entry, pair in entries:
            if any(evidence.document_id == outlet.document.id for evidence in entry.evidence):
                grouped.setdefault((pair, entry.kind), []).append((number, entry))
        ends: list[float] = []
        for (pair, kind), told in grouped.items():
            mark = _mark(outlet, pair, kind, told, links, place)
            level = next((level for level, end in enumerate(ends) if mark.x - end >= NEAR), len(ends))
            ends[level : level + 1] = [mark.x2 + 9 * len(mark.label)]
            marks.append(_lowered(mark, y + LANE / 2 + level * STACK))
        height = LANE + max(len(ends) - 1, 0) * STACK
        first = printed[outlet.number][0]
        lanes.append(Lane(outlet, y, height, place[first] if first else None))
        y += height
    return Drawing(WIDTH, y + 12, _ticks(anchors, place), breaks, tuple(lanes), tuple(marks), left_out)


def _mark(
    outlet: Outlet,
    pair: Bounds,
    kind: str,
    told: list[tuple[int, TimelineEntry]],
    links: Links,
    place: dict[date, float],
) -> Mark:
    evidence = [item for _, entry in told for item in entry.evidence if item.document_id == outlet.document.id]
    numbers = [str(number) for number, _ in told]
    label = ", ".join(numbers if len(numbers) < 4 else [*numbers[:2], f"+{len(numbers) - 2}"])
    first, last = pair
    x = place[first] if first else LEFT - 14
    x2 = place[last] if last else WIDTH - 24
    title = f"{outlet.name}: {date_words(told[0][1].edtf)}, {KIND_WORDS[told[0][1].kind]}: " + "; ".join(
        entry.what for _, entry in told[:3]
    )
    return Mark(links.to(evidence)[0], kind, x, x2, 0, first is None, last is None, label, title)


def _lowered(mark: Mark, y: float) -> Mark:
    return Mark(mark.link, mark.kind, mark.x, mark.x2, y, mark.is_open_left, mark.is_open_right, mark.label, mark.title)


def _scale(anchors: list[date]) -> tuple[dict[date, float], tuple[float, ...]]:
    """Where each day stands: neighbours keep their order, long gaps are shortened (and named in `breaks`)."""
    steps, long = [0.0], []
    for before, after in pairwise(anchors):
        gap = (after - before).days
        steps.append(steps[-1] + 1 + min(math.log2(gap), 6))
        long.append(gap > 45)
    total = steps[-1] or 1.0
    width = WIDTH - LEFT - RIGHT
    xs = [round(LEFT + width * step / total, 1) if steps[-1] else LEFT + width / 2 for step in steps]
    breaks: list[float] = []
    for a, b, is_long in zip(xs, xs[1:], long, strict=False):
        if is_long and (not breaks or (a + b) / 2 - breaks[-1] > NEAR):
            breaks.append(round((a + b) / 2, 1))
    return dict(zip(anchors, xs, strict=True)), tuple(breaks)


def _ticks(anchors: list[date], place: dict[date, float]) -> tuple[Tick, ...]:
    ticks, free, year = [], 0.0, 0
    for day in anchors:
        words = f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if day.year != year else "")
        x = place[day]
        if x < free:
            ticks.append(Tick(x, ""))
            continue
        year = day.year
        free = x + 6 * len(words) + 12
        ticks.append(Tick(x, words))
    return tuple(ticks)
