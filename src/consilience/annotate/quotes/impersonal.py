"""Attributions in the passive: "the bridge is expected to open", "is seen as a reformer", "was rejected by X"."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.annotate.quotes.attribution import Found, Saying
from consilience.annotate.quotes.cues import Cues
from consilience.annotate.quotes.sayings import cue_words, is_infinitive
from consilience.annotate.quotes.tree import Tree


def impersonals(tree: Tree, cues: Cues, i: int) -> Iterator[Found]:
    """What a passive reports of its subject: the subject with what is expected, said or thought of it.

    With "by X", X is the speaker; then a passive of any verb whose object is a content counts ("was rejected by X").
    Of "was asked about …" and "Asked about …, X said" the question alone is reported.
    """
    lemma = tree.lemma[i]
    subject = tree.child(i, "nsubjpass")
    if lemma == "ask" and tree.tag[i] == "VBN" and tree.dep[i] == "advcl" and subject is None:
        about = next((c for c in tree.children[i] if tree.dep[c] == "prep" and tree.lower[c] == "about"), None)
        if about is not None:
            yield Found([(about, tree.right[about])], Saying(i, lemma, None, True), tree.chars(i, i))
        return
    if subject is None or subject > i or tree.tag[i] != "VBN" or tree.right[subject] >= i:
        return
    by = tree.child(i, "agent")
    speaker = tree.child(by, "pobj") if by is not None else None
    item = Saying(i, lemma, speaker, True)
    rest = next((c for c in tree.children[i] if c > i and _is_reported(tree, cues, i, c)), None)
    whom = (tree.left[subject], tree.right[subject])
    if rest is not None and tree.right[rest] > i and tree.child(i, "auxpass") is not None:
        behind = (max(i + 1, tree.left[rest]), tree.right[rest])
        yield Found([behind] if lemma == "ask" else [whom, behind], item, cue_words(tree, item))
    elif speaker is not None and lemma in cues.object:
        yield Found([whom], item, cue_words(tree, item))


def _is_reported(tree: Tree, cues: Cues, verb: int, c: int) -> bool:
    """Whether a complement of a passive is what somebody says, expects or thinks of the subject."""
    lemma = tree.lemma[verb]
    if tree.dep[c] == "xcomp":
        return lemma in cues.expected and is_infinitive(tree, c)
    if tree.dep[c] == "prep" and tree.lower[c] != "as":
        return f"{lemma} {tree.lower[c]}" in cues.judged
    return lemma in cues.known and tree.dep[c] in ("oprd", "prep")
