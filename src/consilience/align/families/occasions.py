"""When and to whom something was said, as far as the text makes it plain: what a speaker said on Monday and what the
speaker said on Thursday are two utterances, however alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from consilience.align.families.wordings import words
from consilience.model import Actor, Quote, Record
from consilience.text.word_sets import word_set

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_APART: Final = 1
"""Days that two accounts may differ by when they date one utterance: the time zone, the hour of printing."""
_PERSONAL: Final = frozenset({"person", "group"})
_WRITTEN: Final = word_set(
    """
    statement letter tweet tweeted tweets twitter wrote written writes memo posted posts facebook communique communiqué
    op-ed memorandum filing complaint lawsuit website blog email
    """
)
_SPOKEN: Final = word_set(
    "told tells interview reporters journalists conference briefing speech speaking spoke remarks rally televised"
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """The day of a saying and the person that it was said to (an actor's id). What is None is not plain."""

    day: date | None = None
    addressee: str | None = None


def occasion(quote: Quote, record: Record) -> Occasion:
    """The occasion of one quotation, from the words that stand beside it."""
    return Occasion(_day(quote, record), _addressee(quote, record))


def are_apart(a: Occasion, b: Occasion) -> bool:
    """Whether two occasions are plainly two: dates more than a day apart, or two persons spoken to."""
    if a.day and b.day and abs((a.day - b.day).days) > _APART:
        return True
    return a.addressee is not None and b.addressee is not None and a.addressee != b.addressee


def restated(members: Sequence[tuple[Quote, Actor | None]], record: Record) -> tuple[str, ...]:
    """The quotations of one family that say it again: a body's, where others are an official's own words; written ones,
    where others were plainly spoken."""
    is_by_person = any(actor is not None and actor.kind == "person" for _, actor in members)
    written = {quote.id: _is_written(quote, record) for quote, _ in members}
    is_spoken = False in written.values()
    return tuple(
        quote.id
        for quote, actor in members
        if (is_by_person and actor is not None and actor.kind not in _PERSONAL) or (is_spoken and written[quote.id])
    )


def _day(quote: Quote, record: Record) -> date | None:
    if quote.said_on is None:
        return None
    for time in record.annotations[quote.document_id].times:
        if time.start < quote.said_on.end and quote.said_on.start < time.end and _DAY.match(time.edtf or ""):
            return date.fromisoformat((time.edtf or "")[:10])
    return None


def _addressee(quote: Quote, record: Record) -> str | None:
    actor = record.actor_of_chain.get(quote.addressee_chain) if quote.addressee_chain else None
    return actor.id if actor and actor.kind == "person" else None


def _is_written(quote: Quote, record: Record) -> bool | None:
    text = record.document_of[quote.document_id].text
    beside = {
        word
        for part in (quote.cue, quote.addressee, quote.via, quote.venue)
        if part
        for word in words(part.of(text).lower())
    }
    if beside & _WRITTEN:
        return True
    return False if beside & _SPOKEN else None
