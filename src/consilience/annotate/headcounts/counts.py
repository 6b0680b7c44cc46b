"""What a number says of an institution, and the words that it takes for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted, class_of, has, is_national
from consilience.annotate.headcounts.vocabulary import words
from consilience.annotate.quantities.near import children
from consilience.model.numbers import Number
from consilience.model.system import HeadcountKind, Phase
from consilience.text.countries import country_of
from consilience.text.word_sets import word_set

PEOPLE: Final = ("staff", "force")
PERSONS: Final = word_set("people person member man")
WATCHERS: Final = frozenset({"observer", "monitor", "inspector", "peacekeeper"})
"""Words for those who watch for a mission."""
Reach = Literal["own", "sentence", "back"]
"""Where the institution of a number may stand: among its own words, in its sentence, or before that."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a number says.

    Attributes:
        kind, value, unit, previous, phase: as in `HeadcountMention`.
        first, last: the tokens of its words.
        around: words among which the institution is named, the nearest first.
        reach: where else it may be named.
        side: the word for the side whose people it counts, where it stands apart ("35 of them are from *Poland*").
        is_due: whether its own words only announce it ("of whom two would stay").
        is_stated: whether it holds whatever its clause may only suppose ("the staff, at present 38, would be cut").
        is_aside: whether it is said by the by ("the battalion of 750 will leave"): what its clause announces is not it.
    """

    kind: HeadcountKind
    value: Number
    unit: str
    first: int
    last: int
    around: tuple[Token, ...]
    previous: Number | None = None
    phase: Phase | None = None
    reach: Reach = "sentence"
    is_aside: bool = False
    is_due: bool = False
    is_stated: bool = False
    side: Token | None = None


def count_of(number: Counted, kind: HeadcountKind, value: Number, unit: str, around: Sequence[Token | None]) -> Count:
    """The count of a number, with its own words and its noun first among those around it."""
    near = tuple(token for token in (number.noun, *around) if token is not None)
    return Count(kind, value, unit, number.inside[0], number.last, near or (number.top,), number.row.previous)


def unit_of(number: Counted, thing: Token | None) -> str:
    """What is counted, as printed; "people" where the words do not say more."""
    noun = number.noun if class_of(number.noun) else None
    if noun is None and thing is not None:
        noun = next((t for t in thing.subtree if class_of(t) in (*PEOPLE, "post")), None)
    if noun is None:
        counts = (number.row.counts or "").lower().split()
        known = {name for kind in PEOPLE for name in words()[kind]}
        return counts[-1] if counts and counts[-1].removesuffix("s") in known else "people"
    kind = "paper" if is_national(noun) else class_of(noun)
    return {"paper": "people", "state": "people"}.get(kind or "", noun.lower_)


def is_people(noun: Token | None, classes: Sequence[str] = PEOPLE) -> bool:
    """Whether a noun names people of one of the classes, or just people ("persons", "members")."""
    return noun is not None and (class_of(noun) in classes or noun.lemma_.lower() in PERSONS)


def side_word(noun: Token | None) -> Token | None:
    """The word in front of a noun for whose people they are ("three of the ten *Thai* diplomats")."""
    return next((child for child in children(noun) if country_of(child.text)), None) if noun is not None else None


def is_staff(thing: Token | None, classes: Sequence[str] = ("staff", "force", "post", "size", "whole")) -> bool:
    """Whether a phrase names people, posts or the size of an institution."""
    if thing is None:
        return False
    known = frozenset().union(*(words()[name] for name in classes if name != "size"))
    near = [thing, *children(thing)]
    if any(token.lemma_.lower() in known for token in near):
        return True
    if "size" not in classes or not has(thing, "size"):
        return False
    known |= words()["whole"]
    return any(t.lemma_.lower() in known for t in thing.subtree if t.i - thing.i < 12)
