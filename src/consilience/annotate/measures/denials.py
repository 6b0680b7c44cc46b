"""What accounts say against an act: that it was not done, or that what one side claims of it is in doubt."""

from __future__ import annotations

from typing import Final

from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.moods import SUPPOSING
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_DONE: Final = frozenset({"did", "was", "were", "has", "have", "had", "been"})
"""Auxiliaries under which a denied act was not done; "does not close" and "will not close" say nothing of what was."""
_OPEN: Final = frozenset({"yet", "longer", "only", "just", "merely", "simply", "still"})
"""Words by which a denial leaves open that it was done or is to come ("has not yet closed", "not only closed")."""
_DENYING: Final = frozenset({"deny", "dispute", "refute", "contradict"})
_ASKING: Final = word_set("investigate check examine verify query question doubt")
_CLAIMS: Final = word_set("claim allegation report rumour rumor assertion reports charge accusation")
_UNTRUE: Final = word_set("untrue false baseless unfounded wrong fabricated unconfirmed unverified")
_SIGNS: Final = word_set("indication sign evidence hint signal word proof suggestion inkling assurance guarantee")
"""Nouns for what tells of a plan; where there is none, nothing is told ("gave no indication that he plans to")."""
_RETRACTING: Final = word_set("backtrack renege backpedal backslide")
"""Verbs of those who do not keep what they said."""
_LISTED: Final = word_set("list number group category")
"""Nouns for many of whom a participle says only who they are: "a list of officials barred from Norland"."""
_DESCRIBED: Final = frozenset({"bar", "ban", "exclude", "exempt"})
_DEPTH: Final = 4


class Denials:
    """Reads what stands against the acts of a parse."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def is_denied(self, act: Act) -> bool:
        """Whether a verb tells that the act was not done: "was not signed", "denied that it had closed the office"."""
        tree, i = self.tree, act.at
        if act.is_noun or not tree.is_verb(i):
            return False
        forms = {tree.lower[c] for c in tree.children[i] if tree.dep[c] in ("aux", "auxpass")}
        is_past = bool(forms & _DONE) and not forms & {"will", "would", "to"}
        if self._has_no(i):
            below = {tree.lower[d] for c in tree.children[i] for d in (c, *tree.children[c]) if tree.dep[d] == "advmod"}
            return is_past and not below & _OPEN and not self._is_conditional(i)
        above = tree.head[i]
        is_below = tree.dep[i] == "ccomp" or (tree.dep[i] == "xcomp" and tree.tag[i] == "VBG")
        is_said = tree.lemma[above] in _DENYING and tree.tag[above] in ("VBD", "VBN", "VBZ")
        return is_below and is_said and not self._has_no(above) and (is_past or tree.tag[i] in ("VBD", "VBG"))

    def is_questioned(self, act: Act) -> bool:
        """Whether the next sentence tells that what is claimed is denied or looked into: "is investigating the
        claim", "those reports are untrue"."""
        tree = self.tree
        first = tree.last[act.at] + 1
        if first >= tree.n:
            return False
        for i in range(first, tree.last[first] + 1):
            words = {tree.lemma[c] for c in tree.children[i] if tree.dep[c] in ("dobj", "nsubj", "nsubjpass")}
            is_against = tree.lemma[i] in _ASKING or (tree.lemma[i] in _DENYING and not self._has_no(i))
            about = {tree.lemma[c] for c in tree.children[i] if tree.dep[c] in ("dobj", "nsubjpass")}
            if tree.is_verb(i) and is_against and about & _CLAIMS:
                return True
            untrue = {tree.lemma[c] for c in tree.children[i] if tree.dep[c] in ("acomp", "attr")}
            if words & _CLAIMS and untrue & _UNTRUE and not self._has_no(i):
                return True
        return False

    def is_signless(self, noun: int) -> bool:
        """Whether a noun says that nothing tells of what stands below it: "no sign", "did not give any indication"."""
        tree = self.tree
        if tree.lemma[noun] not in _SIGNS:
            return False
        has_no = any(tree.lower[c] in ("no", "little", "neither") for c in tree.children[noun])
        return has_no or (tree.dep[noun] in ("dobj", "attr", "nsubj") and self._has_no(tree.head[noun]))

    def is_taken_back(self, act: Act) -> bool:
        """Whether the words behind an act, to the end of the next sentence, tell that it was not kept: "pledged twice
        to stop it. Both times it backtracked"."""
        tree = self.tree
        first = tree.last[act.at] + 1
        end = tree.last[first] + 1 if first < tree.n else tree.n
        return any(
            tree.lemma[i] in _RETRACTING and tree.tag[i] in ("VBD", "VBN") and not self._has_no(i)
            for i in range(act.at + 1, end)
        )

    def is_description(self, act: Act) -> bool:
        """Whether a participle only says who is meant: "those barred from Norland", "a list of officials banned"."""
        tree, i = self.tree, act.at
        if tree.dep[i] != "acl" or tree.tag[i] != "VBN" or tree.lemma[i] not in _DESCRIBED:
            return False
        whom = tree.head[i]
        above = tree.head[tree.head[whom]] if tree.dep[whom] == "pobj" else whom
        return tree.lower[whom] == "those" or tree.lemma[above] in _LISTED

    def is_supposed(self, i: int) -> bool:
        """Whether a verb of supposing stands right before the subject, and was parsed as if it were below the act."""
        tree = self.tree
        subject = tree.child(i, "nsubj", "nsubjpass")
        return subject is not None and any(
            tree.dep[c] == "advcl" and tree.lemma[c] in SUPPOSING and c + 1 == tree.left[subject]
            for c in tree.children[i]
        )

    def _has_no(self, i: int) -> bool:
        """Whether a verb is denied itself, or what it is done to is "no office" or "none"."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] == "neg" or tree.lower[c] == "never":
                return True
            is_thing = tree.dep[c] in ("dobj", "nsubj", "nsubjpass")
            if is_thing and (
                tree.lower[c] in ("none", "nobody", "nothing") or any(tree.lower[d] == "no" for d in tree.children[c])
            ):
                return True
        return False

    def _is_conditional(self, i: int) -> bool:
        """Whether the clause, or one it stands in, is a condition or a time ("until it was signed")."""
        tree = self.tree
        for _ in range(_DEPTH):
            marks = {tree.lower[c] for c in tree.children[i] if tree.dep[c] in ("mark", "advmod")}
            if marks & {"if", "whether", "unless", "until", "before", "because", "although"}:
                return True
            if tree.head[i] == i or tree.dep[i] not in ("ccomp", "xcomp", "conj", "advcl"):
                return False
            i = tree.head[i]
        return False
