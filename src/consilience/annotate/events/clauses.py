"""Clauses whose subject a parse gives to the word in front: "has sent aid since Keel, then mayor, seized the port".

"Since", "before", "after" and "until" open clauses as well as phrases. Where the noun behind one is followed by a
finite verb that has no subject, or has one that stands in front of the whole, it is the subject of that verb. And in
"a meeting with Keel planned for May" a parse may leave the preposition bare, in "closed down the paper" take a particle
for one.
"""

from __future__ import annotations

from copy import copy
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_OPENERS: Final = word_set("since before after until")
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_PARTICLES: Final = frozenset(
    {("close", "down"), ("shut", "down"), ("shoot", "down"), ("bring", "down"), ("call", "off"), ("round", "up")}
)
"""Verbs and their particles that hardly ever open a phrase of their own."""
_CALLED: Final = word_set("ambassador envoy diplomat consul commissioner attache attaché police army troop soldier")
"""Whom somebody calls in."""
_BELOW: Final = ("conj", "ccomp", "advcl")
"""How a parse hangs such a verb on the one in front."""


def mended(tree: Tree) -> Tree:
    """The parse with such verbs under their own subjects; the same one where it has none."""
    found = [(i, noun, verb) for i in range(tree.n) if tree.lower[i] in _OPENERS for noun, verb in _clauses(tree, i)]
    bare = [(i, noun) for i in range(tree.n - 1) if tree.dep[i] == "prep" and (noun := _behind(tree, i)) is not None]
    split = [
        (i, noun) for i in range(1, tree.n) if tree.dep[i] == "prep" and (noun := _of_particle(tree, i)) is not None
    ]
    if not (found or bare or split):
        return tree
    new = copy(tree)
    new.head, new.dep, new.left, new.right = list(tree.head), list(tree.dep), list(tree.left), list(tree.right)
    new.children = [list(children) for children in tree.children]
    for opener, noun, verb in found:
        above = new.child(verb, "nsubj")
        if above is not None:
            _move(new, above, new.head[verb], "attr")
        _move(new, noun, verb, "nsubj" if new.child(verb, "auxpass") is None else "nsubjpass")
        _move(new, opener, verb, "mark")
        new.dep[verb] = "advcl"
        new.left[verb] = min(new.left[verb], opener)
    for prep, noun in bare:
        verb = tree.head[noun]
        _move(new, noun, prep, "pobj")
        _move(new, verb, noun, "acl")
        new.right[prep] = new.right[noun] = max(tree.right[noun], tree.right[verb])
    for particle, noun in split:
        _move(new, noun, tree.head[particle], "dobj")
        new.dep[particle], new.right[particle] = "prt", particle
    return new


def _of_particle(tree: Tree, i: int) -> int | None:
    """The object of a verb with a particle that the parse takes for a preposition: "closed down the newspaper"."""
    verb = tree.head[i]
    noun = tree.child(i, "pobj")
    if noun is None or verb != i - 1 or tree.child(verb, "dobj") is not None:
        return None
    is_called = (tree.lemma[verb], tree.lower[i]) == ("call", "in") and tree.lemma[noun] in _CALLED
    return noun if is_called or (tree.lemma[verb], tree.lower[i]) in _PARTICLES else None


def _clauses(tree: Tree, i: int) -> list[tuple[int, int]]:
    """The noun and the verb of the clause that a preposition opens; at most one pair."""
    noun = tree.child(i, "pobj") if tree.dep[i] == "prep" else None
    if noun is None or not tree.tag[noun].startswith(("NN", "PRP")):
        return []
    behind = tree.right[noun] + 1
    if behind < tree.n and tree.words[behind] == "," and "," in tree.words[noun:behind]:
        behind += 1
    if behind >= tree.n or tree.first[behind] != tree.first[i] or tree.tag[behind] not in _FINITE:
        return []
    verb = tree.head[behind] if tree.dep[behind] in ("aux", "auxpass") else behind
    if tree.dep[verb] not in _BELOW or not tree.is_verb(verb) or tree.head[verb] >= i:
        return []
    subject = tree.child(verb, "nsubj", "nsubjpass", "csubj")
    is_bare = subject is None and tree.child(verb, "mark", "cc") is None
    is_of_phrase = subject is not None and tree.head[i] == subject and tree.lemma[verb] not in ("be", "have")
    return [(noun, verb)] if is_bare or is_of_phrase else []


def _behind(tree: Tree, i: int) -> int | None:
    """The noun behind a bare preposition that the parse makes the subject of the participle that describes it."""
    if tree.children[i]:
        return None
    noun = i + 1
    while tree.head[noun] > noun and tree.left[tree.head[noun]] == i + 1 and tree.dep[noun] != "nsubj":
        noun = tree.head[noun]
    verb = tree.head[noun]
    is_participle = tree.tag[verb] == "VBN" and tree.child(verb, "aux", "auxpass", "mark") is None and verb > noun
    is_subject = tree.dep[noun] in ("nsubj", "nsubjpass") and tree.left[noun] == i + 1
    return noun if is_subject and is_participle and tree.head[verb] < i else None


def _move(tree: Tree, i: int, head: int, dep: str) -> None:
    """Hangs a token on another head."""
    tree.children[tree.head[i]].remove(i)
    tree.head[i], tree.dep[i] = head, dep
    tree.children[head] = sorted([*tree.children[head], i])
