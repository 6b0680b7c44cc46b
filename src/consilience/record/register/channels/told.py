"""What one account says of a channel, with the institution, the sides and the voice that the record knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consilience.model import ChannelMention, Document, Institution, Party, Record
from consilience.record.register.chains import institution_of_chain
from consilience.record.register.measures.told import voice_of


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what the record knows of its words.

    Attributes:
        via: id of the institution or post that it runs through, or None.
        order: the sides that it joins, countries or ids of actors, in the order of the mention.
        voice: `narrator` or the id of an actor; None where nobody knows whose word it is.
        published: the day of its account, EDTF.
        condition: the words under which it may be used.
        is_headline: whether it stands in a headline.
    """

    mention: ChannelMention
    via: str | None
    order: tuple[str, ...]
    voice: str | None
    published: str | None
    condition: str | None
    is_headline: bool

    @property
    def sides(self) -> frozenset[str]:
        """The sides that it joins."""
        return frozenset(self.order)


def told(record: Record, institutions: Sequence[Institution]) -> list[Told]:
    """Every channel mention of the documents that are about the event, in a fixed order."""
    of_chain = institution_of_chain(institutions)
    rows = [row for document in record.documents for row in _told(record, document, of_chain)]
    return sorted(rows, key=lambda row: (row.mention.document_id, row.mention.start, row.mention.id))


def _told(record: Record, document: Document, of_chain: dict[str, str]) -> Iterator[Told]:
    if document.id in record.off_event:
        return
    published = document.published.edtf
    for mention in record.annotations[document.id].channels:
        if mention.start >= document.own_length:
            continue
        condition = mention.condition.of(document.text) if mention.condition else None
        yield Told(
            mention,
            of_chain.get(mention.via_chain or ""),
            tuple(dict.fromkeys(side for party in mention.parties if (side := _side(party, record)))),
            voice_of(mention.voice, record),
            published.partition("T")[0] if published else None,
            " ".join(condition.split()) if condition else None,
            any(zone.is_headline and zone.start <= mention.start < zone.end for zone in document.zones),
        )


def _side(party: Party, record: Record) -> str | None:
    """The country of a side, else its actor."""
    actor = record.actor_of_chain.get(party.chain or "")
    return party.country or (actor.country or actor.id if actor is not None else None)
