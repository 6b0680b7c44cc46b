"""How a clause is put: tense, negation, and how firmly it is said."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from consilience.annotate.claims.clauses import Clause
from consilience.model.annotations import Modality, Polarity
from consilience.text.acts import words

_HEDGES: Final = words(
    """may might probably possibly perhaps maybe reportedly allegedly apparently supposedly seemingly presumably
likely seem appear suspect alleged suspected unconfirmed"""
)
_FUTURE: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PLANS: Final = words("""plan intend schedule prepare want seek aim decide vow pledge promise expect""")
_REFUSALS: Final = words("""refuse decline fail deny reject""")
_OPINIONS: Final = frozenset({"should", "ought"})
_DENIALS: Final = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "dispute"})


def polarity_of(clause: Clause) -> Polarity:
    """`negative` if the predicate is negated ("not", "no longer", "refused to", "no conditions")."""
    negative = False
    has_auxiliary = clause.governor != clause.head
    for token in (clause.head, clause.governor) if has_auxiliary else (clause.head,):
        for child in token.children:
            dep = child.dep_
            if dep == "neg" or child.lower_ in {"neither", "never"}:
                negative = True
            if dep in {"dobj", "nsubj", "attr", "nsubjpass"} and any(
                inner.dep_ == "det" and inner.lower_ == "no" for inner in child.children
            ):
                negative = True
    if has_auxiliary and clause.governor.lemma_.lower() in _REFUSALS:
        negative = not negative
    return "negative" if negative else "positive"


def tense_of(clause: Clause) -> str | None:
    """`past`, `present` or `future`; None where no verb says it."""
    token = clause.governor
    words = [*token.children, token]
    if any(word.lower_ in _FUTURE for word in words if word.dep_ in {"aux", "auxpass"}):
        return "future"
    for word in words:
        if word.dep_ in {"aux", "auxpass"} or word == token:
            if word.tag_ == "VBD" or (word.tag_ == "MD" and word.lower_ == "would"):
                return "past" if word.tag_ == "VBD" else "future"
            if word.tag_ in {"VBZ", "VBP"}:
                return "past" if word.lower_ in {"has", "have"} and token.tag_ == "VBN" else "present"
    return "past" if token.tag_ == "VBN" else None


def modality_of(clause: Clause, tense: str | None, is_reported: bool) -> Modality:
    """How firmly the clause is said.

    Args:
        clause: the clause.
        tense: its tense.
        is_reported: whether it is someone's word rather than the narrator's.
    """
    parent = clause.governor.head
    if clause.governor.dep_ == "ccomp" and parent.lemma_.lower() in _DENIALS:
        return "denied"
    # "May" the month, "Might" the noun: a modal verb is an auxiliary
    said = [token for token in clause.tokens if token.pos_ not in {"PROPN", "NUM"}]
    lowers = {token.lower_ for token in said} | {token.lemma_.lower() for token in said}
    if lowers & _HEDGES:
        return "hedged"
    if tense == "future" or _is_planned(clause):
        return "reported" if is_reported else "planned"
    if lowers & _OPINIONS:
        return "opinion"
    return "reported" if is_reported else "asserted"


def _is_planned(clause: Clause) -> bool:
    governor: Token = clause.governor
    return governor != clause.head and governor.lemma_.lower() in _PLANS
