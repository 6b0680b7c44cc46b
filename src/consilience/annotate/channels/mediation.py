"""Sides that talk through a third: mediators, and embassies that pass on what is said."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from consilience.annotate.channels.sides import Sides
from consilience.annotate.channels.vocabulary import words
from consilience.annotate.channels.ways import is_to_come
from consilience.annotate.quantities.near import children
from consilience.model import Party

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
    if is_to_come(verb) is None and not _may(verb):
        return None
    if any(child.dep_ == "neg" for child in children(verb)):
        return None
    return next((child for child in children(link) if child.dep_ == "pobj"), None)


def _may(verb: Token) -> bool:
    """Whether a verb says that something to be told can be passed on ("questions can be sent through the embassy")."""
    near = children(verb)
    is_open = any(child.dep_ == "aux" and child.lower_ in ("can", "may") for child in near)
    return is_open and any(
        child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.lemma_.lower() in words()["message"] for child in near
    )
