"""What one account says of the system that an event changes: its institutions and posts, the measures taken on them,
how many people they have, how they stand, and the channels between the sides.

Rows of one document. `Register` (see `register`) is what all accounts together say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consilience.model.events import Party
from consilience.model.numbers import Number
from consilience.model.spans import Evidence, Span

MeasureStatus = Literal[
    "threatened", "announced", "scheduled", "in_force", "partly_in_force", "superseded", "reversed", "not_realised"
]
InstitutionStatus = Literal[
    "operating",
    "reduced",
    "suspension_announced",
    "suspended",
    "closure_announced",
    "closed",
    "dormant",
    "designated_channel",
    "unknown",
]
RelationKind = Literal["in_response_to", "justified_by", "part_of", "follows", "reverses", "supersedes", "reciprocates"]
HeadcountKind = Literal["ceiling", "filled", "vacant", "withdrawn", "change", "share", "members"]
Phase = Literal["before", "after"]
ChannelState = Literal["open", "limited", "designated", "dormant", "suspended", "closed", "unknown"]


@dataclass(frozen=True, slots=True)
class InstitutionMention:
    """Words for an institution or a post of a system of relations ("its embassy in Keel", "the chief envoy").

    Attributes:
        start, end: the whole noun phrase in the raw text.
        kind: a kind of the vocabulary ("mission_to_organisation", "embassy", "council", "post", ...).
        chain: the document-local institution, `"<document id>/institution-<n>"`; "the mission" shares that of its
            antecedent.
        name: its words without article and possessive.
        sends, receives: the sides, where the words or the antecedent say them.
        host: the country or city in which it stands.
        belongs_to: for a post, the chain of its institution.
    """

    id: str
    document_id: str
    start: int
    end: int
    kind: str
    chain: str
    name: str
    sends: Party | None = None
    receives: Party | None = None
    host: Party | None = None
    belongs_to: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """How big a measure is: `value` of what it changes (8 people), `before` and `after` (20, 10), `share` (0.5)."""

    value: Number | None = None
    before: Number | None = None
    after: Number | None = None
    share: float | None = None
    counts: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureMention:
    """One act that changes the system, as one clause tells it.

    Attributes:
        start, end: the head word of the act in the raw text ("suspend", "withdrawal").
        type: a measure type of the vocabulary ("suspend_operations").
        reported_as: the account's own word for it, lemma ("close"); it may be stronger than the type.
        by, on: who takes it, against whom.
        co_by: those who take it together with `by` ("Norland and Valdonia"), in text order.
        target: the words for what it changes; `target_chain` the institution they stand for, if any.
        announced_on, effective_from: EDTF; each with the time expression that gave it, if one did.
        condition: words under which it holds ("in urgent cases").
        status: how far the account says that it has gone.
        voice: `narrator`, or the chain of the speaker whose word it is.
        event, mode, cameo: the type's codes; None where PLOVER has no code for it.
        rule: what coded it.
        evidence: the clause.
    """

    id: str
    document_id: str
    start: int
    end: int
    type: str
    reported_as: str
    status: MeasureStatus
    rule: str
    evidence: Evidence
    by: Party | None = None
    co_by: tuple[Party, ...] = ()
    on: Party | None = None
    target: Span | None = None
    target_chain: str | None = None
    announced_on: str | None = None
    announced_time_id: str | None = None
    effective_from: str | None = None
    effective_time_id: str | None = None
    size: Size | None = None
    condition: Span | None = None
    voice: str = "narrator"
    quote_id: str | None = None
    event: str | None = None
    mode: str | None = None
    cameo: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class RelationMention:
    """How one act stands to another, as a clause says it ("in response to").

    Attributes:
        from_id: a measure mention or an event mention of the same document.
        to_id: the same for the other end, or None where only words name it (`to`).
        cue: the words that say so; None where only the order of telling does (`is_explicit` is then False).
    """

    id: str
    document_id: str
    kind: RelationKind
    from_id: str
    to_id: str | None
    evidence: Evidence
    to: Span | None = None
    cue: Span | None = None
    is_explicit: bool = True
    voice: str = "narrator"
    origin: str = ""


@dataclass(frozen=True, slots=True)
class HeadcountMention:
    """A number of people or posts of an institution, or of members of a body.

    Attributes:
        start, end: the words for the number and what it counts.
        quantity: what the number is: the posts that it may fill (`ceiling`), those `filled`, `vacant` or `withdrawn`,
            the size of a `change` (signed), a `share` of it, or `members` of a body.
        institution_chain: of the institution or body that it counts, where known.
        body: the body whose members it counts, or the side whose people, where that is not who sends the institution.
        previous: the value before ("from 20 to ten").
        is_announced: whether the words only announce it ("will expel ten diplomats").
        phase: `before` for what was so only until what is told ("had 22 diplomats before the expulsions"), `after` for
            what is so since then ("four remain"); None where the words do not say.
    """

    id: str
    document_id: str
    start: int
    end: int
    quantity: HeadcountKind
    value: Number
    evidence: Evidence
    unit: str = ""
    previous: Number | None = None
    quantity_id: str | None = None
    institution_chain: str | None = None
    body: Party | None = None
    voice: str = "narrator"
    origin: str = ""
    is_announced: bool = False
    phase: Phase | None = None


@dataclass(frozen=True, slots=True)
class StatusMention:
    """How an institution stands where an account says it without a measure ("has only met sporadically since then")."""

    id: str
    document_id: str
    start: int
    end: int
    status: InstitutionStatus
    institution_chain: str
    evidence: Evidence
    valid_from: str | None = None
    time_id: str | None = None
    voice: str = "narrator"
    origin: str = ""


@dataclass(frozen=True, slots=True)
class ChannelMention:
    """A way by which two sides talk, and whether it is open ("can turn to our ambassador", "no direct contact").

    Attributes:
        kind: `diplomatic`, `military`, `consultative`, `public_information`, `political`, ...
        via_chain: the institution or post that it runs through, if one is named.
        parties: the sides that it joins, where they are named.
        condition: words under which it may be used.
        since: EDTF from when, where the words say it.
        is_announced: whether the words only announce it ("will cut all contact").
    """

    id: str
    document_id: str
    start: int
    end: int
    kind: str
    state: ChannelState
    evidence: Evidence
    name: str = ""
    via_chain: str | None = None
    parties: tuple[Party, ...] = ()
    condition: Span | None = None
    since: str | None = None
    voice: str = "narrator"
    origin: str = ""
    is_announced: bool = False
