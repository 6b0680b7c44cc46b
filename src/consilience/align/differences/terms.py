"""Numbers as terms of a sum: their value, the kind of thing that they count, what happened to it, and their words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from consilience.align.compare import names
from consilience.align.compare.scope import ANYONE, PEOPLE, is_proportion, scope_of
from consilience.align.compare.words import content_words, singular
from consilience.align.differences.counted import Counted, numbers_of
from consilience.align.differences.statements import KEPT, Statement
from consilience.model import Evidence, Quantity, Span
from consilience.text.numbers import value_of, words_of
from consilience.text.word_sets import word_set

_PLACES: Final = word_set("post vacancy position place job seat slot accreditation credential")
"""What stands for people in an office: a post, an accreditation."""
_GROUPS: Final = word_set("family group couple unit team crew household community village")
_STATES: Final = word_set("country state nation member")
_JOINT: Final = re.compile(r"\b(?:and|or|plus)\b|[,;:()]")
_REACH: Final = 90
"""Characters behind a number in which the words for what it counts are looked for."""
ALL_BUT: Final = re.compile(
    r"\ball but (?P<number>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
    r"(?: of (?:the|its|their|these|those))? (?P<counts>(?:[\w.’'-]+ ){0,3}?[a-z]+s)\b",
    re.IGNORECASE,
)
"""What is left out of a whole."""


@dataclass(frozen=True, eq=False)
class Term:
    """A number that may be part of a sum.

    Attributes:
        counted: the number in its clause.
        value: the number.
        kind: what kind of thing it counts: `posts`, `states`, the kind of a body ("mission"), or the head itself.
        stems: the content words of what is counted, in the singular.
    """

    counted: Counted
    value: float
    kind: str
    stems: frozenset[str]

    @property
    def evidence(self) -> Evidence:
        """The number with what it counts, and no more."""
        row = self.counted.quantity
        text = self.counted.statement.document.text
        behind = _JOINT.split(text[row.end : row.end + _REACH])[0]
        things = [word for word in (row.counts or "").split() if not scope_of(word).outcomes]
        ends = [match.end() for word in things for match in re.finditer(re.escape(word), behind)]
        return Evidence(row.document_id, row.start, row.end + max(ends)) if ends else self.counted.evidence

    @property
    def span(self) -> Span:
        """The same, without the document."""
        return self.evidence.span

    @property
    def document_id(self) -> str:
        """The article."""
        return self.counted.document_id

    @cached_property
    def fates(self) -> frozenset[str]:
        """What happened to the people counted."""
        return self.counted.count.scope.outcomes

    @property
    def is_anyone(self) -> bool:
        """Whether people of any sort are counted."""
        return not self.counted.count.scope.heads - ANYONE - {"people"}

    @property
    def is_sort(self) -> bool:
        """Whether people of one sort are counted, one by one: "soldiers", "Danes", but not "families"."""
        heads = self.counted.count.scope.heads - ANYONE - {"people"}
        return bool(heads) and not heads & _GROUPS

    @property
    def is_exact(self) -> bool:
        """Whether the words give the number flatly."""
        return self.counted.quantity.modifier is None

    @property
    def previous_evidence(self) -> Evidence:
        """The words for the earlier value of a change ("from 20 to ten"), or those of the change."""
        row = self.counted.quantity
        others = self.counted.statement.quantities_of_sentence
        at = next((q for q in others if q.id != row.id and q.value == row.previous), row)
        return Evidence(row.document_id, at.start, at.end)

    def is_like(self, other: Term) -> bool:
        """Whether both count things of one kind, whom nothing befell."""
        return not other.fates and (self.kind == other.kind or bool(self.stems & other.stems))


@lru_cache(maxsize=KEPT)
def terms(rows: tuple[Statement, ...]) -> tuple[Term, ...]:
    """The numbers that a sum may be made of, each once: flat counts of something that is named."""
    found = []
    for counted in sorted(numbers_of(rows), key=lambda counted: (counted.document_id, counted.quantity.start)):
        quantity = counted.quantity
        if isinstance(quantity.value, tuple) or quantity.unit:
            continue
        kind = kind_of(counted)
        if kind and not is_proportion(counted.count.words) and quantity.modifier not in ("at least", "at most"):
            found.append(Term(counted, float(quantity.value), kind, _stems(quantity.counts)))
    return tuple(found)


def term_of(row: Statement, match: re.Match[str], evidence: Evidence) -> Term:
    """What "all but one of the posts" leaves out, as a term of its own."""
    value = value_of(words_of(match["number"].lower())) or 1
    quantity = Quantity("", row.document.id, evidence.start, evidence.end, value, counts=match["counts"])
    counted = Counted(replace(row, quantities=()), quantity)
    return Term(counted, float(value), kind_of(counted) or "", _stems(match["counts"]))


def kind_of(counted: Counted) -> str | None:
    """`people` for those whom something befell, `posts` for people in offices and their places, `states`, or the head.

    None if nothing is named.
    """
    if counted.count.scope.outcomes:
        return "people"
    heads = {singular(word) for word in content_words(counted.quantity.counts or "")}
    if heads & (_STATES - {"member"}):
        return "states"
    if heads & (_PLACES | PEOPLE):
        return "posts"
    bodies = sorted({names.kind(head) for head in heads} & names.KINDS)
    return bodies[0] if bodies else min(counted.count.scope.heads, default=None)


def _stems(counts: str | None) -> frozenset[str]:
    scope = scope_of(counts)
    return scope.heads | scope.narrowing
