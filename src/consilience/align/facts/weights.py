"""How central a fact is to its story: what an editor would list first.

A product: how many accounts report it, how many of them independently, how much of what all open with it names, how
early they tell it; less for what is background, habit or opinion, and for what cannot be said in a whole sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from consilience.align.facts.sentences import WHOLE, Telling, is_bare_report
from consilience.model import Claim, Record, Story
from consilience.text.dates import bounds
from consilience.text.word_sets import word_set

OPENING: Final = 700
"""Characters in which an account says what it is about."""
LEAD: Final = 500
"""Characters after which being early counts half."""
BEFORE: Final = timedelta(days=30)
"""What lies longer before the day of a story is its background."""
MOST_MAIN: Final = 8
"""Facts that are listed as the main points."""
LEAST_MAIN: Final = 0.5
"""Least weight of a main point, as a share of the first one's."""

_SHARES: Final[Mapping[str, float]] = {"reported": 0.25, "independent": 0.25, "central": 0.3, "lead": 0.2}
_WORTH: Final[Mapping[str, float]] = {
    "cause": 0.85, "time": 0.7, "scope": 0.7, "label": 0.7,
    "bare report": 0.4, "one account": 0.6, "quoted": 0.8, "opinion": 0.7,
    "background": 0.5, "habit": 0.6, "state": 0.8,
}  # fmt: skip
_HABIT: Final = re.compile(
    r"\b(?:regularly|often|usually|frequently|routinely|traditionally|historically|formerly|previously|in the past|"
    r"(?:over|in|during|for) the (?:past|last) (?:few |several |\w+ )?(?:years?|decades?|months)|"
    r"since (?:\d{4}|the (?:war|conflict|uprising|crisis)\b)|(?:already |so far |earlier )?this year|"
    r"in recent (?:years|months)|for (?:years|decades|centuries))\b",
    re.IGNORECASE,
)
"""What was so before the event, or is so at all times."""
_STATES: Final = word_set("be have remain include contain consist belong lie boast hail know regard consider call")


class Weights:
    """Weighs the facts of one story."""

    def __init__(self, story: Story, record: Record, origins: Mapping[str, str]) -> None:
        self._size = len(story.document_ids)
        self._origins = origins
        self._most = len({origins[id_] for id_ in story.document_ids})
        self._starts = {row.id: row.readable[0].start if row.readable else 0 for row in record.documents}
        self._dates = {
            row.id: row.edtf for id_ in story.document_ids for row in record.annotations[id_].times if row.edtf
        }
        self._day = self._day_of(story, record)

    def weight(self, group: Sequence[Claim], about: Sequence[float], telling: Telling) -> float:
        """0 to 1: the weight of a fact.

        Args:
            group: its claims.
            about: how much of the story's subject each of them names, 0 to 1.
            telling: the words that its statement is printed in.
        """
        first: dict[str, int] = {}
        for claim in group:
            id_ = claim.document_id
            start = 0 if claim.is_headline else max(0, claim.evidence[0].start - self._starts[id_])
            first[id_] = min(start, first.get(id_, start))
        parts = {
            "reported": len(first) / self._size,
            "independent": len({self._origins[id_] for id_ in first}) / self._most,
            "central": max(about),
            "lead": sum(1.0 / (1.0 + start / LEAD) for start in first.values()) / self._size,
        }
        worth = 0.7 + 0.3 * min(1.0, telling.quality / WHOLE)
        for reason in self._reasons(group, telling, len(first)):
            worth *= _WORTH.get(reason, 1.0)
        return round(sum(_SHARES[name] * part for name, part in parts.items()) * worth, 4)

    def _reasons(self, group: Sequence[Claim], telling: Telling, reporting: int) -> list[str]:
        """Why a fact is worth less than the happening itself."""
        found = [telling.claim.slot.rpartition("|")[2]]
        if is_bare_report(telling.claim):
            found.append("bare report")
        if reporting == 1 < self._size:
            found.append("one account")
        if all(claim.quote_id is not None for claim in group):
            found.append("quoted")
        if all(claim.modality == "opinion" for claim in group):
            found.append("opinion")
        told = [claim for claim in group if not claim.is_headline]
        if _is_of_most(group, [claim for claim in told if self._is_background(claim)]):
            found.append("background")
        elif _is_of_most(group, [claim for claim in told if _HABIT.search(claim.value)]):
            found.append("habit")
        elif told and _is_of_most(
            group, [claim for claim in told if claim.tense == "present" and claim.act in _STATES]
        ):
            found.append("state")
        return found

    def _is_background(self, claim: Claim) -> bool:
        """Whether all dates of a claim lie long before the story."""
        ends = [bounds(self._dates[id_])[1] for id_ in claim.time_ids if id_ in self._dates]
        return (
            bool(ends) and self._day is not None and all(end is not None and end < self._day - BEFORE for end in ends)
        )

    def _day_of(self, story: Story, record: Record) -> date | None:
        """The day that most accounts name in their opening; without one, the first day of publication."""
        named: Counter[date] = Counter()
        published = []
        for id_ in story.document_ids:
            end = self._starts[id_] + OPENING
            spans = [bounds(row.edtf) for row in record.annotations[id_].times if row.start < end and row.edtf]
            named.update({first for first, last in spans if first is not None and first == last})
            first, _ = bounds(record.document_of[id_].published.edtf)
            published.extend([first] if first is not None else [])
        if named:
            return min(named, key=lambda day: (-named[day], -day.toordinal()))
        return min(published, default=None)


def _is_of_most(group: Sequence[Claim], some: Sequence[Claim]) -> bool:
    """Whether some claims stand in more than half of the documents of a group."""
    return 2 * len({claim.document_id for claim in some}) > len({claim.document_id for claim in group})


def main_facts(weights: Sequence[float], origins: Sequence[int]) -> frozenset[int]:
    """Which facts, in their order, an editor would list as the main points.

    Args:
        weights: of all facts of a story, the heaviest first.
        origins: how many independent origins report each.
    """
    if not weights:
        return frozenset()
    least = LEAST_MAIN * weights[0]
    is_told_twice = max(origins) > 1
    found = [n for n, weight in enumerate(weights) if weight >= least and (origins[n] > 1 or not is_told_twice)]
    return frozenset(found[:MOST_MAIN])
