"""Attributions that name nobody: "the bridge is expected to open", "she is seen as a reformer", "is said to be"."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.annotate.quotes.attribution import Found, Saying
from consilience.annotate.quotes.cues import Cues
from consilience.annotate.quotes.sayings import cue_words, is_infinitive
from consilience.annotate.quotes.tree import Tree


def impersonals(tree: Tree, cues: Cues, i: int) -> Iterator[Found]:
    """What verb `i` reports of its subject in the passive: the subject with what is expected or said of it.

    A passive with "by X" names a speaker and is left to the other rules.
    """
    lemma = tree.lemma[i]
    subject = tree.child(i, "nsubjpass")
    if subject is None or subject > i or tree.child(i, "agent") is not None:
        return
    if tree.tag[i] != "VBN" or tree.child(i, "auxpass") is None:
        return
    rest = next((c for c in tree.children[i] if c > i and _is_reported(tree, cues, i, c)), None)
    if rest is None or tree.right[rest] <= i:
        return
    item = Saying(i, lemma, None, True)
    ranges = [(tree.left[subject], tree.right[subject]), (max(i + 1, tree.left[rest]), tree.right[rest])]
    if ranges[0][1] >= i:
        return
    yield Found(ranges, item, cue_words(tree, item))


def _is_reported(tree: Tree, cues: Cues, verb: int, c: int) -> bool:
    """Whether a complement of a passive is what somebody says, expects or thinks of the subject."""
    lemma = tree.lemma[verb]
    if tree.dep[c] == "xcomp":
        return lemma in cues.expected and is_infinitive(tree, c)
    if tree.dep[c] == "prep" and tree.lower[c] != "as":
        return f"{lemma} {tree.lower[c]}" in cues.judged
    return lemma in cues.known and tree.dep[c] in ("oprd", "prep")
