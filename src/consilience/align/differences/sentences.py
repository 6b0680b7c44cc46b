"""Sentences as some judgements see them: the facts of all their clauses, and how much two of them share."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from consilience.align.compare.words import stems
from consilience.align.differences.statements import KEPT, Statement
from consilience.model import Evidence


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence with all its clauses.

    Attributes:
        clauses: its statements, in the order of the text.
        text: its words as printed; positions in it plus `start` are positions in the document.
    """

    clauses: tuple[Statement, ...]
    text: str

    @property
    def first(self) -> Statement:
        """The first clause."""
        return self.clauses[0]

    @property
    def start(self) -> int:
        """Where it begins in its document."""
        return self.first.sentence.start

    @property
    def document_id(self) -> str:
        """The document that it stands in."""
        return self.first.document.id

    @property
    def outlet(self) -> str:
        """What a sentence calls the account."""
        return self.first.outlet

    @cached_property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts of its clauses."""
        return tuple(dict.fromkeys(id_ for row in self.clauses for id_ in row.fact_ids))

    @cached_property
    def actors(self) -> frozenset[str]:
        """Everyone named in it."""
        return frozenset(actor for row in self.clauses for actor in row.actors)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return stems(self.text)

    def evidence(self, start: int, end: int) -> Evidence:
        """A stretch of the sentence, from and to places in its text."""
        return Evidence(self.document_id, self.start + start, self.start + end)

    def found(self, match: re.Match[str]) -> Evidence:
        """The words that a pattern found in it."""
        return self.evidence(match.start(), match.end())

    def voice_at(self, place: int) -> Statement:
        """The clause that holds a place of its text: the innermost one, else the first."""
        at = self.start + place
        holding = [row for row in self.clauses if row.evidence.start <= at < row.evidence.end]
        return min(holding, key=lambda row: (row.evidence.end - row.evidence.start, row.evidence), default=self.first)


@lru_cache(maxsize=KEPT)
def sentences(rows: tuple[Statement, ...]) -> tuple[Sentence, ...]:
    """The sentences of the statements, in the order of the texts."""
    groups: dict[tuple[str, int, int], list[Statement]] = {}
    for row in rows:
        groups.setdefault((row.document.id, row.sentence.start, row.sentence.end), []).append(row)
    return tuple(
        Sentence(tuple(sorted(group, key=lambda row: row.evidence)), group[0].sentence.of(group[0].document.text))
        for _, group in sorted(groups.items())
    )


@lru_cache(maxsize=KEPT)
def weights(found: tuple[Sentence, ...]) -> dict[str, float]:
    """How much it says that two sentences share a stem: the more, the fewer sentences hold it."""
    counts = Counter(stem for sentence in found for stem in sentence.stems)
    return {stem: math.log(1 + len(found) / count) for stem, count in counts.items()}


def shared(one: Sentence, other: Sentence, weight: dict[str, float]) -> float:
    """The weight that two sentences share, as a share of the lighter one, 0 to 1."""
    lighter = min(math.fsum(weight[stem] for stem in each.stems) for each in (one, other))
    return math.fsum(weight[stem] for stem in one.stems & other.stems) / lighter if lighter else 0.0
