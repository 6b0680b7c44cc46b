"""Whom something is taken or comes from: "captured two towns from the rebels", "tariffs on imports from Norland"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_TAKES: Final = word_set("seize capture take recapture retake reclaim wrest regain recover win conquer occupy annex")
"""Verbs whose "from" names who loses what is taken."""
GOODS: Final = word_set(
    "import export good product steel oil gas goods car auto vehicle shipment aluminum aluminium wine textile"
)
"""What duties and bans lie on, so that those whose it is bear them: "tariffs on Norlandic steel"."""


def losers(tree: Tree, i: int) -> Iterator[int]:
    """The tokens for those from whom a verb takes something, if it takes."""
    if tree.lemma[i] in _TAKES:
        for j in (i, *(c for c in tree.children[i] if tree.dep[c] in ("dobj", "nsubjpass"))):
            yield from (d for c in tree.children[j] if tree.lower[c] == "from" for d in _nouns(tree, c))


def makers(tree: Tree, i: int) -> Iterator[int]:
    """The tokens for those from whom goods come, if a noun names goods: "imports of steel from Norland"."""
    if tree.lemma[i] in GOODS:
        yield from (d for c in tree.under(i) if tree.lower[c] == "from" for d in _nouns(tree, c))


def _nouns(tree: Tree, i: int) -> Iterator[int]:
    return (c for c in tree.children[i] if tree.dep[c] == "pobj")
