"""The register: the system that an event changes, and how it stands on any date, from all accounts together.

Statements in the manner of Wikidata: a value, qualifiers (valid time, known time), references (evidence), and a rank,
so that values that conflict stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consilience.model.numbers import Number
from consilience.model.spans import Evidence
from consilience.model.system import (
    ChannelState,
    HeadcountKind,
    InstitutionStatus,
    MeasureStatus,
    RelationKind,
    Size,
)

Rank = Literal["preferred", "normal", "deprecated"]
Certainty = Literal["reported", "announced_only", "implied", "derived"]


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution or a post (`kind` "post", or another that the vocabulary marks as one).

    Attributes:
        name: a neutral name made from its kind and its sides ("Mission of Valdonia to the Compact"), or as printed.
        sends, receives: actor ids, or None; a mission to an organisation is triangular (Vienna Convention of 1961).
        host_state: ISO 3166-1 alpha-3, or None.
        belongs_to: for a post, the id of its institution.
        labels: the wordings as printed, each once.
        evidence: every mention that names it.
    """

    id: str
    name: str
    kind: str
    evidence: tuple[Evidence, ...]
    sends: str | None = None
    receives: str | None = None
    host_state: str | None = None
    belongs_to: str | None = None
    labels: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateStatement:
    """One of several dates that accounts give for one thing, with its rank and its words."""

    value: str
    rank: Rank
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How one account words a measure, and on whose word: the outlet's word is not the act."""

    document_id: str
    word: str
    voice: str
    status: MeasureStatus
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """An act that changes the system.

    Attributes:
        title: one neutral line made from type, sides and target.
        by, on: actor ids.
        co_by: actor ids of those who take it together with `by`, those that most mentions name first.
        target: id of an institution, or None; `target_words` as printed.
        announced_on, effective_from: EDTF. `effective_from` is None where accounts state it differently and none is
            preferred; `effective_statements` holds them all.
        status: how far it has gone by the latest account; what was only announced never reads as done.
        in_response_to, part_of: ids of measures or events; see the relations for who says so.
        event_id: the event that it is.
        mention_ids: the rows of `Annotations.measures` that tell it.
    """

    id: str
    type: str
    title: str
    status: MeasureStatus
    evidence: tuple[Evidence, ...]
    by: str | None = None
    co_by: tuple[str, ...] = ()
    on: str | None = None
    target: str | None = None
    target_words: str | None = None
    announced_on: str | None = None
    effective_from: str | None = None
    effective_statements: tuple[DateStatement, ...] = ()
    size: Size | None = None
    condition: str | None = None
    reports: tuple[Report, ...] = ()
    in_response_to: tuple[str, ...] = ()
    part_of: str | None = None
    event_id: str | None = None
    event: str | None = None
    mode: str | None = None
    cameo: str | None = None
    mention_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationClaim:
    """How one measure or event stands to another. Always somebody's word: `said_by` holds actor ids or `narrator`."""

    id: str
    kind: RelationKind
    from_id: str
    to_id: str
    said_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    is_explicit: bool = True


@dataclass(frozen=True, slots=True)
class Headcount:
    """A number of people or posts of an institution (`institution_id`), or members of a body (`actor_id`).

    Attributes:
        value: the number; for a `change` with its sign, for a `share` between 0 and 1.
        valid_from, valid_until: EDTF, half-open; None where the accounts leave it open.
        actor_id: the body whose members it counts; beside an institution the side whose people of it are counted.
        derived_from: ids of the headcounts, measures and quantities that a computed value rests on (quantities where an
            account lists the parts: "28 states and two others"); empty for a stated one.
        arithmetic: the sum of a derived value ("20 − 2 = 18").
        evidence: the words; for a derived value those of what it rests on.
        certainty: `announced_only` where every account only announces it, `derived` for a computed value.
    """

    id: str
    quantity: HeadcountKind
    value: Number
    rank: Rank
    evidence: tuple[Evidence, ...]
    institution_id: str | None = None
    actor_id: str | None = None
    unit: str = ""
    valid_from: str | None = None
    valid_until: str | None = None
    known_from: str | None = None
    derived_from: tuple[str, ...] = ()
    arithmetic: str | None = None
    certainty: Certainty = "reported"

    @property
    def is_derived(self) -> bool:
        """Whether no account prints it."""
        return bool(self.derived_from)


@dataclass(frozen=True, slots=True)
class StatusPeriod:
    """How an institution stands over a time, and since when that is known.

    Attributes:
        valid_from, valid_until: EDTF, half-open; "[2021-11-01..]" says on that day or some day after it.
        known_from: the day on which it became known, EDTF.
        certainty: `announced_only` for what is to come by an announcement and is told as done by no account.
        said_by: actor ids or `narrator`.
    """

    id: str
    institution_id: str
    status: InstitutionStatus
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    valid_from: str | None = None
    valid_until: str | None = None
    known_from: str | None = None
    measure_id: str | None = None
    rank: Rank = "normal"
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelPeriod:
    """The state of a channel over a time; fields as in `StatusPeriod`."""

    state: ChannelState
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    valid_from: str | None = None
    valid_until: str | None = None
    known_from: str | None = None
    measure_id: str | None = None
    rank: Rank = "normal"
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """A way by which two sides talk. `via` is the institution or post that it runs through."""

    id: str
    name: str
    kind: str
    evidence: tuple[Evidence, ...]
    via: str | None = None
    condition: str | None = None
    periods: tuple[ChannelPeriod, ...] = ()


@dataclass(frozen=True, slots=True)
class StateRow:
    """One line of the system as it stands: what, its value in words, how sure, since when, on whose word.

    Attributes:
        part: which list of the register `id` is of.
        value: the state ("suspended"), the number, or the state of a channel, with conflicting ones side by side.
        is_announced: whether it rests on an announcement alone; it is then never shown as done.
        row_ids: the status periods, headcounts or channel periods it is read from.
    """

    part: Literal["institutions", "headcounts", "channels", "measures"]
    id: str
    name: str
    value: str
    is_announced: bool
    certainty: Certainty
    since: str | None
    said_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    row_ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The system on one day, by what was known on another (`known_at`; None for all that the accounts tell)."""

    as_of: str
    known_at: str | None
    rows: tuple[StateRow, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The system: what it consists of, what was done to it, and how it stands. Empty where the accounts name none.

    `snapshots` are taken on every day on which something changes, and on the day before the first change.
    """

    institutions: tuple[Institution, ...] = ()
    measures: tuple[Measure, ...] = ()
    relations: tuple[RelationClaim, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    statuses: tuple[StatusPeriod, ...] = ()
    channels: tuple[Channel, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
