"""Which institutions accounts tie to what changes, and which belong with those."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from consilience.model import InstitutionMention, Record, Span
from consilience.record.register.institutions.bodies import Body
from consilience.record.register.institutions.sides import Side, key
from consilience.text.institution_kinds import Kind, kinds

_CONTACTS: Final = frozenset({"diplomatic", "consular"})
_TALK: Final = frozenset({"CONSULT", "SUPPORT", "ACCUSE", "REQUEST"})
"""Events of words alone: a body that only speaks is none of the system."""


def of_system(bodies: Sequence[Body], chains: frozenset[str], record: Record) -> list[Body]:
    """The institutions that accounts tie to what changes, those that several tell of with both their sides, and those
    that belong with the former: what stays open beside what is closed is part of the system.

    What is only somebody's employer, and a post that nothing is done to, is none: "the embassy's spokesman said".
    `chains` are those that something is told of (`tied`).
    """
    changed = [body for body in bodies if any(mention.chain in chains for mention in body.mentions)]
    changed += [body for body in bodies if body not in changed and _acts(body, record)]
    sides = {key for body in changed for key in _ends(body)} | _parties(record)
    kept = [
        body
        for body in bodies
        if body in changed or _is_told_often(body, record) or _belongs(body, changed, sides, record)
    ]
    of_bodies = {key(body.sends) for body in kept if _is_of_organisation(body)}
    return [body for body in bodies if body in kept or (_is_of_organisation(body) and key(body.sends) in of_bodies)]


def tied(record: Record, documents: Sequence[str]) -> frozenset[str]:
    """The chains that a measure, a channel, a number or a status of some account is about."""
    found: set[str | None] = set()
    for id_ in documents:
        rows = record.annotations[id_]
        found.update(row.target_chain for row in rows.measures)
        found.update(row.via_chain for row in rows.channels)
        found.update(row.institution_chain for row in rows.headcounts)
        found.update(row.institution_chain for row in rows.statuses)
    return frozenset(chain for chain in found if chain)


def _is_of_organisation(body: Body) -> bool:
    """Whether it is an organ or a court of an organisation of states."""
    kind = kinds().by_name[body.kind]
    is_organ = kind.is_organ and kind.channel == "political"
    return is_organ and body.sends is not None and body.sends.country is None


def _parties(record: Record) -> set[str]:
    """The countries that take measures and those that they are taken against."""
    return {
        party.country
        for id_, rows in record.annotations.items()
        if id_ not in record.off_event
        for row in rows.measures
        for party in (row.by, row.on)
        if party is not None and party.country
    }


def _acts(body: Body, record: Record) -> bool:
    """Whether an organ takes a measure, or does what is coded as an event."""
    if not kinds().by_name[body.kind].is_organ:
        return False
    for mention in body.mentions:
        rows = record.annotations[mention.document_id]
        done = (row.actor for row in rows.events if row.is_sure and row.event not in _TALK)
        for party in (*(row.by for row in rows.measures), *done):
            if party is not None and party.start < mention.end and mention.start < party.end:
                return True
    return False


def _is_told_often(body: Body, record: Record) -> bool:
    kind = kinds().by_name[body.kind]
    is_of_body = _is_of_organisation(body)
    if not (kind.is_joint or kind.template == "printed" or is_of_body or "{receives}" in kind.template):
        return False
    is_named = body.sends is not None and bool(body.receives or (kind.is_local and body.city))
    is_named = is_named or is_of_body
    if kind.is_post or not (is_named or kind.channel == "monitoring"):
        return False
    return len({mention.document_id for mention in body.mentions if not _is_in_passing(mention, record)}) > 1


def _belongs(body: Body, changed: Sequence[Body], sides: set[str], record: Record) -> bool:
    """Whether an institution to which nothing is done belongs with those that change: it joins their sides, it is one
    of their kind on their border, or it is of one of their sides where more than one contact between states changes."""
    if all(_is_in_passing(mention, record) for mention in body.mentions):
        return False
    kind = kinds().by_name[body.kind]
    if kind.name == "delegation":
        return False
    if kind.template == "printed" or (kind.is_local and kind.channel not in _CONTACTS and body.city):
        is_base_of_side = kind.channel == "military" and key(body.sends) in sides
        return is_base_of_side or any(other.kind == body.kind for other in changed)
    if kind.is_joint:
        return body.sends is not None and _ends(body) <= sides
    if kind.is_organ and kind.channel == "political":
        return _is_of_organisation(body) and bool(changed)
    if kind.is_post and (not kind.post_of or _speaks(body, record)):
        return False
    ends = _ends(body)
    is_of_mission = kind.channel != "diplomatic" or _is_of_watchers(body, changed)
    if kind.is_post and is_of_mission and "mission" in kind.post_of:
        return any(other.kind in kind.post_of for other in changed)
    if kind.channel == "monitoring" and len(ends) > 1:
        return bool(changed) or not ends.isdisjoint(sides)
    if not kind.is_post and len(ends) > 1 and ends <= sides:
        return True
    contacts = [other for other in changed if kinds().by_name[other.kind].channel in _CONTACTS]
    is_contact = kind.channel in _CONTACTS and body.sends is not None and _is_of_state(body.sends, kind)
    is_spread = len({mention.document_id for mention in body.mentions}) > 1 and not _speaks(body, record, any)
    return is_contact and (len(contacts) > 1 or is_spread) and not ends.isdisjoint(sides)


def _is_of_watchers(body: Body, changed: Sequence[Body]) -> bool:
    """Whether a post is one of a mission of observers or peacekeepers that changes."""
    missions = {
        row.chain for one in changed if kinds().by_name[one.kind].channel == "monitoring" for row in one.mentions
    }
    return any(row.belongs_to in missions for row in body.mentions)


def _is_of_state(side: Side, kind: Kind) -> bool:
    """Whether a post is a state's: only states have ambassadors."""
    return not kind.is_post or side.country is not None


def _ends(body: Body) -> set[str]:
    """The sides that an institution joins: who sends, who receives, and the state in which it stands."""
    return {key for key in (key(body.sends), key(body.receives), body.host) if key}


def _speaks(body: Body, record: Record, of: Callable[[Iterable[bool]], bool] = all) -> bool:
    """Whether a post is only told of as who says something; with `any`, whether it ever is."""
    return of(
        any(
            row.speaker is not None and row.speaker.start < mention.end and mention.start < row.speaker.end
            for row in record.annotations[mention.document_id].quotes
        )
        for mention in body.mentions
    )


def _is_in_passing(mention: InstitutionMention, record: Record) -> bool:
    """Whether a mention stands in the words for a person or for a speaker ("the embassy's spokesman")."""
    rows = record.annotations[mention.document_id]
    span = Span(mention.start, mention.end)
    people = (Span(row.start, row.end) for row in rows.mentions if row.kind == "person")
    speakers = (row.speaker for row in rows.quotes if row.speaker is not None)
    return any(other.contains(span) and other != span for other in (*people, *speakers))
