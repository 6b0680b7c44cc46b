"""Clauses that a parse may hang on the wrong noun, so that nobody can be said to do what they tell.

Parsers err most on what a relative clause or a participle behind several nouns belongs to (Kummerfeld et al. 2012).
"""

from __future__ import annotations

from typing import Final

from consilience.annotate.events.origins import GOODS
from consilience.annotate.quotes.tree import Tree
from consilience.text.word_sets import word_set

_RESULTS: Final = word_set("kill wound injure destroy damage")
"""Verbs that say in a clause behind others what an attack did, not who made it."""
BLASTS: Final = word_set(
    """
    attack bomb bombing blast explosion airstrike strike shelling raid rocket missile crash blow explode detonate fire
    assault bombardment offensive onslaught ambush gunfire barrage shooting
    """
)
"""Words for a strike, or for what strikes."""
_KIN: Final = word_set(
    """
    family wife husband son daughter brother sister father mother parent child relative cousin nephew niece uncle aunt
    friend associate lawyer attorney opponent critic rival victim killer successor predecessor
    """
)
"""Nouns for people who are not whom they belong to: what is done to them is not done to that one."""
_HELD: Final = word_set(
    """
    target position stronghold site base camp checkpoint headquarters outpost convoy hideout area town village fighter
    territory line post bunker depot compound
    """
)
"""Places that are those of who holds them: "strikes on rebel positions"."""
_PAPERS: Final = word_set(
    """
    resolution motion statement letter petition communique communiqué declaration appeal note message bill law decree
    order text article tweet report speech cable
    """
)
"""Words that somebody writes or passes, so that what they say is his word."""


def is_outcome(tree: Tree, i: int) -> bool:
    """Whether a participle says what came of the clause above: "was shelled by the rebels, killing ten"."""
    is_bare = tree.tag[i] == "VBG" and tree.child(i, "mark") is None and tree.dep[i] == "advcl"
    return is_bare and tree.head[i] < i


def is_of_blast(tree: Tree, i: int) -> bool:
    """Whether a clause on a noun behind a preposition may tell what an attack further up did to people.

    "The bombing of an airliner that killed ten", "blew himself up at the wedding of a Norlander killing ten".
    """
    head = tree.head[i]
    if tree.lemma[i] not in _RESULTS or tree.dep[head] != "pobj":
        return False
    while tree.head[head] != head:
        head = tree.head[head]
        if tree.lemma[head] in BLASTS:
            return True
    return False


def is_aside(tree: Tree, i: int) -> bool:
    """Whether a participle stands behind a comma and the last of several nouns: "a group loyal to Keel, trained by"."""
    return i > 0 and tree.words[i - 1] == "," and tree.dep[tree.head[i]] == "pobj"


def is_of_all_before(tree: Tree, i: int, pronoun: int) -> bool:
    """Whether a "which" that is the object of a clause may mean what stands before its noun.

    "Collusion with the Norlanders, which he denies", "the pact, now led by Norland, which he left".
    """
    head = tree.head[i]
    is_behind = pronoun > 0 and tree.words[pronoun - 1] == "," and tree.dep[head] == "pobj"
    return tree.lower[pronoun] == "which" and (is_behind or tree.tag[head] == "NNPS")


def is_next_subject(tree: Tree, c: int) -> bool:
    """Whether a name behind a noun is the subject of a finite verb that the parse hangs on it as a participle.

    In "provided the news Keel cited", Keel is read as the name of the news.
    """
    verb = tree.child(c, "acl")
    is_name = tree.tag[c] == "NNP" and c > 0 and tree.tag[c - 1] == "NN" and tree.head[c - 1] == c
    return is_name and verb is not None and verb == c + 1 and tree.tag[verb] == "VBD"


def beside(lemma: str) -> tuple[str, ...]:
    """How those hang on a noun behind a preposition who are meant as well as what it names, or in its place."""
    if lemma in _KIN:
        return ("conj",)
    inside = ("compound", "amod") if lemma in _HELD or lemma in GOODS else ()
    return ("conj", "poss", "appos", *inside)


def verb_of_paper(tree: Tree, i: int) -> int | None:
    """The active verb of those whose words a paper holds: "passed a motion urging", "said in a letter urging"."""
    above = tree.head[i]
    if tree.lemma[i] not in _PAPERS:
        return None
    if tree.dep[i] == "pobj" and tree.lower[above] == "in":
        above = tree.head[above]
    elif tree.dep[i] != "dobj":
        return None
    return above if tree.is_verb(above) and tree.child(above, "auxpass") is None else None
