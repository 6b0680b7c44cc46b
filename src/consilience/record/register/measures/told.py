"""One measure as one account tells it: a mention with the actors, the institution and the origin that it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from consilience.model import Document, Institution, MeasureMention, Party, Record
from consilience.text.dates import bounds
from consilience.text.word_sets import word_set

NARRATOR: Final = "narrator"
_OLD: Final = timedelta(days=180)
"""An act that lies so long before its account is background."""
_BARE: Final = word_set(
    "the a an of to in on at for from with its his her their our this that these those and or all some any by as "
    "one two three four five six seven eight nine ten work works activity activities operation operations"
)


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts or is acted on: the actor of the record and the country that it is, or serves."""

    actor_id: str | None = None
    country: str | None = None
    is_person: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the words say who it is."""
        return bool(self.actor_id or self.country)

    def is_same(self, other: Side) -> bool | None:
        """Whether two are one side; None where the words do not say, as for the secretary of an unnamed body."""
        if not (self.is_known and other.is_known):
            return None
        if self.actor_id is not None and self.actor_id == other.actor_id:
            return True
        if self.country and other.country:
            return self.country == other.country
        if (self.is_person and not self.country) or (other.is_person and not other.country):
            return None
        return False


@dataclass(frozen=True)
class Told:
    """A mention with what the record knows of its words.

    Attributes:
        target: id of the institution that it changes.
        voice: `narrator`, or the id of the actor whose word it is; None where nobody knows whose.
        is_direct: whether it stands in the printed words of a speaker.
        origin: the id of the origin of its account; accounts of one origin count once.
    """

    mention: MeasureMention
    document: Document
    by: Side
    on: Side
    target: str | None
    target_words: str | None
    voice: str | None
    speaker: Side
    is_direct: bool
    origin: str

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of the target that say something, lower case, without an ending."""
        words = "".join(c if c.isalnum() else " " for c in (self.target_words or "").lower()).split()
        return frozenset(word.removesuffix("s") for word in words if word not in _BARE and not word.isdigit())

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands, for a fixed order."""
        return self.document.id, self.mention.start, self.mention.id

    @property
    def day(self) -> str | None:
        """EDTF of the announcement, else of the effect."""
        return self.mention.announced_on or self.mention.effective_from

    @cached_property
    def is_old(self) -> bool:
        """Whether it lies long before its account: background."""
        last, printed = bounds(self.day)[1], bounds(self.document.published.edtf)[0]
        return last is not None and printed is not None and printed - last > _OLD

    @property
    def is_takers_word(self) -> bool:
        """Whether the one who takes it says it."""
        return self.speaker.is_same(self.by) is True

    def is_told_before(self, day: date | None) -> bool:
        """Whether its account was printed before a day."""
        printed = bounds(self.document.published.edtf)[1]
        return day is not None and printed is not None and printed < day


def told(record: Record, institutions: Sequence[Institution]) -> list[Told]:
    """Every measure mention of the documents that are about the event, in a fixed order."""
    of_chain = {chain: row.id for row in institutions for chain in row.chains}
    origins = {id_: origin.id for origin in record.origins for id_ in origin.document_ids}
    people = {row.id for row in record.actors if row.kind == "person"}
    return sorted(_told(record, of_chain, origins, people), key=lambda row: row.place)


def _told(record: Record, of_chain: Mapping[str, str], origins: Mapping[str, str], people: set[str]) -> Iterator[Told]:
    for document in record.documents:
        if document.id in record.off_event:
            continue
        rows = record.annotations[document.id]
        quotes = {quote.id: quote for quote in rows.quotes}
        for mention in rows.measures:
            quote = quotes.get(mention.quote_id or "")
            target = mention.target.of(document.text) if mention.target else None
            yield Told(
                mention,
                document,
                _side(mention.by, record, people),
                _side(mention.on, record, people),
                of_chain.get(mention.target_chain or ""),
                " ".join(target.split()) if target else None,
                voice_of(mention.voice, record),
                _speaker(mention.voice, record, people),
                quote is not None and quote.kind != "indirect",
                origins.get(document.id, document.id),
            )


def voice_of(voice: str, record: Record) -> str | None:
    """`narrator`, or the actor that a chain stands for."""
    if voice == NARRATOR:
        return NARRATOR
    actor = record.actor_of_chain.get(voice)
    return actor.id if actor else None


def _speaker(voice: str, record: Record, people: set[str]) -> Side:
    actor = record.actor_of_chain.get(voice)
    return Side(actor.id, actor.country, actor.id in people) if actor else Side()


def _side(party: Party | None, record: Record, people: set[str]) -> Side:
    if party is None:
        return Side()
    actor = record.actor_of_chain.get(party.chain or "")
    id_ = actor.id if actor else None
    return Side(id_, party.country or (actor.country if actor else None), id_ in people)
