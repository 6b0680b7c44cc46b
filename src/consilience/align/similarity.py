"""What claims are compared by: their words with weights, their actors, numbers and dates, whoever they stand for."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from consilience.align.vocabulary import COMMON, KINDRED_WEIGHT, canonical, same_kind_of_act
from consilience.model import Claim, Mention, Quantity, Record, TimeExpression
from consilience.text.acts import act_of_noun, words

EMPTY_ACTS: Final = frozenset(
    {"be", "have", "do", "get", "make", "take", "come", "go", "become", "say", "would", "could"}
)
"""Acts that two clauses share without being alike."""
LIGHT: Final = EMPTY_ACTS | words(
    """announce call carry cause cease commit conduct continue decide demand end face give hold include issue launch
mark offer open perform plan raise receive respond see sign stage start suffer undertake"""
)
"""Acts that often only say that the act of their object was done or announced ("hold a vote", "issue a warning")."""
THIN: Final = 1.0
"""Weight of shared words below which two clauses share hardly more than a topic."""
RARE: Final = 1.5
"""Claims an account, on average, up to which a class of act is rare in a story."""
ENOUGH: Final = 20
"""Claims from which it can be told what is rare."""
USUAL: Final = 60
"""Claims of a small story: with fewer, a word of several of them is not yet frequent."""
_NAMED: Final = frozenset({"state", "organisation", "person", "place"})
_LINKS: Final = frozenset({"the", "in", "of", "to", "for", "a", "an"})
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Features:
    """What one claim is compared by.

    Attributes:
        kind: the property that the claim states (`happened`, `count`, `time`, `cause`, `scope`, `label`).
        terms: content words with their weights, as a vector of length 1; names are replaced by who they stand for.
        things: nouns of the clause with the words before them that tell which one ("liaison" of "liaison mission").
        told: the nouns that have such words, and the words.
        actor, recipient, voice: whom the claim is about, done to, told by; None where nobody is named.
        weights: the content words with their weights as they are.
        weight: their sum, three words at least: a short clause whose words all recur shares little.
        around: the content words of the whole sentence, as a vector of length 1 of the roots of their weights: a
            product sums the weights of the shared words.
        deeds: classes of act that nouns of the clause name, where its own act only says that they were done.
        has_rare_act: whether hardly more than one claim an account is of this class of act.
        numbers: values that the clause states.
        days: EDTF dates that stand in the clause.
    """

    claim: Claim
    kind: str
    terms: Mapping[str, float]
    things: Mapping[str, frozenset[str]]
    told: frozenset[str]
    actor: str | None
    recipient: str | None
    voice: str
    numbers: frozenset[float]
    days: frozenset[str]
    weights: Mapping[str, float]
    weight: float
    around: Mapping[str, float]
    deeds: frozenset[str]
    has_rare_act: bool

    def shared_weight(self, other: Features) -> float:
        """The summed weights of the words that two claims share."""
        theirs = other.weights
        return sum([weight for term, weight in self.weights.items() if term in theirs])

    def shares_more_than_names(self, other: Features) -> bool:
        """Whether a content word of both is neither a name nor a word of any report, or an act, a number or a day of
        both is the same beside other shared words."""
        rare = [term for term in self.weights if term in other.weights and not term.startswith("@")]
        telling = [term for term in rare if term not in COMMON]
        same_act = self.claim.act == other.claim.act and self.claim.act not in EMPTY_ACTS
        is_same = same_act or bool(self.numbers & other.numbers) or bool(self.days & other.days)
        return len(telling) >= 2 or (bool(telling) and (is_same or len(rare) >= 3))


class Likeness:
    """Features of claims of a record, with weights from the record's own documents."""

    def __init__(self, record: Record, claims: Iterable[Claim]) -> None:
        self._actors = {chain: actor for actor in record.actors for chain in actor.chains}
        self._times: dict[str, TimeExpression] = {row.id: row for row in record.times}
        self._quantities: dict[str, Quantity] = {row.id: row for row in record.quantities}
        self._mentions = {
            document.id: sorted(record.annotations[document.id].mentions, key=lambda row: (row.start, row.end))
            for document in record.documents
        }
        self._texts = {document.id: document.text for document in record.documents}
        self.claims = tuple(claims)

    @cached_property
    def _terms(self) -> tuple[tuple[str, ...], ...]:
        return tuple(self._canonical_terms(claim) for claim in self.claims)

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How much sharing a term says: 1 for a word of two claims, less the more claims of the story have it (inverse
        claim frequency), and less than half for names and words of any report."""
        claims = max(len(self.claims), USUAL)
        rarest = math.log((claims + 1) / 2)
        counts = Counter(term for terms in self._terms for term in terms)
        return {
            term: (0.5 if term in COMMON or term.startswith("@") else 1.0) * math.log((claims + 1) / count) / rarest
            for term, count in counts.items()
        }

    @cached_property
    def _around(self) -> dict[tuple[str, int], dict[str, float]]:
        """For every sentence the words of its claims, each with the root of its weight, as a vector of length 1."""
        found: dict[tuple[str, int], dict[str, float]] = {}
        for claim, terms in zip(self.claims, self._terms, strict=True):
            words = found.setdefault(sentence_of(claim), {})
            words.update((term, math.sqrt(self._weights[term])) for term in terms)
        return {place: _unit(words) for place, words in found.items()}

    @cached_property
    def _rare_acts(self) -> frozenset[str]:
        if len(self.claims) < ENOUGH:
            return frozenset()
        acts = Counter(claim.act for claim in self.claims)
        most = RARE * len({claim.document_id for claim in self.claims})
        return frozenset(act for act, count in acts.items() if count <= most)

    def who(self, chain: str | None) -> str | None:
        """Whom a chain stands for in comparisons: the country it serves, else the actor, else the chain."""
        if chain is None:
            return None
        actor = self._actors.get(chain)
        if actor is None:
            return chain
        return actor.country if actor.kind != "person" and actor.country else actor.id

    def side(self, chain: str | None) -> str | None:
        """The country or body that a chain belongs to."""
        actor = self._actors.get(chain) if chain else None
        return (actor.country or actor.id) if actor is not None else chain

    @cached_property
    def features(self) -> tuple[Features, ...]:
        """The features of all claims, in order."""
        return tuple(self._features(claim, terms) for claim, terms in zip(self.claims, self._terms, strict=True))

    def _features(self, claim: Claim, terms: tuple[str, ...]) -> Features:
        weights = {term: self._weights[term] for term in terms}
        things = self._things(claim)
        return Features(
            claim=claim,
            kind=claim.slot.rpartition("|")[2],
            terms=_unit(weights),
            things=things,
            told=_told(things),
            actor=self.side(claim.actor_chain),
            recipient=self.side(claim.recipient_chain),
            voice=self.who(claim.voice) or "narrator",
            numbers=frozenset(value for id_ in claim.quantity_ids for value in _values(self._quantities.get(id_))),
            days=frozenset(
                edtf for id_ in claim.time_ids if (row := self._times.get(id_)) is not None and (edtf := row.edtf)
            ),
            weights=weights,
            weight=max(3.0, sum(weights.values())),
            around=self._around[sentence_of(claim)],
            deeds=_deeds(claim),
            has_rare_act=claim.act in self._rare_acts,
        )

    @cached_property
    def _lower(self) -> frozenset[str]:
        """Words that are printed in lower case somewhere: a capital does not make them names."""
        return frozenset(
            word for text in self._texts.values() for word in _WORD.findall(text) if word.islower() and len(word) > 2
        )

    def _things(self, claim: Claim) -> dict[str, frozenset[str]]:
        terms = set(claim.terms) - {
            word.lower()
            for mention in self._inside(claim)
            if mention.kind in _NAMED and mention.form == "name"
            for word in _WORD.findall(mention.name)
        }
        found: dict[str, frozenset[str]] = {}
        before: list[str] = []
        for word in _WORD.findall(claim.value):
            lower = word.lower()
            lemma = lower if lower in terms else _lemma(lower, terms)
            if lemma is None or lower not in self._lower:
                before = before if word[0].isupper() and lower not in _LINKS else []
                continue
            noun = canonical(lemma)
            found[noun] = found.get(noun, frozenset()) | frozenset(before[-2:])
            before = [*before, noun]
        return found

    def _canonical_terms(self, claim: Claim) -> tuple[str, ...]:
        names: set[str] = set()
        found: list[str] = []
        for mention in self._inside(claim):
            key = self.side(mention.chain)
            if mention.form != "pronoun" and key is not None:
                found.append(f"@{key}")
                if mention.form != "role":
                    names.update(
                        word.lower()
                        for word in _WORD.findall(self._texts[claim.document_id][mention.start : mention.end])
                    )
        found.extend(canonical(term) for term in claim.terms if term not in names or len(names) > 6)
        return tuple(dict.fromkeys(found))

    def _inside(self, claim: Claim) -> list[Mention]:
        pointer = claim.evidence[0]
        mentions = self._mentions[claim.document_id]
        first = bisect_left(mentions, pointer.start, key=lambda row: row.start)
        last = bisect_left(mentions, pointer.end, key=lambda row: row.start)
        return [row for row in mentions[first:last] if row.end <= pointer.end]


def _lemma(word: str, terms: Set[str]) -> str | None:
    """The term that a word is an inflected form of, by its ending."""
    for form in (word[:-1], word[:-2], word[:-3] + "y"):
        if form in terms:
            return form
    return None


def sentence_of(claim: Claim) -> tuple[str, int]:
    """The document and the start of the sentence that a claim stands in."""
    return claim.document_id, claim.sentence.start if claim.sentence is not None else claim.evidence[0].start


def _deeds(claim: Claim) -> frozenset[str]:
    if claim.act not in LIGHT:
        return frozenset()
    return frozenset(act for term in claim.terms if (act := act_of_noun(term)) is not None and act != claim.act)


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    return {term: value / norm for term, value in weights.items()}


def _values(quantity: Quantity | None) -> tuple[float, ...]:
    if quantity is None:
        return ()
    return tuple(map(float, quantity.value)) if isinstance(quantity.value, tuple) else (float(quantity.value),)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Cosine of two sparse vectors of length 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum([value * other[term] for term, value in one.items() if term in other])


def compared(one: Features, other: Features, meaning: float) -> dict[str, float]:
    """What two claims share and where they part, each from -1 to 1; 0 where nothing can be said.

    Args:
        meaning: cosine of the vectors of the two clauses.
    """
    shared = one.shared_weight(other)
    act = same_act(one, other)
    return {
        "prior": 1.0,
        "meaning": meaning,
        "words": cosine(one.terms, other.terms),
        "share": shared / min(one.weight, other.weight),
        "sentence": cosine(one.around, other.around),
        "thin": float(shared < THIN),
        "other thing": _other_thing(one.things, other.things),
        "apart": float(_is_apart(one.told, other.told)),
        "act": act,
        "rare act": float(act == 1.0 and one.has_rare_act and other.has_rare_act),
        "actor": _agree(one.actor, other.actor),
        "numbers": float(bool(one.numbers & other.numbers)),
        "days": _overlap(one.days, other.days),
        "voice": float(one.voice == other.voice != "narrator"),
    }


def same_act(one: Features, other: Features) -> float:
    """1 for one class of act, 0.6 for two that may name one act in different words, or for an act that the other clause
    has as a noun ("voted", "held a vote"), else 0."""
    first, second = one.claim.act, other.claim.act
    if first in other.deeds or second in one.deeds:
        return KINDRED_WEIGHT
    return 0.0 if {first, second} & EMPTY_ACTS else same_kind_of_act(first, second)


def _other_thing(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> float:
    """1 where the same noun stands for different things ("liaison mission", "permanent mission"), 0.5 where only one of
    the two is told apart by two words or more, else 0."""
    found = 0.0
    for noun in one.keys() & other.keys():
        first, second = one[noun], other[noun]
        if first & second:
            return 0.0
        if first and second:
            found = 1.0
        elif len(first | second) >= 2:
            found = max(found, 0.5)
    return found


def _is_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name things with words before them ("information office", "liaison mission") and share none."""
    return bool(one) and bool(other) and one.isdisjoint(other)


def _told(things: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(word for noun, before in things.items() if before for word in (noun, *before))


def _agree(one: str | None, other: str | None) -> float:
    return 0.0 if one is None or other is None else (1.0 if one == other else -1.0)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return 0.0 if not one or not other else (1.0 if one & other else -1.0)
