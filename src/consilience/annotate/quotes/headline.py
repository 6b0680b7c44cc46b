"""Headlines and transcripts that attribute with a colon: "Perrin: bridge shut", "Bridge shut: Perrin"."""

from __future__ import annotations

from typing import Final

from consilience.annotate.quotes.attribution import Attribution
from consilience.annotate.quotes.places import Places
from consilience.annotate.quotes.tree import Tree
from consilience.text.countries import country_of, country_of_seat

_LONGEST: Final = 4
"""Words of a name in front of the colon."""
_LEAST: Final = 3
"""Words behind the colon."""
_LABEL_WORDS: Final = """
    update updated watch video photos photo related read more exclusive breaking live opinion analysis report source
    note image caption story comments correction listen
"""
_LABELS: Final = frozenset(_LABEL_WORDS.split())
_OWN: Final = frozenset({"we", "We", "our", "Our", "us"})
_Shape = tuple[int, tuple[int, int], tuple[int, int]]
"""The colon, the tokens of the name, the tokens of what is said; both ends included."""


def labelled_speech(tree: Tree, is_marked: list[bool], rows: list[Attribution]) -> list[Attribution]:
    """All rows with those of paragraphs of the shape "Name: words" or "Words: Name" (without a full stop), whose name
    the text has elsewhere without a colon, or again with one. What is reported inside such words is part of them."""
    spoken = Places(rows, lambda row: (row.start, row.end))
    found: list[Attribution] = []
    inside: set[Attribution] = set()
    for first, last in _paragraphs(tree):
        shape = _named_first(tree, first, last) or _named_last(tree, first, last)
        if shape is None:
            continue
        colon, name, words = shape
        if is_marked[words[0]] or any(tree.lower[i] in _LABELS for i in range(name[0], name[1] + 1)):
            continue
        content = tree.chars(*words)
        shared = spoken.sharing(*content)
        if all(row.kind == "indirect" and content[0] <= row.start and row.end <= content[1] for row in shared):
            inside.update(row for row in shared if (row.start, row.end) != content)
            if any((row.start, row.end) == content for row in shared):
                continue
            found.append(
                Attribution("indirect", (content,), None, tree.chars(colon, colon), tree.chars(*name), name[1])
            )
    return [row for row in rows if row not in inside] + found


def _named_first(tree: Tree, first: int, last: int) -> _Shape | None:
    """ "Perrin: bridge will not open"."""
    colon = next((i for i in range(first, min(first + _LONGEST + 1, last)) if tree.words[i] == ":"), None)
    if colon is None or colon == first or last - colon < _LEAST or not _is_name(tree, first, colon - 1):
        return None
    if _is_place_line(tree, first, colon, last):
        return None
    return colon, (first, colon - 1), (colon + 1, last)


def _is_place_line(tree: Tree, first: int, colon: int, last: int) -> bool:
    """Whether a country is where something happens, and no speaker: "Norland: consulate in Keel shuts". It speaks where
    the words take a stand: with a "not", a modal or "we"."""
    name = tree.text[tree.start[first] : tree.end[colon - 1]]
    if country_of(name) is None or country_of_seat(name) is not None:
        return False
    said = range(colon + 1, last + 1)
    return not any(tree.dep[i] == "neg" or tree.tag[i] == "MD" or tree.words[i] in _OWN for i in said)


def _named_last(tree: Tree, first: int, last: int) -> _Shape | None:
    """ "Bridge will not open: Perrin"."""
    colon = next(
        (i for i in range(last - 1, max(first + _LEAST - 1, last - _LONGEST - 1), -1) if tree.words[i] == ":"), None
    )
    if colon is None or not _is_name(tree, colon + 1, last) or not any(map(tree.is_verb, range(first, colon))):
        return None
    return colon, (colon + 1, last), (first, colon - 1)


def _is_name(tree: Tree, first: int, last: int) -> bool:
    """Whether all words begin with a capital and the text has the last one elsewhere too."""
    is_counted = tree.tag[last].startswith("NNP")
    is_known = tree.names.get(tree.lower[last], 0) > is_counted
    return is_known and all(tree.words[i][0].isupper() for i in range(first, last + 1))


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
