"""Institutions and posts across accounts: the mentions of one institution become one row.

Accounts call one institution by different words ("embassy to the Compact", "delegation", "permanent mission"): the
sides decide which one is meant, and the most precise kind of all wordings is its kind. What names too little to tell
two institutions apart joins the only one that it can be, or is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from consilience.model import Actor, Evidence, Institution, InstitutionMention, Party, Record, Span
from consilience.text.countries import country_of, country_of_capital, usual_name
from consilience.text.institution_kinds import Kind, kinds
from consilience.text.naming import capital
from consilience.text.roles import BODIES, INSTITUTIONS, ORGANISATIONS
from consilience.text.word_sets import word_set

_BODIES: Final = {words.casefold(): acronym for acronym, full, _ in BODIES for words in (acronym, full)}
_ARTICLE: Final = re.compile(r"^(?:the|a|an|its|our|his|her|their|this|that|so-called|[“\"‘'])\s+", re.IGNORECASE)
_WITH_ARTICLE: Final = frozenset(
    {"USA", "GBR", "NLD", "PHL", "ARE", "CZE", "DOM", "BHS", "MDV", "VAT", "CAF", "COM", "SYC"}
)
_BODIES_WITH_ARTICLE: Final = word_set("EU UN AU OSCE IAEA WHO WTO IMF ICC ICJ OAS SCO GCC CSTO CIS OPCW ICRC")
_NOUNS: Final = ORGANISATIONS | INSTITUTIONS | word_set("compact pact nations community states")
"""Last words of names that have an article ("the Meridian Compact")."""
_UNKNOWN: Final = re.compile(r" (?:of|to|in|for) \{(?:sends|receives|host)\}")


@dataclass(frozen=True, slots=True)
class Side:
    """A side across accounts: `key` is its country, the acronym of a known body, or the id of an actor."""

    key: str
    actor_id: str | None
    country: str | None
    name: str


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


def institutions(record: Record) -> tuple[Institution, ...]:
    """The institutions of a record that its accounts tie to the event, those of which most is said first.

    Documents that are not about the event take no part.
    """
    documents = [document.id for document in record.documents if document.id not in record.off_event]
    sides = Sides(record)
    bodies = list(_merged(body for id_ in documents for body in _of_document(record, id_, sides)))
    tied = _tied(record, documents)
    kept = [body for body in bodies if _is_of_system(body, tied, record)]
    place = {id_: n for n, id_ in enumerate(documents)}
    kept.sort(key=lambda body: _rank(body, place))
    return tuple(_rows(kept))


class Sides:
    """Sides of the actors of a record."""

    def __init__(self, record: Record) -> None:
        self.of_chain = record.actor_of_chain
        self.states: dict[str, Actor] = {}
        for actor in record.actors:
            if actor.kind == "state" and actor.country:
                self.states.setdefault(actor.country, actor)

    def side(self, party: Party | None, text: str) -> Side | None:
        """The side that a party is: a state for whoever serves it, or an organisation; None where nothing tells.

        `text` is the raw text of the party's document.
        """
        if party is None:
            return None
        words = text[party.start : party.end]
        actor = self.of_chain.get(party.chain or "")
        country = party.country or (actor.country if actor else None)
        if actor is not None and actor.kind == "organisation" and party.sector != "GOV":
            acronym = next(
                (_BODIES[name.casefold()] for name in (actor.name, *actor.aliases) if name.casefold() in _BODIES), None
            )
            return Side(acronym or actor.id, actor.id, None, acronym or actor.name)
        if country is not None:
            state = self.states.get(country)
            return Side(country, state.id if state else None, country, usual_name(country) or country)
        acronym = _BODIES.get(words.casefold())
        return Side(acronym, None, None, acronym) if acronym else None


def _of_document(record: Record, document_id: str, sides: Sides) -> Iterator[Body]:
    """The institutions of one account, one a chain."""
    length, text = record.document_of[document_id].own_length, record.document_of[document_id].text
    found: dict[str, Body] = {}
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
            body.city = words if mention.host.sector is None and country_of(words) is None else None
        body.is_several = not body.mentions and kinds().is_several(mention.name)
        body.mentions.append(mention)
    yield from found.values()


def _merged(bodies: Iterable[Body]) -> Iterator[Body]:
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
    if shared is None or _is_apart(one, other):
        return False
    kind = kinds().by_name[shared]
    if one.is_several != other.is_several and not kind.is_post:
        return False
    if kind.is_to_body and any(body.receives is not None and body.receives.country for body in (one, other)):
        return False
    if kind.is_joint and one.sends is None:
        return other.sends is None and _label(one).casefold() == _label(other).casefold()
    if kind.is_joint:
        return {_key(one.sends), _key(one.receives)} == {_key(other.sends), _key(other.receives)}
    if kind.template == "printed":
        return _proper(one) == _proper(other)
    if one.sends is not None and other.sends is not None:
        return True
    if one.receives is not None and other.receives is not None:
        return True
    return one.sends is other.sends is None and one.city is not None and one.city == other.city


def _proper(body: Body) -> str:
    """What a body is known by: its city, or its name without the words for its kind."""
    return body.city.lower() if body.city else kinds().proper(body.kind, _label(body))


def _is_apart(one: Body, other: Body) -> bool:
    """Whether a side or a place of two differs; for joint bodies the order of the parties says nothing."""
    if kinds().by_name[one.kind].is_joint:
        return False
    pairs = [(_key(one.sends), _key(other.sends)), (_key(one.receives), _key(other.receives)), (one.host, other.host)]
    if kinds().by_name[one.kind].is_local:
        pairs.append((one.city, other.city))
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _key(side: Side | None) -> str | None:
    return side.key if side is not None else None


def _join(body: Body, other: Body) -> None:
    body.kind = kinds().shared(body.kind, other.kind) or body.kind
    body.sends = body.sends or other.sends
    body.receives = body.receives or other.receives
    body.host = body.host or other.host
    body.city = body.city or other.city
    body.mentions.extend(other.mentions)


def _tied(record: Record, documents: Sequence[str]) -> frozenset[str]:
    """The chains that a measure, a channel, a number or a status of some account is about."""
    found: set[str | None] = set()
    for id_ in documents:
        rows = record.annotations[id_]
        found.update(row.target_chain for row in rows.measures)
        found.update(row.via_chain for row in rows.channels)
        found.update(row.institution_chain for row in rows.headcounts)
        found.update(row.institution_chain for row in rows.statuses)
    return frozenset(chain for chain in found if chain)


def _is_of_system(body: Body, tied: frozenset[str], record: Record) -> bool:
    """Whether an account ties an institution to what changes, or several tell of it and name both its sides.

    What is only somebody's employer, and a post that nothing is done to, is none: "the embassy's spokesman said".
    """
    if any(mention.chain in tied for mention in body.mentions):
        return True
    kind = kinds().by_name[body.kind]
    is_named = body.sends is not None and bool(body.receives or (kind.is_local and body.city))
    if kind.is_post or not is_named:
        return False
    return len({mention.document_id for mention in body.mentions if not _is_in_passing(mention, record)}) > 1


def _is_in_passing(mention: InstitutionMention, record: Record) -> bool:
    """Whether a mention stands in the words for a person or for a speaker ("the embassy's spokesman")."""
    rows = record.annotations[mention.document_id]
    span = Span(mention.start, mention.end)
    people = (Span(row.start, row.end) for row in rows.mentions if row.kind == "person")
    speakers = (row.speaker for row in rows.quotes if row.speaker is not None)
    return any(other.contains(span) and other != span for other in (*people, *speakers))


def _rank(body: Body, place: dict[str, int]) -> tuple[bool, int, int, int, int]:
    first = min(body.mentions, key=lambda row: (place[row.document_id], row.start))
    documents = len({row.document_id for row in body.mentions})
    return kinds().by_name[body.kind].is_post, -documents, -len(body.mentions), place[first.document_id], first.start


def _rows(bodies: Sequence[Body]) -> Iterator[Institution]:
    ids = {chain: f"inst-{n}" for n, body in enumerate(bodies, 1) for chain in {row.chain for row in body.mentions}}
    for n, body in enumerate(bodies, 1):
        kind = kinds().by_name[body.kind]
        rows = sorted(body.mentions, key=lambda row: (row.document_id, row.start))
        yield Institution(
            f"inst-{n}",
            _name(body, kind),
            kind.name,
            tuple(dict.fromkeys(Evidence(row.document_id, row.start, row.end) for row in rows)),
            body.sends.actor_id if body.sends else None,
            body.receives.actor_id if body.receives else None,
            body.host,
            _institution_of(body, kind, bodies, ids) if kind.is_post else None,
            tuple(dict.fromkeys(row.name for row in rows)),
            tuple(dict.fromkeys(row.chain for row in rows)),
        )


def _institution_of(body: Body, kind: Kind, bodies: Sequence[Body], ids: dict[str, str]) -> str | None:
    """The institution of a post: the one that accounts name with it, or the only one of its kinds and sides."""
    told = Counter(ids[row.belongs_to] for row in body.mentions if row.belongs_to in ids)
    if told:
        return min(told, key=lambda id_: (-told[id_], id_))
    fitting = [
        f"inst-{n}"
        for n, other in enumerate(bodies, 1)
        if other.kind in kind.post_of and not _is_apart(body, other) and body.sends is not None is not other.sends
    ]
    return fitting[0] if len(fitting) == 1 else None


def _label(body: Body) -> str:
    """The most frequent wording without article and possessive; of equal ones the longest."""
    counted = Counter(_ARTICLE.sub("", row.name) for row in body.mentions)
    return min(counted, key=lambda words: (-counted[words], -len(words), words))


def _name(body: Body, kind: Kind) -> str:
    """The neutral name: the template with the sides that are known; for two parties and the like as printed."""
    if kind.template in ("joint", "printed") or not (body.sends or body.receives):
        return capital(_label(body))
    known = {"sends": _called(body.sends), "receives": _called(body.receives), "host": usual_name(body.host or "")}
    if body.city and (kind.is_local or not (known["receives"] or body.host)):
        known["receives"] = body.city
    known["receives"] = known["receives"] or known["host"]
    template = _UNKNOWN.sub(lambda part: part[0] if known[part[0].split("{")[1][:-1]] else "", kind.template)
    name = template.format(**known)
    return re.sub(r"^(\S+)", r"\1s", name) if body.is_several and not kind.is_post else name


def _called(side: Side | None) -> str | None:
    if side is None:
        return None
    words = side.name.split()
    is_body = side.country is None and len(words) > 1 and words[-1].lower() in _NOUNS and words[0].lower() != "the"
    has_article = side.country in _WITH_ARTICLE or side.name in _BODIES_WITH_ARTICLE or is_body
    return f"the {side.name}" if has_article else side.name
