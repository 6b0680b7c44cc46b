"""What is still to come: headlines that announce, and who may say of whom what will be.

An act that somebody will do is announced by those who can know it: the narrator, or somebody of the same side. What
others hope, expect or predict of somebody announces nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from consilience.annotate.events.acts import POSITIVE, Act
from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.events.suppositions import is_guess, is_open_question
from consilience.annotate.events.vocabulary import vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_GUESSES: Final = word_set(
    """
    predict forecast believe think expect hope imagine feel fear argue suspect estimate guess reckon bet anticipate
    doubt speculate wonder prediction expectation belief assumption speculation confident likely unlikely optimistic
    sure certain worry worried afraid assume suggest
    """
)
"""Words under which what will be is only somebody's view."""
_OUTSIDERS: Final = word_set(
    "analyst expert critic observer commentator opponent supporter pundit scholar professor poll"
)
_WILL: Final = word_set("will would shall 'll wo 'd can ca cannot could")
_UNDONE: Final = frozenset({"REJECT", "THREATEN", "ACCUSE", "REQUEST"})
"""Events that are words: one that was not said is none."""
_IS: Final = frozenset({"is", "are", "'s", "'re", "am"})
_DUE: Final = word_set("due set scheduled planned slated")
_TO_BE_HELD: Final = word_set("will shall 'll")
_HELD: Final = word_set("hold take begin start open resume happen follow convene")
"""Verbs of what a thing that is done does: "the talks will begin"."""
_DEPTH: Final = 4


def with_prospect(tree: Tree, act: Act) -> Act:
    """The act, announced where an infinitive says so: "Norland to expel two envoys", "the ministers are to meet".

    Also a noun of which its verb says so: "the talks are due to begin". What "was to" be done may never have been.
    """
    i = act.at
    if act.status != "occurred":
        return act
    beside = _dues(tree, act)
    if is_infinitive(tree, i):
        has_subject = tree.child(i, "nsubj", "nsubjpass") is not None
        is_bare = tree.dep[i] == "ROOT" and has_subject
        is_due = tree.dep[i] == "xcomp" and tree.lower[tree.head[i]] in _IS
        is_due = is_due and tree.child(tree.head[i], "acomp", "attr") is None  # "it is wrong to attack them"
        beside = (tree.head[i],) if is_bare or is_due else ()  # the day stands beside "are"
    if not beside:
        return act
    act = replace(act, tokens=tuple(sorted({*act.tokens, *beside})))
    operator = vocabulary().operators["future"]
    if act.code.event in POSITIVE and operator.reads(act.code.event):
        return replace(act, code=operator.applied(act.code), rule=f"to < {act.rule}", status="announced")
    return replace(act, status="announced")


def _dues(tree: Tree, act: Act) -> tuple[int, ...]:
    """The words that say that what a noun names is to come: "is due to begin", "is set for May", "will be held"."""
    thing = next((t for t in act.tokens if tree.dep[t] in ("nsubj", "nsubjpass") and not tree.is_verb(t)), act.at)
    verb = tree.head[thing]
    if thing == verb or tree.dep[thing] not in ("nsubj", "nsubjpass") or not tree.is_verb(verb):
        return ()
    due = tree.child(verb, "acomp") if tree.lemma[verb] == "be" else verb
    if due is not None and tree.lower[due] in _DUE and (due != verb or tree.child(verb, "auxpass") is not None):
        later = tree.child(due, "xcomp")
        return (verb, due) if later is None else (verb, due, later)
    is_will = not _TO_BE_HELD.isdisjoint(tree.helpers(verb)) and tree.lemma[verb] in _HELD
    return (verb,) if is_will and "have" not in tree.helpers(verb) else ()


def is_told(tree: Tree, act: Act) -> bool:
    """Whether an act that is to come is announced by the text, and one that is denied would have been an act."""
    if act.status == "denied":
        return act.code.event not in _UNDONE
    if act.rule.startswith("not < ") and act.code.event == "REJECT" and act.code.mode != "meet":
        return _is_willed(tree, act.at)
    if act.status != "announced":
        return True
    return not (_is_guessed(tree, act.at) or is_guess(tree, act.at) or is_open_question(tree, act.at))


def _is_willed(tree: Tree, i: int) -> bool:
    """Whether somebody will not or cannot: who has not done a thing has not refused it."""
    return not _WILL.isdisjoint(tree.helpers(i)) or not tree.is_verb(i)


def _is_guessed(tree: Tree, i: int) -> bool:
    """Whether the clause of a verb stands under a word for what somebody hopes, expects or thinks."""
    for _ in range(_DEPTH):
        head, dep = tree.head[i], tree.dep[i]
        if head == i or dep not in ("ccomp", "acl", "conj", "xcomp", "advcl"):
            return False
        if dep == "ccomp" or dep == "acl":
            attribute = tree.child(head, "attr", "acomp")
            if tree.lemma[head] in _GUESSES or (attribute is not None and tree.lemma[attribute] in _GUESSES):
                return True
            speaker = tree.child(head, "nsubj")
            return speaker is not None and tree.lemma[speaker] in _OUTSIDERS
        i = head
    return False
