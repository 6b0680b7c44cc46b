"""What somebody does to somebody, in the codes of the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consilience.model.spans import Evidence, Span

EventStatus = Literal["occurred", "announced", "scheduled", "hypothetical", "denied"]


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on, as one mention words it.

    Attributes:
        start, end: the words, in the raw text.
        chain: the document-local entity, where it is known.
        country: ISO 3166-1 alpha-3 of the country that the words name or serve, or None.
        sector: the sector in PLOVER's codes (GOV, MIL, COP, JUD, LEG, OPP, CVL, REB, JRN, IGO, NGO, BUS ...), or None.
    """

    start: int
    end: int
    chain: str | None = None
    country: str | None = None
    sector: str | None = None

    def overlaps(self, other: Party) -> bool:
        """Whether the words of the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of an act in PLOVER 0.8, with the CAMEO code beside it.

    Attributes:
        start, end: the head of the act in the raw text: a verb ("expelled") or a noun ("expulsion").
        words: all words that carry the act, with those that change it ("agreed", "to", "lift", "sanctions").
        event: one of PLOVER's events; RETREAT is written YIELD.
        mode: the mode of the event where it has one ("expel"), or None.
        context: PLOVER's contexts that words of the sentence speak for, the strongest first.
        cameo: the CAMEO code ("166").
        co_actors, co_recipients: those who stand beside them ("France and Britain"), in text order.
        place: the words for where.
        date: the EDTF value of the time expression in the clause; `time_id` is its row.
        status: whether the text says that it happened: a threat that was made has occurred, the attack has not.
        rule: what coded it: the way from actor to recipient, the operators and the pattern of the vocabulary.
        evidence: the sentence.
        is_sure: whether the parties have codes and the text tells the act as done, said or planned. An unsure row is
            there for those who filter rows by their own words or codes: its parties are the whole phrases of subject
            and object, with codes only where they are known, and its code is the one that PLOVER gives the act between
            two parties. No event of a record is built of unsure rows.
    """

    id: str
    document_id: str
    start: int
    end: int
    event: str
    mode: str | None
    cameo: str
    status: EventStatus
    rule: str
    evidence: Evidence
    words: tuple[Span, ...] = ()
    context: tuple[str, ...] = ()
    actor: Party | None = None
    recipient: Party | None = None
    co_actors: tuple[Party, ...] = ()
    co_recipients: tuple[Party, ...] = ()
    place: Span | None = None
    date: str | None = None
    time_id: str | None = None
    is_sure: bool = True
    origin: str = ""

    @property
    def is_told(self) -> bool:
        """Whether it may be an event of a record: the text tells it as done, said or to come, and without doubt."""
        return self.is_sure and self.status not in ("hypothetical", "denied")


@dataclass(frozen=True, slots=True)
class Event:
    """One act, as all accounts that mention it tell it.

    Attributes:
        event, mode, context, cameo: the codes of the clearest mention; `others` holds the (event, mode) pairs that
            other mentions of the same act were given.
        actor_ids, recipient_ids: actors of the record, those that most mentions name first, behind them those who act
            or are acted on together with them.
        date: EDTF, of the narrowest of the dates that fit; None where no mention gives one.
        status: the furthest that an account goes: what one account only announces and another tells as done is told
            as `occurred` only if its date has come.
        in_response_to: ids of events that an account says it answers; who says so stands in the register's relations.
        mention_ids: the rows of `Annotations.events` that tell it.
        fact_ids: facts of the ledger whose accounts tell it.
        is_sure: whether its words leave no doubt of who did it to whom; the others stand behind the sure ones.
        evidence: the words of each mention, one clause or sentence a mention, the clearest first.
    """

    id: str
    title: str
    event: str
    mode: str | None
    cameo: str
    status: EventStatus
    evidence: tuple[Evidence, ...]
    context: tuple[str, ...] = ()
    others: tuple[tuple[str, str | None], ...] = ()
    actor_ids: tuple[str, ...] = ()
    recipient_ids: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    in_response_to: tuple[str, ...] = ()
    mention_ids: tuple[str, ...] = ()
    fact_ids: tuple[str, ...] = ()
    is_sure: bool = True
