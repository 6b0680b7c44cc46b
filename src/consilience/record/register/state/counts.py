"""How many people and posts there are on a day: the preferred number first, those that conflict beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from consilience.model import Headcount, Institution, Measure, Register, StateRow
from consilience.model.system import HeadcountKind
from consilience.record.register.state.spells import RANKS
from consilience.record.register.state.views import View, dated, one_each
from consilience.text.dates import bounds
from consilience.text.days import date_words
from consilience.text.institution_kinds import kinds

_LABELS: Final[dict[HeadcountKind, str]] = {
    "ceiling": "posts allowed (ceiling)",
    "filled": "posts filled",
    "vacant": "posts vacant",
    "withdrawn": "people withdrawn",
    "members": "members",
}
"""The numbers that stand on a day; a change and a share are told of a measure."""
_PEOPLE: Final = {"monitoring": "strength", "military": "strength", "humanitarian": "people there"}
"""What "posts filled" is called where there are no posts, by the channel of the kind of institution."""


def count_rows(register: Register, view: View, names: Mapping[str, str]) -> Iterator[StateRow]:
    """One row an institution (or body) and what is counted of it. `names` are those of the actors, by id."""
    bodies = {body.id: body for body in register.institutions}
    for headcounts in sorted(groups(register.headcounts), key=lambda group: _place(group[0], list(bodies))):
        held = sorted((row for row in headcounts if _holds(row, view)), key=_order)
        if not held:
            continue
        first = held[0]
        others = list({row.value: row for row in reversed(held) if row.value != first.value}.values())[::-1]
        rivals = [row for row in others if row.rank != "deprecated"]
        late = list(_late(first, headcounts, register.measures, view))
        phrases = [_phrase(first, view), *(_rival(row, view) for row in rivals), *(words for _, words in late)]
        is_announced = _is_announced(first, view)
        shown = [first, *others, *(row for row, _ in late)]
        yield StateRow(
            part="headcounts",
            id=first.id,
            name=_name(first, bodies, names),
            value=" | ".join(phrases),
            is_announced=is_announced,
            certainty="announced_only" if is_announced else "derived" if first.is_derived else first.certainty,
            since=first.valid_from,
            said_by=(),
            evidence=one_each(pointer for row in shown for pointer in row.evidence),
            row_ids=tuple(dict.fromkeys(row.id for row in shown)),
            others=(*(_rival(row, view) for row in others), *(words for _, words in late)),
        )


def _place(row: Headcount, bodies: Sequence[str]) -> tuple[int, str, int]:
    """By institution, in their order; bodies of members behind."""
    place = bodies.index(row.institution_id) if row.institution_id in bodies else len(bodies)
    return place, row.actor_id or "", list(_LABELS).index(row.quantity)


def _name(row: Headcount, bodies: Mapping[str, Institution], names: Mapping[str, str]) -> str:
    """ "Embassy of Valdonia in Norland: posts filled", "Meridian Compact: members"."""
    body = bodies.get(row.institution_id or "")
    side = names.get(row.actor_id, row.actor_id) if row.actor_id else ""
    kind = kinds().by_name.get(body.kind) if body is not None else None
    label = _LABELS[row.quantity]
    if row.quantity == "filled" and kind is not None:
        label = _PEOPLE.get(kind.channel, label)
    if body is None:
        return f"{side}: {label}" if side else label
    return f"{body.name}: {label}" + (f", {side}" if side else "")


def _late(
    row: Headcount, group: Sequence[Headcount], measures: Sequence[Measure], view: View
) -> Iterator[tuple[Headcount, str]]:
    """What held before a change, where an account gives the change a day that has not come, and others another one."""
    before = [old for old in group if old.valid_until is not None and old.valid_until == row.valid_from]
    for measure in measures if before and row.valid_from else ():
        if measure.effective_from is not None or measure.target != row.institution_id:
            continue
        if not any(one.overlaps(other) for one in measure.evidence for other in row.evidence):
            continue
        for statement in measure.effective_statements:
            if statement.rank != "deprecated" and view.has_come(statement.value) == "no":
                words = f"{_phrase(before[0], view)} until {date_words(statement.value)}"
                yield replace(before[0], evidence=statement.evidence), words
                return


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
