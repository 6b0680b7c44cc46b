"""Attributions whose cue is a noun or an adjective: "X's claim that …", "raised doubts about …", "is sure that …"."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from typing import Final

from consilience.annotate.quotes.attribution import Found, Saying
from consilience.annotate.quotes.sayings import SUBJECTS, after_that, cue_words, is_infinitive, subject_of
from consilience.annotate.quotes.tree import Stretch, Tree

_COPULAS: Final = frozenset({"be", "seem", "feel", "remain", "become", "appear", "sound", "stay", "get", "grow"})
_LIGHT_VERBS: Final = """
    make issue give express have hold release publish voice deliver file send offer take raise show draw lodge pose
    repeat reiterate share signal register announce outline renew play_down downplay dismiss reject deny echo
"""
_LIGHT: Final = frozenset(_LIGHT_VERBS.split())
_SPEAKING: Final = frozenset({"by", "from", "of", "among"})
_ABOUT: Final = frozenset({"about", "on", "for", "of", "to", "against", "with", "toward", "towards", "over"})
_MONTHS: Final = frozenset(month.lower() for month in calendar.month_name[1:])
_ACTS: Final = frozenset({"decision", "plan", "order", "offer"})
"""Nouns whose infinitive is what somebody does, not what somebody says."""

_NOBODY: Final = frozenset({"it", "there", "that", "this", "which"})


def adjectivals(tree: Tree, i: int) -> Iterator[Found]:
    """What someone is sure, afraid or proud of: the clause, the infinitive or the phrase behind the adjective."""
    head = tree.head[i]
    subject: int | None
    if tree.tag[i] == "VBN" and (passive := tree.child(i, "nsubjpass")) is not None:
        subject, is_own, head = passive, True, next((c for c in tree.children[i] if tree.dep[c] == "auxpass"), i)
    elif tree.dep[i] in ("acomp", "oprd") and tree.lemma[head] in _COPULAS:
        subject, is_own = subject_of(tree, head)
    else:
        return
    if subject is None or tree.lower[subject] in _NOBODY:
        return
    for c in tree.children[i]:
        if c > i and tree.dep[c] in ("ccomp", "xcomp", "prep") and tree.right[c] > tree.left[c]:
            item = Saying(i, tree.lemma[i], subject, is_own)
            cue = tree.chars(head, i) if head < i else tree.chars(i, i)
            yield Found([(after_that(tree, tree.left[c], c), tree.right[c])], item, cue)
            return


def nominals(tree: Tree, i: int) -> Iterator[Found]:
    """What the noun of saying or belief `i` reports.

    A clause with "that" needs no speaker; an infinitive and the object of a preposition need one: in front of the
    noun ("X's decision to …"), behind it ("a call by X for …"), or as the subject of a verb that only carries the
    noun ("raised doubts about …"). "X's hope is that …" counts too.
    """
    speaker, verb = tree.child(i, "poss"), None
    head = tree.head[i]
    if speaker is not None and tree.dep[i] in SUBJECTS and tree.lemma[head] == "be":
        clause = tree.child(head, "ccomp")
        if clause is not None and clause > head:
            first = after_that(tree, tree.left[clause], clause)
            yield Found([(first, tree.right[clause])], Saying(i, tree.lemma[i], speaker, True), tree.chars(i, head))
            return
    behind = [c for c in tree.children[i] if c > i]
    clause = next((c for c in behind if tree.dep[c] in ("acl", "ccomp", "relcl")), None)
    has_that = clause is not None and any(
        tree.lower[c] == "that" and tree.dep[c] == "mark" for c in tree.children[clause]
    )
    infinitive = next((c for c in behind if tree.dep[c] in ("acl", "xcomp") and is_infinitive(tree, c)), None)
    by = None
    if speaker is None:
        wanted = _SPEAKING if has_that else _SPEAKING - {"of", "among"}
        ends = clause if has_that and clause is not None else tree.right[i] + 1
        by = next((c for c in behind if tree.dep[c] == "prep" and c < ends and tree.lower[c] in wanted), None)
        speaker = tree.child(by, "pobj") if by is not None else None
    if speaker is None and tree.dep[i] == "dobj" and tree.lemma[head] in _LIGHT:
        speaker, verb = subject_of(tree, head)[0], head
    item = Saying(i, tree.lemma[i], speaker, True)
    cue = _cue(tree, i, verb)
    if has_that and clause is not None:
        yield Found([(after_that(tree, tree.left[clause], clause), tree.right[clause])], item, cue)
    elif speaker is not None and infinitive is not None and tree.lemma[i] not in _ACTS:
        yield Found([(tree.left[infinitive], tree.right[infinitive])], item, cue)
    elif speaker is not None and infinitive is None:
        about = next((c for c in behind if tree.dep[c] == "prep" and c != by and tree.lower[c] in _ABOUT), None)
        target = tree.child(about, "pobj", "pcomp") if about is not None else None
        is_dated = target is not None and (tree.tag[target] == "CD" or tree.lemma[target] in _MONTHS)
        if about is not None and target is not None and target > about and not is_dated:
            yield Found([(tree.left[target], tree.right[target])], item, (cue[0], tree.end[about]))


def _cue(tree: Tree, i: int, verb: int | None) -> Stretch:
    if verb is None or verb > i:
        return tree.chars(i, i)
    return cue_words(tree, Saying(verb, tree.lemma[verb], None, True))[0], tree.end[i]
