"""How a clause is put: tense, negation, and how firmly it is said."""

from __future__ import annotations

from typing import Final

from consilience.annotate.claims.clauses import SUPPOSING, Clause, is_supposed
from consilience.annotate.claims.parse import Word
from consilience.annotate.claims.voices import is_denied
from consilience.model.annotations import Modality, Polarity
from consilience.text.acts import words

_HEDGES: Final = words(
    """may might probably possibly perhaps maybe reportedly allegedly apparently supposedly seemingly presumably
likely unlikely unclear uncertain conceivable possible seem appear suspect alleged suspected unconfirmed"""
)
_KNOWING: Final = words("clear known certain confirmed")
"""What something is not while nobody knows: "it was not clear how many"."""
_FUTURE: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PLANS: Final = words(
    """plan intend schedule prepare want seek aim decide suppose ask urge vow pledge promise expect"""
)
_DATED: Final = words("""schedule plan slate""")
"""Verbs whose participle alone says that something is still to come: "scheduled for May"."""
_REFUSALS: Final = words("""refuse decline fail deny reject""")
_DOING: Final = words("claim make have conduct launch stage see find order plan be")
_NOBODY: Final = words("nobody none neither")
_OPINIONS: Final = frozenset({"should", "ought"})


def polarity_of(clause: Clause) -> Polarity:
    """`negative` if the predicate is negated ("not", "no longer", "refused to", "no conditions")."""
    negative = False
    has_auxiliary = clause.governor != clause.head
    for token in (clause.head, clause.governor) if has_auxiliary else (clause.head,):
        for child in token.children:
            dep = child.dep
            if dep == "neg" or child.lower in {"neither", "never"}:
                negative = True
            if dep in {"dobj", "nsubj", "attr", "nsubjpass"} and any(
                inner.dep == "det" and inner.lower == "no" for inner in child.children
            ):
                negative = True
    if clause.kind == "nominal" and _is_denied_to_be(clause.head):
        negative = True
    if has_auxiliary and clause.governor.lemma in _REFUSALS:
        negative = not negative
    return "negative" if negative else "positive"


def _is_denied_to_be(noun: Word) -> bool:
    """Whether a noun of action names what was not done: "no attack", "nobody claimed responsibility"."""
    if any(child.dep == "det" and child.lower == "no" for child in noun.children):
        return True
    verb = noun.head
    if noun.dep not in {"dobj", "attr"} or verb.lemma not in _DOING:
        return False
    return any(
        child.dep == "neg"
        or (child.dep == "nsubj" and (child.lower in _NOBODY or any(inner.lower == "no" for inner in child.children)))
        for child in verb.children
    )


def tense_of(clause: Clause) -> str | None:
    """`past`, `present` or `future`; None where no verb says it."""
    token = clause.governor
    if token != clause.head and is_supposed(token):
        is_perfect = any(child.dep == "aux" and child.lower == "have" for child in clause.head.children)
        return "past" if is_perfect else "present"
    words = [*token.children, token]
    if any(word.lower in _FUTURE for word in words if word.dep in {"aux", "auxpass"}):
        return "future"
    for word in words:
        if word.dep in {"aux", "auxpass"} or word == token:
            if word.tag == "VBD" or (word.tag == "MD" and word.lower == "would"):
                return "past" if word.tag == "VBD" else "future"
            if word.tag in {"VBZ", "VBP"}:
                return "past" if word.lower in {"has", "have"} and token.tag == "VBN" else "present"
    return "past" if token.tag == "VBN" else None


def modality_of(clause: Clause, tense: str | None, is_reported: bool) -> Modality:
    """How firmly the clause is said.

    Args:
        clause: the clause.
        tense: its tense.
        is_reported: whether it is someone's word rather than the narrator's.
    """
    if is_denied(clause):
        return "denied"
    if _is_hedged(clause):
        return "hedged"
    if clause.governor != clause.head and is_supposed(clause.governor) and not _is_planned(clause):
        return "hedged" if clause.governor.lemma in SUPPOSING else "reported"
    if tense == "future" or _is_planned(clause):
        return "reported" if is_reported else "planned"
    if any(token.lower in _OPINIONS for token in clause.tokens):
        return "opinion"
    return "reported" if is_reported else "asserted"


def _is_hedged(clause: Clause) -> bool:
    """Whether a word of the predicate hedges it; "suspected rebels fired" hedges the rebels and not the shot."""
    for token in clause.tokens:
        # "May" the month, "Might" the noun: a modal verb is an auxiliary
        if token.start not in clause.own or token.pos in {"PROPN", "NUM"}:
            continue
        if token.dep == "amod" and token.head != clause.head:
            continue
        if token.lower in _HEDGES or token.lemma in _HEDGES:
            return True
        if token.lower == "could" and token.head.lemma in {"be", "have"}:
            return True
    return any(
        child.dep == "acomp" and child.lower in _KNOWING and polarity_of(clause) == "negative"
        for child in clause.head.children
    )


def _is_planned(clause: Clause) -> bool:
    governor: Word = clause.governor
    if clause.kind == "participle" and governor.tag == "VBN" and governor.lemma in _DATED:
        return True
    return governor != clause.head and governor.lemma in _PLANS
