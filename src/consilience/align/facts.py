"""Facts: claims of several documents that report the same thing, one row each, with the silent accounts.

Record linkage after Fellegi and Sunter: pairs of claims are compared by explained features with weights, and groups
are joined while their members are alike on average.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from consilience.align.accounts import accounts, count_claims, sentence_of, statement
from consilience.align.groups import average_link
from consilience.align.origins import origin_of
from consilience.align.similarity import Features, Likeness, compared
from consilience.align.vectors import Matrix, vectors
from consilience.model import Claim, Fact, Record, Story
from consilience.model.facts import FactStatus

NEAR: Final = 0.38
"""Least cosine of two clauses' vectors to be compared at all: 97 of 100 pairs of one fact lie above."""
THRESHOLD: Final = 0.28
"""Least mean chance of being one fact for two groups to be joined."""

WEIGHTS: Final[Mapping[str, float]] = {
    "meaning": 4.7,
    "words": 3.2,
    "thin": -1.0,
    "other thing": -2.5,
    "act": 0.9,
    "other act": -0.2,
    "actor": 0.75,
    "recipient": 0.1,
    "numbers": 0.5,
    "days": 0.5,
    "voice": 0.3,
    "other voice": -0.2,
    "polarity": -0.2,
}
"""What each feature of `compared` adds to the log-odds of two claims being one fact (from a logistic regression over
16,000 pairs of claims of five annotated stories, rounded; `thin` and `other thing` are set by hand: two clauses that
share only a topic, or tell two missions apart, are rare in those stories and frequent in long ones)."""
_PRIOR: Final = -5.2
OPENING: Final = 700
"""Characters in which an account says what it is about."""
FULL: Final = 3.0
"""Summed shares of the words of all openings at which a clause says what the story is about."""
LEAST: Final = 2
"""Content words that a clause needs to be a fact of its own ("it is difficult" has one)."""
_REPORTS: Final = frozenset({"say", "announce", "inform"})
_KIND_WORTH: Final[Mapping[str, float]] = {
    "happened": 1.0, "count": 1.0, "cause": 0.85, "time": 0.7, "scope": 0.7, "label": 0.7,
}  # fmt: skip


def facts(record: Record) -> tuple[Fact, ...]:
    """The facts of every story, the main story's first, most central first. Facts never span stories."""
    claims_of: dict[str, list[Claim]] = {document.id: [] for document in record.documents}
    for claim in record.claims:
        claims_of[claim.document_id].append(claim)
    found: list[Fact] = []
    for story in record.stories:
        claims = [claim for id_ in story.document_ids for claim in claims_of[id_] if len(claim.terms) >= LEAST]
        found.extend(_facts_of(story, claims, record))
    return tuple(replace(fact, id=f"fact-{n}") for n, fact in enumerate(found, 1))


def alike(one: Features, other: Features, meaning: float) -> float:
    """The chance, 0 to 1, that two claims report one fact; 0 if they state different properties of it.

    Args:
        meaning: cosine of the vectors of the two clauses.
    """
    if not _same_property(one, other):
        return 0.0
    features = compared(one, other, meaning)
    odds = _PRIOR + sum(weight * features[name] for name, weight in WEIGHTS.items())
    return 1.0 / (1.0 + math.exp(-odds))


def _same_property(one: Features, other: Features) -> bool:
    """When, why and what else was included are facts of their own beside what happened, and so is whose act an
    answer answers."""
    answers = one.claim.act == other.claim.act == "respond"
    if answers and one.recipient and other.recipient and one.recipient != other.recipient:
        return False
    if one.kind == other.kind or {one.kind, other.kind} <= {"happened", "count", "label"}:
        return True
    return answers and {one.kind, other.kind} <= {"happened", "cause", "label", "count"}


def _facts_of(story: Story, claims: Sequence[Claim], record: Record) -> list[Fact]:
    likeness = Likeness(record, claims)
    scores = _scores(likeness)
    origins = origin_of(record)
    subject = _subject(likeness, record)
    rows = []
    for group in average_link(len(claims), scores, THRESHOLD):
        centrality = _centrality(group, scores)
        members = sorted(group, key=lambda n: (-centrality[n], n))
        about = [min(1.0, sum(subject.get(term, 0.0) for term in likeness.features[n].terms) / FULL) for n in members]
        rows.append(_fact([claims[n] for n in members], about, story, record, origins))
    return sorted(rows, key=lambda fact: (-fact.weight, fact.accounts[0].document_id, fact.accounts[0].evidence))


def _scores(likeness: Likeness) -> dict[tuple[int, int], float]:
    features = likeness.features
    matrix = vectors([claim.value for claim in likeness.claims])
    scores = {}
    for i, j, meaning in _candidates(matrix):
        score = alike(features[i], features[j], meaning)
        if score >= 0.02:
            scores[i, j] = score
    return scores


def _candidates(matrix: Matrix) -> list[tuple[int, int, float]]:
    """Pairs whose clauses are near in meaning, a block of rows at a time so that memory stays small."""
    found: list[tuple[int, int, float]] = []
    for start in range(0, len(matrix), 512):
        near = matrix[start : start + 512] @ matrix.T
        rows, columns = np.nonzero(near >= NEAR)
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
            if i + start < j:
                found.append((i + start, j, round(float(near[i, j]), 4)))
    return found


def _centrality(group: Sequence[int], scores: Mapping[tuple[int, int], float]) -> dict[int, float]:
    return {
        one: round(sum(scores.get((min(one, other), max(one, other)), 0.0) for other in group if other != one), 6)
        for one in group
    }


def _subject(likeness: Likeness, record: Record) -> dict[str, float]:
    """What the story is about: the share of documents whose opening or headline has a word."""
    holders: dict[str, set[str]] = {}
    opening = {
        document.id: document.readable[0].start + OPENING if document.readable else 0 for document in record.documents
    }
    for row in likeness.features:
        if row.claim.is_headline or row.claim.evidence[0].start < opening[row.claim.document_id]:
            for term in row.terms:
                holders.setdefault(term, set()).add(row.claim.document_id)
    size = len({row.claim.document_id for row in likeness.features}) or 1
    return {term: len(documents) / size for term, documents in holders.items() if len(documents) > 1 or size == 1}


def _fact(
    group: Sequence[Claim], about: Sequence[float], story: Story, record: Record, origins: Mapping[str, str]
) -> Fact:
    """One row. `group` has the most typical claim first."""
    reporting = {claim.document_id for claim in group}
    silent = tuple(id_ for id_ in story.document_ids if id_ not in reporting)
    best = statement(group, about)
    is_count = 2 * len({claim.document_id for claim in count_claims(group)}) >= len(reporting)
    kind = best.slot.rpartition("|")[2]
    return Fact(
        id="",
        slot=" · ".join(part for part in (*best.slot.split("|")[:3], "count" if is_count else kind) if part),
        statement=sentence_of(best, record),
        status=_status(len(reporting), len(silent)),
        independent=len({origins[id_] for id_ in reporting}),
        accounts=accounts(group, story.document_ids, record, is_count),
        silent=silent,
        weight=_weight(group, best, story, origins, sum(about) / len(about)),
    )


def _status(reporting: int, silent: int) -> FactStatus:
    if reporting < 2:
        return "single"
    return "partial" if silent else "agreed"


def _weight(group: Sequence[Claim], best: Claim, story: Story, origins: Mapping[str, str], central: float) -> float:
    """How central a fact is: how many report it, how many of them independently, how much of what the accounts open
    with it states, how early it comes, and what kind of thing it states."""
    first: dict[str, int] = {}
    for claim in group:
        start = 0 if claim.is_headline else claim.evidence[0].start
        first[claim.document_id] = min(start, first.get(claim.document_id, start))
    size = len(story.document_ids)
    independent = len({origins[id_] for id_ in first}) / len({origins[id_] for id_ in story.document_ids})
    early = sum(1.0 / (1.0 + start / 800) for start in first.values()) / len(first)
    worth = _KIND_WORTH.get(best.slot.rpartition("|")[2], 1.0) * (0.8 if best.act in _REPORTS else 1.0)
    named = 1.0 if best.actor_chain or best.recipient_chain else 0.9
    worth *= 0.6 if len(first) == 1 and size > 1 else 1.0
    return round((0.3 * len(first) / size + 0.3 * independent + 0.3 * central + 0.1 * early) * worth * named, 4)
