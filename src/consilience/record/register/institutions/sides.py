"""The sides that institutions join, across accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from consilience.model import Actor, Party, Record
from consilience.text.countries import usual_name
from consilience.text.roles import BODIES

_BODIES: Final = {words.casefold(): acronym for acronym, full, _ in BODIES for words in (acronym, full)}
_BEARERS: Final = frozenset({"state", "organisation", "place"})
"""Kinds of actors that a state without a code is taken for."""
_ROOT: Final = 5
"""Letters that an adjective shares with the name that it is made from."""
_ADJECTIVAL: Final = ("an", "ish", "ic", "ese", "i")
_BLOC: Final = re.compile(r"^(?:the )?(?:\w+ )?(?:bloc|alliance|organi[sz]ation|union|community|league|pact)$")
"""Words for an organisation that does not name it."""
_OF_THE: Final = re.compile(r"^organi[sz]ation of (?:the )?")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Side:
    """A side across accounts: `key` is its country, the acronym of a known body, or the id of an actor."""

    key: str
    actor_id: str | None
    country: str | None
    name: str


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
    bare = words.casefold().removeprefix("the ").replace(".", "")
    return _BODIES.get(bare) or _BODIES.get(_OF_THE.sub("", bare))  # "the Organisation of the United Nations"


def key(side: Side | None) -> str | None:
    """What two mentions of one side share, or None."""
    return side.key if side is not None else None
