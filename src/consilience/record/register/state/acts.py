"""Which measures are announced or in force on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from consilience.model import Measure, Register, StateRow
from consilience.record.register.state.views import View, dated, one_each
from consilience.text.dates import has_bound
from consilience.text.days import date_words
from consilience.text.word_sets import word_set

_UNDONE: Final = frozenset({"threatened", "announced", "scheduled", "not_realised"})
"""What no account tells as done."""
ACTS: Final = word_set(
    "withdraw_accreditation expel abolish_posts withdraw_mission recall_head recall_staff break_relations postpone"
    " cancel_meeting reopen open_mission move_mission upgrade_relations resume resume_talks grant_accreditation"
    " raise_ceiling establish_relations recognise declare_independence withdraw_recognition unfreeze_assets"
    " lift_sanctions lift_trade_restrictions lift_fees lift_flight_restrictions lift_entry_restrictions reopen_border"
    " end_ceasefire sign_agreement ratify_agreement withdraw_from_agreement join_organisation leave_organisation"
    " deploy_troops deploy_observers withdraw_troops hand_over_base close_base end_mandate establish_body"
    " lift_emergency lift_curfew lift_blockade resume_aid"
)
"""Types of what is done on a day and over; the others are in force from a day on."""
_NOBODY: Final = "unknown"
"""The voice of a report whose speaker was not made out."""


def act_rows(register: Register, view: View, news: date | None) -> Iterator[StateRow]:
    """One row a measure that was announced or in force by the day. One without a date counts from the last news on."""
    ends = _ends(register)
    for measure in register.measures:
        if not view.is_known(measure.announced_on) or not _has_come(measure, view, news):
            continue
        if view.has_ended(ends.get(measure.id)) == "yes":
            continue
        is_announced = _is_announced_only(measure, view)
        yield StateRow(
            part="measures",
            id=measure.id,
            name=measure.title,
            value=_value(measure, view, is_announced, measure.id in ends),
            is_announced=is_announced,
            certainty="announced_only" if is_announced else "reported",
            since=measure.effective_from or measure.announced_on,
            said_by=tuple(dict.fromkeys(report.voice for report in measure.reports if report.voice != _NOBODY)),
            evidence=one_each(measure.evidence),
            row_ids=(measure.id,),
        )


def _ends(register: Register) -> dict[str, str]:
    """When a measure gave way to another that is in force, by the relations."""
    done = (measure for measure in register.measures if measure.status not in _UNDONE)
    dates = {measure.id: measure.effective_from or measure.announced_on for measure in done}
    ends = {}
    for relation in register.relations:
        day = dates.get(relation.from_id)
        if relation.kind in ("reverses", "supersedes") and day is not None and relation.is_explicit:
            ends[relation.to_id] = day
    return ends


def _has_come(measure: Measure, view: View, news: date | None) -> bool:
    told = [edtf for edtf in (measure.announced_on, measure.effective_from) if has_bound(edtf)]
    if not told:
        return news is None or view.day >= news
    return any(view.has_come(edtf) != "no" for edtf in told)


def _is_announced_only(measure: Measure, view: View) -> bool:
    """Whether nobody told it as done, or none of its days had come."""
    if measure.status in _UNDONE or view.is_foretold(measure.effective_from):
        return True
    dates = _dates(measure)
    return bool(dates) and all(view.has_come(edtf) == "no" for edtf in dates)


def _value(measure: Measure, view: View, is_announced: bool, has_end: bool) -> str:
    told = f"announced on {date_words(measure.announced_on)}" if has_bound(measure.announced_on) else "announced"
    if measure.status == "threatened":
        return "threatened"
    if measure.status == "not_realised":
        return f"{told}, not realised"
    if is_announced:
        return _announced(measure, told)
    if measure.status in ("superseded", "reversed") and not has_end:
        return f"{_done(measure, view)}; {measure.status}, no account says when"
    is_on_its_day = [measure.announced_on] == _dates(measure) or not has_bound(measure.announced_on)
    return _done(measure, view) if is_on_its_day else f"{told}; {_done(measure, view)}"


def _announced(measure: Measure, told: str) -> str:
    """`"announced on 3 November 2031 for 1 December 2031"`; "on that day or later" is no day of its own."""
    open_ = (dated(measure.announced_on)[0], None)
    when = " | ".join(f"for {date_words(edtf)}" for edtf in _dates(measure) if dated(edtf) != open_)
    if not when:
        return f"{told}; no account says from when"
    return f"{told}, scheduled {when}" if measure.status == "scheduled" else f"{told} {when}"


def _done(measure: Measure, view: View) -> str:
    """`"in force from 20 October 2031"`, `"done on 20 October 2031"`; of several days, those that have not come are
    told as announced."""
    is_act = measure.type in ACTS
    word = "done" if is_act else "in force"
    word = f"partly {word}" if measure.status == "partly_in_force" else word
    come = [edtf for edtf in _dates(measure) if view.has_come(edtf) != "no"]
    coming = [date_words(edtf) for edtf in _dates(measure) if view.has_come(edtf) == "no"]
    link = (
        ("on" if all(_is_day(edtf) for edtf in come) else "in" if all(map(_is_whole, come)) else ":")
        if is_act
        else "from"
    )
    told = [f"{word} {link} {' | '.join(map(date_words, come))}".replace(" :", ":")] if come else []
    ahead = [f"announced for {' | '.join(coming)}"] if coming else []
    return " | ".join(told + ahead) or f"{word}, no account says {'' if is_act else 'since '}when"


def _is_day(edtf: str) -> bool:
    first, last = dated(edtf)
    return first is not None and first == last


def _is_whole(edtf: str) -> bool:
    """Whether a date is a month or a year."""
    return len(edtf) in (4, 7) and "/" not in edtf


def _dates(measure: Measure) -> list[str]:
    """The day from which it holds, or the days on which accounts differ, the earliest first."""
    if measure.effective_from is not None and has_bound(measure.effective_from):
        return [measure.effective_from]
    rows = [row.value for row in measure.effective_statements if row.rank != "deprecated" and has_bound(row.value)]
    return sorted(dict.fromkeys(rows), key=lambda edtf: (dated(edtf)[0] or date.min, edtf))
