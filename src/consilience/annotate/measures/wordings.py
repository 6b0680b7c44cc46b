"""The words of a measure: what it changes, whose institution that is, and the clause that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.dates import Dates
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.reading import Reading
from consilience.model import Claim, Evidence, InstitutionMention, Party, Span
from consilience.text.measure_types import measure_types

_GOING_ON: Final = (
    ("@troops", frozenset({"from", "to", "into", "in", "on", "along"})),
    ("@sanctions", frozenset({"against", "on"})),
)
"""Classes of targets with the prepositions that lead to where they go, or whom they meet."""
_MEMBERSHIP: Final = "membership"
_ON_MEMBERSHIPS: Final = frozenset({"join_organisation", "leave_organisation", "suspend_membership"})
"""The kind of institution that is a tie to an organisation, and the types of measures that change it."""


class Wordings:
    """Reads the words of the acts of one document."""

    def __init__(self, reading: Reading, phrases: Phrases, institutions: Sequence[InstitutionMention]) -> None:
        self.reading = reading
        self.tree = reading.tree
        self.phrases = phrases
        self.institutions = institutions

    def word(self, act: Act) -> str:
        """The lemma that tells it, with its particle."""
        particle = act.pattern.particle
        return f"{self.tree.lemma[act.at]} {particle}" if particle else self.tree.lemma[act.at]

    def target(self, act: Act, on: Party | None) -> Span | None:
        """The phrase for what is changed; of troops and sanctions with where they go, or whom they meet."""
        if act.target is None:
            return None
        first, last = self.phrases.bounds(act.target)
        first = self.phrases.whole_word(first)
        last = self.phrases.joined(last, first, act.pattern.object)
        going_on = _GOING_ON if on is None else _GOING_ON[:1]
        if (words := next((words for name, words in going_on if self._is_a(act.target, name)), None)) is not None:
            last = self.phrases.extended(last, (first, act.at), words)
        return self.reading.span(*self.tree.chars(first, last))

    def chain(self, act: Act) -> str | None:
        """The institution that the words for the target, or for what the act is done to, name or belong to."""
        is_any = act.type.name in _ON_MEMBERSHIPS
        fitting = [row for row in self.institutions if is_any or row.kind != _MEMBERSHIP]
        for head in (act.target, act.object) if fitting else ():
            for span in self._spans(head) if head is not None else ():
                for row in fitting:
                    if row.start < span.end and span.start < row.end:
                        return row.chain
        return None

    def evidence(self, act: Act, claim: Claim | None, dates: Dates) -> Evidence:
        """The clause, with the words for what it changes and for its date where they stand in the same sentence."""
        tree = self.tree
        sentence = self.reading.span(*tree.chars(tree.first[act.at], tree.last[act.at]))
        spans = [self.reading.span(*tree.chars(act.at, act.at))]
        if claim is not None:
            spans.append(Span(claim.evidence[0].start, claim.evidence[0].end))
        if act.target is not None:
            spans.append(self.reading.span(*tree.chars(*self.phrases.bounds(act.target))))
        if dates.effective is not None:
            spans.append(Span(dates.effective.start, dates.effective.end))
        inside = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
        start, end = min(span.start for span in inside), max(span.end for span in inside)
        return Evidence(self.reading.document.id, start, end)

    def under(self, i: int) -> Span:
        """All words under a token."""
        return self.reading.span(*self.tree.chars(self.tree.left[i], self.tree.right[i]))

    def _spans(self, head: int) -> Iterator[Span]:
        """The word at the head of a phrase ("the mission's base": the base), the phrase, and each word inside it."""
        yield self.reading.span(*self.tree.chars(head, head))
        yield self.reading.span(*self.tree.chars(*self.phrases.bounds(head)))
        for i in self.phrases.deeper(head):
            yield self.reading.span(*self.tree.chars(i, i))

    def _is_a(self, i: int, name: str) -> bool:
        """Whether a token is of a class of the vocabulary."""
        return not self.phrases.words(i).isdisjoint(measure_types().classes[name])
