"""When: what happened on which day, and which account prints it, as a table. The chart is drawn in `chart`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consilience.export.report.edition import Edition, Link, Links
from consilience.export.report.words import KIND_WORDS
from consilience.model import TimelineEntry
from consilience.text.dates import bounds
from consilience.text.days import date_words


@dataclass(frozen=True, slots=True)
class Day:
    """One row of the table. `differs` is the address of the conflict over its date, or ""."""

    address: str
    number: int
    date: str
    kind: str
    kind_words: str
    what: str
    fact_address: str | None
    differs: str
    is_background: bool
    links: tuple[Link, ...]


def days(edition: Edition) -> tuple[Day, ...]:
    """The timeline, earliest first; what has no date comes last."""
    facts = {fact.id: edition.address("fact", fact.id, place) for place, fact in enumerate(edition.record.facts)}
    clashes = clash_addresses(edition)
    rows = []
    for number, entry in numbered(edition):
        address = f"when-{number}"
        rows.append(
            Day(
                address=address,
                number=number,
                date=date_words(entry.edtf),
                kind=mark_kind(entry.kind),
                kind_words=kind_words(entry.kind),
                what=entry.what,
                fact_address=facts.get(entry.fact_id or ""),
                differs=clashes.get(entry.conflict_id or "", ""),
                is_background=entry.is_background,
                links=Links(edition, address).to(entry.evidence),
            )
        )
    return tuple(rows)


def numbered(edition: Edition) -> list[tuple[int, TimelineEntry]]:
    """The entries by their first possible day, with the numbers that the table and the chart give them."""

    def key(entry: TimelineEntry) -> tuple[date, date]:
        first, last = bounds(entry.edtf)
        return first or last or date.max, last or date.max

    return list(enumerate(sorted(edition.record.timeline, key=key), 1))


def clash_addresses(edition: Edition) -> dict[str, str]:
    """Where the differences that are worth a look stand in the page, by their ids."""
    return {
        conflict.id: edition.address("conflict", conflict.id, place)
        for place, conflict in enumerate(edition.record.conflicts)
        if conflict.is_worth_a_look
    }


def kind_words(kind: str) -> str:
    """What a kind of entry is called."""
    return KIND_WORDS.get(kind, kind.replace("_", " "))


def mark_kind(kind: str) -> str:
    """The mark of a kind of entry: its own, or `other`."""
    return kind if kind in KIND_WORDS else "other"
