"""Which claims may report one fact: pairs that their words leave in doubt, then their vectors, then all evidence.

A story of n claims has n² pairs, and nearly all of them differ in everything. What is cheap is therefore weighed for
all pairs at once, and the sentence encoder, the dearest step, reads only claims with a pair, across two accounts, that
it can decide.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from consilience.align.similarity import EMPTY_ACTS, THIN, Features, Likeness, compared, sentence_of
from consilience.align.threads import one_thread
from consilience.align.vectors import Matrix, vectors
from consilience.align.vocabulary import KINDRED, KINDRED_WEIGHT
from consilience.model import Claim

Codes = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

NEAR: Final = 0.3
"""Least cosine of two clauses' vectors to be compared at all: nearly all pairs of one fact lie above."""
WEIGHTS: Final[Mapping[str, float]] = {
    "prior": -5.75,
    "meaning": 5.0,
    "words": 1.8,
    "share": 1.0,
    "sentence": 1.5,
    "thin": -0.4,
    "other thing": -1.0,
    "apart": -1.3,
    "act": 0.9,
    "rare act": 0.8,
    "actor": 0.7,
    "numbers": 1.0,
    "days": 0.3,
    "voice": 0.4,
    "rivals": 1.0,
}
"""What each feature of `compared` adds to the log-odds of two claims being one fact. `rivals` is added where neither
claim has a better match in the other's account, and taken off where both have: an account seldom tells one thing twice.

Set by hand. The signs are those of logistic regressions over 60,000 pairs of claims of eleven annotated stories, each
story left out once; the sizes were rounded from searches over half of the stories that were judged on the other half.
Changing one of them by a third changes the shared facts that are found by about three in a hundred at most."""
_LEAST: Final = 0.02
"""Chance below which a pair is not kept."""
_LEAST_ODDS: Final = math.log(_LEAST / (1 - _LEAST))
IN_DOUBT: Final = -5.2
"""Log-odds before meaning from which two claims can still be one fact. Of 29,000 pairs across five accounts 1,150 are
compared in the end, and all 117 that would join are among them (`python -m benchmarks.alignment`)."""
_COMPARED: Final = 600_000
_FEWEST: Final = 20
"""Pairs in doubt that are weighed in all, shared out evenly, and how many later claims each claim has at least: only
where thousands of claims repeat each other are the least likely ones left out."""
_SCALE: Final = 50.0
"""Numbers that lie further apart than this factor are neither an update nor a part of each other."""
_ROWS: Final = 512
"""Claims that are compared with all others at a time, so that memory stays small."""


def alike(one: Features, other: Features, meaning: float) -> float:
    """The chance, 0 to 1, that two claims report one fact; 0 if they state different properties of it.

    Args:
        meaning: cosine of the vectors of the two clauses.
    """
    return _chance(_odds(one, other, meaning, WEIGHTS)) if _same_property(one, other) else 0.0


def _odds(one: Features, other: Features, meaning: float, weights: Mapping[str, float]) -> float:
    return sum([weights[name] * value for name, value in compared(one, other, meaning).items()])


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


def _same_property(one: Features, other: Features) -> bool:
    """When, why and what else was included are facts of their own beside what happened, and so is whose act an
    answer answers. Two numbers of one act of which one is many times the other are no two counts of one thing."""
    if one.claim.act == other.claim.act and _are_two_scales(one.numbers, other.numbers):
        return False
    answers = one.claim.act == other.claim.act == "respond"
    if answers and one.recipient and other.recipient and one.recipient != other.recipient:
        return False
    if one.kind == other.kind or {one.kind, other.kind} <= {"happened", "count", "label"}:
        return True
    return answers and {one.kind, other.kind} <= {"happened", "cause", "label", "count"}


def _are_two_scales(one: Set[float], other: Set[float]) -> bool:
    """Whether both state numbers, and each of the one is far from each of the other (60 killed, 150,000 killed)."""
    pairs = [sorted((abs(first), abs(second))) for first in one for second in other]
    return bool(pairs) and all(high > _SCALE * low for low, high in pairs)


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
    """All pairs of claims that may report one fact. Two claims of one sentence never do."""
    features = likeness.features
    sentences = [sentence_of(claim) for claim in likeness.claims]
    found = {
        (i, j): _odds(features[i], features[j], meaning, weights)
        for i, j, meaning in candidates(likeness, weights)
        if sentences[i] != sentences[j]
    }
    joinable = {pair for pair in found if _same_property(features[pair[0]], features[pair[1]])}
    rivals = _Rivals(likeness.claims, {pair: found[pair] for pair in joinable})
    scores: dict[tuple[int, int], float] = {}
    heard: dict[int, dict[str, float]] = {}
    telling: set[tuple[int, int]] = set()
    for (i, j), odds in found.items():
        chance = _chance(odds + weights["rivals"] * rivals.standing(i, j) if (i, j) in joinable else odds)
        if chance < _LEAST:
            continue
        for one, other in ((i, j), (j, i)):
            id_, near = features[other].claim.document_id, heard.setdefault(one, {})
            near[id_] = max(chance, near.get(id_, 0.0))
        if (i, j) in joinable:
            scores[i, j] = chance
            if features[i].shares_more_than_names(features[j]):
                telling.add((i, j))
    return Pairs(scores, heard, telling)


class _Rivals:
    """Whether a claim has a better match in the account of the other."""

    def __init__(self, claims: Sequence[Claim], odds: Mapping[tuple[int, int], float]) -> None:
        self._homes = [claim.document_id for claim in claims]
        self._odds = odds
        self._best: dict[tuple[int, str], float] = {}
        for (i, j), value in odds.items():
            for place in ((i, self._homes[j]), (j, self._homes[i])):
                self._best[place] = max(value, self._best.get(place, value))

    def standing(self, i: int, j: int) -> int:
        """1 if neither claim has a better match in the other's account, 0 if one has, -1 if both have; 0 within one
        account."""
        if self._homes[i] == self._homes[j]:
            return 0
        own = self._odds[i, j]
        return (own >= self._best[i, self._homes[j]]) + (own >= self._best[j, self._homes[i]]) - 1


def candidates(likeness: Likeness, weights: Mapping[str, float] = WEIGHTS) -> Iterator[tuple[int, int, float]]:
    """Pairs that words leave in doubt and whose clauses are near in meaning, with that nearness. Where meaning has no
    weight nothing is encoded, and it is 0."""
    table = _Table(likeness.features, weights)
    with one_thread():
        doubts = [table.in_doubt(start) for start in range(0, len(likeness.features), _ROWS)]
    least = _LEAST_ODDS - weights["rivals"] - 0.01
    if not weights["meaning"]:
        for one, other, odds in doubts:
            yield from zip(one[odds >= least].tolist(), other[odds >= least].tolist(), repeat(0.0))
        return
    documents = _codes([claim.document_id for claim in likeness.claims])
    needed = np.zeros(len(documents), dtype=bool)
    for one, other, _ in doubts:
        is_across = documents[one] != documents[other]
        needed[one[is_across]] = needed[other[is_across]] = True
    place = np.cumsum(needed) - 1
    matrix = vectors([claim.value for claim, is_needed in zip(likeness.claims, needed, strict=True) if is_needed])
    for one, other, odds in doubts:
        known = needed[one] & needed[other]
        one, other, odds = one[known], other[known], odds[known]
        for start in range(0, len(odds), 8 * _ROWS):
            part = slice(start, start + 8 * _ROWS)
            meaning = np.einsum("ij,ij->i", matrix[place[one[part]]], matrix[place[other[part]]])
            is_near = (meaning >= NEAR) & (odds[part] + weights["meaning"] * meaning >= least)
            for i, j, near in zip(one[part][is_near], other[part][is_near], meaning[is_near], strict=True):
                yield int(i), int(j), round(float(near), 4)


class _Table:
    """The cheap features of all claims as arrays. What only speaks against a pair, and takes time, is left out."""

    def __init__(self, features: Sequence[Features], given: Mapping[str, float]) -> None:
        self._given = given
        terms = {term: n for n, term in enumerate(sorted({term for row in features for term in row.around}))}
        self._words = _rows([row.terms for row in features], terms)
        self._weights = _rows([{term: math.sqrt(w) for term, w in row.weights.items()} for row in features], terms)
        self._totals = np.asarray([row.weight for row in features], dtype=np.float32)
        sentences = {sentence_of(row.claim): row.around for row in features}
        place = {sentence: n for n, sentence in enumerate(sentences)}
        self._sentences = _rows(list(sentences.values()), terms)
        self._sentence = np.asarray([place[sentence_of(row.claim)] for row in features], dtype=np.int64)
        self._acts, self._of_acts = _act_weights(features, given)
        self._deeds = _deeds(features)
        self._actors = _codes([row.actor for row in features])
        self._voices = _codes([None if row.voice == "narrator" else row.voice for row in features])
        self._documents = _codes([row.claim.document_id for row in features])
        self._has_number = np.asarray([bool(row.numbers) for row in features])
        self._has_day = np.asarray([bool(row.days) for row in features])

    def in_doubt(self, start: int) -> tuple[Codes, Codes, Matrix]:
        """For claims from `start` on: which of them and which later claims may be one fact, and
        the most that their log-odds can be without meaning."""
        given, own = self._given, slice(start, start + _ROWS)
        odds = given["words"] * (self._words[own] @ self._words.T) + np.float32(given["prior"] + 1e-4)
        shared = self._weights[own] @ self._weights.T
        odds += given["thin"] * (shared < THIN - 1e-4)
        odds += given["share"] * shared / np.minimum(self._totals[own, None], self._totals)
        odds += given["sentence"] * (self._sentences[self._sentence[own]] @ self._sentences.T)[:, self._sentence]
        by_noun = self._deeds[own][:, self._acts] | self._deeds[:, self._acts[own]].T
        odds += np.where(by_noun, given["act"] * KINDRED_WEIGHT, self._of_acts[np.ix_(self._acts[own], self._acts)])
        odds += given["actor"] * _agreement(self._actors, own)
        odds += given["voice"] * (_agreement(self._voices, own) > 0)
        odds += given["numbers"] * (self._has_number[own, None] & self._has_number)
        odds += given["days"] * (self._has_day[own, None] & self._has_day)
        is_later = np.arange(len(self._acts)) > np.arange(start, start + len(odds))[:, None]
        is_own = self._documents[own, None] == self._documents
        most = max(_FEWEST, _COMPARED // len(self._acts))
        rows, columns = np.nonzero(_likeliest((odds >= IN_DOUBT) & is_later, odds, is_own, most))
        return rows + start, columns, odds[rows, columns]


def _rows(words: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> Matrix:
    """One row for each mapping of terms to numbers."""
    found = np.zeros((len(words), len(columns)), dtype=np.float32)
    for place, row in enumerate(words):
        found[place, [columns[term] for term in row]] = list(row.values())
    return found


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
    table = np.zeros((len(place), len(place)), dtype=np.float32)
    for act, n in place.items():
        table[n, n] = given["act"] + given["rare act"] * rare[act]
    for one, other in KINDRED:
        if one in place and other in place:
            i, j = place[one], place[other]
            table[i, j] = table[j, i] = given["act"] * KINDRED_WEIGHT
    empty = [n for act, n in place.items() if act in EMPTY_ACTS]
    table[empty] = table[:, empty] = 0.0
    return np.asarray([place[row.claim.act] for row in features], dtype=np.int64), table


def _deeds(features: Sequence[Features]) -> Mask:
    """For each claim which classes of act its nouns name, in the order of `_act_weights`."""
    place = {act: n for n, act in enumerate(sorted({row.claim.act for row in features}))}
    found = np.zeros((len(features), len(place)), dtype=bool)
    for n, row in enumerate(features):
        found[n, [place[act] for act in row.deeds if act in place]] = True
    return found
