"""A weekday printed beside a date that falls on another day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from consilience.align.differences.statements import Statement
from consilience.model import Document, Evidence, Judgement, Side
from consilience.text.dates import bounds

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH: Final = "|".join((*_MONTHS, *(f"{month[:3]}" for month in _MONTHS), "Sept"))
_PRINTED: Final = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),? \(?(?P<date>(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH}))\b(?!-)(?:,? (?P<year>(?:19|20)\d\d)\b)?)"
)
_YEARS: Final = 3
"""Years before that of print in which a date without a year may lie: stories are printed again, and crawled late."""


def weekdays_against_dates(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A weekday and a date that cannot both be right, in one account.

    A date without a year is held against the year of print and those before it, so that an older story, or one with
    the day of its crawl for the day of print, is not blamed.
    """
    for row in {row.document.id: row for row in reversed(rows)}.values():
        for zone in (zone for zone in row.document.zones if zone.is_readable or zone.type == "caption"):
            for match in _PRINTED.finditer(row.document.text, zone.start, zone.end):
                yield from _judged(row, match)


def _judged(row: Statement, match: re.Match[str]) -> Iterator[Judgement]:
    weekday = _WEEKDAYS.index(match["weekday"])
    days = _days(row.document, match)
    if not days or any(day.weekday() == weekday for day in days):
        return
    document_id = row.document.id
    if match["year"]:
        why = f"that day was a {_WEEKDAYS[days[0].weekday()]}"
    else:
        why = f"that date was no {match['weekday']} from {days[-1].year} to {days[0].year}"
    yield Judgement(
        "date",
        "different",
        "internal_inconsistency",
        (
            Side(match["weekday"], (Evidence(document_id, match.start("weekday"), match.end("weekday")),)),
            Side(match["date"], (Evidence(document_id, match.start("date"), match.end("date")),)),
        ),
        f"Day and date: {row.outlet} prints “{match['weekday']}” beside “{match['date']}” — {why}.",
        row.fact_ids,
        settled_by="A calendar, and the first announcement of the day.",
        confidence=0.9,
    )


def _days(document: Document, match: re.Match[str]) -> list[date]:
    """The days that the printed date may be, the latest first; none where it is no date, or no year is known."""
    month = 1 + next(n for n, name in enumerate(_MONTHS) if name[:3] == (match["month"] or match["month2"])[:3])
    printed = bounds(document.published.edtf)[0]
    if match["year"]:
        years = [int(match["year"])]
    elif printed:
        next_year = [printed.year + 1] if month < printed.month else []
        years = [*next_year, *range(printed.year, printed.year - _YEARS - 1, -1)]
    else:
        return []
    number = int(match["day"] or match["day2"])
    found = []
    for year in years:
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    return found
