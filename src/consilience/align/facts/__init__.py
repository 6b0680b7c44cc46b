"""Facts: claims of several documents that report the same thing, one row each, with the silent accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from consilience.align.facts.accounts import Values, accounts, count_claims
from consilience.align.facts.agents import actor_facets
from consilience.align.facts.facets import SHARE, Facet, Told, place_facets
from consilience.align.facts.grouping import THRESHOLD, grouped
from consilience.align.facts.means import means_facets
from consilience.align.facts.pairs import WEIGHTS, alike
from consilience.align.facts.sentences import best_telling
from consilience.align.facts.weights import OPENING, Weights, main_facts
from consilience.align.independence import Independence
from consilience.align.origins import origin_of
from consilience.align.similarity import Likeness
from consilience.model import Account, Claim, Fact, Record, Story
from consilience.model.facts import FactStatus

__all__ = ["THRESHOLD", "alike", "facts"]

FULL: Final = 3.0
"""Summed shares of the words of all openings at which a clause says what the story is about."""
LEAST: Final = 2
"""Content words that a clause needs to be a fact of its own ("it is difficult" has one)."""


def facts(record: Record, weights: Mapping[str, float] = WEIGHTS) -> tuple[Fact, ...]:
    """The facts of every story, the main story's first, most central first. Facts never span stories.

    Args:
        record: with documents, annotations, actors, origins and stories.
        weights: what each feature adds to the log-odds of two claims being one fact.
    """
    claims_of: dict[str, list[Claim]] = {document.id: [] for document in record.documents}
    for claim in record.claims:
        claims_of[claim.document_id].append(claim)
    found: list[Fact] = []
    for place, story in enumerate(record.stories):
        claims = [claim for id_ in story.document_ids for claim in claims_of[id_] if len(claim.terms) >= LEAST]
        rows = _facts_of(story, claims, record, weights)
        main = main_facts([fact.weight for fact in rows], [fact.independent for fact in rows]) if place == 0 else ()
        found.extend(replace(fact, is_main=n in main) for n, fact in enumerate(rows))
    return tuple(replace(fact, id=f"fact-{n}") for n, fact in enumerate(found, 1))


def _facts_of(story: Story, claims: Sequence[Claim], record: Record, weights: Mapping[str, float]) -> list[Fact]:
    likeness = Likeness(record, claims)
    subject = _subject(likeness, record)
    ledger = _Ledger(story, record, origin_of(record))
    groups = grouped(likeness, weights)
    holders = [len({claims[n].document_id for n in group.members}) for group in groups]
    rows = []
    for place in sorted(range(len(groups)), key=lambda place: (-holders[place], place)):
        group = groups[place]
        about = [
            min(1.0, sum(subject.get(term, 0.0) for term in likeness.features[n].terms) / FULL) for n in group.members
        ]
        own = tuple(claims[n] for n in group.members)
        rows.append(Told(ledger.fact(own, about, group.doubtful), own))
    facts = [row.fact for row in rows]
    facts += [ledger.facet(facet) for facet in place_facets(record, story.document_ids, rows)]
    facts += [ledger.facet(facet) for facet in actor_facets(record, story.document_ids, rows)]
    facts += [ledger.facet(facet) for facet in means_facets(record, story.document_ids, rows)]
    return sorted(facts, key=lambda fact: (-fact.weight, fact.accounts[0].document_id, fact.accounts[0].evidence))


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


class _Ledger:
    """Builds the rows of one story."""

    def __init__(self, story: Story, record: Record, origins: Mapping[str, str]) -> None:
        self._story, self._record, self._origins = story, record, origins
        self._weights = Weights(story, record, origins)
        self._values = Values(record, story.document_ids)
        self._independence = Independence(record, story.document_ids)
        self._told: set[str] = set()

    def fact(self, group: Sequence[Claim], about: Sequence[float], doubtful: frozenset[str]) -> Fact:
        """One row.

        Args:
            group: its claims, the most typical first.
            about: how much of the story's subject each of them names.
            doubtful: documents that may report the fact, though no claim of theirs was joined.
        """
        reporting = {claim.document_id for claim in group}
        silent = tuple(id_ for id_ in self._story.document_ids if id_ not in reporting and id_ not in doubtful)
        is_count = 2 * len({claim.document_id for claim in count_claims(group)}) >= len(reporting)
        counted = self._values.counted(group) if is_count else None
        figures = {claim.id: words for claim in group if (words := self._values.figures(claim, counted))}
        telling = best_telling(group, about, self._record, figures, self._told)
        self._told.add(telling.text)
        best = telling.claim
        kind = best.slot.rpartition("|")[2]
        independent, shared = self._independence.of(group)
        return Fact(
            id="",
            slot=" · ".join(part for part in (*best.slot.split("|")[:3], "count" if counted else kind) if part),
            statement=telling.text,
            status=status_of(len(reporting), len(silent), len(self._story.document_ids)),
            independent=independent,
            accounts=accounts(group, self._story.document_ids, self._values, counted),
            silent=silent,
            weight=self._weights.weight(group, about, telling),
            shared=shared,
        )

    def facet(self, facet: Facet) -> Fact:
        """One row for a facet of the main happenings. It holds no claims."""
        claims = [part.claim for part in facet.parts]
        telling = best_telling(claims, [0.0] * len(claims), self._record, {}, self._told)
        independent, shared = self._independence.of(claims)
        reporting = {claim.document_id for claim in claims}
        texts = self._values.texts
        return Fact(
            id="",
            slot=f"{telling.claim.slot.split('|')[0]} · {facet.name}",
            statement=telling.text,
            status=status_of(len(reporting), len(facet.silent), len(self._story.document_ids)),
            independent=independent,
            accounts=tuple(
                Account(
                    document_id=part.claim.document_id,
                    claim_ids=(),
                    value=part.value,
                    wording=part.evidence[0].span.of(texts[part.claim.document_id]),
                    evidence=part.evidence,
                    voice=part.claim.voice,
                    modality=part.claim.modality,
                )
                for part in facet.parts
            ),
            silent=facet.silent,
            weight=round(SHARE * facet.weight, 4),
            shared=shared,
        )


def status_of(reporting: int, silent: int, size: int) -> FactStatus:
    """`agreed` where no account is silent: an account that may well report it (so that it is not called silent) does
    not make a fact partial, unless most accounts are in doubt."""
    if reporting < 2:
        return "single"
    return "partial" if silent or 2 * reporting < size else "agreed"
