"""Whether the text tells an act as something that is: not an aim, a condition, a duty, a fear or somebody's denial.

Nor as what somebody holds against another: "accused of shelling the port" tells an accusation and no shelling.
"""

from __future__ import annotations

from typing import Final

from consilience.annotate.events.acts import OBLIGED
from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.events.opinions import OWN
from consilience.annotate.events.suppositions import (
    is_asked,
    is_conditional,
    is_finding,
    is_foreseen,
    is_guess,
    is_habit,
    is_passed_over,
    is_to_come,
    is_unsaid,
    is_within_plan,
)
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_ABLE: Final = word_set("can could ca")
_UNREAL: Final = word_set(
    """
    prevent avoid avert deter fear want wish seek try attempt aim work need consider discuss debate mull doubt deny
    imagine pretend help forget dissuade discourage contemplate risk dare possibility prospect danger chance likelihood
    fear risk potential probability attempt effort bid campaign plan scheme goal purpose ability capability capacity
    right doubt question case event rumour rumor speculation idea concept theory scenario prevention avoidance need
    suspicion film movie book novel game history anniversary law bill act policy way power authority inability means
    preparation chance opportunity option capable able unable enable incapable
    focus concentrate hope expect expectation dispute refute pray ensure guarantee threaten demand
    """
)
"""Words under which an act is not told as done."""
_UNREAL_BESIDE: Final = word_set(
    """
    alleged supposed purported reported so-called possible potential hypothetical future imaginary fictional would-be
    imminent feared failed foiled thwarted attempted abortive averted aborted botched proposed threatened looming
    suspected
    """
)
_HELD_AGAINST: Final = word_set(
    """
    allege accuse suspect insinuate allegation accusation contention insinuation assertion complaint lawsuit suit
    indictment rumour rumor
    """
)
"""Words under which an act is somebody's word against another's."""
_HEARSAY: Final = word_set("allegedly supposedly purportedly")
_CLAIMS: Final = word_set("claim contend charge")
"""Verbs that hold something against others, but tell of oneself: "claims that it downed the jet"."""
_ASKS_FOR: Final = word_set(
    "call push press appeal plead beg argue wait prepare brace ready plea petition request proposal lobby prospect"
)
"""Words behind whose "for" stands what is not there yet."""
_KEPT_FROM: Final = word_set("from without against")
"""Prepositions whose verb is not done: "barred them from leaving"."""
_DOWN: Final = frozenset({"xcomp", "pcomp", "prep", "acl", "ccomp", "dobj", "pobj", "compound", "nsubjpass", "nmod"})
_DEPTH: Final = 7


def is_told_as_done(tree: Tree, at: int) -> bool:
    """Whether nothing above or beside the head of an act takes it back.

    An act under an operator of the vocabulary ("agreed to leave") stands at the operator and is judged there.
    """
    if _is_aim(tree, at) or _is_duty(tree, at) or _is_order(tree, at) or is_habit(tree, at) or is_asked(tree, at):
        return False
    if is_infinitive(tree, at) or any(tree.lower[c] in _HEARSAY for c in tree.children[at]):
        return False  # "was to be released"
    if tree.dep[at] == "csubj":
        return False  # "removing the troops takes weeks"
    is_any = not tree.is_verb(at) and any(tree.lower[c] == "any" for c in tree.children[at] if tree.dep[c] == "det")
    if is_any or is_unreal_thing(tree, at) or is_foreseen(tree, at):
        return False
    i, is_near = at, True
    for _ in range(_DEPTH):
        if is_conditional(tree, i) or is_to_come(tree, i):
            return False
        head, dep = tree.head[i], tree.dep[i]
        if head == i:
            return not (is_near and is_guess(tree, i))
        is_supposed = is_passed_over(tree, i) or is_unsaid(tree, i) or is_within_plan(tree, i) or is_guess(tree, i)
        if is_near and is_supposed:
            return False
        if is_near and dep in _DOWN and _is_taken_back(tree, i, head):
            return False
        is_other = tree.is_verb(i) and dep == "conj" and tree.tag[i] != tree.tag[head]
        is_told = dep == "acl" and tree.tag[i] == "VBN"  # "demanded the release of those arrested by Norland"
        is_near = is_near and (dep in _DOWN or dep == "conj" or is_finding(tree, i)) and not (is_other or is_told)
        i = head
    return True


def _is_taken_back(tree: Tree, i: int, head: int) -> bool:
    """Whether the word above says that what is under it is not done."""
    dep, lemma = tree.dep[i], tree.lemma[head]
    if dep == "pcomp" and tree.lower[head] in _KEPT_FROM:
        return True
    if dep == "prep" and tree.lower[i] == "for" and lemma in _ASKS_FOR:
        return True
    if lemma in _UNREAL and not _is_prevented(tree, i, head):
        return True
    if tree.is_verb(head) and (_is_aim(tree, head) or _is_duty(tree, head)):
        return True
    return _is_held_against(tree, i, head)


def is_unreal_thing(tree: Tree, i: int) -> bool:
    """Whether a noun is of a thing that is not there, or not yet: "a failed attack", "the proposed treaty"."""
    beside = (tree.lower[c] for c in tree.children[i] if tree.dep[c] == "amod")
    return not tree.is_verb(i) and not _UNREAL_BESIDE.isdisjoint(beside)


def _is_prevented(tree: Tree, i: int, head: int) -> bool:
    """Whether a word only looks like one that takes back: "helped the rebels attack" is no such case of "help"."""
    if tree.dep[i] in ("prep", "ccomp") and i < head and tree.is_verb(head):
        return True  # "in welcoming them he hoped for more"
    return tree.lemma[head] in ("work", "case", "event", "act", "help") and tree.dep[i] not in ("xcomp", "acl", "prep")


def _is_aim(tree: Tree, i: int) -> bool:
    """Whether a verb is an infinitive, or goes on one ("to free them and bring them home")."""
    if is_infinitive(tree, i):
        return tree.lemma[tree.head[i]] != "be" or tree.dep[i] != "xcomp"
    head = tree.head[i]
    is_joined = tree.dep[i] == "conj" and tree.tag[i] == "VB" and tree.is_verb(head)
    return is_joined and not tree.helpers(i) and is_infinitive(tree, head)


def _is_order(tree: Tree, i: int) -> bool:
    """Whether a verb is an imperative ("leave the country"), alone or after another."""
    if tree.tag[i] != "VB" or tree.dep[i] not in ("ROOT", "conj", "parataxis", "ccomp", "advcl", "dep"):
        return False
    has_subject = tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass") is not None
    is_after = tree.dep[i] == "conj" and tree.tag[tree.head[i]] != "VB"
    return not has_subject and not is_after


def _is_duty(tree: Tree, i: int) -> bool:
    helpers = tree.helpers(i)
    return not OBLIGED.isdisjoint(helpers) or not _ABLE.isdisjoint(helpers)


def _is_held_against(tree: Tree, i: int, head: int) -> bool:
    """Whether a word stands under one that accuses: "alleges that they shelled", "suspected of bombing"."""
    if tree.dep[i] in ("dobj", "nsubjpass", "compound", "nmod") or (tree.dep[i] == "prep" and tree.lower[i] != "of"):
        return False  # "the bombing suspect", "an indictment in the attack"
    if tree.lemma[head] in _HELD_AGAINST:
        return True
    if tree.lemma[head] not in _CLAIMS or tree.dep[i] != "ccomp":
        return False
    subject = tree.child(i, "nsubj", "nsubjpass")
    speaker = tree.child(head, "nsubj")
    is_own = subject is None or tree.lower[subject] in OWN
    return not is_own and (speaker is None or tree.lemma[speaker] != tree.lemma[subject or 0])
