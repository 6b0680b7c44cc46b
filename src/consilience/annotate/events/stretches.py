"""The words that carry an act: its clause, without other clauses, and its parties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from consilience.annotate.events.acts import Act
from consilience.annotate.quotes.tree import Tree

_OTHER: Final = frozenset({"advcl", "ccomp", "relcl", "parataxis", "acl", "csubj", "punct", "mark", "dep", "cc"})
_LONG: Final = 70
"""Tokens of a stretch beyond which only the act and what stands next to it is taken."""


def stretch(tree: Tree, act: Act, parties: Iterable[range]) -> tuple[int, int]:
    """The first and the last token of the words that carry an act and its parties, within its sentence."""
    tokens = set(act.tokens) | {act.at}
    for i in act.tokens:
        while i != act.at and tree.head[i] != i:
            i = tree.head[i]
            tokens.add(i)
            if len(tokens) > _LONG:
                break
    core = set(tokens)
    for i in list(tokens):
        core |= _clause(tree, i, tokens)
    first, last = tree.first[act.at], tree.last[act.at]
    for place in parties:
        core |= {i for i in place if first <= i <= last}
    inside = [i for i in core if first <= i <= last and tree.dep[i] != "punct" and tree.words[i].strip()]
    return min(inside, default=act.at), max(inside, default=act.at)


def _clause(tree: Tree, i: int, tokens: set[int]) -> set[int]:
    """What stands under a token, but for other clauses."""
    found: set[int] = set()
    stack = [i]
    while stack:
        j = stack.pop()
        found.add(j)
        for c in tree.children[j]:
            is_other = tree.dep[c] in _OTHER or (tree.dep[c] == "conj" and tree.is_verb(c))
            if c in tokens or not is_other:
                stack.append(c)
    return found
