"""Feasts: fixed days, days counted from Easter, and weekdays of a month (United States)."""

from __future__ import annotations

from datetime import date, timedelta

from consilience.annotate.times.lexicon import FEASTS


def easter(year: int) -> date:
    """Western Easter Sunday (Gregorian calendar; the anonymous algorithm of Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year; None where it depends on the country."""
    rule = FEASTS.get(name)
    if isinstance(rule, tuple):
        return date(year, *rule)
    if rule is None:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter") or 0))
    month, weekday, count = {"thanksgiving": (11, 3, 4), "labor": (9, 0, 1), "memorial": (5, 0, -1)}[rule]
    if count < 0:
        last = date(year, month, 31)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))
