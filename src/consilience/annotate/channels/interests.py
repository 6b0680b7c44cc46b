"""A state that looks after the interests of another, which has no mission of its own there: the protecting power."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from consilience.annotate.channels.sides import Sides
from consilience.annotate.quantities.near import children
from consilience.model import Party

_UP: Final = 4


def whose_interests(verb: Token, sides: Sides, keeper: Party) -> Party | None:
    """Whose interests a verb looks after ("Sweden represents Danish interests"); None where no other state is named.

    "Its" interests are those of the side that tells of it ("Denmark said that Sweden would look after its interests").
    """
    noun = next((token for token in verb.subtree if token.i > verb.i and token.lemma_.lower() == "interest"), None)
    if noun is None:
        return None
    for token in _owners(noun):
        if token.pos_ == "PRON":
            return _teller(verb, sides, keeper)
        party = sides.at(token)
        if party is not None and not _is_same(party, keeper):
            return party
    return None


def represented(verb: Token, sides: Sides) -> tuple[Token, Party] | None:
    """(subject, state) where somebody represents a state ("the embassy, which represents Denmark")."""
    if verb.lemma_.lower() != "represent" or verb.tag_ not in ("VBZ", "VBP"):
        return None
    near = children(verb)
    if any(child.dep_ in ("neg", "aux") for child in near):
        return None
    subject = next((child for child in near if child.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        subject = verb.head
    whom = next((party for child in near if child.dep_ == "dobj" and (party := sides.at(child))), None)
    return (subject, whom) if subject is not None and whom is not None else None


def _owners(noun: Token) -> list[Token]:
    near = children(noun)
    of = [inner for child in near if child.lower_ == "of" for inner in children(child) if inner.dep_ == "pobj"]
    return [*(child for child in near if child.dep_ in ("poss", "amod", "compound", "nmod")), *of]


def _teller(verb: Token, sides: Sides, keeper: Party) -> Party | None:
    """The state that is the subject of the verbs above one."""
    here = verb
    for _ in range(_UP):
        if here.head == here:
            return None
        here = here.head
        for child in children(here):
            party = sides.at(child) if child.dep_ == "nsubj" else None
            if party is not None and not _is_same(party, keeper):
                return party
    return None


def _is_same(one: Party, other: Party) -> bool:
    return bool(one.country and one.country == other.country) or bool(one.chain and one.chain == other.chain)
