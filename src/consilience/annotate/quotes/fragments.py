"""Marked words inside a reported clause: a quotation of their own, or a few words of the clause.

“Short marked words” come in two sorts. Words that *predicate* are what somebody said of a thing and stand as a
quotation: “said that the plan is “worthless””, “described it as a “bloc””, “cut “unilaterally””. Words that *refer*
(“driven into a “small herd” of goats”, “due to “technical trouble””) only show that the reporter kept a word; they
stay what they are, words of the reported clause, which has its own row. A clause, a predicate with its verb and
anything long is a quotation wherever it stands, and so is everything that no reported clause holds.
"""

from __future__ import annotations

from typing import Final

from consilience.annotate.quotes.attribution import Attribution
from consilience.annotate.quotes.places import Places
from consilience.annotate.quotes.tree import Tree

_LONG: Final = 7
"""Words from which marked words are a quotation whatever they do in their clause."""
_PREDICATE: Final = 4
"""Words from which a verb with what belongs to it is one."""
_COMPLEMENTS: Final = ("attr", "acomp", "oprd", "prep")
_DETERMINERS: Final = ("det", "poss", "neg", "punct", "case", "cc")


def is_quotation(tree: Tree, tokens: range, row: Attribution, reported: Places[Attribution]) -> bool:
    """Whether marked words that are no clause stand for themselves.

    Args:
        tree: the parse.
        tokens: the words, without their marks.
        row: what they would be.
        reported: the contents found without regard to marks.
    """
    words = [i for i in tokens if tree.words[i][0].isalnum()]
    if not words or len(words) >= _LONG or not _is_reported(tree, row, reported):
        return True
    roots = [i for i in words if tree.head[i] == i or tree.head[i] not in tokens]
    if len(words) >= _PREDICATE and any(_has_verb(tree, i) for i in roots):
        return True
    return len(roots) == 1 and _is_whole(tree, roots[0], tokens) and _predicates(tree, roots[0], row)


def _is_reported(tree: Tree, row: Attribution, reported: Places[Attribution]) -> bool:
    """Whether a reported clause holds the words, and more than them."""
    start, end = row.start, row.end
    return any(
        a <= start + 1 and end <= b + 3 and any(ch.isalnum() for ch in tree.text[a:start] + tree.text[end:b])
        for other in reported.sharing(start, end)
        for a, b in other.parts
    )


def _has_verb(tree: Tree, i: int) -> bool:
    return tree.is_verb(i) and tree.dep[i] not in ("amod", "compound")


def _is_whole(tree: Tree, root: int, tokens: range) -> bool:
    """Whether the marks hold the phrase, but for its determiner and for what it is said with regard to."""
    outside = [c for c in tree.children[root] if c not in tokens]
    return all(tree.dep[c] in _DETERMINERS or (c > root and tree.dep[c] == "prep") for c in outside)


def _predicates(tree: Tree, root: int, row: Attribution) -> bool:
    """Whether a phrase says something of something: behind a copula, a verb that names or judges, or as an adverb."""
    dep, head = tree.dep[root], tree.head[root]
    if dep == "advmod" and tree.tag[root] == "RB" and tree.is_verb(head):
        return True
    if dep == "pobj" and tree.lower[head] == "as":
        return tree.head[head] == row.verb
    if dep not in _COMPLEMENTS:
        return False
    if tree.lemma[head] != "be":
        return head == row.verb and dep in ("oprd", "attr", "acomp")
    subjects = [c for c in tree.children[head] if tree.dep[c] in ("nsubj", "expl")]
    is_empty = any(
        tree.dep[c] == "expl" or (tree.lower[c] == "it" and _is_extraposed(tree, head, root)) for c in subjects
    )
    return not is_empty


def _is_extraposed(tree: Tree, copula: int, root: int) -> bool:
    """ "it was “conceivable” that …": the clause behind is what the predicate is about, not a thing."""
    behind = [*tree.children[copula], *tree.children[root]]
    return any(c > root and tree.is_verb(c) and tree.dep[c] not in ("conj", "relcl") for c in behind)
