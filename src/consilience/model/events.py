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
        sector: the sector in PLOVER's codes (GOV, MIL, COP, JUD, LEG, OPP, CVL, REB, MED, IGO, NGO, BUS ...), or None.
    """

    start: int
    end: int
    chain: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of an act in PLOVER 0.8, with the CAMEO code beside it.

    Attributes:
        start, end: the head of the act in the raw text: a verb ("expelled") or a noun ("expulsion").
        words: all words that carry the act, with those that change it ("agreed", "to", "lift", "sanctions").
        event: one of PLOVER's events; RETREAT is written YIELD.
        mode: the mode of the event where it has one ("expel"), or None.
        context: PLOVER's contexts that words of the sentence speak for, the strongest first.
        cameo: the CAMEO code ("166").
        place: the words for where.
        date: the EDTF value of the time expression in the clause; `time_id` is its row.
        status: whether the text says that it happened: a threat that was made has occurred, the attack has not.
        rule: what coded it: the way from actor to recipient, the operators and the pattern of the vocabulary.
        evidence: the sentence.
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
    place: Span | None = None
    date: str | None = None
    time_id: str | None = None
    origin: str = ""
