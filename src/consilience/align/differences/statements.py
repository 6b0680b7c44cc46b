"""Claims as the judgements see them: with their words, actors, times, numbers and fact; and which ones are related."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from operator import attrgetter
from typing import Final

from consilience.align.compare.words import stems
from consilience.model import Claim, Document, Evidence, Mention, Quantity, Record, Span, TimeExpression
from consilience.text.naming import outlet_names

RELATED: Final = 0.4
"""Shared weight, of the lighter clause, from which two clauses may report one thing."""
_SURE: Final = 0.99 * RELATED
PARTNERS: Final = 8
"""A clause is compared with at most so many others: the work stays linear in the number of clauses."""
KEPT: Final = 2
"""Stories of which is kept what a dozen comparisons draw from their statements: it is drawn once."""
_LONGEST: Final = 600
_START: Final = attrgetter("start")
_COMPARED: Final = 4_000_000
_FEWEST: Final = 300
"""Comparisons of clauses in all, shared out evenly, and how many each clause has at least: only where two thousand
clauses or more repeat each other does it draw fewer than share a stem with it."""
COMMON: Final = 0.2
"""A stem in more than this share of the clauses (and in more than twelve) says nothing about which are related."""


@dataclass(frozen=True, eq=False)
class Statement:
    """A claim with what belongs to it.

    Attributes:
        claim: the row.
        document: where it stands.
        fact_ids: the facts that it is part of.
        actors: everyone named in the clause, as actor ids (or chains that no actor holds).
        mentions: their mentions in the clause.
        times, quantities: the rows in the clause.
        speaker: the actor whose word it is, or None for the narrator.
        all_times, all_quantities: every row of the document, in order.
        outlet: what a sentence calls the account.
        speaker_name: the speaker as a sentence names him, None for the narrator.
    """

    claim: Claim
    document: Document
    fact_ids: tuple[str, ...]
    actors: frozenset[str]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    speaker: str | None
    all_times: tuple[TimeExpression, ...] = ()
    all_quantities: tuple[Quantity, ...] = ()
    outlet: str = ""
    speaker_name: str | None = None

    @property
    def evidence(self) -> Evidence:
        """The clause."""
        return self.claim.evidence[0]

    @cached_property
    def text(self) -> str:
        """The words of the clause."""
        return self.evidence.span.of(self.document.text)

    @cached_property
    def sentence(self) -> Span:
        """The sentence that the clause stands in."""
        return self.claim.sentence or self.evidence.span

    @cached_property
    def line(self) -> str:
        """The sentence in one line."""
        return " ".join(self.sentence.of(self.document.text).split())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the clause, without the clauses inside it."""
        return stems(" ".join(self.claim.terms) or self.text)

    @property
    def quantities_of_sentence(self) -> tuple[Quantity, ...]:
        """The numbers of the sentence."""
        return self.all_quantities[_beginning_in(self.sentence, self.all_quantities)]

    @property
    def times_of_sentence(self) -> tuple[TimeExpression, ...]:
        """The time expressions of the sentence."""
        return self.all_times[_beginning_in(self.sentence, self.all_times)]

    @property
    def voice(self) -> str:
        """Whose word it is, as a side of a difference has it: an actor id, or "narrator"."""
        return self.speaker or "narrator"

    @property
    def published(self) -> str | None:
        """The EDTF date of the article."""
        return self.document.published.edtf

    def words_of(self, row: Quantity | TimeExpression | Mention) -> str:
        """A row of this document as printed."""
        return self.document.text[row.start : row.end]


def statements(record: Record) -> tuple[Statement, ...]:
    """Every claim of the record with what belongs to it, in document order."""
    facts: dict[str, list[str]] = defaultdict(list)
    for fact in record.facts:
        for account in fact.accounts:
            for claim_id in account.claim_ids:
                facts[claim_id].append(fact.id)
    found = []
    outlets = outlet_names(record.documents)
    for document in record.documents:
        rows = record.annotations[document.id]
        times = {row.id: row for row in rows.times}
        quantities = {row.id: row for row in rows.quantities}
        mentions = sorted(rows.mentions, key=_START)
        for claim in rows.claims:
            span = claim.evidence[0].span
            inside = tuple(row for row in mentions[_beginning_in(span, mentions)] if row.end <= span.end)
            found.append(
                Statement(
                    claim,
                    document,
                    tuple(dict.fromkeys(facts[claim.id])),
                    frozenset(_actor(record, row.chain) for row in inside),
                    inside,
                    tuple(times[id_] for id_ in claim.time_ids if id_ in times),
                    tuple(quantities[id_] for id_ in claim.quantity_ids if id_ in quantities),
                    None if claim.voice == "narrator" else _actor(record, claim.voice),
                    rows.times,
                    rows.quantities,
                    outlets[document.id],
                    _speaker_name(record, claim.voice),
                )
            )
    return tuple(found)


def one_a_sentence(rows: Iterable[Statement]) -> list[Statement]:
    """The first statement of each sentence, in the order of the texts."""
    return list({(row.document.id, row.sentence): row for row in reversed(tuple(rows))}.values())[::-1]


def sentence_of(row: Statement) -> str:
    """The sentence of a statement in one line."""
    return row.line


def whole(row: Statement) -> Evidence:
    """The sentence of a statement, as far as evidence may reach."""
    return Evidence(row.document.id, row.sentence.start, min(row.sentence.end, row.sentence.start + _LONGEST))


def _beginning_in(span: Span, rows: Sequence[Mention | Quantity | TimeExpression]) -> slice:
    """Which of some rows, in the order of the text, begin in a span."""
    return slice(bisect_left(rows, span.start, key=_START), bisect_left(rows, span.end, key=_START))


def _actor(record: Record, chain: str) -> str:
    actor = record.actor_of_chain.get(chain)
    return actor.id if actor else chain


def _speaker_name(record: Record, voice: str) -> str | None:
    actor = record.actor_of_chain.get(voice)
    return actor.name if actor else None


def name_of(record: Record, actor_id: str | None) -> str:
    """The name of an actor as the explanation gives it."""
    for actor in record.actors:
        if actor.id == actor_id:
            return actor.name
    return "the account itself" if actor_id is None else "a speaker"


def neighbours(rows: tuple[Statement, ...]) -> tuple[tuple[Statement, Statement], ...]:
    """Each statement and the next clause of its sentence and voice (the last one twice), for what two clauses say."""
    groups: dict[tuple[str, int, str], list[Statement]] = defaultdict(list)
    for row in rows:
        groups[row.document.id, row.sentence.start, row.claim.voice].append(row)
    found: list[tuple[Statement, Statement]] = []
    for group in groups.values():
        ordered = sorted(group, key=lambda row: row.evidence)
        found += pairwise([*ordered, ordered[-1]])
    return tuple(found)


def joined(first: Statement, second: Statement) -> Statement:
    """The first of two clauses with the words and facts of the second."""
    start, end = first.evidence.start, max(first.evidence.end, second.evidence.end)
    evidence = Evidence(first.document.id, start, min(end, start + _LONGEST))
    terms = tuple(dict.fromkeys((*first.claim.terms, *second.claim.terms)))
    facts = tuple(dict.fromkeys((*first.fact_ids, *second.fact_ids)))
    return replace(first, claim=replace(first.claim, evidence=(evidence,), terms=terms), fact_ids=facts)


def stems_of_both(first: Statement, second: Statement) -> frozenset[str]:
    """The stems that the two joined would have, without joining them."""
    if first.claim.terms and second.claim.terms:
        return first.stems | second.stems
    return joined(first, second).stems


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that may be about one thing, and how much of their weight they share (0 to 1)."""

    left: Statement
    right: Statement
    shared: float


def pairs(rows: tuple[Statement, ...], stories: tuple[frozenset[str], ...]) -> tuple[Pair, ...]:
    """Statements of one story that may be about one thing, each with its best partners, once a pair.

    Candidates come from an inverted index over stems; what is too common there draws none.
    """
    story_of = {document_id: n for n, story in enumerate(stories) for document_id in story}
    return tuple(
        Pair(rows[a], rows[b], score)
        for a, b, score in partners([row.stems for row in rows])
        if story_of.get(rows[a].document.id) == story_of.get(rows[b].document.id)
    )


def partners(stems_of: Sequence[frozenset[str]]) -> list[tuple[int, int, float]]:
    """The places of two clauses, the smaller first, that may be about one thing, and how much weight they share.

    Args:
        stems_of: the stems of each clause.
    """
    near: list[list[tuple[float, int]]] = [[] for _ in stems_of]
    for one, other, score in _related(stems_of):
        near[one].append((-score, other))
        near[other].append((-score, one))
    found: dict[tuple[int, int], float] = {}
    for number, others in enumerate(near):
        for score, other in sorted(others)[:PARTNERS]:
            found[min(number, other), max(number, other)] = -score
    return [(*places, score) for places, score in sorted(found.items())]


def _related(stems_of: Sequence[frozenset[str]]) -> Iterator[tuple[int, int, float]]:
    """The places of two clauses that share a stem which is not too common, and how much weight they share."""
    weights = _weights(stems_of)
    totals = [sum(weights[word] for word in sorted(own)) for own in stems_of]
    limit = max(12, COMMON * len(stems_of))
    earlier: dict[str, list[int]] = defaultdict(list)
    counts = Counter(chain.from_iterable(stems_of))
    rarest = {word: place for place, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    many = {word for word, count in counts.items() if count > limit}
    most = max(_FEWEST, _COMPARED // max(1, len(stems_of)))
    for number, own in enumerate(stems_of):
        drawing = own - many
        for other in _drawn([earlier[word] for word in sorted(drawing, key=rarest.__getitem__)], most):
            common = own & stems_of[other]
            if len(common) < 2:
                continue
            lighter = min(totals[number], totals[other])
            if sum(map(weights.__getitem__, common)) < _SURE * lighter:  # before they are sorted, to sum in fixed order
                continue
            score = sum(map(weights.__getitem__, sorted(common))) / lighter
            if score >= RELATED:
                yield other, number, score
        for word in drawing:
            earlier[word].append(number)


def _drawn(holders: Sequence[Sequence[int]], most: int) -> set[int]:
    """Whoever holds one of some stems; of too many, those who hold the rarest, and of the next stem an even sample."""
    found: set[int] = set()
    for places in holders:
        room = most - len(found)
        if room <= 0:
            break
        found.update(places if len(places) <= room else places[:: -(-len(places) // room)])
    return found


def _weights(stems_of: Sequence[frozenset[str]]) -> dict[str, float]:
    counts = Counter(chain.from_iterable(stems_of))
    return {word: math.log(1 + len(stems_of) / count) for word, count in counts.items()}
