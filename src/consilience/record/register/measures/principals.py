"""Whom an actor acts for: the side that its name or role says, where the actor has no country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import Final

from consilience.model import Actor, Institution, Record
from consilience.text.word_sets import word_set

_WORD: Final = re.compile(r"[^\W_]+")
_OUR: Final = re.compile(r"our\b", re.IGNORECASE)
_SHORTEST: Final = 3
"""Letters of a name that is looked for inside another."""
_STEM: Final = 4
"""Letters of a name that an adjective may be made from."""
_ADJECTIVES: Final = ("n", "an", "ian", "ish", "ese", "er", "i")
"""Endings that make an adjective of the name of a side ("Valdonian")."""
_GENERAL: Final = word_set("bloc alliance union organisation organization pact community")
"""Nouns that an account calls an organisation by once it has named it."""


def principals(record: Record, institutions: Sequence[Institution]) -> dict[str, Actor]:
    """The actor that each actor of a record acts for, by ids: a ministry for its state, an official for his
    organisation, "the bloc" for the one organisation that others have missions to, who speaks of "our mission" for the
    side that sends it; else the actor itself.

    Sides of institutions come before other organisations; states of a country code need none, they are that country's.
    """
    return _Principals(record, institutions).found()


class _Principals:
    def __init__(self, record: Record, institutions: Sequence[Institution]) -> None:
        self.record = record
        parties = {side for row in institutions for side in (row.sends, row.receives) if side is not None}
        named = [row for row in record.actors if row.name != row.name.lower()]
        self.parties = [row for row in named if row.id in parties and row.kind != "person"]
        self.bodies = [row for row in named if row.kind == "organisation" and not row.country]
        hosts = {row.receives for row in institutions if row.kind == "mission_to_organisation"}
        receivers = [row for row in self.parties if row.id in hosts and row.kind == "organisation"]
        self.receiver = receivers[0] if len(receivers) == 1 else None
        by_id = {row.id: row for row in record.actors}
        self.organ_of = {
            (row.name.partition(" of ")[0].lower()): by_id[row.sends]
            for row in institutions
            if row.kind == "organ" and row.sends in by_id
        }
        self.sender_of = {
            chain_: by_id[row.sends] for row in institutions if row.sends in by_id for chain_ in row.chains
        }
        self.names_of = {row.id: tuple(_names(row)) for row in (*self.parties, *self.bodies)}

    def found(self) -> dict[str, Actor]:
        """Of every actor."""
        first = {row.id: self._by_words(row) or row for row in self.record.actors}
        holders: dict[str, set[str]] = {}
        for row in self.record.actors:
            if row.kind == "person" and row.role and first[row.id] is not row:
                holders.setdefault(row.role, set()).add(first[row.id].id)
        by_id = {row.id: row for row in self.record.actors}
        for row in self.record.actors:
            sides = holders.get(row.role or "", set())
            is_nameless = row.kind == "person" and row.name == f"the {row.name[4:]}" and not row.country
            if first[row.id] is row and is_nameless and len(sides) == 1:
                first[row.id] = by_id[next(iter(sides))]
        for id_, side in self._owners():
            if first[id_].id == id_:
                first[id_] = side
        return first

    def _owners(self) -> Iterator[tuple[str, Actor]]:
        """Persons without a country who do something to what they call "our mission", with the side that sends it."""
        for document in self.record.documents:
            for row in self.record.annotations[document.id].measures:
                actor = self.record.actor_of_chain.get((row.by and row.by.chain) or "")
                side = self.sender_of.get(row.target_chain or "")
                if actor is None or side is None or actor.kind != "person" or actor.country or row.target is None:
                    continue
                if _OUR.match(row.target.of(document.text)):
                    yield actor.id, side

    def _by_words(self, actor: Actor) -> Actor | None:
        """The side that an actor names in its own name, role or other names."""
        is_general = actor.name == actor.name.lower()
        if actor.kind != "person" and (whole := self.organ_of.get(actor.name.lower())) is not None:
            return whole
        if actor.country or (actor.kind in ("organisation", "state") and not is_general):
            return None
        texts = [actor.name, actor.role or "", *(actor.aliases if actor.kind == "person" else ())]
        line = f" {' '.join(word for text in texts for word in (*_words(text), '|'))} "
        words = set(line.split())
        for side in chain(self.parties, self.bodies):
            is_named = any(name in line for name in self.names_of[side.id])
            if side is not actor and (is_named or _is_adjective(side, words)):
                return side
        if self.receiver is not None and is_general and _GENERAL & words:
            return self.receiver
        return None


def _words(text: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(text.lower()))


def _names(side: Actor) -> Iterator[str]:
    """Its names in lower case, between spaces."""
    for name in (" ".join(_words(name)) for name in (side.name, *side.aliases) if name != name.lower()):
        if len(name) >= _SHORTEST:
            yield f" {name} "


def _is_adjective(side: Actor, words: Set[str]) -> bool:
    """Whether a word is the name of a side that has no code, as an adjective."""
    stem = side.name.lower()
    if side.country or not stem.isalpha() or len(stem) < _STEM:
        return False
    return any(stem + ending in words for ending in _ADJECTIVES)
