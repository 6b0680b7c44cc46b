"""Whether two wordings are one utterance: how alike their words are, and how alike their speakers need them to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from consilience.align.families.segment import Segment, overlap
from consilience.align.families.wordings import kindred
from consilience.model import Actor
from consilience.text.word_sets import word_set

SAME_SPEAKER: Final = 0.35
SAME_SIDE: Final = 0.38
FEW_WORDS: Final = 0.50
WORD_FOR_WORD: Final = 0.85
"""Least similarity for joining: one speaker; an official and a body of one country; one speaker with few telling words
in common, or twice in one account; speakers that may be one, and nobody named."""
NEVER: Final = 2.0
_KINDRED: Final = 0.8
_NAME: Final = 0.5
"""How much of a telling word a shared name, number or title counts."""
_ENOUGH: Final = 2
"""Shared telling words below which two wordings are joined only if they have no others."""
_SEVERAL: Final = 2.0
_MANY: Final = 3.5
"""Shared telling words of several, and of many."""
_SHORT: Final = 3
"""An unmarked phrase of fewer telling words names a topic: that a sentence holds them says little."""
_COMMON: Final = 60
"""A word of more segments than this proposes no pairs (it would propose nearly all)."""
_OFFICES: Final = word_set(
    """
    ambassador chancellor chief commander deputy envoy general governor head king mayor minister official
    premier president prime queen representative secretary speaker spokesman spokesperson spokeswoman
    """
)
_PERSONAL: Final = frozenset({"person", "group"})
_ARTICLES: Final = frozenset({"a", "an", "the"})

Pair = tuple[int, int]


def candidates(found: Sequence[Segment]) -> list[Pair]:
    """Pairs of segments of different quotations that share a word which is not everywhere."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for segment in found:
        for term in segment.terms:
            by_term[term].append(segment.n)
    pairs: set[Pair] = set()
    for holders in by_term.values():
        if len(holders) <= _COMMON:
            pairs.update((a, b) for k, a in enumerate(holders) for b in holders[k + 1 :])
    return sorted((a, b) for a, b in pairs if not overlap(found[a].quote, found[b].quote))


def similarity(a: Segment, b: Segment, weights: Mapping[str, float]) -> float:
    """0 to 1: half the share of the shorter wording's weight that both have, half that of both together (Dice).

    A word that stands for a kindred one ("bureau", "office") counts four fifths. Names, numbers and titles alone make
    no two wordings alike.
    """
    shared = a.terms & b.terms
    groups = _kindred(a, b, shared)
    if not shared or (_told(a, shared, groups) < _ENOUGH and a.terms != b.terms):
        return 0.0
    common = sum(weights[t] for t in sorted(shared))
    common += sum(_KINDRED * min(_group_weight(a, k, weights), _group_weight(b, k, weights)) for k in sorted(groups))
    left = sum(weights[t] for t in sorted(a.terms))
    right = sum(weights[t] for t in sorted(b.terms))
    shorter = a if left <= right else b
    both = 2 * common / (left + right)
    if not shorter.is_marked and len(shorter.telling) < _SHORT:
        return min(1.0, both)
    return min(1.0, 0.5 * common / min(left, right) + 0.5 * both)


def _group_weight(segment: Segment, group: str, weights: Mapping[str, float]) -> float:
    return max(weights[t] for t in segment.terms if kindred().get(t) == group)


def told(a: Segment, b: Segment) -> float:
    """The telling words that two wordings share, kindred ones counted; names, numbers and titles count half."""
    shared = a.terms & b.terms
    return _told(a, shared, _kindred(a, b, shared))


def _told(a: Segment, shared: frozenset[str], groups: set[str]) -> float:
    telling = len(shared & a.telling)
    return telling + len(groups) + _NAME * (len(shared) - telling)


def _kindred(a: Segment, b: Segment, shared: frozenset[str]) -> set[str]:
    """The groups of kindred words that both wordings hold, each by another word."""
    known = kindred()
    left, right = ({k for t in terms - shared if (k := known.get(t))} for terms in (a.terms, b.terms))
    return left & right


def least(a: Segment, b: Segment) -> float:
    """The similarity from which two segments are one utterance; above 1 where their speakers forbid it.

    A speaker comes back to a topic in other words, most of all within one account, and an official shares topics with
    every body of the country: they need more shared telling words to be one utterance at low similarity.
    """
    if a.actor is None or b.actor is None:
        return WORD_FOR_WORD if min(len(a.terms), len(b.terms)) > _ENOUGH else NEVER
    is_elsewhere = a.document_id != b.document_id
    if a.actor.id == b.actor.id:
        return SAME_SPEAKER if is_elsewhere and told(a, b) >= _SEVERAL else FEW_WORDS
    if is_one_side(a.actor, b.actor):
        return SAME_SIDE if is_elsewhere and told(a, b) >= _MANY else FEW_WORDS
    return WORD_FOR_WORD if may_be_one(a.actor, b.actor) else NEVER


def is_one_side(a: Actor, b: Actor) -> bool:
    """Whether one of two is an official, and the other a body of the official's country."""
    return _speaks_for(a, b) or _speaks_for(b, a)


def _speaks_for(person: Actor, body: Actor) -> bool:
    if person.kind != "person" or body.kind in _PERSONAL or not person.country or person.country != body.country:
        return False
    return any(word in _OFFICES for word in (person.role or "").lower().split())


def may_be_one(a: Actor, b: Actor) -> bool:
    """Whether two actors may be one, though no account makes it certain: one goes by a role alone ("a relative"), or
    the name of one holds the other's."""
    if _is_role(a) or _is_role(b):
        return True
    one, other = set(a.name.split()), set(b.name.split())
    return a.kind == b.kind and (one <= other or other <= one)


def _is_role(actor: Actor) -> bool:
    words = actor.name.split()
    return actor.kind in _PERSONAL and (words[0].lower() in _ARTICLES or actor.name.islower())
