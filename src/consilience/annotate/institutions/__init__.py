"""Institutions and posts of a system of relations: their kind, who sends them, to whom, and where they stand.

In: a reading with its mentions and quotes. Out: `InstitutionMention` rows in text order, one for every noun phrase
whose noun the vocabulary has (`text/institution_kinds.txt`) and with which a side, a place or an antecedent stands. A
bare "mission" or "office" is none: it may be a task or a power.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.institutions.acronyms import acronyms, field_missions
from consilience.annotate.institutions.chains import Chains, Draft, key
from consilience.annotate.institutions.contingents import contingents
from consilience.annotate.institutions.drafts import Drafts
from consilience.annotate.institutions.heads import heads
from consilience.annotate.institutions.memberships import has_any, memberships
from consilience.annotate.institutions.pairs import pair_of, shared
from consilience.annotate.institutions.phrases import named
from consilience.annotate.institutions.sides import Sides
from consilience.annotate.institutions.unlisted import UNIONS, UNLISTED
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, InstitutionMention, Party
from consilience.text.institution_kinds import kinds

ORIGIN: Final = "institutions.rules@1"


def institutions(reading: Reading, annotations: Annotations) -> Sequence[InstitutionMention]:
    """The institutions of a document, in text order. Reads the mentions and the quotes."""
    tree = reading.tree
    is_bare = kinds().nouns.isdisjoint(tree.lower) and field_missions().keys().isdisjoint(tree.words)
    if is_bare and not has_any(tree):
        return ()
    found = named(tree, kinds())
    sides = Sides(reading, annotations, tree)
    for phrase in found:
        if not any(used.need == "body" for used in phrase.phrases):
            continue
        is_owned = bool(phrase.owner) or any(party.sector for party in sides.among(phrase.front))
        for complement in phrase.complements:
            is_union = complement.tokens and tree.lower[complement.tokens[-1]] in UNIONS
            if complement.word == "to" and (is_owned or is_union):
                sides.learn(complement.tokens)
    drafts = Drafts(tree, sides)
    chains = Chains(kinds())
    placed: list[Draft] = []
    told = [
        *(draft for phrase in found for draft in drafts.drafts(phrase)),
        *acronyms(tree, sides),
        *memberships(tree, sides),
        *contingents(tree, sides),
    ]
    told.sort(key=lambda draft: draft.head)
    told.extend([*shared(tree, found, told), *heads(tree, told)])
    told.sort(key=lambda draft: draft.head)
    for draft in told:
        if draft.is_open_joint and (pair := pair_of(told, draft)) is not None:
            draft.sends, draft.receives, draft.is_loose = *pair, False
        _inherit(tree, draft, placed)
        if chains.place(draft):
            placed.append(draft)
    return tuple(_row(reading, tree, draft, chains, number) for number, draft in enumerate(placed, 1))


def _inherit(tree: Tree, draft: Draft, placed: Sequence[Draft]) -> None:
    """A post takes the institution that stands in front of it in its sentence, or has the same sides, for its own."""
    if not draft.kind.is_post:
        return
    bodies = [one for one in placed if one.kind.name in draft.kind.post_of]
    is_its_head = draft.is_definite and "mission" in draft.kind.post_of and len({one.chain for one in bodies}) == 1
    for one in reversed(bodies):
        is_near = is_its_head or tree.first[one.head] == tree.first[draft.head]
        is_of = draft.receives is None and draft.host is None and (draft.is_loose or draft.is_owned)
        if is_near and is_of:
            draft.belongs_to, draft.is_loose = one.chain, False
            told = (body for body in bodies if body.chain == one.chain and (body.sends or body.receives or body.host))
            one = next(told, one)
            draft.sends, draft.receives, draft.host = one.sends, one.receives, one.host
            return
    for one in reversed(bodies):
        if (
            key(draft.sends)
            and key(draft.sends) == key(one.sends)
            and key(draft.receives) == key(one.receives) is not None
        ):
            draft.belongs_to = one.chain
            return


def _told(party: Party | None) -> Party | None:
    """A side without the chain of what no mention stands for."""
    is_unlisted = party is not None and (party.chain or "").startswith(UNLISTED)
    return replace(party, chain=None) if party is not None and is_unlisted else party


def _row(reading: Reading, tree: Tree, draft: Draft, chains: Chains, number: int) -> InstitutionMention:
    id_ = reading.document.id
    span = reading.span(*tree.chars(draft.start, draft.end))
    kind = chains.body(draft.chain).kind
    name = " ".join(reading.text[tree.start[draft.start] : tree.end[draft.end]].split())
    return InstitutionMention(
        id=f"{id_}/institution-mention-{number}",
        document_id=id_,
        start=span.start,
        end=span.end,
        kind=kind.name,
        chain=f"{id_}/institution-{draft.chain}",
        name=name,
        sends=_told(draft.sends),
        receives=_told(draft.receives),
        host=draft.host,
        belongs_to=f"{id_}/institution-{draft.belongs_to}" if draft.belongs_to else None,
        origin=ORIGIN,
    )


ANNOTATOR: Final = Annotator(ORIGIN, "institutions", institutions, frozenset({"mentions", "quotes"}))
