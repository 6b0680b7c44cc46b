"""What a verb of many senses does: "hold a vote" is a vote, "hold a man" an arrest, "hold power" neither."""

from __future__ import annotations

from typing import Final

from consilience.annotate.claims.parse import Word
from consilience.text.acts import act_of_noun, words

_LIGHT: Final = words("conduct stage mount perpetrate commit hold launch")
"""Verbs that only carry the act of their object: "staged an attack"."""
_HAPPENING: Final = words("happen occur")
_LAWS: Final = words(
    "law bill act resolution motion budget measure treaty sanction amendment legislation reform package deal plan rule "
    "decree referendum vote constitution"
)
_MISSILES: Final = words("rocket missile satellite torpedo drone spacecraft projectile")
_VEHICLES: Final = words(
    "ship boat train car bus plane truck lorry ferry vessel van tram jet aircraft helicopter tanker barge yacht taxi "
    "motorcycle bike airliner freighter asteroid comet meteor storm hurricane cyclone typhoon tornado earthquake quake "
    "tsunami wave flood"
)
_CRASHING: Final = frozenset({"hit", "strike", "ram"})
_PEOPLE: Final = words(
    "people person man woman child boy girl hostage prisoner captive suspect journalist reporter soldier civilian "
    "student worker activist protester observer inspector national citizen him her them us me who driver passenger "
    "teenager youth crew official leader member"
)


def sense_of(head: Word, goal: Word | None, particle: str | None) -> str | None:
    """The act of a verb in this clause, where its lemma alone would mislead; None where the lemma decides.

    Args:
        head: the verb.
        goal: its object.
        particle: the particle that belongs to it.
    """
    lemma = head.lemma
    named = goal.lemma if goal is not None else ""
    if (lemma == "carry" and particle == "out") or (lemma in _LIGHT and particle is None):
        carried = act_of_noun(named)
        if carried is not None:
            return carried
    if lemma in _HAPPENING or (lemma == "take" and named == "place"):
        subject = next((child for child in head.children if child.dep == "nsubj"), None)
        return act_of_noun(subject.lemma) if subject is not None else None
    if particle is None:
        return _bare(head, lemma, goal, named)
    return "revoke" if (lemma, particle) == ("call", "off") else None


def _bare(head: Word, lemma: str, goal: Word | None, named: str) -> str | None:
    if lemma == "claim":
        return "claim_responsibility" if named == "responsibility" else None
    if lemma == "pass":
        return None if named in _LAWS else "pass"
    if lemma == "hold":
        return None if _is_person(goal, named) else "hold"
    if lemma == "fire":
        return "launch" if named in _MISSILES else "dismiss" if _is_person(goal, named) else None
    if lemma in _CRASHING:
        subject = next((child for child in head.children if child.dep == "nsubj"), None)
        return "crash" if subject is not None and subject.lemma in _VEHICLES else None
    if lemma in {"shoot", "gun"} and any(child.lower == "dead" for child in head.children):
        return "kill"
    return "come" if lemma == "hail" and any(child.lower == "from" for child in head.children) else None


def _is_person(goal: Word | None, named: str) -> bool:
    return goal is not None and (goal.entity == "PERSON" or named in _PEOPLE or goal.lower in _PEOPLE)
