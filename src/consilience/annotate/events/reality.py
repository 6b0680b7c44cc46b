"""Whether the text tells an act as something that is: not an aim, a condition, a duty, a fear or somebody's denial."""

from __future__ import annotations

from typing import Final

from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_IF: Final = word_set("if unless whether lest until provided")
_DUTY: Final = word_set("should must ought")
_ABLE: Final = word_set("can could ca")
_UNREAL: Final = word_set(
    """
    prevent avoid avert deter fear want wish seek try attempt aim work need consider discuss debate mull doubt deny
    imagine pretend help forget dissuade discourage contemplate risk dare possibility prospect danger chance likelihood
    fear risk potential probability attempt effort bid campaign plan scheme goal purpose ability capability capacity
    right doubt question case event rumour rumor speculation idea concept theory scenario prevention avoidance need
    suspicion film movie book novel game history anniversary law bill act policy way power authority inability means
    preparation chance opportunity option capable able unable enable incapable
    """
)
"""Words under which an act is not told as done."""
_UNREAL_BESIDE: Final = word_set(
    """
    alleged supposed purported reported so-called possible potential hypothetical future imaginary fictional would-be
    imminent feared any
    """
)
_KEPT_FROM: Final = word_set("from without against")
"""Prepositions whose verb is not done: "barred them from leaving"."""
_DOWN: Final = frozenset({"xcomp", "pcomp", "prep", "acl", "ccomp", "dobj", "pobj", "compound", "nsubjpass", "nmod"})
_DEPTH: Final = 7


def is_told_as_done(tree: Tree, at: int) -> bool:
    """Whether nothing above or beside the head of an act takes it back.

    An act under an operator of the vocabulary ("agreed to leave") stands at the operator and is judged there.
    """
    if _is_aim(tree, at) or _is_duty(tree, at) or _is_order(tree, at):
        return False
    if tree.dep[at] == "csubj":
        return False  # "removing the troops takes weeks"
    beside = (tree.lower[c] for c in tree.children[at] if tree.dep[c] in ("amod", "det"))
    if not tree.is_verb(at) and not _UNREAL_BESIDE.isdisjoint(beside):
        return False
    i, is_near = at, True
    for _ in range(_DEPTH):
        if _is_conditional(tree, i):
            return False
        head, dep = tree.head[i], tree.dep[i]
        if head == i:
            return True
        if is_near and dep == "pcomp" and tree.lower[head] in _KEPT_FROM:
            return False
        if is_near and dep in _DOWN and tree.lemma[head] in _UNREAL and not _is_prevented(tree, i, head):
            return False
        if is_near and dep in _DOWN and tree.is_verb(head) and (_is_aim(tree, head) or _is_duty(tree, head)):
            return False
        is_near = is_near and (dep in _DOWN or dep == "conj") and not (tree.is_verb(i) and dep == "conj")
        i = head
    return True


def _is_prevented(tree: Tree, i: int, head: int) -> bool:
    """Whether a word only looks like one that takes back: "helped the rebels attack" is no such case of "help"."""
    return tree.lemma[head] in ("work", "case", "event", "act", "help") and tree.dep[i] not in ("xcomp", "acl", "prep")


def _is_aim(tree: Tree, i: int) -> bool:
    """Whether a verb is an infinitive, or goes on one ("to free them and bring them home")."""
    if is_infinitive(tree, i):
        return tree.lemma[tree.head[i]] != "be" or tree.dep[i] != "xcomp"
    head = tree.head[i]
    is_joined = tree.dep[i] == "conj" and tree.tag[i] == "VB" and tree.is_verb(head)
    return is_joined and not _helpers(tree, i) and is_infinitive(tree, head)


def _is_order(tree: Tree, i: int) -> bool:
    """Whether a verb is an imperative ("leave the country"), alone or after another."""
    if tree.tag[i] != "VB" or tree.dep[i] not in ("ROOT", "conj", "parataxis", "ccomp", "advcl", "dep"):
        return False
    has_subject = tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass") is not None
    is_after = tree.dep[i] == "conj" and tree.tag[tree.head[i]] != "VB"
    return not has_subject and not is_after


def _is_duty(tree: Tree, i: int) -> bool:
    helpers = _helpers(tree, i)
    return not _DUTY.isdisjoint(helpers) or not _ABLE.isdisjoint(helpers)


def _helpers(tree: Tree, i: int) -> set[str]:
    return {tree.lower[c] for c in tree.children[i] if tree.dep[c] == "aux"}


def _is_conditional(tree: Tree, i: int) -> bool:
    """Whether "if" opens the clause of a verb."""
    return tree.is_verb(i) and any(
        tree.lower[c] in _IF and (tree.dep[c] == "mark" or tree.lower[c] == "whether") for c in tree.children[i]
    )
