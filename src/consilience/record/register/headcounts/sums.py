"""What follows from stated numbers by arithmetic. A value is computed only if each number that it rests on is the only
one of its kind and time, and of one institution and one decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final

from consilience.model import Headcount, Institution, Measure
from consilience.model.numbers import Number
from consilience.model.system import HeadcountKind
from consilience.text.dates import bounds, overlap
from consilience.text.institution_kinds import OF_EACH_SIDE

_LEVELS: Final[tuple[HeadcountKind, ...]] = ("ceiling", "filled")
Kinds = dict[HeadcountKind, Headcount]


@dataclass(frozen=True, slots=True)
class _Decision:
    """One institution around the day of one decision: what is known before and after it."""

    day: str
    before: Kinds
    after: Kinds


def derived(
    rows: Sequence[Headcount], measures: Sequence[Measure], institutions: Sequence[Institution] = ()
) -> list[Headcount]:
    """The values that follow from stated ones, numbered behind them.

    Args:
        rows: the stated rows, with their ids.
        measures: the measures of the record.
        institutions: its institutions.
    """
    found: list[Headcount] = []
    groups: dict[str, list[Headcount]] = defaultdict(list)
    for row in rows:
        if row.institution_id is not None and row.actor_id is None:
            groups[row.institution_id].append(row)
    for group in groups.values():
        day = _day(group)
        if day is None:
            continue
        decision = _decision(group, day)
        for row in chain(_sums(decision), _emptied(decision, measures), _changes(decision)):
            numbered = replace(row, id=f"headcount-{len(rows) + len(found) + 1}")
            _kinds(decision, row)[row.quantity] = numbered
            found.append(numbered)
    for row in chain(_totals(rows), _of_both(rows, institutions)):
        found.append(replace(row, id=f"headcount-{len(rows) + len(found) + 1}"))
    return found


def _of_both(rows: Sequence[Headcount], institutions: Sequence[Institution]) -> Iterator[Headcount]:
    """The members of a joint body of two sides that has as many of each, where no account gives the total."""
    joint = {row.id for row in institutions if row.sends is not None and row.receives is not None}
    members = [row for row in rows if row.quantity == "members" and row.institution_id in joint]
    for row in members:
        if row.unit == OF_EACH_SIDE and all(
            row is other for other in members if other.institution_id == row.institution_id
        ):
            yield replace(
                row,
                id="",
                value=2 * row.value,
                unit="members",
                rank="normal",
                derived_from=(row.id,),
                arithmetic=f"{row.value:,} + {row.value:,} = {2 * row.value:,}",
                certainty="derived",
            )


def _totals(rows: Sequence[Headcount]) -> Iterator[Headcount]:
    """The people of several sides at one institution together, where one clause lists them and none gives the total."""
    groups: dict[tuple[str, HeadcountKind], list[Headcount]] = defaultdict(list)
    for row in rows:
        if row.institution_id is not None and row.quantity in ("filled", "members"):
            groups[row.institution_id, row.quantity].append(row)
    for group in groups.values():
        sides = {row.actor_id for row in group}
        first, *others = group
        is_listed = all(any(a.overlaps(b) for a in first.evidence for b in row.evidence) for row in others)
        is_one_time = len({(row.valid_from, row.valid_until) for row in group}) == 1
        if not others or None in sides or len(sides) < len(group) or not (is_listed and is_one_time):
            continue
        total = sum(row.value for row in group)
        yield Headcount(
            id="",
            quantity=first.quantity,
            value=total,
            rank="normal",
            evidence=tuple(dict.fromkeys(pointer for row in group for pointer in row.evidence)),
            institution_id=first.institution_id,
            unit=first.unit,
            valid_from=first.valid_from,
            valid_until=first.valid_until,
            known_from=max((row.known_from for row in group if row.known_from), key=_first, default=None),
            derived_from=tuple(row.id for row in group),
            arithmetic=f"{' + '.join(f'{row.value:,}' for row in group)} = {total:,}",
            certainty="announced_only" if any(row.certainty == "announced_only" for row in group) else "derived",
        )


def _day(rows: Sequence[Headcount]) -> str | None:
    """The day of the decision that changes the numbers; None where there is none, or several."""
    days = {day for row in rows for day in (row.valid_from, row.valid_until) if day}
    days = {day for day in days if bounds(day)[0] is not None} or days
    return days.pop() if len(days) == 1 else None


def _decision(rows: Sequence[Headcount], day: str) -> _Decision:
    """The undisputed number of each kind before and after a day. Vacant posts that nothing dates were vacant before."""
    before: dict[HeadcountKind, list[Headcount]] = defaultdict(list)
    after: dict[HeadcountKind, list[Headcount]] = defaultdict(list)
    for row in rows:
        if row.valid_until is not None or (row.quantity in ("vacant", "filled") and row.valid_from is None):
            before[row.quantity].append(row)
        elif row.valid_from is not None and overlap(row.valid_from, day):
            after[row.quantity].append(row)
    return _Decision(day, _single(before), _single(after))


def _single(rows: dict[HeadcountKind, list[Headcount]]) -> Kinds:
    return {kind: group[0] for kind, group in rows.items() if len(group) == 1}


def _kinds(decision: _Decision, row: Headcount) -> Kinds:
    return decision.before if row.valid_until is not None else decision.after


def _sums(decision: _Decision) -> Iterator[Headcount]:
    """The values that are missing, each computed once; one that is computed serves the next."""
    before, after, day = decision.before, decision.after, decision.day
    old, new, change, share = before.get("ceiling"), after.get("ceiling"), after.get("change"), after.get("share")
    if old is None and new is not None and change is not None and new.value >= change.value:
        yield _row((new, change), -change.value, "ceiling", day, is_before=True)
    elif new is None and old is not None and change is not None and old.value + change.value >= 0:
        yield _row((old, change), change.value, "ceiling", day, is_before=False)
    elif new is None and old is not None and share is not None and (part := old.value * share.value) % 1 == 0:
        yield _row((old, share), -int(part), "ceiling", day, is_before=False)
    old, new, vacant = before.get("ceiling"), after.get("ceiling"), before.get("vacant")
    if "filled" not in before and old is not None and vacant is not None and vacant.value <= old.value:
        yield _row((old, vacant), -vacant.value, "filled", day, is_before=True)
    filled, withdrawn = before.get("filled"), after.get("withdrawn")
    if "filled" not in after and filled is not None and withdrawn is not None:
        left = filled.value - withdrawn.value
        if left >= 0 and (new is None or left <= new.value):
            yield _row((filled, withdrawn), -withdrawn.value, "filled", day, is_before=False)


def _changes(decision: _Decision) -> Iterator[Headcount]:
    """By how much a decision changes a number that is stated before and after it."""
    if "change" in decision.after or "share" in decision.after:
        return
    for kind in _LEVELS:
        old, new = decision.before.get(kind), decision.after.get(kind)
        if old is not None and new is not None and not (old.is_derived or new.is_derived) and old.value != new.value:
            yield _row((new, old), -old.value, "change", decision.day, is_before=False)
            return


def _emptied(decision: _Decision, measures: Sequence[Measure]) -> Iterator[Headcount]:
    """No post is vacant once a measure has abolished the vacant ones: its words hold those for the vacancies."""
    vacant = decision.before.get("vacant")
    if vacant is None or "vacant" in decision.after:
        return
    for measure in measures:
        size = measure.size.value if measure.size is not None else None
        is_same = any(one.overlaps(other) for one in measure.evidence for other in vacant.evidence)
        if measure.type == "abolish_posts" and is_same and size in (None, vacant.value):
            row = _row((vacant,), -vacant.value, "vacant", decision.day, is_before=False)
            yield replace(row, derived_from=(vacant.id, measure.id))
            return


def _row(
    rests_on: Sequence[Headcount], change: Number, quantity: HeadcountKind, day: str, *, is_before: bool
) -> Headcount:
    """The value of the first row plus a change that the second gives."""
    first = rests_on[0]
    value = first.value + change
    sign = "−" if change < 0 else "+"
    return Headcount(
        id="",
        quantity=quantity,
        value=value,
        rank="normal",
        evidence=tuple(dict.fromkeys(pointer for row in rests_on for pointer in row.evidence)),
        institution_id=first.institution_id,
        unit=first.unit,
        valid_from=None if is_before else day,
        valid_until=day if is_before else None,
        known_from=max((row.known_from for row in rests_on if row.known_from), key=_first, default=None),
        derived_from=tuple(row.id for row in rests_on),
        arithmetic=f"{first.value:,} {sign} {abs(change):,} = {value:,}".replace("-", "−"),
        certainty="announced_only" if any(row.certainty == "announced_only" for row in rests_on) else "derived",
    )


def _first(edtf: str) -> tuple[date, str]:
    return bounds(edtf)[0] or date.min, edtf
