"""The words that carry an act: its clause, without other clauses, and its parties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from consilience.annotate.events.acts import Act
from consilience.annotate.quotes.tree import Tree

_OTHER: Final = frozenset({"advcl", "ccomp", "relcl", "parataxis", "acl", "csubj", "punct", "mark", "dep", "cc"})
_NAMING: Final = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod"})
"""What stands in front of the noun that a clause is about: "the last two attacks that struck the port"."""
_LONG: Final = 40
"""Tokens of a stretch beyond which only the act and what stands next to it is taken."""

_SHORT: Final = 25
"""Tokens of a clause that is taken as what somebody says, warns or demands."""


def stretch(tree: Tree, act: Act, parties: Iterable[range]) -> tuple[int, int]:
    """The first and the last token of the words that carry an act and its parties, within its sentence."""
    tokens = set(act.tokens) | {act.at}
    for i in act.tokens:
        while i != act.at and tree.head[i] != i:
            i = tree.head[i]
            tokens.add(i)
    core = set(tokens)
    for i in list(tokens):
        core |= _clause(tree, i, tokens)
    subject = tree.child(act.at, "nsubj", "nsubjpass")
    is_about = subject is None or tree.lower[subject] in ("who", "which", "that")
    if is_about and tree.dep[act.at] in ("relcl", "acl") and (noun := tree.head[act.at]) < act.at:
        core |= {noun, *(c for c in tree.children[noun] if c < noun and tree.dep[c] in _NAMING)}
    first, last = tree.first[act.at], tree.last[act.at]
    sides = list(parties)
    for place in sides:
        core.update(place)
    inside = [i for i in core if first <= i <= last and tree.dep[i] != "punct" and tree.words[i].strip()]
    start, end = min(inside, default=act.at), max(inside, default=act.at)
    needed = max([i for i in tokens if i <= last], default=act.at)
    needed = max([needed, *(place[-1] for place in sides if first <= place[-1] <= last)])
    if end - start > _LONG:
        end = next((i - 1 for i in range(needed + 1, end) if tree.dep[i] == "punct"), end)
    return start, end


def _clause(tree: Tree, i: int, tokens: set[int]) -> set[int]:
    """What stands under a token, but for other clauses."""
    dep, children = tree.dep, tree.children
    found = [i]
    for j in found:
        for c in children[j]:
            label = dep[c]
            if c not in tokens and (label in _OTHER or (label == "conj" and tree.is_verb(c))):
                # what somebody says, and "expressed willingness to testify"
                is_own = (label == "ccomp" and j == i) or (label == "acl" and j in tokens)
                if not is_own or c < j or tree.right[c] - tree.left[c] >= _SHORT:
                    continue
            found.append(c)
    return set(found)
