"""Who does what a verb says: its subject, its agent, or theirs of the verb above."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.events.attachments import is_aside, is_of_blast, is_outcome, verb_of_paper
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_CLIMBS: Final = frozenset({"xcomp", "conj", "advcl", "acl", "pcomp", "prep"})
_RULINGS: Final = word_set("decision order move step ruling measure decree plan effort vote request side action")
"""Nouns whose owner acts: "by the decision of the council"."""
_QUANTITIES: Final = word_set("some many several most few dozen number hundred thousand score")


class Subjects:
    """Those who act by the verbs of a parse, as tokens, the likeliest first."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def of(self, i: int) -> Iterator[int]:
        """Tokens that may head the words for who does what a verb says."""
        tree = self.tree
        below = i
        for step in range(5):
            agent = tree.child(i, "agent")
            if agent is not None and (not step or is_outcome(tree, below)):
                yield from self.objects(agent)
                return
            if (passive := tree.child(i, "nsubjpass")) is not None or tree.child(i, "auxpass") is not None:
                if step and passive is not None:
                    yield from self.noun(passive)
                elif not step:
                    yield from self._shared_agent(i)
                    yield from self._deciders(i)
                return
            subject = tree.child(i, "nsubj")
            if subject is not None:
                if tree.lemma[i] == "be" and tree.lower[subject] in ("it", "this", "that") and tree.dep[i] != "relcl":
                    return  # "it was a test"
                if tree.lower[subject] in ("who", "which", "that"):
                    yield from self._antecedent(i)
                yield from self.noun(subject)
                return
            head = tree.head[i]
            if tree.dep[i] in ("acl", "amod") and tree.tag[i] == "VBG":
                if is_of_blast(tree, i) or is_aside(tree, i):
                    return
                if (verb := verb_of_paper(tree, head)) is not None:
                    below, i = i, verb  # "passed a motion urging them to leave"
                    continue
                inner = self.in_front(i)
                yield from self.noun(head if inner is None else inner)
                return
            is_passive = tree.tag[i] == "VBN" and not any(tree.lemma[c] == "have" for c in tree.children[i])
            if tree.dep[i] not in _CLIMBS or is_passive or head == i:
                return
            if not tree.is_verb(head) and tree.dep[head] != "prep" and tree.tag[head] != "IN":
                if tree.dep[i] == "acl":
                    yield from self.owners(head)
                return
            if tree.dep[i] == "prep" and tree.lower[i] in ("for", "of", "from"):
                blamed = tree.child(head, "dobj", "nsubjpass")
                if blamed is not None:  # "blamed the council for raising tariffs"
                    yield from self.noun(blamed)
                    return
            below, i = i, head

    def _shared_agent(self, i: int) -> Iterator[int]:
        """The agent that a passive shares with one joined to it: "was deposed and jailed by the army"."""
        tree = self.tree
        joined = tree.child(i, "conj")
        if joined is not None and tree.tag[joined] == "VBN" and tree.child(joined, "nsubj", "nsubjpass", "aux") is None:
            agent = tree.child(joined, "agent")
            if agent is not None:
                yield from self.objects(agent)

    def _antecedent(self, i: int) -> Iterator[int]:
        """Whom "who" stands for: the noun above, or the one that "it was ... who" brings out."""
        tree = self.tree
        head = tree.head[i]
        if tree.dep[i] == "relcl":
            if not is_of_blast(tree, i):
                yield head
        elif tree.dep[i] in ("ccomp", "advcl") and tree.lemma[head] == "be":
            yield from (c for c in tree.children[head] if tree.dep[c] == "attr")

    def in_front(self, i: int) -> int | None:
        """The noun before a participle that is read as an adjective: "despite the bloc expelling diplomats"."""
        tree = self.tree
        if tree.dep[i] != "amod":
            return None
        before = tree.child(tree.head[i], "nmod")
        found = tree.child(i, "npadvmod") if before is None else before
        return found if found is not None and found < i else None

    def _deciders(self, i: int) -> Iterator[int]:
        """Whose decision a passive names: "by the decision of the council, it was revoked"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] == "prep" and tree.lower[c] in ("by", "on", "under"):
                for d in tree.children[c]:
                    if tree.dep[d] == "pobj" and tree.lemma[d] in _RULINGS:
                        yield from self.owners(d)

    def owners(self, i: int, depth: int = 2) -> Iterator[int]:
        """Those whom a noun belongs to: "the council's decision", "the decision of the head of the council"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] in ("poss", "compound", "amod", "nmod"):
                yield c
            elif tree.dep[c] == "prep" and tree.lower[c] in ("of", "by"):
                for d in tree.children[c]:
                    if tree.dep[d] == "pobj":
                        yield d
                        if depth:
                            yield from self.owners(d, depth - 1)

    def objects(self, i: int) -> Iterator[int]:
        """The objects of a preposition, with those who are named beside them."""
        for c in self.tree.children[i]:
            if self.tree.dep[c] == "pobj":
                yield from self.noun(c)

    def noun(self, i: int) -> Iterator[int]:
        """A noun, what stands in apposition to it, and whose it is where it only counts or decides."""
        yield i
        yield from (c for c in self.tree.children[i] if self.tree.dep[c] in ("appos",))
        if self.tree.lemma[i] in _QUANTITIES:  # "met some of the envoys"
            yield from (d for c in self.tree.children[i] if self.tree.lower[c] == "of" for d in self.tree.children[c])
        if self.tree.lemma[i] in _RULINGS or self.tree.lemma[i] in ("leadership", "member", "side"):
            yield from self.owners(i)
