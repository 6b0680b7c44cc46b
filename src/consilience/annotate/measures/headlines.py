"""Verbs that the parser takes for parts of a name, as in headlines In Title Case, given back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from consilience.annotate.quotes.tree import Tree

_NOMINAL: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_LONGEST: Final = 25
"""Words of a headline."""


def restore(tree: Tree, verbs: Collection[str]) -> None:
    """Make verbs again of the words that a headline's capitals made names ("Norland Expels Three Diplomats"), and nouns
    of those that stand as nouns.

    Changes the tree. Only words that `verbs` holds are looked at, in sentences whose words all begin with a capital;
    and the main verbs that were hung under their objects.
    """
    for i in range(tree.n):
        if tree.tag[i] == "VBZ" and tree.dep[i] in _NOMINAL:
            tree.tag[i] = "NNS"  # "the travel bans on them took effect"
            if i and tree.tag[i - 1] == "NN" and tree.head[i - 1] == i:
                tree.dep[i - 1] = "compound"
            continue
        if tree.tag[i] in ("VBD", "VBN") and tree.dep[i] == "amod" and _is_main_verb(tree, i):
            _lift(tree, i, tree.head[i], False)
            continue
        if tree.tag[i] == "VBD" and i == tree.first[i] + 1 and tree.child(i, "nsubj", "nsubjpass", "expl") is None:
            if tree.tag[i - 1] == "NNP" and tree.dep[i - 1] == "npadvmod" and tree.head[i - 1] == i:
                tree.dep[i - 1] = "nsubj"  # "Norland extended recognition to Keel"
            continue
        if not (tree.tag[i] in ("NNP", "NNPS", "VB") and tree.words[i][:1].isupper()) or i == tree.first[i]:
            continue
        stem = _stem(tree.lower[i], verbs)
        if stem is None or not _is_title(tree, i):
            continue
        is_to = tree.lower[i - 1] == "to"
        if tree.dep[i] == "compound" and tree.head[i] > i:
            _lift(tree, i, tree.head[i], is_to)
        elif tree.child(i, "nsubj", "dobj") is None or tree.tag[i] == "VB":
            continue
        tree.tag[i] = "VB" if is_to else "VBZ"
        tree.lemma[i] = stem


def _is_main_verb(tree: Tree, i: int) -> bool:
    """Whether the past tense of a verb was hung under its own object, between the name that acts and the object that
    heads the sentence: "Norland on Monday deposited notice of its exit"."""
    noun = tree.head[i]
    names = [c for c in tree.children[noun] if c < i and tree.tag[c].startswith("NN")]
    return (
        i < noun
        and tree.head[noun] == noun
        and tree.tag[noun].startswith("NN")
        and len(names) == 1
        and tree.tag[names[0]].startswith("NNP")
        and tree.dep[names[0]] in ("nmod", "compound", "nsubj", "dep")
        and tree.children[noun][0] == names[0]
        and (tree.tag[i] == "VBD" or any(tree.dep[c] == "prep" for c in tree.children[names[0]]))
    )


def _stem(form: str, verbs: Collection[str]) -> str | None:
    """The verb of which a word is the third person, or behind "to" the verb itself."""
    for stem in (form.removesuffix("s"), form.removesuffix("es"), form):
        if stem in verbs and (stem != form or not form.endswith("s")):
            return stem
    return None


def _is_title(tree: Tree, i: int) -> bool:
    """Whether the words of a sentence begin with capitals, but for the short ones, and it is as short as a headline."""
    words = [tree.words[j] for j in range(tree.first[i], tree.last[i] + 1) if tree.words[j][:1].isalpha()]
    long_words = [word for word in words if len(word) > 3]
    return 2 < len(words) <= _LONGEST and all(word[0].isupper() for word in long_words)


def _lift(tree: Tree, i: int, noun: int, is_to: bool) -> None:
    """Put a word that stands inside a noun phrase above it: what is before it acts, the noun is acted on."""
    above = tree.head[noun]
    before = [c for c in tree.children[noun] if c < i and tree.tag[c].startswith("NN")]
    if is_to:
        first = tree.first[i]
        before = [j for j in range(first, i - 1) if tree.tag[j].startswith("NN") and tree.head[j] in (j, i - 1)]
        tree.head[i - 1], tree.dep[i - 1] = i, "aux"
        tree.children[i].append(i - 1)
        if above == i - 1:
            above = noun
    tree.children[noun] = [c for c in tree.children[noun] if c != i and c not in before]
    if above != noun:
        tree.children[above] = [i if c == noun else c for c in tree.children[above]]
    tree.head[i], tree.dep[i] = (above, tree.dep[noun]) if above != noun else (i, "ROOT")
    tree.head[noun], tree.dep[noun] = i, "dobj"
    for c in before[-1:]:
        tree.head[c], tree.dep[c] = i, "nsubj"
        tree.children[i].insert(0, c)
    tree.left[noun] = min([noun, *(tree.left[c] for c in tree.children[noun])])
    tree.children[i].append(noun)
