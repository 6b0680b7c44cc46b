"""One act as one account tells it: an event mention with its actors, its institution, its date and its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from consilience.model import Annotations, Claim, Document, EventMention, MeasureMention, Party, Record


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts or is acted on: the actor of the record, if it is one, and the country and sector of the words."""

    actor_id: str | None = None
    country: str | None = None
    sector: str | None = None

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
        type: the type of the measure that it is.
        terms: content lemmas of the clause.
        fact_ids: the facts that a claim over the same words belongs to.
    """

    mention: EventMention
    document: Document
    actor: Side
    recipient: Side
    date: str | None = None
    effective_from: str | None = None
    target: str | None = None
    type: str | None = None
    terms: frozenset[str] = frozenset()
    fact_ids: frozenset[str] = frozenset()
    act_ids: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, for a fixed order."""
        return self.document.id, self.mention.start


def told(record: Record, institution_of: Mapping[str, str]) -> Iterator[Told]:
    """Every event mention of the documents that are about the event, in document order.

    A clause that dates one act twice ("in 2015 and again in 2018") tells two, one a date.

    Args:
        record: with actors and facts.
        institution_of: the id of the institution for each document-local chain.
    """
    fact_of: dict[str, set[str]] = defaultdict(set)
    for fact in record.facts:
        for account in fact.accounts:
            for claim_id in account.claim_ids:
                fact_of[claim_id].add(fact.id)
    for document in record.documents:
        if document.id in record.off_event:
            continue
        rows = record.annotations[document.id]
        for mention in rows.events:
            if mention.status in ("hypothetical", "denied"):
                continue
            clause = _clause(rows, mention)
            row = Told(
                mention,
                document,
                _side(mention.actor, record),
                _side(mention.recipient, record),
                mention.date,
                terms=frozenset(clause.terms) if clause else frozenset(),
                fact_ids=frozenset(fact_of[clause.id]) if clause else frozenset(),
                act_ids=(mention.id,),
            )
            measures = [measure for measure in rows.measures if _is_same_act(mention, measure)]
            yield from _by_measure(row, measures, institution_of) if measures else (row,)


def _by_measure(row: Told, measures: list[MeasureMention], institution_of: Mapping[str, str]) -> Iterator[Told]:
    """The mention once for each day that the measures at its words give."""
    days = dict.fromkeys(measure.announced_on for measure in measures)
    for day in days:
        own = [measure for measure in measures if measure.announced_on == day]
        targets = [institution_of.get(measure.target_chain or "") for measure in own]
        yield replace(
            row,
            date=day or (row.date if row.mention.status == "occurred" else None),
            effective_from=next((measure.effective_from for measure in own if measure.effective_from), None),
            target=next((target for target in targets if target), None),
            type=own[0].type,
            act_ids=(*row.act_ids, *(measure.id for measure in own)),
        )


def _is_same_act(mention: EventMention, measure: MeasureMention) -> bool:
    """Whether a measure has its head among the words of the event."""
    inside = ((word.start, word.end) for word in mention.words)
    return (mention.start, mention.end) == (measure.start, measure.end) or (measure.start, measure.end) in inside


def _clause(rows: Annotations, mention: EventMention) -> Claim | None:
    """The shortest claim that holds the head of an act."""
    around = [
        claim
        for claim in rows.claims
        for clause in claim.evidence[:1]
        if clause.start <= mention.start and mention.end <= clause.end
    ]
    return min(around, key=lambda claim: (claim.evidence[0].end - claim.evidence[0].start, claim.id), default=None)


def _side(party: Party | None, record: Record) -> Side:
    if party is None:
        return Side()
    actor = record.actor_of_chain.get(party.chain or "")
    return Side(actor.id if actor else None, party.country or (actor.country if actor else None), party.sector)
