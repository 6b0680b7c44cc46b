"""The scale of days: even where days lie near each other, with breaks that say how long they are where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

BREAK = 54
"""Width of a break, wide enough for its words."""
LEAST, MOST = 14.0, 64.0
"""Width of a day, in units of the drawing."""
_GAPS = (400, 200, 120, 90, 60, 45, 30, 21, 14, 10, 7)
"""Days from which a gap may become a break: the longest that leaves room enough for a day is taken."""


@dataclass(frozen=True, slots=True)
class Break:
    """A gap that is drawn shorter than it is: where, and how long it is in words."""

    x: float
    words: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Scale:
    """Where each day stands. `unit` is the width of a day where the scale is even, `end` the last day's place."""

    place: dict[date, float]
    breaks: tuple[Break, ...]
    unit: float
    end: float

    def even_days(self) -> Iterable[float]:
        """The places of all days between the outermost ones that do not lie in a break."""
        broken = {row.first for row in self.breaks}
        for day, after in pairwise(sorted(self.place)):
            if day not in broken:
                for step in range((after - day).days):
                    yield round(self.place[day] + step * self.unit, 1)
        if self.place:
            yield self.end


def scale(days: Iterable[date], left: float, right: float) -> Scale:
    """Places for `days` from `left` to about `right`; where that is too narrow for them it goes on to the right."""
    known = sorted(set(days))
    gaps = [(after - before).days for before, after in pairwise(known)]
    limit, unit = _GAPS[-1], LEAST
    for longest in _GAPS:
        broken = sum(gap > longest for gap in gaps)
        room = (right - left - broken * BREAK) / max(sum(gap for gap in gaps if gap <= longest), 1)
        if room >= LEAST:
            limit, unit = longest, min(room, MOST)
            break
    place, breaks, x = {}, [], left
    for number, day in enumerate(known):
        if number:
            gap = gaps[number - 1]
            if gap > limit:
                breaks.append(Break(round(x + BREAK / 2, 1), length_words(gap), known[number - 1], day))
                x += BREAK
            else:
                x += gap * unit
        place[day] = round(x, 1)
    return Scale(place, tuple(breaks), unit, round(x, 1))


def length_words(days: int) -> str:
    """`"9 days"`, `"6 weeks"`, `"5 months"`, `"2½ years"`: rounded as one would say it."""
    if days < 14:
        return f"{days} day{'s' if days > 1 else ''}"
    if days < 60:
        return f"{round(days / 7)} weeks"
    if days < 700:
        return f"{round(days / 30.4)} months"
    halves = round(days / 365.25 * 2)
    return f"{halves // 2}{'½' if halves % 2 else ''} years"
