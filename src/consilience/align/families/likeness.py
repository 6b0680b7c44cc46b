"""Whether two wordings are one utterance: how alike their words are, and how alike their speakers need them to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from consilience.align.families.occasions import are_apart
from consilience.align.families.segment import Segment, overlap, weights
from consilience.align.families.wordings import content, kindred
from consilience.model import Actor
from consilience.text.word_sets import word_set

SAME_SPEAKER: Final = 0.35
SAME_SIDE: Final = 0.38
FEW_WORDS: Final = 0.50
REPRINT: Final = 0.70
WORD_FOR_WORD: Final = 0.85
"""Least similarity for joining: one speaker; an official and a body of one country; one speaker with few telling words
in common, or twice in one account; twice in one account between marks; speakers that may be one, and nobody named."""
NEVER: Final = 2.0
ECHO: Final = 0.60
"""Least similarity of the same words by another speaker."""
_IN_A_ROW: Final = 3
_KINDRED: Final = 0.8
_NAME: Final = 0.5
"""How much of a telling word a shared name, number or title counts."""
_ENOUGH: Final = 2
"""Shared telling words below which two wordings are joined only if both are marked and have no others."""
_SEVERAL: Final = 2.0
_MANY: Final = 3.5
"""Shared telling words of several, and of many."""
_SHORT: Final = 3
"""An unmarked phrase of fewer telling words names a topic: that a sentence holds them says little."""
_COMMON: Final = 60
"""A word of more segments than this proposes no pairs (it would propose nearly all)."""
_COPIES: Final = 400
"""Segments of the very same words that are compared with each other."""
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
    """Pairs of segments of different quotations that share a word which is not everywhere, or all their words."""
    by_term: dict[str, list[int]] = defaultdict(list)
    by_terms: dict[frozenset[str], list[int]] = defaultdict(list)
    for segment in found:
        if segment.terms:
            by_terms[segment.terms].append(segment.n)
        for term in segment.terms:
            by_term[term].append(segment.n)
    near = [holders for holders in by_term.values() if len(holders) <= _COMMON]
    same = [holders[:_COPIES] for holders in by_terms.values()]
    pairs = {(a, b) for holders in near + same for k, a in enumerate(holders) for b in holders[k + 1 :]}
    return sorted((a, b) for a, b in pairs if not overlap(found[a].quote, found[b].quote))


class Likeness:
    """How alike the segments of one story are, and how alike they must be to be one utterance."""

    def __init__(self, found: Sequence[Segment]) -> None:
        known = kindred()
        self._weights = weights(found)
        self._totals = [sum(map(self._weights.__getitem__, segment.terms)) for segment in found]
        self._kin = [{t: known[t] for t in segment.terms if t in known} for segment in found]
        self._kinds = [frozenset(kin.values()) for kin in self._kin]
        self._bars: dict[tuple[str, str], _Bar] = {}

    def are_near(self, a: Segment, b: Segment) -> bool:
        """Whether two segments share two telling words, or all words between marks: others are neither one utterance
        nor an echo."""
        return self.told(a, b) >= _ENOUGH or (a.terms == b.terms and a.is_marked and b.is_marked)

    def similarity(self, a: Segment, b: Segment) -> float:
        """0 to 1: half the share of the shorter wording's weight that both have, half that of both together (Dice).

        A word that stands for a kindred one ("bureau", "office") counts four fifths. Names, numbers and titles alone
        make no two wordings alike, and an unmarked phrase for a topic is not alike to every sentence that has it.
        """
        shared = a.terms & b.terms
        groups = self._groups(a, b, shared)
        is_same = a.terms == b.terms and a.is_marked and b.is_marked
        if not shared or (_told(a, shared, groups) < _ENOUGH and not is_same):
            return 0.0
        common: float = sum(map(self._weights.__getitem__, shared))
        common += _KINDRED * sum(min(self._heaviest(a, k), self._heaviest(b, k)) for k in groups)
        left, right = self._totals[a.n], self._totals[b.n]
        shorter = a if left <= right else b
        both = 2 * common / (left + right)
        if not shorter.is_marked and len(shorter.telling) < _SHORT:
            return min(1.0, both)
        return min(1.0, 0.5 * common / min(left, right) + 0.5 * both)

    def is_echo(self, a: Segment, b: Segment) -> bool:
        """Whether two segments that cannot be one utterance hold the same words of two speakers: marks vouch for one of
        them, and several words that carry meaning follow each other in both."""
        if not (a.is_marked or b.is_marked) or a.actor is None or b.actor is None:
            return False
        if self.told(a, b) < _MANY or self.similarity(a, b) < ECHO:
            return False
        one, other = content(a.text), content(b.text)
        return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size >= _IN_A_ROW

    def _heaviest(self, segment: Segment, group: str) -> int:
        return max(self._weights[t] for t, k in self._kin[segment.n].items() if k == group)

    def _groups(self, a: Segment, b: Segment, shared: frozenset[str]) -> frozenset[str]:
        """The groups of kindred words that both wordings hold, each by another word."""
        both = self._kinds[a.n] & self._kinds[b.n]
        if not both:
            return both
        left, right = ({k for t, k in self._kin[segment.n].items() if t not in shared} for segment in (a, b))
        return both & left & right

    def told(self, a: Segment, b: Segment) -> float:
        """The telling words that two wordings share, kindred ones counted; names, numbers and titles count half."""
        shared = a.terms & b.terms
        return _told(a, shared, self._groups(a, b, shared))

    def least(self, a: Segment, b: Segment) -> float:
        """The similarity from which two segments are one utterance; above 1 where their speakers forbid it.

        A speaker comes back to a topic in other words, most of all within one account, and an official shares topics
        with every body of the country: they need more shared telling words to be one utterance at low similarity. On
        two occasions only the same words are one: an account may have the day wrong.
        """
        if a.actor is None and b.actor is None and a.document_id == b.document_id and a.is_marked and b.is_marked:
            is_same = a.text.casefold() == b.text.casefold()
            return WORD_FOR_WORD if is_same else NEVER  # two voices of a crowd or of a radio channel
        if a.actor is None or b.actor is None:
            return WORD_FOR_WORD if min(len(a.terms), len(b.terms)) > _ENOUGH else NEVER
        both = a.actor.id, b.actor.id
        bar = self._bars.get(both) or self._bars.setdefault(both, _bar(a.actor, b.actor))
        if are_apart(a.occasion, b.occasion):
            return max(bar.least, WORD_FOR_WORD)
        is_reprint = a.document_id == b.document_id and a.is_marked and b.is_marked and both[0] == both[1]
        if is_reprint:
            return max(bar.least, REPRINT)
        if bar.words is None or (a.document_id != b.document_id and self.told(a, b) >= bar.words):
            return bar.least
        return FEW_WORDS


@dataclass(frozen=True, slots=True)
class _Bar:
    """What two speakers need for one utterance: a similarity, given so many shared telling words in two documents."""

    least: float
    words: float | None = None


def _bar(a: Actor, b: Actor) -> _Bar:
    if a.id == b.id:
        return _Bar(SAME_SPEAKER, _SEVERAL)
    if is_one_side(a, b):
        return _Bar(SAME_SIDE, _MANY)
    return _Bar(WORD_FOR_WORD if may_be_one(a, b) else NEVER)


def _told(a: Segment, shared: frozenset[str], groups: frozenset[str]) -> float:
    telling = len(shared & a.telling)
    return telling + len(groups) + _NAME * (len(shared) - telling)


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
    return one == other or (a.kind == b.kind and (one <= other or other <= one))


def _is_role(actor: Actor) -> bool:
    words = actor.name.split()
    return actor.kind in _PERSONAL and (words[0].lower() in _ARTICLES or actor.name.islower())
