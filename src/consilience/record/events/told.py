"""One act as one account tells it: an event mention with its actors, its institution, its date and its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from consilience.model import (
    Actor,
    Annotations,
    Claim,
    Document,
    EventMention,
    Institution,
    Measure,
    MeasureMention,
    Party,
    Record,
    Span,
)

SPOKEN: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONSULT"})
"""Acts that are done by saying something."""
_JUDGED: Final = "said: "
"""How the rule of an act opens that the words of a quote are."""
DONE_TO_PEOPLE: Final = frozenset({"ASSAULT", "COERCE", "YIELD", "AID", "PROTEST"})
"""Acts whose recipient with a country and no more may be anybody of that country."""

_OF_STATES: Final = frozenset({None, "GOV", "MIL"})
"""Sectors of those who act for their state."""


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts or is acted on: the actor of the record, if it is one, the country, the name, whether a named person."""

    actor_id: str | None = None
    country: str | None = None
    name: str = ""
    is_person: bool = False

    @property
    def is_named(self) -> bool:
        """Whether it has a name, not only a description ("the administration")."""
        return self.name[:1].isupper()

    @property
    def is_known(self) -> bool:
        """Whether the words say who it is."""
        return bool(self.actor_id or self.country)


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what other rows of its document say of the same words.

    Attributes:
        date: EDTF of the act; of an act that is announced, the day of the announcement.
        effective_from: EDTF from when it holds, where a measure says so.
        target: id of the institution that it changes.
        measure: the measure of the record that it is.
        terms: content lemmas of the clause.
        fact_ids: the facts that a claim over the same words belongs to.
        co_actors, co_recipients: those whom the clause names together with the actor and the recipient.
    """

    mention: EventMention
    document: Document
    actor: Side
    recipient: Side
    date: str | None = None
    effective_from: str | None = None
    target: str | None = None
    measure: Measure | None = None
    terms: frozenset[str] = frozenset()
    fact_ids: frozenset[str] = frozenset()
    act_ids: tuple[str, ...] = ()
    co_actors: tuple[Side, ...] = ()
    co_recipients: tuple[Side, ...] = ()

    @property
    def sides(self) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """All who act and all who are acted on, the first ones first."""
        return (self.actor, *self.co_actors), (self.recipient, *self.co_recipients)

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, for a fixed order."""
        return self.document.id, self.mention.start


@dataclass(frozen=True, slots=True)
class _Of:
    """The record, its institutions by the chains of their mentions, its measures by the ids of theirs, its states."""

    record: Record
    body: Mapping[str, Institution]
    measure: Mapping[str, Measure]
    states: Mapping[str, str]

    def addressed(self, side: Side, party: Party | None, event: str) -> Side:
        """The state of somebody without a name who serves it: what is done to its mission is done to it."""
        if party is None or side.is_person or side.country is None or side.country not in self.states:
            return side
        is_nameless = side.actor_id is None and party.sector is None and event not in DONE_TO_PEOPLE
        return self.side(self.states[side.country]) if party.sector == "GOV" or is_nameless else side

    def beside(self, party: Party) -> Side:
        """Who stands beside a party: of one without a name, the state whose flag it has ("French and British jets")."""
        side = _side(party, self.record)
        state = self.states.get(party.country or "")
        return self.side(state) if state and side.actor_id is None and party.sector in _OF_STATES else side

    def is_own_state(self, side: Side, actor: Side) -> bool:
        """Whether a side is the state that the actor serves: who closes his own embassy does nothing to himself."""
        return side.actor_id is not None and self.states.get(actor.country or "") == side.actor_id

    def side(self, actor_id: str | None) -> Side:
        """An actor of the record as a side."""
        actor = next((row for row in self.record.actors if row.id == actor_id), None)
        return _as_side(actor)


def told(record: Record, institutions: Iterable[Institution], measures: Iterable[Measure]) -> Iterator[Told]:
    """Every event mention of the documents that are about the event, in document order.

    A clause that dates one act twice ("in 2015 and again in 2018") tells two, one a date.

    Args:
        record: with actors and facts.
        institutions: those of the record; what is done to one is done to the side that it belongs to or talks to.
        measures: those of the record, which hold the mentions of one act.
    """
    of = _Of(
        record,
        {chain: row for row in institutions for chain in row.chains},
        {id_: row for row in measures for id_ in row.mention_ids},
        {row.country: row.id for row in reversed(record.actors) if row.kind == "state" and row.country},
    )
    fact_of: dict[str, set[str]] = defaultdict(set)
    for fact in record.facts:
        for account in fact.accounts:
            for claim_id in account.claim_ids:
                fact_of[claim_id].add(fact.id)
    for document in record.documents:
        if document.id in record.off_event:
            continue
        rows = record.annotations[document.id]
        clauses = [(place.start, place.end, claim) for claim in rows.claims for place in claim.evidence[:1]]
        for mention in rows.events:
            if not mention.is_told:
                continue
            clause = _clause(clauses, mention)
            row = Told(
                mention,
                document,
                _side(mention.actor, record),
                of.addressed(_side(mention.recipient, record), mention.recipient, mention.event),
                mention.date or _said_on(rows, mention),
                terms=frozenset(clause.terms) if clause else frozenset(),
                fact_ids=frozenset(fact_of[clause.id]) if clause else frozenset(),
                act_ids=(mention.id,),
                co_actors=tuple(map(of.beside, mention.co_actors)),
                co_recipients=tuple(map(of.beside, mention.co_recipients)),
            )
            words = {(mention.start, mention.end), *((word.start, word.end) for word in mention.words)}
            own = [measure for measure in rows.measures if (measure.start, measure.end) in words]
            yield from _by_measure(row, own, of) if own else (row,)


def _by_measure(row: Told, own: list[MeasureMention], of: _Of) -> Iterator[Told]:
    """The mention once for each day that the measures at its words give, with the sides that they name."""
    for day in dict.fromkeys(measure.announced_on for measure in own):
        same = [measure for measure in own if measure.announced_on == day]
        bodies = [body for measure in same if (body := of.body.get(measure.target_chain or ""))]
        merged = next((of.measure[measure.id] for measure in same if measure.id in of.measure), None)
        by, on = (of.side(merged.by), of.side(merged.on)) if merged else (Side(), Side())
        actor = next(_known([by, row.actor, *(_side(measure.by, of.record) for measure in same)]), row.actor)
        named = [_side(measure.on, of.record) for measure in same]
        across = [side for body in bodies for side in _other_side(body, actor, of)]
        person = [row.recipient] if row.recipient.is_person and row.mention.event in DONE_TO_PEOPLE else []
        recipient = next(_known([*across, *person, on, *named, row.recipient]), row.recipient)
        yield replace(
            row,
            actor=actor,
            recipient=Side() if of.is_own_state(recipient, actor) else recipient,
            date=day or (row.date if row.mention.status == "occurred" else None),
            effective_from=next((measure.effective_from for measure in same if measure.effective_from), None),
            target=bodies[0].id if bodies else None,
            measure=merged,
            act_ids=(*row.act_ids, *(measure.id for measure in same)),
        )


def _known(sides: Iterable[Side]) -> Iterator[Side]:
    return (side for side in sides if side.is_known)


def _other_side(body: Institution, actor: Side, of: _Of) -> Iterator[Side]:
    """Of the two sides that an institution joins, the one that does not act: its own mission is closed to the other."""
    sides = [body.sends, body.receives]
    if actor.actor_id in sides and None not in sides:
        yield from (of.side(side) for side in sides if side != actor.actor_id)


def _clause(clauses: Iterable[tuple[int, int, Claim]], mention: EventMention) -> Claim | None:
    """The shortest claim that holds the head of an act."""
    first, last = mention.start, mention.end
    around = [(end - start, claim.id, claim) for start, end, claim in clauses if start <= first and last <= end]
    return min(around, key=lambda row: row[:2])[2] if around else None


def _side(party: Party | None, record: Record) -> Side:
    if party is None:
        return Side()
    return _as_side(record.actor_of_chain.get(party.chain or ""), party.country)


def _as_side(actor: Actor | None, country: str | None = None) -> Side:
    """An actor as a side, with the country that the words give it rather than its own."""
    if actor is None:
        return Side(country=country)
    is_person = actor.kind == "person" and actor.name[:1].isupper()
    return Side(actor.id, country or actor.country, actor.name, is_person)


def _said_on(rows: Annotations, mention: EventMention) -> str | None:
    """The day on which the words of an act that is done by saying something were said, by who says them.

    What others are said to have asked or condemned they did on a day of their own.
    """
    if mention.event not in SPOKEN:
        return None
    place = mention.evidence.span
    for quote in rows.quotes:
        if quote.said_on is None or not any(part.overlaps(place) for part in quote.parts):
            continue
        chain = mention.actor.chain if mention.actor else None
        if not mention.rule.startswith(_JUDGED) and (chain is None or chain != quote.speaker_chain):
            continue
        day = next((row.edtf for row in rows.times if quote.said_on.overlaps(Span(row.start, row.end))), None)
        if day:
            return day
    return None
