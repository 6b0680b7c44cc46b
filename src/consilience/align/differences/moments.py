"""Differing dates of one step or fact, across accounts and inside one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from consilience.align.compare import times
from consilience.align.compare.comparison import Comparison
from consilience.align.compare.words import overlap
from consilience.align.differences.deeds import Dated, Deed, is_dateline
from consilience.align.differences.statements import Statement
from consilience.align.differences.strengths import facts_of
from consilience.align.differences.wording import quoted, told
from consilience.model import Evidence, Judgement, Side
from consilience.text.dates import bounds, days_apart

_WIDEST: Final = 40
"""Days: a wider expression ("in 2014") is too wide to contradict a day."""
_ALIKE: Final = 0.5
"""Shared words, of the shorter clause, from which two statements of one fact date one act."""

Moment = tuple[Statement, Dated]


def differing_dates(step: tuple[Deed, ...]) -> Iterator[Judgement]:
    """Dates of one step: those that cannot both stand, a hedge that one account drops, and other granularities."""
    for role in ("happened", "effective"):
        moments = [(deed.statement, dated) for deed in step for dated in deed.dates if dated.role == role]
        yield from _differences(moments, _is_one_deed)


def differing_dates_of_facts(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Dates of one fact, where the statements say the same of the same."""
    by_fact: dict[str, list[Moment]] = defaultdict(list)
    for row in rows:
        for time in row.times:
            if time.type == "DATE" and bounds(time.edtf) != (None, None) and not is_dateline(row, time):
                for fact_id in row.fact_ids:
                    by_fact[fact_id].append((row, Dated(time, "happened")))
    for _, moments in sorted(by_fact.items()):
        yield from _differences(moments, _is_one_act)


def one_date_for_several(groups: list[tuple[Deed, ...]]) -> Iterator[Judgement]:
    """One day that several accounts give for several steps: it must not be read as the date of one of them only."""
    by_day: dict[str, dict[int, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for number, step in enumerate(groups):
        for deed in step:
            for dated in deed.dates:
                start = bounds(dated.time.edtf)[0]
                if dated.role == "effective" and start:
                    by_day[start.isoformat()][number].append(deed)
    for day, by_step in sorted(by_day.items()):
        members = [deed for group in by_step.values() for deed in group]
        if len(by_step) < 2 or len({deed.statement.document.id for deed in members}) < 2:
            continue
        sides = tuple(
            Side(
                group[0].rung.word + " · " + group[0].object,
                tuple(dict.fromkeys(e for deed in group for e in _with_dates(deed)))[:6],
            )
            for _, group in sorted(by_step.items())
        )
        why = f"{times.said(day)} is given for several steps: the same date does not make them one."
        facts = facts_of(deed.statement for deed in members)
        yield Judgement("date", "compatible", "reconcilable", sides, why, facts, confidence=0.6)


def _with_dates(deed: Deed) -> Iterator[Evidence]:
    yield from (dated.evidence for dated in deed.dates if dated.role == "effective")
    yield deed.tight


def _differences(moments: list[Moment], is_one: object) -> Iterator[Judgement]:
    assert callable(is_one)
    shown: set[str] = set()
    for index, (row, one) in enumerate(moments):
        for other_row, other in moments[index + 1 :]:
            if one.time.id == other.time.id or _is_one_sentence(row, other_row) or not is_one(row, other_row):
                continue
            found = times.compared(one.time.edtf, other.time.edtf)
            if found.class_ is None or found.class_ in shown:
                continue
            if found.is_difference and not _is_firm(one, other, row, other_row):
                continue
            shown.add(found.class_)
            is_inside = row.document.id == other_row.document.id
            sides = tuple(_side(side, moments) for side in ((row, one), (other_row, other)))
            yield Judgement(
                "certainty" if found.class_ == "reconcilable" else "date",
                found.relation,
                "internal_inconsistency" if found.is_difference and is_inside else found.class_,
                sides,
                _explained(found, (row, one), (other_row, other)),
                facts_of([row, other_row]),
                settled_by="The first announcement of the act, with its date." if found.is_difference else None,
                confidence=0.8 if is_inside else 0.7,
            )


def _explained(found: Comparison, left: Moment, right: Moment) -> str:
    """ "Date of “closed its office”: North Post 4 May; Bay Herald 6 May — one act has one date." """
    tellings = []
    for row, dated in (left, right):
        said, printed = times.said(dated.time.edtf or ""), row.words_of(dated.time)
        tellings.append(((row.outlet,), said if said.lower() == printed.lower() else f"{said} (“{printed}”)"))
    remark = "one is more exact"
    if found.is_difference:
        remark = "one act has one date"
    elif found.class_ == "reconcilable":
        remark = "one leaves it open that it may be later"
    return told(f"Date of {quoted(left[0].text)}", tellings, remark)


def _is_one_sentence(row: Statement, other: Statement) -> bool:
    """Two dates of one sentence belong to two things ("on Thursday and Friday")."""
    return row.document.id == other.document.id and row.sentence == other.sentence


def _is_firm(one: Dated, other: Dated, row: Statement, other_row: Statement) -> bool:
    """Whether two dates that differ may be shown: both narrow; between two articles both printed with a number.

    A weekday is counted from the day of publication, which is often that of the crawl.
    """
    widths = _width(one), _width(other)
    if None in widths or max(width or 0 for width in widths) > _WIDEST:
        return False
    if row.document.id == other_row.document.id:
        return True
    are_printed = all(re.search(r"\d", side.words_of(dated.time)) for side, dated in ((row, one), (other_row, other)))
    return are_printed and (days_apart(one.time.edtf, other.time.edtf) or 0) > 1


def _is_one_deed(row: Statement, other: Statement) -> bool:
    """For a contradiction the clauses must share more than the step: a number, an actor or a fact."""
    if set(row.fact_ids) & set(other.fact_ids) or row.actors & other.actors:
        return True
    return bool(_numbers(row) & _numbers(other))


def _is_one_act(row: Statement, other: Statement) -> bool:
    if row.document.id == other.document.id:
        return False
    if row.claim.act != other.claim.act or row.claim.polarity != other.claim.polarity:
        return False
    return row.claim.tense == other.claim.tense and overlap(row.stems, other.stems) >= _ALIKE


def _numbers(row: Statement) -> frozenset[str]:
    return frozenset(str(q.value) for q in row.quantities_of_sentence)


def _width(dated: Dated) -> int | None:
    """Days from the first to the last that may be meant; None for an open end."""
    first, last = bounds(dated.time.edtf)
    return (last - first).days if first and last else None


def _side(side: Moment, moments: list[Moment]) -> Side:
    row, dated = side
    like = [other for _, other in moments if other.time.edtf == dated.time.edtf]
    evidence = tuple(dict.fromkeys(each.evidence for each in [dated, *like]))[:6]
    return Side(times.said(dated.time.edtf or ""), evidence, row.speaker or "narrator")
