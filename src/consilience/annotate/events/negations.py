"""The words that deny a verb."""

from __future__ import annotations

from typing import Final

from consilience.annotate.quotes.tree import Tree

_NOT_ONLY: Final = frozenset({"only", "just", "merely", "simply"})


def negations(tree: Tree, i: int) -> list[int]:
    """The words that deny a verb: "not", "never", "made no concession", "neither willing nor able"; no "not only"."""
    found = []
    for c in tree.children[i]:
        if tree.lower[c] == "not" and c + 1 < tree.n and tree.lower[c + 1] in _NOT_ONLY:
            continue
        if tree.dep[c] == "neg" or tree.lemma[c] == "not" or tree.lower[c] in ("never", "neither", "nor"):
            found.append(c)
        elif tree.dep[c] in ("dobj", "attr", "acomp", "nsubj", "nsubjpass") or tree.lower[c] == "longer":
            found += [d for d in tree.children[c] if tree.lower[d] in ("no", "neither")]
        elif tree.dep[c] in ("aux", "auxpass"):
            found += [d for d in tree.children[c] if tree.dep[d] == "neg"]  # "never felt deceived"
    return found
