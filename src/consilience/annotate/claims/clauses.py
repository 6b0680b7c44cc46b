"""Clauses of a sentence: each predicate with its own words, without the clauses inside it that are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from consilience.annotate.claims.acts import AUXILIARY, act_of_noun, act_of_verb, is_known_act

Kind = Literal["clause", "participle", "nominal", "scope", "cause", "label"]

_CLAUSES: Final = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj", "csubjpass"}
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_EDGES: Final = frozenset({"punct", "cc", "mark", "preconj"})
_CAUSES: Final = frozenset({"response", "reaction", "retaliation", "reprisal", "result", "consequence", "answer"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and its words.

    Attributes:
        head: the token that names the act (for "decided to slash" it is "slash").
        governor: the token that stands for the whole clause in the tree ("decided").
        tokens: the clause's own tokens, in order, without conjunctions and marks at its edges.
        kind: how it is said.
    """

    head: Token
    governor: Token
    tokens: tuple[Token, ...]
    kind: Kind
    act: str

    @property
    def start(self) -> int:
        """Position of the first character in the reading."""
        return self.tokens[0].idx

    @property
    def end(self) -> int:
        """Position behind the last character in the reading."""
        return self.tokens[-1].idx + len(self.tokens[-1])


def clauses(sentence: Tokens) -> Iterator[Clause]:
    """The clauses of a sentence, in the order of their predicates."""
    governors = {token.i: kind for token in sentence if (kind := _kind(token)) is not None}
    for token in sentence:
        kind = governors.get(token.i)
        if kind is None:
            continue
        own = _own_tokens(token, governors)
        if not own:
            continue
        head = _act_head(token) if kind in {"clause", "participle"} else token
        yield Clause(head, token, own, kind, _act(head, kind))


def subject_of(token: Token) -> Token | None:
    """The grammatical subject of a predicate, looked up through coordination and control."""
    seen = 0
    while seen < 6:
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return child
        if token.dep_ in {"conj", "xcomp", "advcl", "pcomp"} and token.head is not token:
            token = token.head
            seen += 1
            continue
        if token.dep_ in {"acl", "relcl"}:
            return token.head
        return None
    return None


def object_of(token: Token) -> Token | None:
    """The direct object, or the passive subject, or the first prepositional object."""
    for wanted in ("dobj", "obj", "nsubjpass", "attr", "dative", "oprd"):
        for child in token.children:
            if child.dep_ == wanted:
                return child
    for child in token.children:
        if child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def _kind(token: Token) -> Kind | None:
    if token.pos_ in {"VERB", "AUX"} and token.dep_ in _CLAUSES:
        if token.dep_ == "conj" and token.head.pos_ not in {"VERB", "AUX"} and not _has_subject(token):
            return "participle" if token.tag_ in {"VBG", "VBN"} else None
        return "participle" if token.dep_ in {"acl", "pcomp"} else "clause"
    if token.pos_ == "VERB" and token.dep_ == "xcomp":
        return "clause" if token.head.lemma_.lower() not in AUXILIARY and _has_object(token) else None
    if token.dep_ == "prep" and token.lower_ == "including":
        return "scope"
    if token.dep_ == "prep" and _is_cause(token):
        return "cause"
    if token.pos_ in {"NOUN", "PROPN"}:
        return _noun_kind(token)
    if token.pos_ == "ADJ" and token.dep_ in {"ROOT", "ccomp"} and _has_subject(token):
        return "clause"
    return None


def _noun_kind(token: Token) -> Kind | None:
    lemma = token.lemma_.lower()
    if any(child.dep_ == "amod" and child.tag_ == "VBN" and is_known_act(child.lemma_) for child in token.children):
        return "nominal"
    if act_of_noun(lemma) is not None and any(
        child.dep_ in {"poss", "acl"}
        or (child.dep_ == "prep" and child.lower_ in {"of", "on", "to", "against", "by", "with"})
        for child in token.children
    ):
        return "nominal"
    is_top = token.dep_ == "ROOT" or (
        token.dep_ in {"conj", "appos"} and token.head.dep_ == "ROOT" and token.head.pos_ != "VERB"
    )
    if is_top and (any(True for _ in token.children)):
        return "label"
    if token.dep_ == "appos" and sum(1 for _ in token.subtree) >= 4:
        return "label"
    return None


def _is_cause(token: Token) -> bool:
    if token.lower_ in {"because", "due", "amid", "despite", "over"}:
        return token.lower_ in {"because", "due"}
    return token.lower_ in {"in", "as"} and any(
        child.dep_ == "pobj" and child.lemma_ in _CAUSES for child in token.children
    )


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in token.children)


def _has_object(token: Token) -> bool:
    return any(child.dep_ in {"dobj", "obj", "prep", "attr", "ccomp", "acomp"} for child in token.children)


def _own_tokens(governor: Token, governors: dict[int, Kind]) -> tuple[Token, ...]:
    own: list[Token] = []
    pending = [governor]
    while pending:
        token = pending.pop()
        own.append(token)
        for child in token.children:
            kind = governors.get(child.i)
            if kind in {"clause", "scope"} or (kind in {"participle", "cause"} and child.dep_ != "pcomp"):
                continue
            if child.dep_ == "punct" and child.text in {"“", "”", '"', "«", "»", ";", ":", "–", "—"}:
                continue
            pending.append(child)
    own.sort(key=lambda token: token.i)
    return _hull(own, governor)


def _hull(own: list[Token], governor: Token) -> tuple[Token, ...]:
    while own and (own[0].is_punct or (own[0].dep_ in _EDGES and own[0] is not governor)):
        own.pop(0)
    while own and (own[-1].is_punct or own[-1].is_space or (own[-1].dep_ in _EDGES and own[-1] is not governor)):
        own.pop()
    if not own:
        return ()
    return tuple(own)


def _act_head(token: Token) -> Token:
    for _ in range(4):
        inner = next((child for child in token.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), None)
        if inner is None or token.lemma_.lower() not in AUXILIARY:
            return token
        token = inner
    return token


def _act(head: Token, kind: Kind) -> str:
    if kind == "scope":
        return "include"
    if kind == "cause":
        return "respond" if any(child.lemma_ in _CAUSES for child in head.children) else "cause"
    lemma = head.lemma_.lower()
    if head.pos_ in {"NOUN", "PROPN"}:
        for child in head.children:
            if child.dep_ == "amod" and child.tag_ == "VBN" and is_known_act(child.lemma_):
                return act_of_verb(child.lemma_, None, frozenset({lemma}))
        if lemma in {"decision", "plan", "move", "order", "step", "readiness", "desire"}:
            for child in head.children:
                if child.dep_ == "acl":
                    return _act(_act_head(child), "participle")
        return act_of_noun(lemma) or lemma
    particle = next((child.lower_ for child in head.children if child.dep_ == "prt"), None)
    goal = object_of(head)
    if goal is None or particle is None:
        preposition = next((child.lower_ for child in head.children if child.dep_ == "prep"), None)
        particle = particle or preposition
    words = frozenset(token.lemma_.lower() for token in goal.subtree) if goal is not None else frozenset()
    return act_of_verb(lemma, particle, words)
