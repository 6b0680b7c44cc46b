"""How big a measure is: how many people or posts, from what to what, which share."""

from __future__ import annotations

from typing import Final

from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Quantity, Size

_SHARES: Final = {"halve": 0.5, "halving": 0.5, "half": 0.5, "third": 1 / 3, "quarter": 0.25}
_LEVELS: Final = frozenset({"size", "troops", "aid", "posts", None})
"""Ladders of acts that leave a number of what they change."""
_CLIMB: Final = 4


class Sizes:
    """The numbers of one document on its parse."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree, phrases: Phrases) -> None:
        self.tree = tree
        self.phrases = phrases
        self.by_sentence: dict[int, list[tuple[range, Quantity]]] = {}
        for row in annotations.quantities:
            place = reading.within(row.start, row.end)
            if place:
                self.by_sentence.setdefault(tree.first[place[0]], []).append((place, row))

    def of(self, act: Act) -> Size | None:
        """The size of a measure, or None where its words give none."""
        tree = self.tree
        share = _SHARES.get(tree.lemma[act.at]) or self._share(act)
        value = before = after = None
        counts = None
        for place, row in self.by_sentence.get(tree.first[act.at], ()):
            if isinstance(row.value, tuple) or not self._is_of(place, act):
                continue
            if row.unit == "percent":
                share = share or row.value / 100
            elif row.unit:
                continue
            elif row.previous is not None and act.type.ladder not in _LEVELS and self._is_counted(place, act):
                value, counts = abs(row.value), row.counts  # "six names of fourteen are struck": no level of anything
            elif row.previous is not None:
                before, after, counts = row.previous, row.value, row.counts
            elif self._is_behind_to(place):
                if act.type.ladder not in _LEVELS:
                    continue  # "cut off exports to 13 firms"
                after, counts = row.value, row.counts or counts
            elif value is None and self._is_counted(place, act):
                value, counts = abs(row.value), row.counts
        if value is before is after is share is None:
            return None
        return Size(value, before, after, share, counts)

    def _is_of(self, place: range, act: Act) -> bool:
        """Whether a number stands under the act, or under the words for what it is done to."""
        tree = self.tree
        own = {act.at, act.object, act.target} - {None}
        i = place[-1]
        for _ in range(_CLIMB + 2):
            if i in own:
                return True
            if tree.is_verb(i) or tree.head[i] == i:
                return False
            i = tree.head[i]
        return False

    def _is_counted(self, place: range, act: Act) -> bool:
        """Whether a number counts what the act is done to, and nothing further inside its words."""
        tree = self.tree
        heads = {j for j in (act.target, act.object) if j is not None}
        i = place[-1]
        for _ in range(3):
            if i in heads or (tree.tag[i] == "CD" and heads.intersection(self.phrases.heads(i))):
                return True
            if tree.dep[i] not in ("nummod", "quantmod", "compound", "amod", "nmod"):
                return False
            i = tree.head[i]
        return i in heads

    def _is_behind_to(self, place: range) -> bool:
        before = place[0] - 1
        return before >= 0 and self.tree.lower[before] == "to"

    def _share(self, act: Act) -> float | None:
        tree = self.tree
        for i in (act.object, act.target):
            if i is None:
                continue
            for j in (i, *tree.children[i], tree.head[i], tree.head[tree.head[i]]):
                if (
                    j not in (act.at,)
                    and tree.lemma[j] in ("half", "third", "quarter")
                    and tree.first[j] == tree.first[i]
                ):
                    return _SHARES[tree.lemma[j]] if tree.dep[j] in ("dobj", "nsubjpass", "pobj", "nummod") else None
        return None
