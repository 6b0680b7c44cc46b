"""Facts: claims of several documents that report the same thing, one row each, with the silent accounts.

Record linkage: claims that share a word of weight or a meaning are compared by explained features; groups are joined
while their members are alike on average.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from consilience.align.groups import average_link
from consilience.align.origins import origin_of
from consilience.align.similarity import Features, Likeness, cosine, same_kind_of_act
from consilience.align.vectors import Matrix, vectors
from consilience.model import Account, Claim, Fact, Record, Story
from consilience.model.facts import FactStatus

NEAR: Final = 0.42
"""Least cosine of two clauses' vectors to be compared at all."""
THRESHOLD: Final = 0.5


def facts(record: Record) -> tuple[Fact, ...]:
    """The facts of every story, the main story's first, most central first."""
    likeness = Likeness(record)
    found: list[Fact] = []
    for story in record.stories:
        inside = set(story.document_ids)
        claims = [claim for claim in record.claims if claim.document_id in inside and claim.terms]
        rows = [_fact(group, record, story) for group in _grouped(claims, likeness)]
        rows.sort(key=lambda fact: (-fact.weight, fact.accounts[0].document_id, fact.accounts[0].evidence))
        found.extend(rows)
    return tuple(_numbered(fact, n) for n, fact in enumerate(found, 1))


def _grouped(claims: Sequence[Claim], likeness: Likeness) -> list[list[Claim]]:
    features = [likeness.features(claim) for claim in claims]
    matrix = vectors([claim.value for claim in claims])
    scores = {
        (i, j): score
        for i, j in _candidates(matrix)
        if (score := alike(features[i], features[j], float(matrix[i] @ matrix[j]))) > 0.2
    }
    return [[claims[n] for n in group] for group in average_link(len(claims), scores, THRESHOLD)]


def _candidates(matrix: Matrix) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start in range(0, len(matrix), 512):
        near = matrix[start : start + 512] @ matrix.T
        rows, columns = np.nonzero(near >= NEAR)
        found.extend((int(i) + start, int(j)) for i, j in zip(rows, columns, strict=True) if i + start < j)
    return found


def alike(one: Features, other: Features, meaning: float) -> float:
    """How surely two claims report the same thing, 0 to 1."""
    words = cosine(one.terms, other.terms)
    act = same_kind_of_act(one.claim.act, other.claim.act)
    score = 0.5 * meaning + 0.3 * words + 0.15 * act
    if one.actor and other.actor:
        score += 0.05 if one.actor == other.actor else -0.05
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        score -= 0.05
    return max(0.0, min(1.0, score))


def _fact(group: list[Claim], record: Record, story: Story) -> Fact:
    by_document: dict[str, list[Claim]] = {}
    for claim in group:
        by_document.setdefault(claim.document_id, []).append(claim)
    accounts = tuple(
        _account(claim, [claim.id], record) for id_ in story.document_ids for claim in by_document.get(id_, [])
    )
    origins = origin_of(record)
    independent = len({origins[id_] for id_ in by_document})
    silent = tuple(id_ for id_ in story.document_ids if id_ not in by_document)
    best = max(group, key=lambda claim: (claim.voice == "narrator", min(len(claim.value), 120), claim.id))
    return Fact(
        id="",
        slot=" · ".join(part for part in best.slot.split("|") if part),
        statement=best.value,
        status=_status(len(by_document), len(silent)),
        independent=independent,
        accounts=accounts,
        silent=silent,
        weight=_weight(group, len(by_document), len(story.document_ids)),
    )


def _account(claim: Claim, ids: list[str], record: Record) -> Account:
    text = record.document_of[claim.document_id].text
    wording = text[claim.evidence[0].start : claim.evidence[0].end]
    return Account(claim.document_id, tuple(ids), wording, wording, claim.evidence, claim.voice, claim.modality)


def _status(reporting: int, silent: int) -> FactStatus:
    if reporting < 2:
        return "single"
    return "partial" if silent else "agreed"


def _weight(group: list[Claim], reporting: int, size: int) -> float:
    early = max(1.0 / (1.0 + claim.evidence[0].start / 1500) for claim in group)
    return round(0.7 * reporting / size + 0.3 * early, 4)


def _numbered(fact: Fact, n: int) -> Fact:
    from dataclasses import replace

    return replace(fact, id=f"fact-{n}")
