"""Differing dates of one act, across accounts and inside one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from consilience.align.compare import times
from consilience.align.differences.statements import Statement
from consilience.model import Evidence, Judgement, Side, TimeExpression
from consilience.text.dates import bounds

_FROM: Final = re.compile(
    r"\b(?:from|as of|as from|effective|starting|starts?|beginning|until|by|since|through|before|after)\W*$", re.I
)
_WIDEST: Final = 62
"""Days: a wider expression ("in 2014") is too wide to contradict a day."""

Role = Literal["happened", "bound"]


@dataclass(frozen=True, eq=False)
class Moment:
    """A date with the statement whose act it dates, and whether it is the act's day or a bound of its effect."""

    statement: Statement
    time: TimeExpression

    @property
    def role(self) -> Role:
        """`bound` for "from 1 November", `happened` else."""
        before = self.statement.document.text[max(0, self.time.start - 24) : self.time.start]
        return "bound" if _FROM.search(before) else "happened"

    @property
    def evidence(self) -> Evidence:
        """The expression."""
        return Evidence(self.statement.document.id, self.time.start, self.time.end)


def differing_dates(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Dates of one fact that do not fit, and those that fit though they look different."""
    by_fact: dict[str, list[Moment]] = defaultdict(list)
    for row in rows:
        for time in _own_times(row):
            for fact_id in row.fact_ids:
                by_fact[fact_id].append(Moment(row, time))
    for fact_id, moments in by_fact.items():
        for role in ("happened", "bound"):
            chosen = [moment for moment in moments if moment.role == role]
            yield from _differences(fact_id, chosen)


def _own_times(row: Statement) -> Iterator[TimeExpression]:
    for time in row.times:
        if time.type in ("DATE", "TIME") and time.edtf and bounds(time.edtf) != (None, None):
            yield time


def _differences(fact_id: str, moments: list[Moment]) -> Iterator[Judgement]:
    shown: set[str] = set()
    for index, one in enumerate(moments):
        for other in moments[index + 1 :]:
            if one.time.id == other.time.id or not _is_one_act(one.statement, other.statement):
                continue
            found = times.compared(one.time.edtf, other.time.edtf)
            if found.class_ is None or found.class_ in shown:
                continue
            if found.is_difference and (_width(one) > _WIDEST or _width(other) > _WIDEST):
                continue
            shown.add(found.class_)
            is_inside = one.statement.document.id == other.statement.document.id
            class_ = "internal_inconsistency" if found.is_difference and is_inside else found.class_
            yield Judgement(
                "certainty" if found.class_ == "reconcilable" else "date",
                found.relation,
                class_,
                tuple(_sides(one, other, moments)),
                found.explanation,
                (fact_id,),
                settled_by="The first announcement of the act, with its date." if found.is_difference else None,
            )


def _is_one_act(one: Statement, other: Statement) -> bool:
    a, b = one.claim, other.claim
    if a.act != b.act or a.polarity != b.polarity:
        return False
    return not (a.actor_chain and b.actor_chain) or not one.actors or bool(one.actors & other.actors)


def _width(moment: Moment) -> int:
    first, last = bounds(moment.time.edtf)
    return (last - first).days if first and last else 0


def _sides(one: Moment, other: Moment, moments: list[Moment]) -> Iterator[Side]:
    for side in (one, other):
        like = [moment for moment in moments if moment.time.edtf == side.time.edtf]
        evidence = tuple(dict.fromkeys(moment.evidence for moment in [side, *like]))[:6]
        yield Side(times.said(side.time.edtf or ""), evidence, side.statement.speaker or "narrator")
