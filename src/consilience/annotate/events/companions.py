"""Who acts, or is acted on, together with a party: "France and Britain", "Norland, along with its Sundian ally"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consilience.annotate.events.sides import Sides
from consilience.annotate.quotes.tree import Tree
from consilience.model.events import Party
from consilience.text.countries import country_of
from consilience.text.word_sets import word_set

_CHOICES: Final = word_set("or nor either")
_EXCEPT: Final = word_set("but not rather than")
_WITH: Final = word_set("together along")
"""Words in front of a "with" that joins."""
_FLAGS: Final = ("amod", "compound", "nmod")


class Companions:
    """Those who stand beside a token in a parse."""

    def __init__(self, tree: Tree, sides: Sides) -> None:
        self.tree = tree
        self.sides = sides

    def is_choice(self, i: int) -> bool:
        """Whether a token is one of several of whom only one is meant: "either Norland or Valdonia"."""
        return self._has(self._first(i), _CHOICES)

    def of(self, party: Party, *, are_people_told: bool) -> list[Party]:
        """The parties joined with a party, in text order; none where only one of them is meant.

        `are_people_told`: whether people of whom the text says no more than that they are count as well.
        """
        i = self.sides.head_of(self.sides.tokens(party.start, party.end))
        first = self._first(i)
        if self._has(first, _CHOICES):
            return []
        found = [other for j in self._joined(first) if j != i and (other := self._known(j, are_people_told))]
        kept = list(self._flags(i, party)) if self.tree.tag[i] in ("NNS", "NNPS") else []
        for other in sorted(found, key=lambda row: row.start):
            is_told = any(are_one(row, other) for row in (party, *kept))
            if not is_told:
                kept.append(other)
        return sorted(kept, key=lambda row: row.start)

    def _known(self, i: int, are_people_told: bool) -> Party | None:
        """The party that a token heads, where it is a mention or has codes."""
        party = self.sides.at(i)
        if party is not None and (party.chain or party.country or party.sector):
            return party
        return self.sides.people(i) if are_people_told else None

    def _first(self, i: int) -> int:
        """The first of the tokens that one is joined with."""
        while self.tree.dep[i] == "conj" and not self.tree.is_verb(self.tree.head[i]) and self.tree.head[i] < i:
            i = self.tree.head[i]
        return i

    def _has(self, i: int, words: frozenset[str]) -> bool:
        """Whether a token or one that is joined with it has one of some words between."""
        tree = self.tree
        for j in tree.children[i]:
            if tree.dep[j] in ("cc", "preconj") and tree.lower[j] in words:
                return True
            if tree.dep[j] == "conj" and self._has(j, words):
                return True
        return False

    def _joined(self, i: int) -> Iterator[int]:
        """A token and those joined with it: by "and", by commas, by "along with"."""
        tree = self.tree
        yield i
        if self._has(i, _EXCEPT):
            return
        for c in tree.children[i]:
            if tree.dep[c] == "conj":
                yield from self._joined(c)
            elif tree.dep[c] == "cc" and tree.dep[i] == "nsubj":  # "Norland as well as Valdonia left"
                verb = tree.head[i]
                yield from (d for d in tree.children[verb] if tree.dep[d] == "nsubj" and c < d < verb)
        yield from self._listed(i)
        for prep in self._preps(i):
            for c in tree.children[prep]:
                if tree.dep[c] == "pobj":
                    yield from self._joined(c)

    def _listed(self, i: int) -> Iterator[int]:
        """Those that a parse makes a second object, where commas divide a list: "sued Keel, Ruhl's office and ..."."""
        tree = self.tree
        behind = tree.right[i] + 1
        if tree.dep[i] != "dobj" or behind >= tree.n or tree.words[behind] != ",":
            return
        for c in tree.children[tree.head[i]]:
            if tree.dep[c] == "dobj" and tree.left[c] == behind + 1 and tree.child(c, "conj") is not None:
                yield from self._joined(c)

    def _preps(self, i: int) -> Iterator[int]:
        """The prepositions that join somebody to a noun: "along with", "together with", "alongside"."""
        tree = self.tree
        near = list(tree.children[i])
        if tree.dep[i] == "nsubj":  # what stands behind an object may be joined with that
            verb = tree.head[i]
            has_object = tree.child(verb, "dobj") is not None
            near += [c for c in tree.children[verb] if i < c < verb or not has_object]
        for c in near:
            if tree.lower[c] in _WITH:
                yield from (d for d in tree.children[c] if tree.lower[d] == "with")
            elif tree.dep[c] == "prep" and (tree.lower[c] == "alongside" or self._is_with(c)):
                yield c

    def _is_with(self, i: int) -> bool:
        return self.tree.lower[i] == "with" and i > 0 and self.tree.lower[i - 1] in _WITH

    def _flags(self, i: int, party: Party) -> Iterator[Party]:
        """The other countries of people who serve several: "French and British jets", "the heads of two states"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] in _FLAGS and len(flags := list(self._joined(c))) > 1:
                for d in flags:
                    country = country_of(tree.words[d]) if tree.words[d][:1].isupper() else None
                    if country is not None and country != party.country:
                        span = self.sides.reading.span(tree.start[d], tree.end[d])
                        yield Party(span.start, span.end, None, country, party.sector)
            elif tree.dep[c] == "prep" and tree.lower[c] == "of":
                places = [e for d in tree.children[c] if tree.dep[d] == "pobj" for e in self._joined(d)]
                for owner in map(self.sides.at, places if len(places) > 1 else ()):
                    if owner is not None and owner.country not in (None, party.country):
                        yield replace(owner, chain=None, sector=party.sector or owner.sector)


def are_one(one: Party, other: Party) -> bool:
    """Whether two parties share words or a name."""
    is_same = one.chain is not None and one.chain == other.chain
    return is_same or one.overlaps(other)
