"""Which claims report one fact, and which accounts may report it though no claim of theirs was joined.

Record linkage after Fellegi and Sunter: pairs of claims are compared by explained features with weights, and groups
are joined while their members are alike on average.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.align.facts.pairs import WEIGHTS, likely_pairs
from consilience.align.groups import average_link, complements
from consilience.align.similarity import Likeness, sentence_of
from consilience.model import Claim

THRESHOLD: Final = 0.32
"""Least mean chance of being one fact for two groups to be joined."""
COMPLEMENT: Final = 0.2
"""Least chance of the nearest two claims of two groups from different accounts to be joined."""
DOUBT: Final = 0.28
"""Chance from which an account that was not joined is not called silent either: it may well report the fact. It is a
little below the threshold: what is kept out is a claim that would join one of the others, but not all of them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that report one fact.

    Attributes:
        members: their places in `Likeness.claims`, the most typical first.
        doubtful: documents that may report the fact, though no claim of theirs was joined: they are not silent.
    """

    members: tuple[int, ...]
    doubtful: frozenset[str]


def grouped(likeness: Likeness, weights: Mapping[str, float] = WEIGHTS) -> tuple[Group, ...]:
    """The claims of one story by the fact that they report, in the order of their first members.

    Args:
        likeness: the claims, compared.
        weights: what each feature adds to the log-odds of two claims being one fact.
    """
    claims = likeness.claims
    if len({claim.document_id for claim in claims}) < 2:
        return tuple(Group(tuple(group), frozenset()) for group in _repeated(likeness))
    found = likely_pairs(likeness, weights)
    groups = average_link(len(claims), found.scores, THRESHOLD, _Apart(claims).may_join)
    sure = {pair: score for pair, score in found.scores.items() if score >= COMPLEMENT and pair in found.telling}
    groups = complements(groups, sure, lambda n: claims[n].document_id, COMPLEMENT)
    centrality = _centrality(groups, found.scores)
    rows = []
    for group in groups:
        heard: dict[str, float] = {}
        for n in group:
            for id_, chance in found.heard.get(n, {}).items():
                heard[id_] = max(chance, heard.get(id_, 0.0))
        doubtful = frozenset(id_ for id_, chance in heard.items() if chance >= DOUBT)
        rows.append(Group(tuple(sorted(group, key=lambda n: (-centrality[n], n))), doubtful))
    return tuple(rows)


class _Apart:
    """Two clauses of one sentence say two things: groups that hold one each are not joined."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._sentences = [sentence_of(claim) for claim in claims]

    def may_join(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether no sentence stands in both groups."""
        return {self._sentences[n] for n in one}.isdisjoint(self._sentences[n] for n in other)


def _repeated(likeness: Likeness) -> list[list[int]]:
    """Within one account only clauses that state one property in the same words are one fact; linear in time."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for n, row in enumerate(likeness.features):
        groups.setdefault((row.kind, row.claim.act, frozenset(row.weights), row.numbers, row.days), []).append(n)
    return list(groups.values())


def _centrality(groups: Sequence[Sequence[int]], scores: Mapping[tuple[int, int], float]) -> dict[int, float]:
    """How alike each claim is to the others of its group, summed."""
    home = {member: place for place, group in enumerate(groups) for member in group}
    sums = dict.fromkeys(home, 0.0)
    for (one, other), score in sorted(scores.items()):
        if home[one] == home[other]:
            sums[one] += score
            sums[other] += score
    return {member: round(total, 6) for member, total in sums.items()}
