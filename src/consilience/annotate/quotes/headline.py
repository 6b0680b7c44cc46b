"""Headlines and transcripts that attribute with a colon: "Perrin: bridge will not open", "PERRIN: We waited."."""

from __future__ import annotations

from typing import Final

from consilience.annotate.quotes.attribution import Attribution
from consilience.annotate.quotes.places import Places
from consilience.annotate.quotes.tree import Tree

_LONGEST: Final = 4
"""Words of a name in front of the colon."""
_LEAST: Final = 3
"""Words behind the colon."""
_LABEL_WORDS: Final = """
    update updated watch video photos photo related read more exclusive breaking live opinion analysis report source
    note image caption story comments correction listen
"""
_LABELS: Final = frozenset(_LABEL_WORDS.split())


def labelled_speech(tree: Tree, is_marked: list[bool], taken: list[Attribution]) -> list[Attribution]:
    """Paragraphs of the shape "Name: words" whose name the text has elsewhere without a colon, or again with one."""
    found = []
    spoken = Places(taken, lambda row: (row.start, row.end))
    for first, last in _paragraphs(tree):
        colon = next((i for i in range(first, min(first + _LONGEST + 1, last)) if tree.words[i] == ":"), None)
        if colon is None or colon == first or last - colon < _LEAST or is_marked[colon + 1]:
            continue
        name = range(first, colon)
        is_name = all(tree.words[i][0].isupper() for i in name)
        if not is_name or any(tree.lower[i] in _LABELS for i in name) or not _is_known(tree, colon - 1):
            continue
        content = tree.chars(colon + 1, last)
        if spoken.sharing(*content):
            continue
        found.append(
            Attribution("indirect", (content,), None, tree.chars(colon, colon), tree.chars(first, colon - 1), colon - 1)
        )
    return found


def _paragraphs(tree: Tree) -> list[tuple[int, int]]:
    rows, first = [], 0
    for i in range(tree.n):
        if "\n" in tree.words[i]:
            if i > first:
                rows.append((first, i - 1))
            first = i + 1
    if first < tree.n:
        rows.append((first, tree.n - 1))
    return rows


def _is_known(tree: Tree, i: int) -> bool:
    is_counted = tree.tag[i].startswith("NNP")
    return tree.names.get(tree.lower[i], 0) > is_counted
