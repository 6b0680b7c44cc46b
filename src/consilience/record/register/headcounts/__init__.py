"""Numbers of people and posts across accounts, and what follows from them by arithmetic.

One row an institution (or body), quantity and value, with the words of every account. A number that a measure changes
holds until the measure's date, the new one from then on. Where accounts give several numbers for one thing and time,
they stand side by side; the one that most independent origins print is preferred, if there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from consilience.model import Headcount, Institution, Measure, Record
from consilience.record.register.headcounts.ranks import ranked
from consilience.record.register.headcounts.sums import derived
from consilience.record.register.headcounts.told import told
from consilience.record.register.headcounts.values import values

_KINDS: Final = ("ceiling", "filled", "vacant", "withdrawn", "change", "share", "members")


def headcounts(
    record: Record, institutions: Sequence[Institution], measures: Sequence[Measure]
) -> tuple[Headcount, ...]:
    """The headcounts of a record, in a fixed order: by institution, quantity, date and value; bodies behind.

    Reads the headcount mentions of the documents that are about the event. Derived values are marked (`derived_from`,
    `arithmetic`), and computed only where all that they rest on is undisputed and printed exactly.
    """
    stated = ranked(values(told(record, institutions, measures)))
    place = {row.id: n for n, row in enumerate(institutions)}
    numbered = [replace(row, id=f"headcount-{n}") for n, row in enumerate(_ordered(stated, place), 1)]
    computed = derived(numbered, measures, institutions)
    return (*_ended(numbered, computed), *computed)


def _ended(rows: Sequence[Headcount], computed: Sequence[Headcount]) -> list[Headcount]:
    """The stated rows; one without a date ends where the value that follows from it begins."""
    ends = {(id_, row.quantity): row.valid_from for row in computed if row.valid_from for id_ in row.derived_from}
    return [
        replace(row, valid_until=ends.get((row.id, row.quantity)))
        if row.valid_from is None and row.valid_until is None
        else row
        for row in rows
    ]


def _ordered(rows: Sequence[Headcount], place: dict[str, int]) -> list[Headcount]:
    return sorted(
        rows,
        key=lambda row: (
            place.get(row.institution_id or "", len(place)),
            row.actor_id or "",
            _KINDS.index(row.quantity),
            row.valid_from or "",
            row.valid_until or "",
            row.value,
        ),
    )
