"""What one named party does to another: the act that connects two given places of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consilience.annotate.events.acts import Act, Acts
from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.events.vocabulary import Vocabulary
from consilience.annotate.quotes.tree import Tree

Tokens = range

_FAR: Final = 10_000


class Pair:
    """Two places of a parse and the ways between them. `recipient` is None where nobody is named."""

    def __init__(self, tree: Tree, vocabulary: Vocabulary, actor: Tokens | None, recipient: Tokens | None) -> None:
        self.tree = tree
        self.acts = Acts(tree, vocabulary)
        self.actor = actor
        self.recipient = recipient

    def act(self) -> Act | None:
        """The act that connects the two: on the way between them, else above it, else the nearest one."""
        for way, places in (("connects", self.between()), ("above", self.above())):
            for i in places:
                act = self.acts.at(i)
                if act is not None:
                    act = self.raised(act)
                    return replace(act, rule=f"{way} | {act.rule}")
        return self.nearest()

    def between(self) -> Iterator[int]:
        """The tokens on the way from actor to recipient, the likeliest head of the act first."""
        if self.actor is None or self.recipient is None:
            place = self.actor if self.actor is not None else self.recipient
            if place is not None:
                yield from self._upwards(self._head(place))
            return
        one, other = self._head(self.actor), self._head(self.recipient)
        ups, downs = self._way(one), self._way(other)
        shared = next((i for i in ups if i in downs), None)
        if shared is None:
            yield from self._upwards(one)
            return
        up = ups[: ups.index(shared)]
        down = list(reversed(downs[: downs.index(shared)]))
        yield from self._ordered(shared, up, down)

    def _ordered(self, shared: int, up: list[int], down: list[int]) -> Iterator[int]:
        """`up` leads from the actor to the shared token, `down` from there to the recipient."""
        tree = self.tree
        inside = {*(self.actor or ()), *(self.recipient or ())}
        starts = [shared]
        for i in down:
            if self._is_clause(i) and not self._has_own_subject(i):
                starts.insert(0, i)
        if up and tree.is_verb(shared) and tree.dep[up[-1]] in ("ccomp", "advcl", "relcl", "csubj", "conj", "acl"):
            starts = [i for i in reversed(up) if tree.is_verb(i)][-1:] + starts  # the actor acts in a clause below
        for i in starts:
            if i not in inside:
                yield i
        yield from (i for i in down if i not in starts and i not in inside)
        yield from (i for i in reversed(up) if i not in starts and i not in inside)
        for i in (*starts, *down, *up):
            if i not in inside:
                yield from (c for c in tree.children[i] if c not in inside and tree.dep[c] in _SIDE)
        yield from (i for i in (*starts, *down, *up) if i in inside and i in (shared,))

    def _is_clause(self, i: int) -> bool:
        return self.tree.is_verb(i) and self.tree.dep[i] in ("conj", "advcl", "relcl", "acl")

    def _has_own_subject(self, i: int) -> bool:
        """Whether a clause below has a subject that is not the actor, or only says what for."""
        tree = self.tree
        subject = tree.child(i, "nsubj", "nsubjpass")
        if tree.dep[i] in ("advcl", "acl") and is_infinitive(tree, i):
            return True
        if tree.dep[i] in ("relcl", "acl"):
            return self.actor is None or tree.head[i] not in self.actor
        return subject is not None

    def above(self) -> Iterator[int]:
        """The words that govern the two, upwards, and their other clauses."""
        for place in (self.actor, self.recipient):
            if place is not None:
                for i in self._way(self._head(place)):
                    if i not in place:
                        yield i
                        yield from (c for c in self.tree.children[i] if self.tree.dep[c] in _SIDE and c not in place)

    def raised(self, act: Act) -> Act:
        """The act of the word above, where that one is about this act: "talks between A and B were suspended"."""
        tree = self.tree
        for _ in range(4):
            i = act.at
            head = tree.head[i]
            if tree.dep[i] == "pobj" and tree.head[head] != head:
                head = tree.head[head]
            has_subject = tree.is_verb(i) and tree.child(i, "nsubj", "nsubjpass") is not None
            if head == i or has_subject:
                return act
            above = self.acts.at(head)
            is_undone = above is not None and tree.dep[i] == "nsubj" and above.code.event in ("REJECT", "SANCTION")
            if above is None or (i not in above.tokens and not is_undone):
                return act
            act = above
        return act

    def nearest(self) -> Act | None:
        """The act nearest to the two by words, in their sentence."""
        tree = self.tree
        places = [self._head(place) for place in (self.actor, self.recipient) if place is not None]
        if not places:
            return None
        inside = {*(self.actor or ()), *(self.recipient or ())}
        found: tuple[int, Act] | None = None
        for i in range(tree.first[places[0]], tree.last[places[0]] + 1):
            act = self.acts.at(i)
            if act is None:
                continue
            far = sum(abs(i - place) for place in places) + (_FAR if i in inside else 0) - (3 if tree.is_verb(i) else 0)
            if found is None or far < found[0]:
                found = far, act
        return replace(found[1], rule=f"nearest | {found[1].rule}") if found else None

    def _head(self, place: Tokens) -> int:
        """The token of a place whose head stands outside."""
        return next((i for i in place if self.tree.head[i] not in place or self.tree.head[i] == i), place[0])

    def _way(self, i: int) -> list[int]:
        """A token and those above it, up to the root."""
        way = [i]
        while self.tree.head[i] != i:
            i = self.tree.head[i]
            way.append(i)
        return way

    def _upwards(self, i: int) -> Iterator[int]:
        tree = self.tree
        for j in self._way(i)[1:]:
            yield j
            yield from (c for c in tree.children[j] if tree.dep[c] in _SIDE)


_SIDE: Final = frozenset(
    {"dobj", "xcomp", "ccomp", "conj", "prt", "attr", "acomp", "advcl", "nsubj", "nsubjpass", "acl"}
)
