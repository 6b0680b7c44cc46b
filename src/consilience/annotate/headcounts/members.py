"""How many members a body has: "the 27-nation bloc", "the 30 members of the alliance", "28 states and two more"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted, class_of, has
from consilience.annotate.quantities.near import children
from consilience.model import Mention
from consilience.model.numbers import Number
from consilience.text.word_sets import word_set

_HOLDERS: Final = word_set("minister leader head chief ambassador envoy representative president official")
_WHOLE: Final = word_set("the all its their")
_MADE_OF: Final = word_set("consist consists consisted consisting composed made")
_PARTS: Final = word_set("include includes including included")
_PLAIN: Final = word_set("member current")

At = Callable[[Token], Mention | None]
"""The organisation that a word names or stands for."""


@dataclass(frozen=True, slots=True)
class Members:
    """A number of members: its words, and the body.

    `parts` are the rows that were added up ("28 European countries and two from elsewhere").
    """

    value: Number
    unit: str
    first: int
    last: int
    body: Mention
    parts: tuple[Counted, ...]


def members(number: Counted, others: list[Counted], at: At) -> Members | None:
    """A number of members of a body; None if it is none, or perhaps only some of them.

    Args:
        number: the number.
        others: the numbers behind it in its sentence.
        at: the organisation that a word names or stands for.
    """
    noun = number.noun
    if noun is None or class_of(noun) != "state" or not isinstance(number.value, int) or number.value < 2:
        return None
    if number.row.modifier is not None:
        return None
    found = _hyphened(number, noun, at) or _composed(number, noun, others, at)
    return found or _of_body(number, noun, at) or _whole(number, noun, at)


def _row(number: Counted, noun: Token, body: Mention | None) -> Members | None:
    if body is None:
        return None
    unit = "members" if noun.lemma_.lower() == "member" else noun.lower_
    return Members(number.value, unit, number.inside[0], number.last, body, (number,))


def _hyphened(number: Counted, noun: Token, at: At) -> Members | None:
    """ "the 27-nation bloc"."""
    doc, behind = number.doc, number.inside[-1] + 1
    if behind + 1 >= len(doc) or doc[behind].text not in "-–‑" or noun.i != behind + 1:
        return None
    body = noun.head
    if noun.dep_ not in ("compound", "amod", "nmod", "nummod") or not (has(body, "body") or body.pos_ == "PROPN"):
        return None
    return _row(number, noun, at(body))


def _composed(number: Counted, noun: Token, others: list[Counted], at: At) -> Members | None:
    """ "the alliance, including 28 European countries and two others", "the union consists of 27 states"."""
    parts = [number]
    for other in others:
        is_next = other.noun is not None and other.noun.dep_ == "conj" and other.noun.head == parts[-1].noun
        if is_next and class_of(other.noun) == "state" and isinstance(other.value, int) and not other.row.modifier:
            parts.append(other)
    if noun.dep_ == "conj":
        return None
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in ("of", "from"):
        verb = verb.head
        is_whole = verb.lower_ in _MADE_OF
    else:
        is_whole = noun.dep_ in ("dobj", "pobj") and has(verb, "compose")
    is_sum = len(parts) > 1 and noun.dep_ in ("dobj", "pobj") and verb.lower_ in _PARTS
    if not is_whole and not is_sum:
        return None
    body = next((child for child in children(verb) if child.dep_ in ("nsubj", "nsubjpass")), None)
    if (body is None or body.tag_ in ("WDT", "WP")) and verb.dep_ in ("acl", "prep", "relcl"):
        body = verb.head
    found = _row(number, noun, at(body)) if body is not None else None
    if found is None or len(parts) == 1:
        return found
    total = sum(part.value for part in parts)
    return Members(total, found.unit, found.first, parts[-1].last, found.body, tuple(parts))


def _of_body(number: Counted, noun: Token, at: At) -> Members | None:
    """ "the Compact, a bloc of 27 nations"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or not has(noun.head.head, "body"):
        return None
    body = noun.head.head
    return _row(number, noun, at(body.head) if body.dep_ in ("appos", "attr") else at(body))


def _whole(number: Counted, noun: Token, at: At) -> Members | None:
    """ "the 30 members of the alliance", "all 27 Compact states", "ministers from 29 Compact member states"."""
    near = children(noun)
    if any(child.dep_ == "amod" and child.lower_ not in _PLAIN and at(child) is None for child in near):
        return None
    if any(child.dep_ in ("relcl", "acl") for child in near):
        return None
    named = [child for child in near if child.dep_ in ("compound", "nmod", "poss", "amod") and child.i < noun.i]
    body = next((found for child in named if (found := at(child)) is not None), None)
    if any(child.dep_ == "compound" and child.lower_ != "member" and at(child) is None for child in named):
        return None
    is_member = "member" in {noun.lemma_.lower(), *(child.lower_ for child in near)}
    if body is None and is_member:
        of = next((child for child in near if child.lower_ == "of" and child.i > noun.i), None)
        inner = next((child for child in children(of) if child.dep_ == "pobj"), None) if of is not None else None
        body = at(inner) if inner is not None else None
    if body is None or not is_member:
        return None
    first = number.doc[max(0, number.inside[0] - 1)]
    is_definite = first.lower_ in _WHOLE or any(child.dep_ == "poss" and child.i <= first.i for child in near)
    is_definite = is_definite or number.doc[number.inside[0]].lower_ == "all"
    above = noun.head.head if noun.dep_ == "pobj" else noun
    is_meeting = noun.dep_ == "pobj" and noun.head.lower_ in ("from", "of") and above.lemma_.lower() in _HOLDERS
    return _row(number, noun, body) if is_definite or is_meeting else None
