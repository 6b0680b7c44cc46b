"""What words of saying tell that is no act: a danger one tells another of, what one thinks of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

OWN: Final = frozenset({"it", "he", "she", "they", "we", "i"})
"""Subjects that may be whoever speaks."""
OWN_WORDS: Final = OWN | {"its", "his", "her", "their", "our", "my"}
"""These, and whose something is that may be theirs."""
TO_BE: Final = word_set("will shall would 'll ’ll wo may might could can should must")
"""Helpers of what is not yet."""
_CONSEQUENCES: Final = word_set(
    "consequence retaliation reprisal countermeasure response action sanction war penalty price might power force"
)
"""What somebody who warns of it threatens with."""


def is_of_danger(tree: Tree, i: int) -> bool:
    """Whether one only tells another of a danger: "warned them about the storm", but not "of consequences"."""
    things = [d for c in tree.children[i] if tree.lower[c] in ("of", "about") for d in tree.children[c]]
    told = tree.child(i, "dobj")
    if told is not None and any(tree.lower[c] == "behind" for c in tree.children[told]):
        return True  # "warns ‘hidden forces’ behind the plot": a headline without its "that"
    return bool(things) and not any(tree.lemma[j] in _CONSEQUENCES for d in things for j in tree.under(d))


def is_of_own(tree: Tree, clause: int) -> bool:
    """Whether a clause is about those who say it: "that it would leave"."""
    subject = tree.child(clause, "nsubj", "nsubjpass")
    return subject is None or tree.lower[subject] in OWN_WORDS


def is_opinion(tree: Tree, i: int) -> bool:
    """Whether somebody only agrees with what another does or thinks: "agreed with it", "agreed that it was so"."""
    if tree.child(i, "xcomp") is not None:
        return False
    if (clause := tree.child(i, "ccomp")) is not None:
        return not is_infinitive(tree, clause) and not tree.helpers(clause) & TO_BE
    return any(tree.lower[c] == "with" for c in tree.children[i])


def is_reported(tree: Tree, i: int, sayings: Collection[str]) -> bool:
    """Whether a verb stands in a clause that somebody says, so that "would" is a "will" of the past."""
    for _ in range(3):
        if tree.dep[i] in ("ccomp", "conj") and tree.is_verb(tree.head[i]):
            if tree.dep[i] == "ccomp":
                return tree.lemma[tree.head[i]] in sayings or tree.tag[tree.head[i]] == "VBD"
            i = tree.head[i]
            continue
        return tree.dep[i] == "acl"
    return False
