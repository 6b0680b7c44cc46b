"""Whether an act of which a number tells was done, is to be done, or is only talked of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from consilience.annotate.headcounts.counting import Counted
from consilience.annotate.quantities.near import children
from consilience.text.word_sets import word_set

_TALKED_OF: Final = word_set(
    "threaten consider propose suggest urge call demand want refuse fail deny warn mull weigh discuss recommend"
    " hope wish offer contemplate threat call proposal demand refusal warning possibility idea"
)
_TO_BE_DONE: Final = word_set(
    "plan decide vote resolve order vow pledge agree intend announce promise prepare tell ask instruct force oblige"
    " expect decision plan order intention pledge"
)
_SAYING: Final = word_set("say announce declare confirm promise pledge vow add state report write explain note tell")
_PERHAPS: Final = word_set("may might could can would")
_MUST: Final = word_set("must shall should will ca wo 'll")
_DEPENDENT: Final = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp", "prep", "dobj", "conj", "pobj", "relcl"})


def is_supposed(number: Counted, *, is_bound: bool = False) -> bool:
    """Whether the act is only threatened, asked for or supposed ("may expel ten", "threatened to expel ten").

    Args:
        number: the number.
        is_bound: whether it is one that something must not exceed: there "may" allows.
    """
    for verb, link in _above(number):
        if verb.lemma_.lower() in _TALKED_OF and link in ("xcomp", "ccomp", "acl", "pcomp", "prep", "dobj"):
            return True
        near = children(verb)
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in near):
            return True
        is_open = any(child.dep_ == "aux" and child.lower_ in _PERHAPS for child in near)
        if link == "" and not is_bound and is_open and not _is_reported(verb):
            return True
        if link == "" and any(child.dep_ == "neg" for child in near):
            return True
    return False


def is_due(number: Counted) -> bool:
    """Whether the act is still to be done ("must reduce its staff to 40", "decided to expel ten")."""
    for verb, link in _above(number):
        if link == "" and any(child.dep_ == "aux" and child.lower_ in _MUST for child in children(verb)):
            return True
        if link == "" and _is_reported(verb):
            return True
        if link in ("xcomp", "ccomp", "acl") and verb.lemma_.lower() in _TO_BE_DONE:
            return True
    return False


def is_done(number: Counted) -> bool:
    """Whether its own verb tells the act as past ("declared two diplomats personae non gratae")."""
    verb = number.verb
    auxiliaries = {child.lower_ for child in children(verb) if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & (_MUST | _PERHAPS) or verb.lemma_.lower() in _TO_BE_DONE | _TALKED_OF:
        return False
    is_perfect = bool(auxiliaries & {"has", "had", "have"}) and verb.tag_ == "VBN"
    return verb.tag_ == "VBD" or is_perfect or (bool(auxiliaries & {"was", "were"}) and verb.tag_ == "VBN")


def is_fact(number: Counted) -> bool:
    """Whether a relative clause tells it, whatever is planned with what it is said of ("to close the consulate, which
    employs 19 people")."""
    verb = number.verb
    is_finite = verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP", "VBD")
    return is_finite and not any(child.dep_ in ("aux", "neg") for child in children(verb))


def _is_reported(verb: Token) -> bool:
    """Whether "would" tells what somebody said that he will do ("it said that it would expel ten and close two")."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    is_would = any(child.dep_ == "aux" and child.lower_ == "would" for child in children(verb))
    return is_would and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.lemma_.lower() in _SAYING


def _above(number: Counted) -> Iterator[tuple[Token, str]]:
    """(verb or noun, how the clause below hangs on it) from the number's own verb upwards; "" for that one."""
    here = number.verb
    yield here, ""
    for _ in range(4):
        if here.head.i == here.i or here.dep_ not in _DEPENDENT:
            return
        link, here = here.dep_, here.head
        yield here, link
