"""Institutions as one account, or several, tell them; and which of several accounts are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from consilience.model import InstitutionMention, Record
from consilience.record.register.institutions.sides import Side, Sides, key
from consilience.text.countries import country_of, country_of_capital
from consilience.text.institution_kinds import are_one_format, kinds

_APART: Final = frozenset({"embassy", "mission_to_organisation"})
"""Kinds whose words accounts mix, unless the place is named: an embassy in a city goes to its state."""
_STREET: Final = re.compile(r" (?:street|road|avenue|square|boulevard|lane|building)$", re.IGNORECASE)
LINK: Final = re.compile(r" (?:with|between|in|over|on|to|of|for|about|at) ")
ARTICLE: Final = re.compile(r"^(?:the|a|an|its|our|his|her|their|this|that|so-called|[“\"‘'])\s+", re.IGNORECASE)


@dataclass(slots=True)
class Body:
    """An institution as one account, or several, tell it."""

    kind: str
    sends: Side | None = None
    receives: Side | None = None
    host: str | None = None
    city: str | None = None
    is_several: bool = False
    mentions: list[InstitutionMention] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, int, int]:
        """Those of which most is known first, then those with most mentions."""
        return (self.sends is None) + (self.receives is None), self.host is None, -len(self.mentions)


def of_document(record: Record, document_id: str, sides: Sides) -> Iterator[Body]:
    """The institutions of one account, one a chain."""
    length, text = record.document_of[document_id].own_length, record.document_of[document_id].text
    found: dict[str, Body] = {}
    named = Counter(mention.start for mention in record.annotations[document_id].institutions)
    for mention in record.annotations[document_id].institutions:
        if mention.start >= length:
            continue
        body = found.setdefault(mention.chain, Body(mention.kind))
        body.kind = kinds().shared(body.kind, mention.kind) or body.kind
        body.sends = body.sends or sides.side(mention.sends, text)
        body.receives = body.receives or sides.side(mention.receives, text)
        if mention.host is not None and body.host is None:
            words = text[mention.host.start : mention.host.end]
            body.host = mention.host.country or country_of_capital(words)
            is_city = mention.host.sector is None and country_of(words) is None and not _STREET.search(words)
            body.city = ARTICLE.sub("", words) if is_city else None
        is_one_of = named[mention.start] > 1  # "the consulates in Keel and Varrow" are one each
        body.is_several = not body.mentions and kinds().is_several(mention.name) and not is_one_of
        body.mentions.append(mention)
    yield from found.values()


def merged(bodies: Iterable[Body]) -> Iterator[Body]:
    """The institutions of all accounts: those of which most is known first, the others into the only one that fits.

    People of one post ("its representatives in Keel") are no post of their own.
    """
    merged: list[Body] = []
    waiting = sorted(bodies, key=lambda body: (body.order, body.mentions[0].document_id, body.mentions[0].start))
    for body in waiting:
        fitting = [other for other in merged if _is_one(body, other)]
        alike = [other for other in fitting if other.kind == body.kind]
        if len(fitting) == 1 or len(alike) == 1:
            _join((alike or fitting)[0], body)
        elif not fitting and not (body.is_several and kinds().by_name[body.kind].is_post):
            merged.append(body)
    yield from merged


def _is_one(one: Body, other: Body) -> bool:
    shared = kinds().shared(one.kind, other.kind)
    if shared is None or is_apart(one, other):
        return False
    kind = kinds().by_name[shared]
    if one.is_several != other.is_several and not kind.is_post:
        return False
    if kind.is_to_body and any(body.receives is not None and body.receives.country for body in (one, other)):
        return False
    if {one.kind, other.kind} == _APART and any(body.kind == "embassy" and body.city for body in (one, other)):
        return False
    if kind.is_organ and not any(f" {noun(a)}".endswith(f" {noun(b)}") for a, b in ((one, other), (other, one))):
        return False
    if kind.is_joint and one.sends is None:
        is_named = label(one) != label(one).lower()  # "the Joint Truce Commission", of which one account tells whose
        return (other.sends is None or is_named) and label(one).casefold() == label(other).casefold()
    if kind.is_joint and other.sends is None:
        return label(one).casefold() == label(other).casefold() and label(one) != label(one).lower()
    if kind.is_joint:
        return {key(one.sends), key(one.receives)} == {key(other.sends), key(other.receives)}
    if kind.template == "printed":
        mine, theirs = _proper(one), _proper(other)
        if kind.name == "talks" and not are_one_format(_front(one), _front(other)):
            return False
        if not kind.is_local and not (one.city and other.city):
            return True  # an affair has one corridor, one hotline, one round of talks, unless places tell them apart
        return mine == theirs or mine in theirs.split("-") or theirs in mine.split("-")  # "Keel-Varrow", "Varrow"
    if kind.channel == "monitoring":
        return True
    if one.sends is not None and other.sends is not None:
        return True
    if one.receives is not None and other.receives is not None:
        return True
    return one.city is not None and one.city == other.city and (one.kind == other.kind or one.sends is other.sends)


def _proper(body: Body) -> str:
    """What a body is known by: its city, or its name without the words for its kind."""
    return body.city.lower() if body.city else kinds().proper(body.kind, label(body))


def _front(body: Body) -> str:
    """The words of its name in front of the first preposition."""
    return LINK.split(label(body), maxsplit=1)[0]


def noun(body: Body) -> str:
    """The word of an organ for itself ("secretariat"), by its most frequent wording."""
    return kinds().noun(body.kind, label(body)) or body.kind.replace("_", " ")


def is_apart(one: Body, other: Body) -> bool:
    """Whether a side or a place of two differs; for joint bodies the order of the parties says nothing."""
    if kinds().by_name[one.kind].is_joint:
        return False
    pairs = [(key(one.sends), key(other.sends)), (key(one.receives), key(other.receives)), (one.host, other.host)]
    if kinds().by_name[one.kind].is_local and kinds().by_name[one.kind].template != "printed":
        pairs.append((one.city, other.city))
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _join(body: Body, other: Body) -> None:
    body.kind = kinds().shared(body.kind, other.kind) or body.kind
    body.sends = body.sends or other.sends
    body.receives = body.receives or other.receives
    body.host = body.host or other.host
    body.city = body.city or other.city
    body.mentions.extend(other.mentions)


def label(body: Body) -> str:
    """The most frequent wording without article and possessive; of equal ones the longest."""
    counted = Counter(ARTICLE.sub("", row.name) for row in body.mentions)
    return min(counted, key=lambda words: (-counted[words], -len(words), words))
