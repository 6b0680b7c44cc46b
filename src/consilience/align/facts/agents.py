"""Who did what the main facts tell, as rows of their own: actors that two accounts or more name for one fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from consilience.align.compare import names
from consilience.align.facts.facets import Facet, Part, Told
from consilience.align.similarity import EMPTY_ACTS
from consilience.model import Claim, Mention, Record
from consilience.text.acts import REPORTING
from consilience.text.countries import country_of_demonym
from consilience.text.word_sets import word_set

NEAR: Final = 0.65
"""Least weight of a fact whose actor is told, as a share of the heaviest one's."""
MOST: Final = 2
"""Actors of one story."""
_NAMES: Final = frozenset({"name", "acronym", "metonym"})
_HARM: Final = word_set("attack kill injure arrest abduct")
"""Acts of which who did them is asked even where no name is given ("armed rebels")."""
_BY: Final = re.compile(r"\bby (?:the |an? )?$", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s?\b")
_LETTERS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Agent:
    """Who acts in a clause."""

    claim: Claim
    name: str
    is_person: bool


def actor_facets(record: Record, document_ids: Sequence[str], told: Sequence[Told]) -> tuple[Facet, ...]:
    """Who did what the main facts of a story tell, the heaviest first.

    Args:
        record: holds the documents, mentions and actors.
        document_ids: all documents of the story.
        told: its facts with their claims.
    """
    heaviest = max((row.fact.weight for row in told), default=0.0)
    agents = _Agents(record, document_ids)
    found: list[Facet] = []
    given: set[tuple[str, str]] = set()
    for row in sorted(told, key=lambda row: -row.fact.weight):
        if row.fact.weight < NEAR * heaviest or len(found) == MOST:
            break
        if row.fact.slot.endswith("time"):
            continue
        named = _most_named([agent for id_ in document_ids if (agent := agents.first(row.claims, id_)) is not None])
        if len(named) < 2 or any((agent.claim.act, agent.name) in given for agent in named):
            continue
        given.update((agent.claim.act, agent.name) for agent in named)
        silent = tuple(id_ for id_ in row.fact.silent if not agents.is_printed(id_, named))
        parts = tuple(Part(agent.claim, agent.name, agent.claim.evidence[:1]) for agent in named)
        found.append(Facet("actor", parts, silent, row.fact.weight))
    return tuple(found)


def _most_named(agents: Sequence[_Agent]) -> list[_Agent]:
    """Those who name the actor whom most name; the first of equals."""
    groups = [[other for other in agents if _is_one(agent, other)] for agent in agents]
    return max(groups, key=len, default=[])


def _is_one(one: _Agent, other: _Agent) -> bool:
    is_person = one.is_person or other.is_person
    return one.name == other.name or names.compared(one.name, other.name, is_person).relation == "same"


class _Agents:
    """The actors that clauses of some documents name."""

    def __init__(self, record: Record, document_ids: Sequence[str]) -> None:
        self._texts = {id_: record.document_of[id_].text for id_ in document_ids}
        self._actors = {chain: actor for actor in record.actors for chain in actor.chains}
        self._mentions: dict[str, list[Mention]] = {}
        for id_ in document_ids:
            for mention in record.annotations[id_].mentions:
                self._mentions.setdefault(mention.chain, []).append(mention)

    def first(self, claims: Sequence[Claim], document_id: str) -> _Agent | None:
        """Who acts in the first of some claims of a document that names an actor."""
        own = (self._of(claim) for claim in claims if claim.document_id == document_id)
        return next((agent for agent in own if agent is not None), None)

    def is_printed(self, document_id: str, agents: Sequence[_Agent]) -> bool:
        """Whether a document prints the last word of a name."""
        text = self._texts[document_id].lower()
        return any(agent.name.split()[-1].lower() in text for agent in agents)

    def _of(self, claim: Claim) -> _Agent | None:
        """None where the clause does not print who acts, where it only says that somebody spoke, and where it denies
        or supposes the act."""
        is_act = claim.act not in EMPTY_ACTS and claim.predicate not in REPORTING
        is_told = claim.polarity == "positive" and claim.modality in ("asserted", "reported") and not claim.is_headline
        if claim.actor_chain is None or not (is_act and is_told):
            return None
        mention = next(
            (row for row in self._mentions.get(claim.actor_chain, ()) if self._is_acting(row, claim)),
            None,
        )
        if mention is None:
            return None
        actor = self._actors.get(claim.actor_chain)
        name = actor.name if actor is not None and mention.form in _NAMES else mention.name
        return _Agent(claim, name, mention.kind == "person")

    def _is_acting(self, mention: Mention, claim: Claim) -> bool:
        """Whether a mention is the subject of a clause, stands behind "by", or owns the deed ("Norland’s raid")."""
        clause, text = claim.evidence[0], self._texts[claim.document_id]
        if mention.end <= clause.start or clause.end <= mention.start or mention.kind == "place":
            return False
        is_named = mention.form in _NAMES or (mention.form == "role" and claim.act in _HARM)
        if not is_named or country_of_demonym(text[mention.start : mention.end]) is not None:
            return False
        printed, subject = _letters(mention.name), _letters(claim.slot.split("|")[1])
        is_subject = subject.startswith(printed) or subject.endswith(printed)
        is_behind = _BY.search(text, max(0, mention.start - 8), mention.start) is not None
        return is_subject or is_behind or _POSSESSIVE.match(text, mention.end) is not None


def _letters(words: str) -> str:
    return _LETTERS.sub("", words).lower()
