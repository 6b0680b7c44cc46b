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
from functools import cached_property
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
_APART: Final = frozenset({"embassy", "mission_to_organisation"})
"""Kinds whose words accounts mix, unless the place is named: an embassy in a city goes to its state."""
_CONTACTS: Final = frozenset({"diplomatic", "consular"})
_TALK: Final = frozenset({"CONSULT", "SUPPORT", "ACCUSE", "REQUEST"})
"""Events of words alone: a body that only speaks is none of the system."""
_BEARERS: Final = frozenset({"state", "organisation", "place"})
"""Kinds of actors that a state without a code is taken for."""
_ROOT: Final = 5
"""Letters that an adjective shares with the name that it is made from."""
_ADJECTIVAL: Final = ("an", "ish", "ic", "ese", "i")
_BLOC: Final = re.compile(r"^(?:the )?(?:\w+ )?(?:bloc|alliance|organi[sz]ation|union|community|league|pact)$")
"""Words for an organisation that does not name it."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_STREET: Final = re.compile(r" (?:street|road|avenue|square|boulevard|lane|building)$", re.IGNORECASE)
_HEAD: Final = re.compile(r"^(\S+(?: (?!of |in |to |for )\S+)*)")
"""The words of a name in front of its first preposition."""
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
    kept = _of_system(bodies, tied, record)
    place = {id_: n for n, id_ in enumerate(documents)}
    kept.sort(key=lambda body: _rank(body, place))
    return tuple(_rows(kept))


class Sides:
    """Sides of the actors of a record."""

    def __init__(self, record: Record) -> None:
        self.of_chain = record.actor_of_chain
        self.states: dict[str, Actor] = {}
        self.unlisted: dict[str, Actor] = {}
        self.bodies: dict[str, Actor] = {}
        self.documents = record.documents
        for actor in record.actors:
            if actor.kind == "organisation" and (acronym := _acronym(actor)):
                self.bodies.setdefault(acronym, actor)
            if actor.kind == "state" and actor.country:
                self.states.setdefault(actor.country, actor)
            elif actor.kind in _BEARERS and not actor.country and actor.name.isalpha() and len(actor.name) > _ROOT:
                self.unlisted.setdefault(actor.name[:_ROOT].lower(), actor)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all accounts."""
        return frozenset(word for document in self.documents for word in _WORD.findall(document.text))

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
            acronym = _acronym(actor)
            if acronym is None and _BLOC.search(actor.name):
                return None  # "the bloc" without its name
            return Side(acronym or actor.id, actor.id, None, acronym or actor.name)
        if country is not None:
            state = self.states.get(country)
            return Side(country, state.id if state else None, country, usual_name(country) or country)
        acronym = _body(words)
        if acronym is None and actor is not None and actor.kind == "institution" and party.sector == "IGO":
            acronym = next((one for name, one in _BODIES.items() if name in actor.name.casefold().split(" ", 9)), None)
            acronym = acronym or next(
                (one for name, one in _BODIES.items() if f"{name} " in actor.name.casefold()), None
            )
        if acronym is None and (actor is None or actor.kind != "organisation"):
            actor = self._served(words, actor)
        if actor is not None and (actor.kind in _BEARERS or party.sector == "GOV") and actor.kind != "person":
            return Side(actor.id, actor.id, None, actor.name)
        if actor is None and acronym is None and party.sector == "GOV" and words[:1].isupper():
            return self._named(words)
        body = self.bodies.get(acronym or "")
        return Side(acronym, body.id if body else None, None, acronym) if acronym else None

    def _named(self, words: str) -> Side | None:
        """A state that is no actor of the record: its name is the shortest word that begins like its words.

        An adjective alone names no state: of "Sarnovian" no account says that there is a Sarnovia.
        """
        root = words[:_ROOT].lower()
        forms = {word for word in self.words if word[0].isupper() and word[:_ROOT].lower() == root}
        name = min(forms | {words}, key=lambda word: (len(word), word))
        is_adjective = name.endswith(_ADJECTIVAL) and not forms - {name}
        return None if is_adjective else Side(f"unlisted:{root}", None, None, name)

    def _served(self, words: str, actor: Actor | None) -> Actor | None:
        """The state without a code that an adjective is made from ("Valdonian"), or that somebody serves."""
        named = [words] if actor is None else [actor.name, *actor.aliases]
        if actor is not None and actor.kind == "person":
            named = [name for name in named if not name.startswith(actor.name.split()[0])]
        roots = {word[:_ROOT].lower() for name in named for word in _WORD.findall(name)}
        served = {one.id: one for root, one in self.unlisted.items() if root in roots}
        return next(iter(served.values())) if len(served) == 1 else actor


def _acronym(actor: Actor) -> str | None:
    """The acronym of an actor that is a known organisation."""
    return next((known for name in (actor.name, *actor.aliases) if (known := _body(name))), None)


def _body(words: str) -> str | None:
    """The acronym of a known organisation ("U.N.", "the United Nations" -> UN), or None."""
    return _BODIES.get(words.casefold().removeprefix("the ").replace(".", ""))


def _of_document(record: Record, document_id: str, sides: Sides) -> Iterator[Body]:
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
            body.city = _ARTICLE.sub("", words) if is_city else None
        is_one_of = named[mention.start] > 1  # "the consulates in Keel and Varrow" are one each
        body.is_several = not body.mentions and kinds().is_several(mention.name) and not is_one_of
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
    if {one.kind, other.kind} == _APART and any(body.kind == "embassy" and body.city for body in (one, other)):
        return False
    if kind.is_organ and not any(f" {_noun(a)}".endswith(f" {_noun(b)}") for a, b in ((one, other), (other, one))):
        return False
    if kind.is_joint and one.sends is None:
        return other.sends is None and _label(one).casefold() == _label(other).casefold()
    if kind.is_joint:
        return {_key(one.sends), _key(one.receives)} == {_key(other.sends), _key(other.receives)}
    if kind.template == "printed":
        mine, theirs = _proper(one), _proper(other)
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
    return body.city.lower() if body.city else kinds().proper(body.kind, _label(body))


def _noun(body: Body) -> str:
    """The word of an organ for itself ("secretariat"), by its most frequent wording."""
    return kinds().noun(body.kind, _label(body))


def _is_apart(one: Body, other: Body) -> bool:
    """Whether a side or a place of two differs; for joint bodies the order of the parties says nothing."""
    if kinds().by_name[one.kind].is_joint:
        return False
    pairs = [(_key(one.sends), _key(other.sends)), (_key(one.receives), _key(other.receives)), (one.host, other.host)]
    if kinds().by_name[one.kind].is_local and kinds().by_name[one.kind].template != "printed":
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


def _of_system(bodies: Sequence[Body], tied: frozenset[str], record: Record) -> list[Body]:
    """The institutions that accounts tie to what changes, those that several tell of with both their sides, and those
    that belong with the former: what stays open beside what is closed is part of the system.

    What is only somebody's employer, and a post that nothing is done to, is none: "the embassy's spokesman said".
    """
    changed = [body for body in bodies if any(mention.chain in tied for mention in body.mentions)]
    changed += [body for body in bodies if body not in changed and _acts(body, record)]
    sides = {key for body in changed for key in _ends(body)} | _parties(record)
    kept = [
        body
        for body in bodies
        if body in changed or _is_told_often(body, record) or _belongs(body, changed, sides, record)
    ]
    of_bodies = {_key(body.sends) for body in kept if _is_of_organisation(body)}
    return [body for body in bodies if body in kept or (_is_of_organisation(body) and _key(body.sends) in of_bodies)]


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
    if kind.template == "printed" or (kind.is_local and kind.channel not in _CONTACTS and body.city):
        return any(other.kind == body.kind for other in changed)
    if kind.is_joint:
        return body.sends is not None and _ends(body) <= sides
    if kind.is_organ and kind.channel == "political":
        return _is_of_organisation(body) and bool(changed)
    if kind.is_post and (not kind.post_of or _speaks(body, record)):
        return False
    ends = _ends(body)
    if kind.is_post and kind.channel != "diplomatic" and "mission" in kind.post_of:
        return any(other.kind in kind.post_of for other in changed)
    if kind.channel == "monitoring" and len(ends) > 1:
        return bool(changed) or not ends.isdisjoint(sides)
    if not kind.is_post and len(ends) > 1 and ends <= sides:
        return True
    contacts = [other for other in changed if kinds().by_name[other.kind].channel in _CONTACTS]
    is_contact = kind.channel in _CONTACTS and body.sends is not None and _is_of_state(body.sends, kind)
    return is_contact and len(contacts) > 1 and not ends.isdisjoint(sides)


def _is_of_state(side: Side, kind: Kind) -> bool:
    """Whether a post is a state's: only states have ambassadors."""
    return not kind.is_post or side.country is not None


def _ends(body: Body) -> set[str]:
    """The sides that an institution joins: who sends, who receives, and the state in which it stands."""
    return {key for key in (_key(body.sends), _key(body.receives), body.host) if key}


def _speaks(body: Body, record: Record) -> bool:
    """Whether a post is only told of as who says something."""
    return all(
        any(
            row.speaker is not None and row.speaker.start < mention.end and mention.start < row.speaker.end
            for row in rows
        )
        for mention in body.mentions
        for rows in (record.annotations[mention.document_id].quotes,)
    )


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
    is_placed = bool(body.city) and kind.template not in ("joint", "printed")
    if kind.template in ("joint", "printed") or not (body.sends or body.receives or is_placed):
        if kind.is_joint and body.sends and body.receives and _label(body).islower():
            return f"{_titled(_label(body))} of {_called(body.sends)} and {_called(body.receives)}"
        if kind.is_local and body.city:
            return f"{body.city} {kind.name.replace('_', ' ')}"
        name = capital(_label(body).partition(" with ")[0])
        is_open = kind.channel == "political" and not (body.sends or body.receives)
        return f"{name} in {body.city}" if is_open and body.city and body.city not in name else name
    known = {
        "noun": _titled(_noun(body)),
        "sends": _called(body.sends),
        "receives": _called(body.receives),
        "host": usual_name(body.host or ""),
    }
    if body.city and (kind.is_local or not (known["receives"] or body.host)):
        known["receives"] = body.city
    known["receives"] = known["receives"] or known["host"]
    template = _UNKNOWN.sub(lambda part: part[0] if known[part[0].split("{")[1][:-1]] else "", kind.template)
    if body.city and known["receives"] == body.city:
        template = template.replace(" to {receives}", " in {receives}")
    name = template.format(**known)
    return _HEAD.sub(r"\1s", name) if body.is_several and not kind.is_post else name


def _titled(words: str) -> str:
    """A name with capitals ("council of ministers" -> "Council of Ministers")."""
    return " ".join(word if word in ("of", "and") else capital(word) for word in words.split())


def _called(side: Side | None) -> str | None:
    if side is None:
        return None
    words = side.name.split()
    is_body = side.country is None and len(words) > 1 and words[-1].lower() in _NOUNS and words[0].lower() != "the"
    has_article = side.country in _WITH_ARTICLE or side.name in _BODIES_WITH_ARTICLE or is_body
    return f"the {side.name}" if has_article else side.name
