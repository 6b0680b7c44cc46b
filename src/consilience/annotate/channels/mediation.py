"""Sides that talk through a third: mediators, and embassies that pass on what is said."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from consilience.annotate.channels.sides import Sides
from consilience.annotate.channels.vocabulary import words
from consilience.annotate.channels.ways import is_to_come
from consilience.annotate.quantities.near import children
from consilience.model import Party

_CARRIED: Final = frozenset({"nsubj", "nsubjpass", "dobj"})
_THROUGH: Final = frozenset({"through", "via"})


def mediated(token: Token, sides: Sides) -> tuple[tuple[Party, ...], Token, bool] | None:
    """(sides, verb or noun, whether still to come) where a word tells of a mediation between two sides that it names:
    "Valdonia is mediating between X and Y", "talks between X and Y mediated by Valdonia"; None if it tells of none."""
    if token.lemma_.lower() not in words()["mediate"]:
        return None
    ahead = is_to_come(token)
    if ahead is None or any(child.dep_ == "neg" for child in children(token)):
        return None
    for noun in (token, token.head, *(child for child in children(token) if child.dep_ == "dobj")):
        found = sides.joined(noun)
        if len(found) == 2:
            return found, token, ahead
    return None


def passed_through(link: Token) -> Token | None:
    """The noun through which something is passed on ("messages are relayed through the embassy"), or None."""
    if link.lower_ not in _THROUGH or link.dep_ != "prep":
        return None
    verb = link.head
    if verb.lemma_.lower() not in words()["pass"] or verb.pos_ != "VERB":
        return None
    near = children(verb)
    is_carried = verb.lemma_.lower() in words()["carry"]
    if is_carried and not any(c.dep_ in _CARRIED and c.lemma_.lower() in words()["message"] for c in near):
        return None
    if is_to_come(verb) is None and not (is_carried and _may(near)):
        return None
    if any(child.dep_ == "neg" for child in children(verb)):
        return None
    return next((child for child in children(link) if child.dep_ == "pobj"), None)


def _may(near: list[Token]) -> bool:
    """Whether a verb with these children says that something can be passed on."""
    return any(child.dep_ == "aux" and child.lower_ in ("can", "may") for child in near)
