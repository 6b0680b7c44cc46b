"""Drafts from noun phrases: which kind it is by what stands in the phrase, and who sends, receives and hosts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.institutions.chains import Draft, key
from consilience.annotate.institutions.phrases import Complement, Named, is_moved
from consilience.annotate.institutions.sides import Sides
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.institution_kinds import Kind, Phrase, kinds

_OF_STATES: Final = frozenset(
    {"embassy", "consulate", "interests_section", "ambassador", "consul", "charge_d_affaires"}
)
"""Kinds that states alone have, and that they have with states alone."""
_TO_BODIES: Final = frozenset({"mission_to_organisation", "permanent_representative", "military_representative"})
"""Kinds that receive no state, even where they stand in one."""
_SEATS: Final = frozenset({"headquarters", "capital", "seat"})
_WHITHER: Final = frozenset({"to", "for", "with"})
_WHERE: Final = frozenset({"in", "at", "near", "on", "inside"})


@dataclass(slots=True)
class _Found:
    """The sides of one phrase; `end` is its last token."""

    end: int
    sends: Party | None = None
    receives: Party | None = None
    host: Party | None = None
    is_foreign: bool = False


class Drafts:
    """The drafts of one document."""

    def __init__(self, tree: Tree, sides: Sides) -> None:
        self.tree = tree
        self.sides = sides
        self.kinds = kinds()

    def draft(self, phrase: Named) -> Draft | None:
        """The draft of a phrase, or None where its words name no institution and no post."""
        first = self.kinds.by_name[phrase.phrases[0].kind]
        if phrase.is_former:
            return None
        if first.is_joint:
            return self._joint(phrase)
        found = self._sides(phrase, first)
        used = self._used(phrase, found)
        if used is None:
            return None
        kind = self.kinds.by_name[used.kind]
        if _is_bilateral(kind, found):
            found.receives = found.host
        if found.host is None and found.receives and found.receives.sector != "IGO" and found.receives.country:
            found.host = found.receives
        is_loose = self._is_loose(phrase, kind, used, found)
        if phrase.is_plural and not (found.sends and (found.receives or found.host)):
            return None
        return Draft(
            phrase.start,
            found.end,
            phrase.head,
            kind,
            " ".join(used.words),
            found.sends,
            found.receives,
            found.host,
            is_definite=phrase.is_definite,
            is_plural=phrase.is_plural,
            is_loose=is_loose,
            is_owned=self._is_owned(phrase),
            is_foreign=found.is_foreign,
        )

    def _sides(self, phrase: Named, kind: Kind) -> _Found:
        """Who sends, receives and hosts: the possessor or the first side in front, what stands behind, and the rest."""
        found = self._behind(phrase)
        front = self.sides.among(phrase.front)
        states = [one for one in front if one.sector is not None]
        cities = [one for one in front if one.sector is None]
        if phrase.owner:
            found.sends = self._owner(phrase, found)
            found.is_foreign = found.sends is None
        elif states and not self._is_about(phrase, kind, states):
            found.sends = states.pop(0)
        found.sends = found.sends or self._of(phrase)
        if found.receives is None and states and key(states[0]) != key(found.sends):
            found.receives = states[0]
        if found.host is None and cities and not kind.is_post:
            found.host = cities[-1]
        if found.receives is not None and key(found.receives) == key(found.sends):
            found.receives = None
        is_of_state = all(phrase.kind in _OF_STATES for phrase in phrase.phrases if phrase.need != "body")
        if is_of_state and found.receives is None and found.sends and found.sends.sector == "IGO":
            found.sends, found.receives = None, found.sends  # "the U.N. ambassador" is a state's
        return found

    def _is_about(self, phrase: Named, kind: Kind, states: Sequence[Party]) -> bool:
        """Whether the only side in front is whom an envoy deals with: a noun, no adjective ("the Valdonia envoy")."""
        if kind.name != "special_representative" or len(states) > 1:
            return False
        last = self.sides.tokens(states[0].start, states[0].end)[-1]
        return last == phrase.head - 1 and self.sides.is_full_name(states[0])

    def _owner(self, phrase: Named, found: _Found) -> Party | None:
        """The possessor: not the side to which it goes, and for an embassy no organisation."""
        taken = {one.country or one.chain or "" for one in (found.receives, found.host) if one is not None}
        if self._is_owned(phrase) and any(one.kind in _OF_STATES for one in phrase.phrases):
            taken.add("IGO")
        return self.sides.owner(phrase.owner, frozenset(taken))

    def _is_owned(self, phrase: Named) -> bool:
        """Whether the possessor is a pronoun."""
        return bool(phrase.owner) and self.tree.tag[phrase.owner.start] == "PRP$"

    def _used(self, phrase: Named, found: _Found) -> Phrase | None:
        """The first entry of the vocabulary whose need is met."""
        is_in_state = found.receives is not None and found.receives.sector != "IGO"
        is_of_body = found.sends is not None and found.sends.sector == "IGO" and found.host is not None
        for used in phrase.phrases:
            if used.need == "body":
                if found.receives is not None and found.receives.sector == "IGO":
                    return used
            elif used.kind in _TO_BODIES and (is_in_state or is_of_body):
                continue  # "the Compact's permanent mission in Keel" goes to no organisation
            elif used.need == "any" or self._is_bare(phrase, used):
                return used
        return None

    def _is_bare(self, phrase: Named, used: Phrase) -> bool:
        """Whether no common noun in front makes the noun another thing ("combat mission", "trade representative")."""
        if len(used.words) > 1:
            return True
        named = {i for one in self.sides.among(phrase.front) for i in self.sides.tokens(one.start, one.end)}
        return not any(self.tree.tag[i].startswith("NN") and i not in named for i in phrase.front)

    def _is_loose(self, phrase: Named, kind: Kind, used: Phrase, found: _Found) -> bool:
        """Whether only an antecedent can explain a phrase: it names no side, or a noun of many meanings no place."""
        is_placed = bool(found.receives or found.host)
        if kind.is_post:
            return found.sends is None
        if used.need == "side":
            is_bare = len(used.words) == 1 and not is_placed
            is_known = found.sends is not None and found.sends.sector is not None
            return not is_known or (is_bare and (self._is_owned(phrase) or not self._is_specific(phrase)))
        return not (found.sends or is_placed)

    def _is_specific(self, phrase: Named) -> bool:
        """Whether a phrase means one thing that the reader knows: no "a mission"."""
        return phrase.is_definite or self.tree.lower[phrase.start] not in ("a", "an", "another", "any", "each", "every")

    def _joint(self, phrase: Named) -> Draft | None:
        """A body of two parties ("the Compact-Valdonia Council", "the joint commission of X and Y")."""
        parties, end = self.sides.among(phrase.front), phrase.head
        for complement in phrase.complements[:1]:
            last = self._behind_and(complement.tokens.stop)
            more = [one for one in self.sides.among(range(complement.at + 1, last)) if one.sector]
            if complement.word in ("between", "of") and len(more) >= 2:
                parties, end = more, last - 1
        distinct = {key(one): one for one in parties if one.sector and key(one)}
        if len(distinct) not in (0, 2) or (not distinct and not phrase.is_definite) or phrase.is_plural:
            return None
        used = phrase.phrases[0]
        one, other = sorted(distinct.values(), key=lambda party: party.start) if distinct else (None, None)
        draft = Draft(phrase.start, end, phrase.head, self.kinds.by_name[used.kind], used.words[used.head], one, other)
        draft.is_definite, draft.is_loose = phrase.is_definite, not distinct
        return draft

    def _behind_and(self, stop: int) -> int:
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

    def _behind(self, phrase: Named) -> _Found:
        """The last token of the phrase, and who receives and hosts by what stands behind its noun."""
        used = phrase.phrases[0]
        found = _Found(phrase.head + len(used.words) - 1 - used.head)
        for complement in phrase.complements:
            party = self._named_in(complement)
            if party is None or (complement.word == "to" and is_moved(self.tree, phrase.head)):
                break
            if complement.word in _WHITHER or (party.sector == "IGO" and complement.word in ("at", "in")):
                found.receives = found.receives or party
            elif complement.word in _WHERE:
                found.host = found.host or party
            elif complement.word != "of" or party.sector is None:
                break
            found.end = self._end(complement, party)
            if found.end < complement.tokens.stop - 1:
                break
        if phrase.has_there and found.host is None and (place := self.sides.place_before(phrase.head)) is not None:
            found.host, found.end = place, phrase.head + 1
        return found

    def _named_in(self, complement: Complement) -> Party | None:
        """The side that a complement names first; that of a capital without its sector ("in the Valdonian capital")."""
        party = next(iter(self.sides.among(complement.tokens)), None)
        words = self.tree.lower[complement.tokens.start : complement.tokens.stop]
        return replace(party, sector=None) if party is not None and party.country and "capital" in words else party

    def _end(self, complement: Complement, party: Party) -> int:
        """The last token of a complement: its side, with the seat that may stand behind ("the Compact's capital")."""
        last = self.sides.tokens(party.start, party.end)[-1]
        seats = [i for i in range(last + 1, complement.tokens.stop) if self.tree.lower[i] in _SEATS]
        return seats[-1] if seats else last


def _is_bilateral(kind: Kind, found: _Found) -> bool:
    """Whether the state in which it stands also receives it: so but for a state's mission to an organisation."""
    host, sends = found.host, found.sends
    if found.receives is not None or host is None or not host.country or host.country == key(sends):
        return False
    if kind.name in _TO_BODIES or kind.template == "printed":
        return False
    return kind.name != "mission" or (sends is not None and sends.sector == "IGO")
