"""What somebody warns of: whether it is theirs to do, so that it is a threat, or only to be feared."""

from __future__ import annotations

from typing import Final

from consilience.annotate.events.opinions import OWN
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_WILL: Final = word_set("will would shall 'll")
_ANYBODY: Final = word_set("those anyone whoever everyone")
_ANY: Final = word_set("any every each")
_PAYMENTS: Final = frozenset(
    {("pay", "price"), ("face", "consequence"), ("suffer", "consequence"), ("bear", "consequence")}
)
"""What those have to do who are made to pay for what they did."""


def is_of_doing(tree: Tree, i: int) -> bool:
    """Whether what somebody warns of is theirs to do, or hangs on others: "warned that if the fees stay"."""
    clause = tree.child(i, "ccomp", "xcomp")
    if clause is None:
        return False
    subject = tree.child(clause, "nsubj")
    is_will = bool(tree.helpers(clause) & _WILL)
    if tree.lemma[i] == "threaten" or (subject is not None and tree.lower[subject] in OWN and is_will):
        return True  # "warned that it would respond"
    if is_will and subject is not None and (_is_whoever(tree, subject) or _is_payment(tree, clause)):
        return True  # "warned that any state that follows will get the same answer"
    return any(tree.lower[j] in ("if", "unless", "until") for j in tree.under(clause))


def feared(tree: Tree, i: int) -> int | None:
    """The subject of what a verb only warns of: "warned that rebels could return"."""
    clause = tree.child(i, "ccomp")
    if tree.lemma[i] != "warn" or clause is None or is_of_doing(tree, i):
        return None
    return tree.child(clause, "nsubj", "nsubjpass")


def _is_whoever(tree: Tree, i: int) -> bool:
    """Whether a noun stands for all who do something: "any country that follows", "those who help them"."""
    is_any = tree.lower[i] in _ANYBODY or any(tree.lower[c] in _ANY for c in tree.children[i])
    return is_any and tree.child(i, "relcl", "acl") is not None


def _is_payment(tree: Tree, clause: int) -> bool:
    """Whether a clause says that somebody will be made to pay."""
    what = tree.child(clause, "dobj")
    return what is not None and (tree.lemma[clause], tree.lemma[what]) in _PAYMENTS
