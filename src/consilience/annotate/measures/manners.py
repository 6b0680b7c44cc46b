"""Ways of telling words that make a measure of them: that something holds no longer or again, is limited, not done."""

from __future__ import annotations

from typing import Final, Literal

from consilience.annotate.measures.moods import IDLE
from consilience.annotate.quotes.tree import Tree
from consilience.text.measure_types import Manner
from consilience.text.word_sets import word_set

Told = Literal["in_force", "announced"]

_CEASING: Final = frozenset({"stop", "cease", "quit"})
"""Verbs under which a verb tells what is no longer done: "stopped issuing visas", "ceased to apply it"."""
_MORE: Final = frozenset({"anymore", "since"})
_FOR_NOW: Final = frozenset({"until", "till", "for"})
_UNTIL_THEN: Final = frozenset({"notice", "now", "being", "present", "moment"})
"""What leads to how long something is not done, so that it is over: "until further notice", "for now"."""
_AGAIN: Final = frozenset({"again", "anew", "afresh"})
_NOW: Final = frozenset({"now", "henceforth", "henceforward", "hereafter"})
_LIMITS: Final = word_set("more most only maximum limit ceiling")
"""Words with which a number is the most that is allowed: "no more than ten", "at most ten", "a maximum of ten"."""
_ALLOWED: Final = frozenset({"may", "can", "must", "shall", "will", "would"})
_PERMITTED: Final = frozenset({"allow", "permit", "entitle", "authorise", "authorize"})
_COMING: Final = frozenset({"will", "would", "shall", "'ll", "’ll", "must"})
_UNSURE: Final = frozenset({"might", "could", "should", "ought"})
_SUPPOSING: Final = frozenset({"if", "whether", "unless", "lest"})
_NEAR: Final = 4


class Manners:
    """Reads how the verbs of one parse are told."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._known: dict[int, frozenset[Manner]] = {}

    def of(self, i: int) -> frozenset[Manner]:
        """The manners in which a verb is told."""
        if i not in self._known:
            self._known[i] = frozenset(self._manners(i))
        return self._known[i]

    def _manners(self, i: int) -> set[Manner]:
        found: set[Manner] = set()
        if self._is_over(i):
            found.add("over")
        elif self._is_denied(i):
            found.add("denied")
        if self._is_now(i):
            found.add("now")
        if self._is_again(i):
            found.add("again")
        if self._is_limit(i):
            found.add("limit")
        return found

    def standing(self, i: int, manner: Manner) -> Told | None:
        """How far it has gone that a verb is told so; None where that is only possible, wished or supposed."""
        tree = self.tree
        top = tree.head[i] if self._is_ceased(i) or self._is_over_above(i) else i
        above = tree.head[top]
        forms = {tree.lower[c] for j in {i, top} for c in tree.children[j] if tree.dep[c] in ("aux", "auxpass")}
        clauses = [
            top,
            *([above] if tree.dep[top] in ("ccomp", "xcomp", "conj", "acl") and tree.is_verb(above) else []),
        ]
        if any(tree.lower[c] in _SUPPOSING for j in clauses for c in tree.children[j] if tree.dep[c] == "mark"):
            return None
        if forms & _UNSURE or (tree.dep[top] in ("ccomp", "xcomp", "acl", "pcomp") and tree.lemma[above] in IDLE):
            return None
        if forms & _COMING or manner == "limit" or (tree.dep[top] == "xcomp" and tree.tag[top] == "VB"):
            return "announced"
        return None if manner == "denied" and forms & {"may", "can", "do", "does"} else "in_force"

    def _is_ceased(self, i: int) -> bool:
        """Whether a verb stands under one that ends what it tells."""
        tree = self.tree
        return tree.dep[i] == "xcomp" and tree.lemma[tree.head[i]] in _CEASING and not self._is_denied(tree.head[i])

    def _is_over(self, i: int) -> bool:
        """Whether it holds no longer: "no longer recognises", "no longer considers itself bound", "does not work any
        more", "has not worked since Monday", "stopped working"."""
        tree = self.tree
        if self._is_ceased(i):
            return True
        if self._is_no_longer(i) or self._is_over_above(i) or self._is_no_more(i):
            return True
        if not self._is_denied(i):
            return False
        for c in tree.children[i]:
            word = tree.lower[c]
            if word in _FOR_NOW and any(tree.lower[d] in _UNTIL_THEN for d in (c, *tree.children[c])):
                return True  # "will not sit until further notice"
            if c > i and (word in _MORE or (word == "more" and tree.lower[c - 1] == "any")):
                return word != "since" or tree.dep[c] == "prep"
        return False

    def _is_no_more(self, i: int) -> bool:
        """Whether there is no more of something: "get no more visas", "no lorry may cross any more"."""
        tree = self.tree
        nouns = (c for c in tree.children[i] if tree.dep[c] in ("nsubj", "nsubjpass", "dobj", "attr", "expl"))
        for noun in nouns:
            words = {tree.lower[c] for c in tree.children[noun]}
            if "no" not in words or {"than"} & {tree.lower[d] for c in tree.children[noun] for d in tree.children[c]}:
                continue
            if noun < i and any(tree.lower[c] in ("may", "can") for c in tree.children[i] if tree.dep[c] == "aux"):
                return True  # "no lorry may cross"
            behind = tree.lower[i + 1 : tree.right[i] + 1]
            if "more" in words or "longer" in behind or "anymore" in behind or "more" in behind:
                return not any(tree.tag[c] == "CD" for c in tree.children[noun])
        return False

    def _is_now(self, i: int) -> bool:
        """Whether it is told to hold from now on: "is now a member", "is out of it as of today"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.lower[c] in _NOW or (
                tree.lower[c] == "as" and any(tree.lower[d] == "of" for d in tree.children[c])
            ):
                return True
        return False

    def _is_over_above(self, i: int) -> bool:
        """Whether the verb above one holds no longer: "no longer considers itself bound"."""
        return self.tree.dep[i] in ("ccomp", "xcomp", "oprd") and self._is_no_longer(self.tree.head[i])

    def _is_no_longer(self, i: int) -> bool:
        lower = self.tree.lower
        return any(lower[c] == "longer" and c and lower[c - 1] in ("no", "any") for c in self.tree.children[i])

    def _is_denied(self, i: int) -> bool:
        tree = self.tree
        subjects = (c for c in tree.children[i] if tree.dep[c] in ("nsubj", "nsubjpass"))
        return any(tree.dep[c] == "neg" for c in tree.children[i]) or any(
            tree.lower[d] == "neither" for c in subjects for d in (c, *tree.children[c])
        )

    def _is_again(self, i: int) -> bool:
        tree = self.tree
        return any(tree.lower[c] in _AGAIN and tree.dep[c] == "advmod" for c in tree.children[i])

    def _is_limit(self, i: int) -> bool:
        """Whether a verb that is allowed or ordered has a number that is the most it may be."""
        tree = self.tree
        forms = {tree.lower[c] for c in tree.children[i] if tree.dep[c] == "aux"}
        above = tree.head[i]
        is_allowed = bool(forms & _ALLOWED) or tree.lemma[i] in _PERMITTED
        if not is_allowed and not (tree.dep[i] == "xcomp" and tree.lemma[above] in _PERMITTED):
            return False
        numbers = [j for j in range(i + 1, tree.right[i] + 1) if tree.tag[j] == "CD"]
        return bool(numbers) and not _LIMITS.isdisjoint(tree.lower[max(i, numbers[0] - _NEAR) : numbers[0]])
