"""Free indirect speech: a sentence without a word of saying that goes on with what the sentence before reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.annotate.quotes.attribution import Attribution
from consilience.annotate.quotes.tree import Tree

_BACKSHIFTED: Final = frozenset({"would", "could", "should", "might", "'d", "’d"})
_NARRATING: Final = frozenset(
    {"meanwhile", "earlier", "later", "yesterday", "previously", "separately", "however", "but"}
)
_LEAST: Final = 6
"""Words of a sentence below which it is left alone."""


def free_speech(tree: Tree, rows: Sequence[Attribution], is_marked: Sequence[bool]) -> list[Attribution]:
    """Sentences that carry a report over, with the speaker of the report (`continued`).

    A sentence does so if it follows a reported sentence in the same paragraph, speaks of no one's saying itself, and
    its main verb stands in the shifted mood of reports ("the office would also have to close", "the alliance could now
    turn to …"), or, behind such a sentence, in the pluperfect. Everything else is the narrator's.
    """
    by_sentence: dict[int, list[Attribution]] = {}
    for row in rows:
        if row.verb is not None:
            by_sentence.setdefault(tree.first[row.verb], []).append(row)
    found: list[Attribution] = []
    speaker: Attribution | None = None
    for first, last in _sentences(tree):
        said = by_sentence.get(first, [])
        if said:
            speaker = said[-1] if _reports(tree, said[-1], first) else None
        elif speaker is not None and _continues(tree, first, last, is_marked, speaker):
            end = last
            while end > first and not tree.words[end][0].isalnum():
                end -= 1
            speaker = Attribution(
                "indirect", (tree.chars(first, end),), speaker.verb, None, None, speaker.head, "continued"
            )
            found.append(speaker)
        else:
            speaker = None
        if "\n" in tree.words[last]:
            speaker = None
    return found


def _sentences(tree: Tree) -> Iterator[tuple[int, int]]:
    i = 0
    while i < tree.n:
        yield i, tree.last[i]
        i = tree.last[i] + 1


def _reports(tree: Tree, row: Attribution, first: int) -> bool:
    """Whether a row is a past report by someone, at the level of its sentence."""
    if row.head is None or row.verb is None or row.resolution == "continued":
        return False
    i = row.verb
    while tree.head[i] != i and tree.dep[i] in ("conj", "xcomp", "ccomp"):
        i = tree.head[i]
    return tree.head[i] == i and tree.tag[row.verb] in ("VBD", "VBN") and tree.first[i] == first


def _continues(tree: Tree, first: int, last: int, is_marked: Sequence[bool], speaker: Attribution) -> bool:
    words = [i for i in range(first, last + 1) if tree.words[i][0].isalnum()]
    if len(words) < _LEAST or any(is_marked[i] for i in words) or tree.words[last] == "?":
        return False
    if tree.lower[words[0]] in _NARRATING:
        return False
    root = next((i for i in range(first, last + 1) if tree.head[i] == i and tree.is_verb(i)), None)
    if root is None:
        return False
    auxiliaries = {tree.lower[c] for c in tree.children[root] if tree.dep[c] in ("aux", "auxpass")}
    is_pluperfect = speaker.resolution == "continued" and "had" in auxiliaries
    return bool(auxiliaries & _BACKSHIFTED) or is_pluperfect
