"""Rows that the annotators write about one document. No row is ever changed by a later stage.

A `chain` is a document-local entity: "Ilan Dorsey", "the foreign minister" and "he" of one article share one
chain; `Actor.chains` says which chains of several articles are one actor.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from consilience.model.events import EventMention
from consilience.model.numbers import Number
from consilience.model.spans import Evidence, Span
from consilience.model.system import (
    ChannelMention,
    HeadcountMention,
    InstitutionMention,
    MeasureMention,
    RelationMention,
    StatusMention,
)

ActorKind = Literal["person", "state", "organisation", "institution", "group", "place"]
MentionForm = Literal["name", "acronym", "role", "metonym", "pronoun"]
QuoteKind = Literal["direct", "fragment", "indirect"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Modality = Literal["asserted", "reported", "hedged", "planned", "predicted", "opinion", "denied"]
Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, role or pronoun that stands for someone, or for a place.

    Attributes:
        chain: the document-local entity, `"<document id>/chain-<n>"`.
        name: the name words without titles ("Ilan Dorsey"), or the role phrase, or the pronoun.
        role: the role that the text gives here ("foreign minister"), lower case, or None.
        country: ISO 3166-1 alpha-3 of the country that the mention names or serves ("RUS"), or None.
    """

    id: str
    document_id: str
    start: int
    end: int
    kind: ActorKind
    form: MentionForm
    name: str
    chain: str
    role: str | None = None
    country: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech.

    Attributes:
        start, end: the content from its first to its last character, without the outer quotation marks.
        parts: the pieces of a content that its cue interrupts; one part otherwise.
        cue: the verb or phrase of saying, where there is one.
        speaker: the words that name the speaker, as printed.
        speaker_chain: the document-local entity that the speaker resolves to, or None when unsure.
        resolution: how the speaker was found (`explicit`, `role`, `coref`, `cataphoric`, `continued`, `inferred`);
            `unsaid` where the text says that it was not said, or only supposes it: then it is nobody's.
        addressee, via, venue: the words for whom it was said to, through whom, and where.
        said_on: the words for the date of the saying, where the text gives it.
    """

    id: str
    document_id: str
    kind: QuoteKind
    start: int
    end: int
    parts: tuple[Span, ...]
    cue: Span | None = None
    speaker: Span | None = None
    speaker_chain: str | None = None
    resolution: str | None = None
    addressee: Span | None = None
    addressee_chain: str | None = None
    via: Span | None = None
    venue: Span | None = None
    said_on: Span | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: TIMEX3 `type`, `value`, `mod` for what the words say, EDTF for what the record holds.

    `edtf` is None where the words fix no date ("recently"). `anchor` names what a relative expression was counted
    from: `publication`, or the id of another expression; None for an absolute one.
    """

    id: str
    document_id: str
    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    edtf: str | None = None
    anchor: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text.

    Attributes:
        value: the number, or `(low, high)` for a range.
        unit: `percent`, a currency, a measure, or "" for things that are counted.
        modifier: None for exactly, else `about`, `at least`, `at most`, `more than`, `less than`, `up`, `down`.
        counts: the words for what is counted or measured ("diplomats", "killed diplomats", "tests per day"), or None.
        previous: the earlier value of a change ("from 20 to ten" has value 10, previous 20).
        change: `up` or `down` where the number is the size of a rise or of a fall, whatever the modifier is ("rose more
            than 3 %"); None for a level.
    """

    id: str
    document_id: str
    start: int
    end: int
    value: Number | tuple[Number, Number]
    unit: str = ""
    modifier: str | None = None
    counts: str | None = None
    previous: Number | None = None
    origin: str = ""
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document asserts: one predicate with who, whom, when, where, how many.

    Attributes:
        slot: `"<act>|<actor>|<recipient>|<property>"`, readable; facts gather claims whose slots align.
        value: the assertion in the document's own words, or the normalised value of the property.
        voice: `narrator`, or the chain of the speaker whose word is reported.
        act: the class of the act ("suspend", "expel"), or the lemma of the predicate.
        predicate: the lemma as printed.
        tense: `past`, `present`, `future` or None.
        actor_chain, recipient_chain: who acts, on or to whom, where the words say it.
        time_ids, quantity_ids: the rows that stand in the claim's clause and belong to it.
        quote_id: the quotation that the claim stands in, if any.
        terms: content lemmas of the clause, lower case, for alignment.
        sentence: the sentence that the clause stands in.
        evidence: the clause.
    """

    id: str
    document_id: str
    slot: str
    value: str
    voice: str
    modality: Modality
    polarity: Polarity
    evidence: tuple[Evidence, ...]
    act: str = ""
    predicate: str = ""
    tense: str | None = None
    actor_chain: str | None = None
    recipient_chain: str | None = None
    place: str | None = None
    object_words: str | None = None
    time_ids: tuple[str, ...] = ()
    quantity_ids: tuple[str, ...] = ()
    quote_id: str | None = None
    is_headline: bool = False
    terms: tuple[str, ...] = ()
    sentence: Span | None = None
    origin: str = ""


Row = (
    Mention
    | Quote
    | TimeExpression
    | Quantity
    | Claim
    | EventMention
    | InstitutionMention
    | MeasureMention
    | RelationMention
    | HeadcountMention
    | StatusMention
    | ChannelMention
)


@dataclass(frozen=True, slots=True)
class Annotations:
    """All rows of one document so far."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[EventMention, ...] = ()
    institutions: tuple[InstitutionMention, ...] = ()
    measures: tuple[MeasureMention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    headcounts: tuple[HeadcountMention, ...] = ()
    statuses: tuple[StatusMention, ...] = ()
    channels: tuple[ChannelMention, ...] = ()

    def in_text(self, length: int) -> Annotations:
        """The rows as they are written out: of a headline beside the text only its claims.

        The other rows are places in the text, and one in another field would be taken for one. Claims and all that
        cites evidence keep the headline; its claims no longer point at the rows that are left out.

        Args:
            length: `Document.own_length`.
        """
        times = tuple(row for row in self.times if row.start < length)
        quantities = tuple(row for row in self.quantities if row.start < length)
        quotes = tuple(row for row in self.quotes if row.start < length)
        kept = {row.id for rows in (times, quantities, quotes) for row in rows}
        claims = (
            replace(
                claim,
                time_ids=tuple(id_ for id_ in claim.time_ids if id_ in kept),
                quantity_ids=tuple(id_ for id_ in claim.quantity_ids if id_ in kept),
                quote_id=claim.quote_id if claim.quote_id in kept else None,
            )
            if claim.evidence[0].start >= length
            else claim
            for claim in self.claims
        )
        mentions = tuple(row for row in self.mentions if row.start < length)
        kept_acts = {row.id for rows in (self.events, self.measures) for row in rows if row.start < length}
        return Annotations(
            mentions,
            quotes,
            times,
            quantities,
            tuple(claims),
            events=tuple(row for row in self.events if row.start < length),
            institutions=tuple(row for row in self.institutions if row.start < length),
            measures=tuple(row for row in self.measures if row.start < length),
            relations=tuple(row for row in self.relations if {row.from_id, row.to_id} - {None} <= kept_acts),
            headcounts=tuple(row for row in self.headcounts if row.start < length),
            statuses=tuple(row for row in self.statuses if row.start < length),
            channels=tuple(row for row in self.channels if row.start < length),
        )
