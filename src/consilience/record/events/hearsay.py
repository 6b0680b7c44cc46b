"""Deeds that nobody tells but a bystander or a party in words of their own: "they who murdered her", says her friend.

An account that quotes somebody does not say that it was so. An official who tells what was done may know it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from consilience.model import Actor, Record
from consilience.record.events.told import Told
from consilience.text.word_sets import word_set

_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "THREATEN"})
_OFFICIAL: Final = word_set("GOV MIL COP JUD IGO SPY")
"""Sectors of those who may know."""


def attested(groups: Iterable[list[Told]], record: Record) -> list[list[Told]]:
    """The groups of mentions without those deeds that only direct quotations of persons without an office tell."""
    return [group for group in groups if not all(_is_hearsay(row, record) for row in group)]


def _is_hearsay(row: Told, record: Record) -> bool:
    """Whether a direct quotation holds the head of a deed, of a person who neither holds an office nor did it."""
    start, end = row.mention.start, row.mention.end
    if row.mention.event not in _DEEDS or row.measure or not row.actor.is_known:
        return False
    for quote in record.annotations[row.document.id].quotes:
        if quote.kind == "direct" and any(part.start <= start and end <= part.end for part in quote.parts):
            speaker = record.actor_of_chain.get(quote.speaker_chain or "")
            return speaker is not None and speaker.kind == "person" and not _is_authority(speaker, row, record)
    return False


def _is_authority(speaker: Actor, row: Told, record: Record) -> bool:
    """Whether a person holds an office, or tells of an own deed or one of the own country."""
    if speaker.id == row.actor.actor_id or (speaker.country is not None and speaker.country == row.actor.country):
        return True
    rows = record.annotations[row.document.id].events
    sides = (side for other in rows for side in (other.actor, other.recipient) if side)
    return any(side.chain in speaker.chains and side.sector in _OFFICIAL for side in sides)
