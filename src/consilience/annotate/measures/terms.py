"""What must be done until a term ends, and who is told that it must."""

from __future__ import annotations

from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_GIVING: Final = frozenset({"give", "grant", "allow", "get", "have", "set"})
_TERMS: Final = word_set("day week month hour minute year deadline ultimatum notice term time")


class Terms:
    """Reads the orders and terms of one parse."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def above(self, i: int) -> int:
        """The word that a verb stands under; of "gave them 72 hours to leave" the giving."""
        head = self.tree.head[i]
        is_time = self.tree.dep[i] in ("acl", "relcl") and self.tree.dep[head] in ("dobj", "npadvmod")
        return self.tree.head[head] if is_time else head

    def is_obliged(self, i: int) -> bool:
        """Whether the subject of a verb is told what it must do: "must close it", "has to close it", "loses it"."""
        tree = self.tree
        above = tree.head[i]
        if any(tree.lower[c] in ("must", "shall") for c in tree.children[i] if tree.dep[c] == "aux"):
            return True
        is_under = tree.dep[i] == "xcomp" and any(tree.lower[c] == "to" for c in tree.children[i])
        if is_under and tree.lemma[above] == "have":
            return True
        return tree.lemma[i] == "lose" or (self.has_term(i) and tree.lemma[self.above(i)] in ("have", "get"))

    def has_term(self, i: int) -> bool:
        """Whether an infinitive tells what must be done until a term ends: "gave Keel ten days to close it", "has until
        Friday to pack up"."""
        tree = self.tree
        over = self.above(i)
        if tree.lemma[over] not in _GIVING or not any(tree.lower[c] == "to" for c in tree.children[i]):
            return False
        if tree.lemma[tree.head[i]] in _TERMS:
            return True
        for c in tree.children[over]:
            if tree.lemma[c] in _TERMS and tree.dep[c] in ("dobj", "npadvmod", "nsubjpass", "attr"):
                return True
            if tree.dep[c] == "prep" and tree.lower[c] in ("until", "till", "by"):
                return True
        return False
