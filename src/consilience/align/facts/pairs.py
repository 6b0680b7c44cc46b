"""Which claims may report one fact: pairs that their words leave in doubt, then their vectors, then all evidence.

A story of n claims has n² pairs, and nearly all of them differ in everything. What is cheap is therefore weighed for
all pairs at once, and the sentence encoder, the dearest step, reads only claims with a pair, across two accounts, that
it can decide.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from consilience.align.similarity import EMPTY_ACTS, THIN, Features, Likeness, compared
from consilience.align.vectors import Matrix, vectors
from consilience.align.vocabulary import KINDRED, KINDRED_WEIGHT

Codes = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

NEAR: Final = 0.3
"""Least cosine of two clauses' vectors to be compared at all: nearly all pairs of one fact lie above."""
WEIGHTS: Final[Mapping[str, float]] = {
    "meaning": 4.7,
    "words": 3.2,
    "thin": -1.0,
    "other thing": -2.5,
    "apart": -0.8,
    "act": 0.9,
    "rare act": 1.0,
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
16,000 pairs of claims of five annotated stories, rounded; `thin`, `apart`, `other thing` and `rare act` are set by
hand: clauses that share only a topic, or name two things, are rare in those stories and frequent in long ones)."""
_PRIOR: Final = -5.2
_LEAST: Final = 0.02
"""Chance below which a pair is not kept."""
_LEAST_ODDS: Final = math.log(_LEAST / (1 - _LEAST))
IN_DOUBT: Final = -4.75
"""Log-odds before meaning from which two claims can still be one fact. Of 35,000 pairs of a story of five accounts
34,000 lie below, and with meaning none of them came near the threshold of a join."""
_COMPARED: Final = 600_000
_FEWEST: Final = 20
"""Pairs in doubt that are weighed in all, shared out evenly, and how many later claims each claim has at least: only
where thousands of claims repeat each other are the least likely ones left out."""
_ROWS: Final = 512
"""Claims that are compared with all others at a time, so that memory stays small."""


def alike(one: Features, other: Features, meaning: float) -> float:
    """The chance, 0 to 1, that two claims report one fact; 0 if they state different properties of it.

    Args:
        meaning: cosine of the vectors of the two clauses.
    """
    return _chance(one, other, meaning, WEIGHTS) if _same_property(one, other) else 0.0


def _chance(one: Features, other: Features, meaning: float, weights: Mapping[str, float]) -> float:
    features = compared(one, other, meaning)
    odds = _PRIOR + sum([weight * features[name] for name, weight in weights.items()])
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


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is known of pairs of claims (places i < j).

    Attributes:
        scores: the chance that both report one fact.
        telling: pairs that share more than names and common words.
        heard: for every claim, the documents that hold a claim near it, with the best chance, whichever property.
    """

    scores: Mapping[tuple[int, int], float]
    heard: Mapping[int, Mapping[str, float]]
    telling: Set[tuple[int, int]]


def likely_pairs(likeness: Likeness, weights: Mapping[str, float] = WEIGHTS) -> Pairs:
    """All pairs of claims that may report one fact."""
    features = likeness.features
    scores: dict[tuple[int, int], float] = {}
    heard: dict[int, dict[str, float]] = {}
    telling: set[tuple[int, int]] = set()
    for i, j, meaning in _candidates(likeness, weights):
        chance = _chance(features[i], features[j], meaning, weights)
        if chance < _LEAST:
            continue
        for one, other in ((i, j), (j, i)):
            id_, near = features[other].claim.document_id, heard.setdefault(one, {})
            near[id_] = max(chance, near.get(id_, 0.0))
        if _same_property(features[i], features[j]):
            scores[i, j] = chance
            if features[i].shares_more_than_names(features[j]):
                telling.add((i, j))
    return Pairs(scores, heard, telling)


def _candidates(likeness: Likeness, weights: Mapping[str, float]) -> Iterator[tuple[int, int, float]]:
    """Pairs that words leave in doubt and whose clauses are near in meaning, with that nearness."""
    table = _Table(likeness.features, weights)
    with threadpool_limits(limits=1, user_api="blas"):  # sums of several threads differ in their last digits
        doubts = [table.in_doubt(start) for start in range(0, len(likeness.features), _ROWS)]
    documents = _codes([claim.document_id for claim in likeness.claims])
    needed = np.zeros(len(documents), dtype=bool)
    for one, other, _ in doubts:
        is_across = documents[one] != documents[other]
        needed[one[is_across]] = needed[other[is_across]] = True
    place = np.cumsum(needed) - 1
    matrix = vectors([claim.value for claim, is_needed in zip(likeness.claims, needed, strict=True) if is_needed])
    for one, other, odds in doubts:
        known = needed[one] & needed[other]
        for i, j, meaning in _near(matrix, place, (one[known], other[known]), odds[known], weights["meaning"]):
            yield i, j, round(meaning, 4)


def _near(
    matrix: Matrix, place: Codes, pairs: tuple[Codes, Codes], odds: Matrix, weight: float
) -> Iterator[tuple[int, int, float]]:
    """The pairs that meaning does not rule out."""
    for start in range(0, len(odds), 8 * _ROWS):
        one, other = (side[start : start + 8 * _ROWS] for side in pairs)
        meaning = np.einsum("ij,ij->i", matrix[place[one]], matrix[place[other]])
        is_near = (meaning >= NEAR) & (odds[start : start + 8 * _ROWS] + weight * meaning >= _LEAST_ODDS - 0.01)
        yield from zip(one[is_near].tolist(), other[is_near].tolist(), meaning[is_near].tolist(), strict=True)


class _Table:
    """The cheap features of all claims as arrays. What only speaks against a pair, and takes time, is left out."""

    def __init__(self, features: Sequence[Features], given: Mapping[str, float]) -> None:
        self._given = given
        terms = {term: n for n, term in enumerate(sorted({term for row in features for term in row.terms}))}
        self._words = np.zeros((len(features), len(terms)), dtype=np.float32)
        self._weights = np.zeros_like(self._words)  # their roots: a product sums the weights of the shared words
        for place, row in enumerate(features):
            columns = [terms[term] for term in row.terms]
            self._words[place, columns] = list(row.terms.values())
            self._weights[place, columns] = np.sqrt(list(row.weights.values()))
        self._acts, self._of_acts = _act_weights(features, given)
        self._actors, self._recipients = (
            _codes([row.actor for row in features]),
            _codes([r.recipient for r in features]),
        )
        self._voices = _codes([None if row.voice == "narrator" else row.voice for row in features])
        self._documents = _codes([row.claim.document_id for row in features])
        self._polarities = _codes([row.claim.polarity for row in features])
        self._has_number = np.asarray([bool(row.numbers) for row in features])
        self._has_day = np.asarray([bool(row.days) for row in features])

    def in_doubt(self, start: int) -> tuple[Codes, Codes, Matrix]:
        """For claims from `start` on: which of them and which later claims may be one fact, and
        the most that their log-odds can be without meaning."""
        given, own = self._given, slice(start, start + _ROWS)
        odds = given["words"] * (self._words[own] @ self._words.T) + np.float32(_PRIOR + 1e-4)
        odds += given["thin"] * (self._weights[own] @ self._weights.T < THIN - 1e-4)
        odds += self._of_acts[np.ix_(self._acts[own], self._acts)]
        odds += given["actor"] * _agreement(self._actors, own)
        odds += given["recipient"] * _agreement(self._recipients, own)
        voices = _agreement(self._voices, own)
        odds += np.where(voices > 0, given["voice"] * voices, -given["other voice"] * voices)
        odds += given["polarity"] * (self._polarities[own, None] != self._polarities)
        odds += given["numbers"] * (self._has_number[own, None] & self._has_number)
        odds += given["days"] * (self._has_day[own, None] & self._has_day)
        is_later = np.arange(len(self._acts)) > np.arange(start, start + len(odds))[:, None]
        is_own = self._documents[own, None] == self._documents
        most = max(_FEWEST, _COMPARED // len(self._acts))
        rows, columns = np.nonzero(_likeliest((odds >= IN_DOUBT) & is_later, odds, is_own, most))
        return rows + start, columns, odds[rows, columns]


def _likeliest(is_open: Mask, odds: Matrix, is_own: Mask, most: int) -> Mask:
    """Of each row's open places, those of the highest odds where there are more than `most`: half of the room is for
    the row's own document, half for the others."""
    for row in np.flatnonzero(is_open.sum(axis=1) > most):
        places = np.flatnonzero(is_open[row])
        for part in (places[is_own[row, places]], places[~is_own[row, places]]):
            if len(part) > most // 2:
                chances = odds[row, part]
                least = np.partition(chances, -(most // 2))[-(most // 2)]
                kept = np.concatenate((part[chances > least], part[chances == least]))[: most // 2]
                is_open[row, part] = False
                is_open[row, kept] = True
    return is_open


def _codes(values: Sequence[str | None]) -> Codes:
    """A number for each distinct value, -1 for None."""
    known = {value: n for n, value in enumerate(sorted({value for value in values if value is not None}))}
    return np.asarray([-1 if value is None else known[value] for value in values], dtype=np.int64)


def _agreement(codes: Codes, own: slice) -> npt.NDArray[Any]:
    """1 for the same value, -1 for two, 0 where one is not known."""
    one, other = codes[own, None], codes
    return np.where((one < 0) | (other < 0), np.float32(0), np.where(one == other, np.float32(1), np.float32(-1)))


def _act_weights(features: Sequence[Features], given: Mapping[str, float]) -> tuple[Codes, Matrix]:
    """The class of act of each claim as a number, and what two classes add together."""
    rare = {row.claim.act: row.has_rare_act for row in features}
    place = {act: n for n, act in enumerate(sorted(rare))}
    table = np.full((len(place), len(place)), given["other act"], dtype=np.float32)
    for act, n in place.items():
        table[n, n] = given["act"] + given["rare act"] * rare[act]
    for one, other in KINDRED:
        if one in place and other in place:
            i, j = place[one], place[other]
            table[i, j] = table[j, i] = given["act"] * KINDRED_WEIGHT
    empty = [n for act, n in place.items() if act in EMPTY_ACTS]
    table[empty] = table[:, empty] = 0.0
    return np.asarray([place[row.claim.act] for row in features], dtype=np.int64), table
