"""The acts of a document by their words: its measures, and the events that are none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Evidence, Party
from consilience.text.dates import bounds

_SPEECH: Final = frozenset({"THREATEN", "ACCUSE", "REQUEST", "REJECT", "SUPPORT"})
"""Events that are told by what somebody says."""
_OLD: Final = 90
"""Days before the publication from which an act is background, and no general word stands for it."""


@dataclass(frozen=True, slots=True)
class Act:
    """A measure or event mention at its token.

    `type` is the measure's type, None for an event; `target` the first token of the words for what it changes,
    `voice` whose word a measure is.
    """

    id: str
    at: int
    by: Party | None
    on: Party | None
    evidence: Evidence
    type: str | None = None
    event: str | None = None
    target_chain: str | None = None
    target: int | None = None
    date: str | None = None
    is_said_not_done: bool = False
    voice: str | None = None
    is_old: bool = False

    @property
    def is_speech(self) -> bool:
        """Whether it is only that somebody says something."""
        return self.event in _SPEECH

    @property
    def is_measure(self) -> bool:
        """Whether it changes the system."""
        return self.type is not None


class Acts:
    """The acts of one document, in text order and by token."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.of_token: defaultdict[int, list[Act]] = defaultdict(list)
        found: list[Act] = []
        for measure in annotations.measures:
            act = Act(
                measure.id,
                self.reading.token_at(measure.start),
                measure.by,
                measure.on,
                measure.evidence,
                measure.type,
                measure.event,
                measure.target_chain,
                self.reading.token_at(measure.target.start) if measure.target else None,
                measure.announced_on or measure.effective_from,
                measure.status in ("threatened", "not_realised") and measure.event not in _SPEECH - {"SUPPORT"},
                measure.voice,
                self._is_old(measure.announced_on or measure.effective_from),
            )
            found.append(act)
            self.of_token[act.at].append(act)
        for event in annotations.events:
            if not event.is_sure:
                continue
            tokens = {self.reading.token_at(event.start), *(self.reading.token_at(span.start) for span in event.words)}
            known = [act for token in sorted(tokens) for act in self.of_token.get(token, ()) if act.is_measure]
            act = Act(
                event.id,
                self.reading.token_at(event.start),
                event.actor,
                event.recipient,
                event.evidence,
                event=event.event,
                date=event.date,
                is_said_not_done=event.status in ("denied", "hypothetical"),
                is_old=self._is_old(event.date),
            )
            if known:
                self._add(tokens, known)
            else:
                found.append(act)
                self._add(tokens, [act])
        self.told = sorted(found, key=lambda act: (act.at, act.id))

    def _is_old(self, edtf: str | None) -> bool:
        """Whether a day lies so long before the publication that it is background."""
        last, printed = bounds(edtf)[1], bounds(self.reading.document.published.edtf)[0]
        return last is not None and printed is not None and (printed - last).days > _OLD

    def at(self, token: int) -> tuple[Act, ...]:
        """The acts that a token is a word of."""
        return tuple(self.of_token.get(token, ()))

    def under(self, top: int, depth: int = 3) -> tuple[Act, ...]:
        """The acts at the highest words under a token, itself included; relative clauses say something else."""
        level = [top]
        for _ in range(depth + 1):
            for token in level:
                if found := self.at(token):
                    return found
            level = [c for token in level for c in self.tree.children[token] if not self._is_aside(c)]
        return ()

    def _is_aside(self, i: int) -> bool:
        """Whether a word leads to what only comes before or beside an act ("voted for a ban following the test")."""
        return self.tree.dep[i] in _ASIDE or (self.tree.dep[i] == "prep" and self.tree.lower[i] in _EARLIER)

    def _add(self, tokens: Iterable[int], acts: Iterable[Act]) -> None:
        for token in tokens:
            known = {act.id for act in self.of_token[token]}
            self.of_token[token].extend(act for act in acts if act.id not in known)


_ASIDE = frozenset({"relcl", "appos", "parataxis"})
_RANKED = frozenset({"first", "largest", "biggest", "worst", "only", "highest", "longest"})
"""Words for an act that is compared with those before it."""
_EARLIER = frozenset({"after", "following", "since", "before", "amid", "despite", "during", "over"})


def is_same_party(one: Party | None, other: Party | None) -> bool | None:
    """Whether two parties are the same side; None where the words do not say."""
    if one is None or other is None:
        return None
    if one.chain is not None and one.chain == other.chain:
        return True
    if one.country and other.country:
        return one.country == other.country
    is_other = (one.country and other.sector == "IGO") or (other.country and one.sector == "IGO")
    return False if is_other else None


def is_since_last(tree: Tree, verb: int, cue: int) -> bool:
    """Whether words in front of a cue name the last time that the like was done, which the cue may go with: "the first
    test since 2017, after the talks had failed"."""
    before = range(max(verb, tree.first[cue]), cue)
    since = next((k for k in before if tree.lower[k] == "since" and tree.dep[k] == "prep"), None)
    return since is not None and any(tree.lower[k] in _RANKED for k in range(verb, since))
