"""Institutions and posts through which one side talks to the other, and since when each is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.model import Channel, ChannelPeriod, Evidence, Institution, Measure, StatusPeriod
from consilience.model.system import ChannelState, InstitutionStatus
from consilience.record.register.channels.told import Told
from consilience.text.institution_kinds import kinds

_STATES: Final[dict[InstitutionStatus, ChannelState]] = {
    "operating": "open",
    "reduced": "open",
    "suspension_announced": "open",
    "closure_announced": "open",
    "suspended": "suspended",
    "closed": "closed",
    "dormant": "dormant",
    "designated_channel": "designated",
}
"""The state of a channel by the status of what it runs through; what is only announced to close is open still."""
_NO_TALK: Final = frozenset({"monitoring", "humanitarian"})
_NO_WAY: Final = frozenset(
    {
        "military_base",
        "forces_abroad",
        "contingent",
        "airspace",
        "transport_link",
        "force_commander",
        "court",
        "membership",
    }
)
"""What stands between sides without that they talk through it: by the kind of channel, and by kind."""

_OF_CITIZENS: Final = frozenset({"consulate"})
"""What serves people; it is a channel where accounts say so (Vienna Convention on Consular Relations of 1963, arts. 5
and 17)."""


def body_channels(
    rows: Sequence[Told],
    institutions: Sequence[Institution],
    measures: Sequence[Measure],
    statuses: Sequence[StatusPeriod],
) -> Iterator[Channel]:
    """The channels that run through an institution or post, in the order of the institutions."""
    of_institution: dict[str, list[StatusPeriod]] = defaultdict(list)
    for status in statuses:
        of_institution[status.institution_id].append(status)
    said = _said(rows, institutions, of_institution)
    conditions = {row.id: row.condition for row in measures if row.condition}
    for institution in institutions:
        periods, told = of_institution[institution.id], said[institution.id]
        is_told = bool(told) or any(period.certainty != "implied" for period in periods)
        if not is_told or not _joins_sides(institution, measures, is_referred=bool(told)):
            continue
        own = [period for period in periods if period.status in _STATES]
        states = list(_merged([_period(period) for period in own]))
        if not told and institution.kind in _OF_CITIZENS:
            continue
        if not told:  # that nobody talks through what was closed is a conclusion
            states = [replace(row, certainty="implied") if _is_concluded(row) else row for row in states]
        states += _unsaid(told, {period.state for period in states})
        yield Channel(
            id="",
            name=institution.name,
            kind=kinds().by_name[institution.kind].channel,
            evidence=_evidence(states, told, institution),
            via=institution.id,
            condition=_condition(told)
            or next((conditions[p.measure_id] for p in own if p.measure_id in conditions), None),
            periods=tuple(states),
        )


def _is_concluded(period: ChannelPeriod) -> bool:
    """Whether a state is told only by what was done to the institution."""
    return period.certainty == "reported" and period.measure_id is not None


def _joins_sides(institution: Institution, measures: Sequence[Measure], *, is_referred: bool) -> bool:
    """Whether it stands between two sides that are known: who sends it and who receives or hosts it, or acts on it; or
    whether somebody is referred to it."""
    kind = kinds().by_name.get(institution.kind)
    if kind is None or kind.channel in _NO_TALK or kind.name in _NO_WAY:
        return False
    if is_referred or kind.name == "hotline":
        return True
    acting = any(row.target == institution.id and row.by not in (None, institution.sends) for row in measures)
    return bool(institution.sends and (institution.receives or institution.host_state or acting))


def _said(
    rows: Sequence[Told], institutions: Sequence[Institution], statuses: dict[str, list[StatusPeriod]]
) -> dict[str, list[Told]]:
    """What accounts say of each; "its embassy" counts for the ambassador whom others name for the same."""
    said: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        if row.via is not None:
            said[row.via].append(row)
    for post in institutions:
        body = post.belongs_to
        is_same = body is not None and any(row.mention.state == "designated" for row in said.get(post.id, ()))
        if body is None or not is_same or any(period.certainty != "implied" for period in statuses.get(body, ())):
            continue
        said[post.id] += [row for row in said[body] if row.mention.state == "designated"]
        said[post.id].sort(key=lambda row: (row.mention.document_id, row.mention.start))
        said[body] = [row for row in said[body] if row.mention.state != "designated"]
    return said


def _period(status: StatusPeriod) -> ChannelPeriod:
    """The state of a channel while its institution has a status. Of a reduced one nobody says that it is open."""
    state = _STATES[status.status]
    is_implied = state == "open" and status.status != "operating"
    return ChannelPeriod(
        state=state,
        certainty="implied" if is_implied else status.certainty,
        evidence=status.evidence,
        valid_from=status.valid_from,
        valid_until=status.valid_until,
        known_from=status.known_from,
        measure_id=status.measure_id,
        rank=status.rank,
        said_by=() if is_implied else status.said_by,
    )


def _merged(periods: Sequence[ChannelPeriod]) -> Iterator[ChannelPeriod]:
    """The periods with those of one state joined that follow on each other or lie over each other."""
    last: ChannelPeriod | None = None
    for period in periods:
        if last is not None and last.state == period.state == "open" and last.certainty == period.certainty:
            last = replace(
                last, valid_until=period.valid_until, evidence=tuple(dict.fromkeys((*last.evidence, *period.evidence)))
            )
            continue
        if last is not None:
            yield last
        last = period
    if last is not None:
        yield last


def _unsaid(told: Sequence[Told], known: set[ChannelState]) -> Iterator[ChannelPeriod]:
    """The states that accounts give a channel without a status of its institution, one each."""
    groups: dict[tuple[ChannelState, str], list[Told]] = defaultdict(list)
    for row in told:
        if row.mention.state not in known:
            groups[row.mention.state, row.mention.since or ""].append(row)
    for state in {state for state, since in groups if since == ""}:
        dated = sorted(since for other, since in groups if other == state and since)
        if dated:  # an account without the day tells of the same
            groups[state, dated[0]] += groups.pop((state, ""))
    for (state, since), rows in sorted(groups.items(), key=lambda item: (item[0][1], item[0][0])):
        yield period_of(rows, state, since or None)


def period_of(rows: Sequence[Told], state: ChannelState, since: str | None) -> ChannelPeriod:
    """One state as several mentions tell it."""
    days = [row.published for row in rows if row.published]
    return ChannelPeriod(
        state=state,
        certainty="announced_only" if all(row.mention.is_announced for row in rows) else "reported",
        evidence=tuple(dict.fromkeys(row.mention.evidence for row in rows)),
        valid_from=since,
        known_from=min(days, key=_day, default=None),
        said_by=tuple(dict.fromkeys(row.voice for row in rows if row.voice)),
    )


def _day(edtf: str) -> tuple[str, str]:
    return edtf.strip("[.~"), edtf


def _condition(told: Sequence[Told]) -> str | None:
    """The words under which it may be used, those of several accounts side by side."""
    found = dict.fromkeys(row.condition for row in told if row.condition)
    return " | ".join(found) or None


def _evidence(states: Sequence[ChannelPeriod], told: Sequence[Told], institution: Institution) -> tuple[Evidence, ...]:
    found = [pointer for period in states for pointer in period.evidence]
    found += [row.mention.evidence for row in told]
    return tuple(dict.fromkeys(found)) or institution.evidence
