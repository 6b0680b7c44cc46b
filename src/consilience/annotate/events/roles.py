"""Who acts and who is acted on, by the arguments of an act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.events.acts import Act
from consilience.annotate.quotes.tree import Tree

_TOWARDS: Final = ("against", "with", "to", "on", "from", "between", "for", "of", "into", "over", "in", "at")
_CLIMBS: Final = frozenset({"xcomp", "conj", "advcl", "acl"})


class Roles:
    """The arguments of the acts of a parse, as tokens, the likeliest first."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def actors(self, act: Act) -> Iterator[int]:
        """Tokens that may head the words for who acts."""
        tree = self.tree
        i = act.at
        if not tree.is_verb(i):
            yield from self._of_noun(i, ("by", "from", "between"), with_owner=True)
            return
        yield from self._subjects(i)

    def _subjects(self, i: int) -> Iterator[int]:
        tree = self.tree
        for _ in range(4):
            agent = tree.child(i, "agent")
            if agent is not None:
                yield from self._objects(agent)
                return
            if tree.child(i, "nsubjpass") is not None or tree.child(i, "auxpass") is not None:
                return
            subject = tree.child(i, "nsubj")
            if subject is not None:
                if tree.lower[subject] in ("who", "which", "that") and tree.dep[i] == "relcl":
                    yield tree.head[i]
                yield from self._noun(subject)
                return
            if tree.dep[i] == "acl" and tree.tag[i] == "VBG":
                yield from self._noun(tree.head[i])
                return
            if tree.dep[i] not in _CLIMBS or tree.tag[i] == "VBN" or not tree.is_verb(tree.head[i]):
                return
            i = tree.head[i]

    def recipients(self, act: Act) -> Iterator[int]:
        """Tokens that may head the words for who is acted on."""
        tree = self.tree
        order = sorted({act.at, *act.tokens}, key=lambda i: (i != act.at, i))
        for i in order:
            for c in tree.children[i]:
                if tree.dep[c] in ("dobj", "nsubjpass", "dative") and not (
                    tree.dep[c] == "dative" and tree.tag[c] == "IN"
                ):
                    yield c
                    yield from (d for d in tree.children[c] if tree.dep[d] in ("conj",))
        for i in order:
            if tree.dep[i] == "acl" and tree.tag[i] == "VBN":
                yield tree.head[i]
        for word in _TOWARDS:
            for i in order:
                yield from self._towards(i, word)
        for i in order:
            if not tree.is_verb(i):
                yield from (c for c in tree.children[i] if tree.dep[c] == "poss" and i != act.at)
        for i in order:
            for c in tree.children[i]:
                if tree.dep[c] in ("dobj", "nsubjpass"):
                    yield from (d for d in tree.children[c] if tree.dep[d] in ("poss", "compound", "amod"))
                    for word in _TOWARDS:
                        yield from self._towards(c, word)

    def _towards(self, i: int, word: str) -> Iterator[int]:
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] in ("prep", "dative") and tree.lower[c] == word:
                for d in self._objects(c):
                    yield d
                    yield from (e for e in tree.children[d] if tree.dep[e] in ("conj", "poss"))

    def places(self, act: Act) -> Iterator[int]:
        """Tokens that may head the words for where."""
        for i in sorted({act.at, *act.tokens}, key=lambda i: (i != act.at, i)):
            for word in ("in", "at", "near", "outside", "inside", "across"):
                yield from self._towards(i, word)

    def other_subject(self, act: Act) -> int | None:
        """The subject of an active verb: whatever it is, it acts."""
        tree = self.tree
        return tree.child(act.at, "nsubj") if tree.is_verb(act.at) and tree.tag[act.at] != "VBN" else None

    def is_to_oneself(self, act: Act) -> bool:
        """Whether the object of an act is a reflexive pronoun."""
        children = self.tree.children[act.at]
        return any(self.tree.dep[c] == "dobj" and self.tree.lower[c].endswith(("self", "selves")) for c in children)

    def is_whole(self, act: Act) -> bool:
        """Whether an act needs nobody whom it is done to, or has an object that it is done to."""
        tree = self.tree
        if act.code.event in ("PROTEST", "MOBILIZE", "AGREE"):
            return True
        return tree.is_verb(act.at) and tree.child(act.at, "dobj", "nsubjpass") is not None

    def _of_noun(self, i: int, words: tuple[str, ...], with_owner: bool) -> Iterator[int]:
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] in ("prep", "agent") and tree.lower[c] in words:
                yield from self._objects(c)
        if with_owner:
            yield from (c for c in tree.children[i] if tree.dep[c] in ("poss", "compound", "amod", "nmod"))

    def _objects(self, i: int) -> Iterator[int]:
        for c in self.tree.children[i]:
            if self.tree.dep[c] == "pobj":
                yield from self._noun(c)

    def _noun(self, i: int) -> Iterator[int]:
        yield i
        yield from (c for c in self.tree.children[i] if self.tree.dep[c] in ("appos",))
