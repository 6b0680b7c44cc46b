"""What the words of a time expression say, before it is known when they were printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "date",
    "weekday",
    "nth_weekday",
    "day",
    "unit",
    "quarter",
    "half",
    "season",
    "decade",
    "century",
    "feast",
    "ago",
    "duration",
    "set",
    "vague",
    "then",
    "range",
    "clock",
    "part",
    "same_part",
]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of an expression.

    Attributes:
        kind: what it is.
        value: a finished TIMEX3 value, for kinds that need no anchor (durations, sets, vague references).
        year, month, day, weekday, number: calendar parts that the words give (`number`: of quarter, half, decade).
        unit: `D W M Q Y …` for "last week", "two years ago".
        step: -1 last, 0 this, +1 next; for "ago" the signed amount; None where the words do not say.
        part: `MO`, `NI`, `14:19` for a part of the day or a clock time.
        mod: TIMEX3 modifier.
        is_relative_to_text: counted from an earlier expression, not from the publication ("a year earlier").
        is_order_open: a date in figures that may be day first or month first ("03/04/2021", read month first here).
        is_hedged: the words leave the end open ("or a few days later").
        is_name: the day stands for an event, maybe of years ago ("the June 4 crackdown").
    """

    kind: Kind
    value: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    unit: str | None = None
    step: float | None = None
    part: str | None = None
    mod: str | None = None
    feast: str | None = None
    word: str = ""
    is_relative_to_text: bool = False
    is_order_open: bool = False
    is_hedged: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in a text: `text[start:end]` and what it says. `role` is the preposition's part in it."""

    start: int
    end: int
    meaning: Meaning
    role: str | None = None
