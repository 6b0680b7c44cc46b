"""Direct speech that lost its marks: a reported clause in the first person or behind a dash, and what goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.quotes.attribution import Attribution, Saying
from consilience.annotate.quotes.tree import Tree

_FIRST: Final = frozenset({"i", "we"})
_DASHES: Final = ("–", "—", "―", "-", "--")
_LEAST: Final = 3
"""Words of a clause below which nothing is said of its marks."""


def unmarked_speech(
    tree: Tree, reported: Sequence[Attribution], is_marked: Sequence[bool], sayings: dict[int, Saying]
) -> Iterator[Attribution]:
    """Reported clauses that are direct speech without marks, each in place of the clause, and what goes on with it.

    "I" and "we" speak for the narrator unless someone else is said to say them. So the saying must name another
    speaker and stand behind the clause, inside it or in front of a colon ("we are ready, said Lee"; "Lee said: we are
    ready"): there the words keep the speaker's own person. "Lee said we are ready" may be the reporter's "we". A dash
    that opens the paragraph is a mark of its own ("– The bridge is shut, said Lee").
    """
    for row in reported:
        tokens = [i for part in row.parts for i in _inside(tree, part)]
        if not tokens or any(is_marked[i] for i in tokens):
            continue
        if (_is_in_first_person(tree, tokens) or _is_dashed(tree, tokens[0])) and _keeps_person(tree, row, tokens):
            row = replace(row, kind="direct")
            yield row
            yield from _continued(tree, row, tokens[-1], is_marked, sayings)


def _inside(tree: Tree, part: tuple[int, int]) -> list[int]:
    return list(range(bisect_left(tree.start, part[0]), bisect_left(tree.start, part[1])))


def _is_in_first_person(tree: Tree, tokens: Sequence[int]) -> bool:
    words = [i for i in tokens if tree.words[i][0].isalnum()]
    return len(words) >= _LEAST and any(tree.lower[i] in _FIRST and tree.dep[i] == "nsubj" for i in words)


def _is_dashed(tree: Tree, first: int) -> bool:
    """Whether a dash opens the paragraph in front of a word: a mark of speech where dashes are used for it."""
    is_dash = first > 0 and tree.words[first - 1] in _DASHES
    return is_dash and (first == 1 or "\n" in tree.words[first - 2])


def _keeps_person(tree: Tree, row: Attribution, tokens: Sequence[int]) -> bool:
    if row.head is None or row.cue is None or row.resolution is not None or tree.lower[row.head] in _FIRST:
        return False
    between = tree.text[row.cue[1] : tree.start[tokens[0]]]
    return row.cue[0] > tree.start[tokens[0]] or between.rstrip().endswith(":")


def _continued(
    tree: Tree, row: Attribution, last: int, is_marked: Sequence[bool], sayings: dict[int, Saying]
) -> Iterator[Attribution]:
    """The sentences behind in the same paragraph that stay in the first person and have nobody else speak."""
    first = max(tree.last[last], tree.last[row.verb] if row.verb is not None else 0) + 1
    while first < tree.n and "\n" not in tree.words[first - 1]:
        end = tree.last[first]
        tokens = range(first, end + 1)
        if any(is_marked[i] or i in sayings for i in tokens) or not _is_in_first_person(tree, tokens):
            return
        while end > first and tree.words[end].isspace():
            end -= 1
        parts = (tree.chars(first, end),)
        yield Attribution("direct", parts, row.verb, None, None, row.head, "continued")
        first = tree.last[first] + 1
