"""How many people and posts there are on a day: the preferred number first, those that conflict beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from consilience.model import Headcount, Register, StateRow
from consilience.model.system import HeadcountKind
from consilience.record.register.state.spells import RANKS
from consilience.record.register.state.views import View, dated, one_each
from consilience.text.dates import bounds
from consilience.text.days import date_words

_LABELS: Final[dict[HeadcountKind, str]] = {
    "ceiling": "posts allowed (ceiling)",
    "filled": "posts filled",
    "vacant": "posts vacant",
    "withdrawn": "people withdrawn",
    "members": "members",
}
"""The numbers that stand on a day; a change and a share are told of a measure."""


def count_rows(register: Register, view: View) -> Iterator[StateRow]:
    """One row an institution (or body) and what is counted of it."""
    names = {body.id: body.name for body in register.institutions}
    for headcounts in groups(register.headcounts):
        held = sorted((row for row in headcounts if _holds(row, view)), key=_order)
        if not held:
            continue
        first = held[0]
        others = list({row.value: row for row in reversed(held) if row.value != first.value}.values())[::-1]
        rivals = [row for row in others if row.rank != "deprecated"]
        phrases = [_phrase(first, view), *(_rival(row, view) for row in rivals)]
        is_announced = _is_announced(first, view)
        owner = names.get(first.institution_id or "") or first.actor_id or ""
        yield StateRow(
            part="headcounts",
            id=first.id,
            name=f"{owner}: {_LABELS[first.quantity]}" if owner else _LABELS[first.quantity],
            value=" | ".join(phrases),
            is_announced=is_announced,
            certainty="announced_only" if is_announced else "derived" if first.is_derived else first.certainty,
            since=first.valid_from,
            said_by=(),
            evidence=one_each(pointer for row in (first, *others) for pointer in row.evidence),
            row_ids=tuple(row.id for row in (first, *others)),
            others=tuple(_rival(row, view) for row in others),
        )


def groups(headcounts: Sequence[Headcount]) -> list[list[Headcount]]:
    """The numbers of one thing of one institution or body, which may change or conflict."""
    found: dict[tuple[str | None, str | None, str], list[Headcount]] = {}
    for row in headcounts:
        if row.quantity in _LABELS:
            found.setdefault((row.institution_id, row.actor_id, row.quantity), []).append(row)
    return list(found.values())


def _is_announced(row: Headcount, view: View) -> bool:
    return row.certainty == "announced_only" or view.is_foretold(row.valid_from)


def _holds(row: Headcount, view: View) -> bool:
    if not view.is_known(row.known_from):
        return False
    return view.has_begun(row.valid_from) != "no" and view.has_ended(row.valid_until) != "yes"


def _order(row: Headcount) -> tuple[int, bool, int]:
    """Preferred before normal, printed before computed, later news first."""
    return -RANKS[row.rank], row.is_derived, -(bounds(row.known_from)[0] or date.min).toordinal()


def _phrase(row: Headcount, view: View) -> str:
    words = f"{row.value:,}"
    if view.has_begun(row.valid_from) == "perhaps":
        words = f"{words}, from {date_words(row.valid_from)}"
    if row.is_derived:
        words += f" (derived: {row.arithmetic})" if row.arithmetic else " (derived)"
    return f"{words} (announced)" if _is_announced(row, view) else words


def _rival(row: Headcount, view: View) -> str:
    words = _phrase(row, view)
    if dated(row.valid_until)[0] is not None:
        words = f"{words} until {date_words(row.valid_until)}"
    return f"{words} (outranked)" if row.rank == "deprecated" else words
