"""Institutions and posts of a system of relations: their kind, who sends them, to whom, and where they stand.

In: a reading with its mentions and quotes. Out: `InstitutionMention` rows in text order, one for every noun phrase
whose noun the vocabulary has (`text/institution_kinds.txt`) and with which a side, a place or an antecedent stands. A
bare "mission" or "office" is none: it may be a task or a power.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.institutions.chains import Chains, Draft, key
from consilience.annotate.institutions.phrases import Named, is_moved, named
from consilience.annotate.institutions.sides import Sides
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, InstitutionMention, Party
from consilience.text.institution_kinds import Kind, Phrase, kinds

ORIGIN: Final = "institutions.rules@1"
_OF_STATES: Final = frozenset(
    {"embassy", "consulate", "interests_section", "ambassador", "consul", "charge_d_affaires"}
)
"""Kinds that states alone have."""


def institutions(reading: Reading, annotations: Annotations) -> Sequence[InstitutionMention]:
    """The institutions of a document, in text order. Reads the mentions and the quotes."""
    tree = Tree(reading.doc)
    found = list(named(tree, kinds()))
    if not found:
        return ()
    drafts = list(_Drafts(tree, Sides(reading, annotations, tree)).drafts(found))
    chains = Chains(kinds())
    placed: list[Draft] = []
    for draft in drafts:
        _inherit(tree, draft, placed)
        if chains.place(draft):
            placed.append(draft)
    return tuple(_row(reading, tree, draft, chains, number) for number, draft in enumerate(placed, 1))


def _inherit(tree: Tree, draft: Draft, placed: Sequence[Draft]) -> None:
    """A post takes the institution that stands in front of it in its sentence, or has the same sides, for its own."""
    if not draft.kind.is_post:
        return
    bodies = [one for one in placed if one.kind.name in draft.kind.post_of]
    for one in reversed(bodies):
        is_near = tree.first[one.head] == tree.first[draft.head]
        is_of = draft.receives is None and draft.host is None and (draft.is_loose or draft.is_owned)
        if is_near and is_of:
            draft.belongs_to, draft.is_loose = one.chain, False
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
        sends=draft.sends,
        receives=draft.receives,
        host=draft.host,
        belongs_to=f"{id_}/institution-{draft.belongs_to}" if draft.belongs_to else None,
        origin=ORIGIN,
    )


class _Drafts:
    """Drafts from noun phrases: the kind by what stands in the phrase, and the sides."""

    def __init__(self, tree: Tree, sides: Sides) -> None:
        self.tree = tree
        self.sides = sides
        self.kinds = kinds()

    def drafts(self, found: Sequence[Named]) -> Iterator[Draft]:
        """The drafts in text order; a phrase inside another's words ("the embassy in the office") stays its own."""
        for phrase in found:
            draft = self._draft(phrase)
            if draft is not None:
                yield draft

    def _draft(self, phrase: Named) -> Draft | None:
        if phrase.is_former:
            return None
        end, receives, host = self._behind(phrase)
        front = self.sides.among(phrase.front)
        owner = self._owner(phrase, receives, host)
        of = self._of(phrase)
        body = self.kinds.by_name[phrase.phrases[0].kind]
        if body.is_joint:
            return self._joint(phrase, front, end)
        states = [one for one in front if one.sector is not None]
        cities = [one for one in front if one.sector is None]
        sends = owner or (states.pop(0) if states else None)
        if sends is None and of is not None:
            sends = of
        if receives is None and states and key(states[0]) != key(sends):
            receives = states[0]
        if host is None and cities:
            host = cities[-1]
        if receives is not None and key(receives) == key(sends):
            receives = None
        used = self._kind(phrase, sends, receives, host)
        if used is None:
            return None
        kind = self.kinds.by_name[used.kind]
        if (
            receives is None
            and host is not None
            and host.country
            and host.country != key(sends)
            and _is_bilateral(kind, sends)
        ):
            receives = host
        is_loose = not (sends or receives or host)
        if phrase.is_plural and not (sends and (receives or host)):
            return None
        if host is None and receives is not None and receives.sector != "IGO" and receives.country:
            host = receives
        return Draft(
            phrase.start,
            end,
            phrase.head,
            kind,
            " ".join(used.words),
            sends,
            receives,
            host,
            phrase.is_definite,
            phrase.is_plural,
            is_loose,
            bool(phrase.owner) and self.tree.tag[phrase.owner.start] == "PRP$",
        )

    def _owner(self, phrase: Named, receives: Party | None, host: Party | None) -> Party | None:
        """The possessor, where there is one: not the side to which it goes, and for an embassy no organisation."""
        if not phrase.owner:
            return None
        taken = {one.country or one.chain or "" for one in (receives, host) if one is not None}
        is_state = phrase.phrases[-1].kind in _OF_STATES or phrase.phrases[0].kind in _OF_STATES
        if is_state and self.tree.tag[phrase.owner.start] == "PRP$":
            taken.add("IGO")
        return self.sides.owner(phrase.owner, frozenset(taken))

    def _kind(self, phrase: Named, sends: Party | None, receives: Party | None, host: Party | None) -> Phrase | None:
        """The first entry of the vocabulary whose need is met."""
        for used in phrase.phrases:
            kind = self.kinds.by_name[used.kind]
            if used.need == "body":
                if receives is not None and receives.sector == "IGO":
                    return used
            elif used.need == "any" or sends is not None or (kind.is_post and receives is not None):
                return used
            elif phrase.is_definite and not (receives or host):
                return used  # by its antecedent alone
        return None

    def _joint(self, phrase: Named, front: Sequence[Party], end: int) -> Draft | None:
        """A body of two parties ("the Compact-Valdonia Council", "the joint commission of X and Y")."""
        parties = list(front)
        for complement in phrase.complements:
            if complement.word in ("between", "of"):
                last = self._last(complement.tokens.stop)
                more = [one for one in self.sides.among(range(complement.at + 1, last)) if one.sector]
                if len(more) >= 2:
                    parties, end = more, last - 1
                break
        distinct = {key(one): one for one in parties if one.sector and key(one)}
        used = phrase.phrases[0]
        is_bound = len(distinct) == 2
        if not is_bound and (len(distinct) == 1 or not phrase.is_definite):
            return None
        one, other = sorted(distinct.values(), key=lambda party: party.start) if is_bound else (None, None)
        kind = self.kinds.by_name[used.kind]
        return Draft(
            phrase.start,
            end,
            phrase.head,
            kind,
            used.words[used.head],
            one,
            other,
            None,
            phrase.is_definite,
            False,
            not is_bound,
        )

    def _last(self, stop: int) -> int:
        """The end of "X and Y" behind its first part."""
        if stop < self.tree.n and self.tree.lower[stop] == "and":
            stop += 1
            while stop < self.tree.n and self.tree.tag[stop] in ("DT", "NNP", "NNPS", "NN", "JJ"):
                stop += 1
        return stop

    def _of(self, phrase: Named) -> Party | None:
        for complement in phrase.complements:
            if complement.word == "of":
                return next((one for one in self.sides.among(complement.tokens) if one.sector), None)
        return None

    def _behind(self, phrase: Named) -> tuple[int, Party | None, Party | None]:
        """The last token of the phrase, and who receives and hosts by what stands behind its noun."""
        end, receives, host = phrase.head + len(self._tail(phrase)), None, None
        for complement in phrase.complements:
            parties = self.sides.among(complement.tokens)
            is_capital = self.sides.capital(complement.tokens) is not None
            if not parties or (complement.word == "to" and is_moved(self.tree, phrase.head)):
                break
            first = parties[0]
            if complement.word == "of":
                if first.sector is None:
                    break
            elif complement.word in ("to", "for", "with") or (
                first.sector == "IGO" and complement.word in ("at", "in")
            ):
                receives = receives or first
            elif complement.word in ("in", "at", "near", "on", "inside"):
                host = host or replace(first, sector=None) if is_capital else host or first
            else:
                break
            end = complement.tokens.stop - 1
        if phrase.has_there and host is None:
            host = self.sides.place_before(phrase.head)
            end = phrase.head + 1 if host is not None else end
        return end, receives, host

    def _tail(self, phrase: Named) -> tuple[str, ...]:
        used = phrase.phrases[0]
        return used.words[used.head + 1 :]


def _is_bilateral(kind: Kind, sends: Party | None) -> bool:
    """Whether the state where it stands is the one that receives: so but for a state's mission to an organisation."""
    if kind.name in ("mission_to_organisation", "permanent_representative", "military_representative"):
        return False
    return kind.name != "mission" or (sends is not None and sends.sector == "IGO")


ANNOTATOR: Final = Annotator(ORIGIN, "institutions", institutions, frozenset({"mentions", "quotes"}))
