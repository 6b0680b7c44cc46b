"""The words that stand with a word of a parse, and which pattern of the vocabulary they fulfil."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from consilience.annotate.events.vocabulary import Pattern
from consilience.annotate.quotes.tree import Tree
from consilience.text.days import CALENDAR
from consilience.text.word_sets import word_set

LINKS: Final = word_set(
    "of for to on in by with from against between into at over as out up down off away back <object> <do>"
)
"""Words of a pattern that say less than a noun does: of two patterns as long, the one with more nouns wins."""
_LIGHT: Final = word_set(
    """
    number series lot group kind set package ton batch dozen hundred thousand million billion couple round part state
    type piece wave delivery shipment member vote course
    work activity operation functioning function form inevitability possibility likelihood introduction
    size membership
    """
)
"""Nouns that say how much: "a series of attacks" has the object "attacks"."""
_TIMES: Final = CALENDAR | word_set(
    """
    today week month year day hour morning night evening afternoon weekend minute decade
    jan. feb. aug. sept. oct. nov. dec.
    """
)
_ASIDE: Final = word_set("through during before despite without since until like than amid following including")
"""Prepositions whose nouns are no part of an act: "took the guests through the city"."""
_OBJECTS: Final = word_set("dobj obj nsubjpass dative attr acomp oprd advmod npadvmod amod compound nmod")
_WITHIN: Final = word_set("compound amod nmod quantmod nummod")

Frame = dict[str, tuple[int, int]]
"""The words that stand with a word: how far each stands, and its token."""


def best(patterns: Iterable[Pattern], frame: Frame) -> Pattern | None:
    """Of the patterns that a frame has the words of, the one with most words, most nouns, and the nearest words."""
    found: list[Pattern] = []
    words = frozenset(frame)  # of two sets the smaller one is gone through
    for pattern in patterns:
        for part in pattern.rest:
            if part.isdisjoint(words):
                break
        else:
            if pattern.without.isdisjoint(words):
                found.append(pattern)
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda pattern: _rank(pattern, frame))


def weight(pattern: Pattern) -> int:
    """How many words a pattern has beside its head that say more than a preposition does."""
    return sum(map(_is_telling, pattern.rest))


@cache
def _is_telling(part: frozenset[str]) -> bool:
    """Whether some words of a pattern say more than a preposition or a particle does."""
    return not (part <= LINKS or all(word[0] == "+" for word in part))


def nearest(part: frozenset[str], frame: Frame) -> tuple[int, int]:
    """How far the nearest of some words stands, and its token."""
    return min(map(frame.__getitem__, part & frame.keys()))


def _rank(pattern: Pattern, frame: Frame) -> tuple[int, int, int, bool]:
    nouns = weight(pattern)
    far = sum(nearest(part, frame)[0] for part in pattern.rest)
    return len(pattern.rest) + nouns, nouns, -far, not pattern.is_paired


def frame_of(tree: Tree, i: int, is_noun: bool) -> Frame:
    """The words that stand with token `i`, each with how far it stands and its token.

    Lemmas and forms; a subject behind "^", an object also behind ">", a particle also behind "+"; "<object>" where
    there is one; "to" and "<do>" where an infinitive follows.
    """
    frame = _Words(tree, is_noun)
    for c in tree.children[i]:
        frame.add_dependent(c)
    if tree.dep[i] in ("acl", "relcl", "amod") and tree.head[i] != i:
        frame.add(tree.head[i], 1)
    if tree.dep[i] == "relcl" and tree.child(i, "oprd") is not None and tree.child(i, "dobj", "nsubjpass") is None:
        frame.found.setdefault("<object>", (2, tree.head[i]))  # "a move it called unlawful"
    if i >= 2 and tree.lower[i - 1] == "-":
        frame.add(i - 2, 0)
    return frame.found


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether "to" stands in front of a verb."""
    return "to" in tree.helpers(i)


class _Words:
    """A frame in the making."""

    def __init__(self, tree: Tree, is_noun: bool) -> None:
        self.tree = tree
        self.is_noun = is_noun
        self.found: Frame = {}

    def add_dependent(self, c: int) -> None:
        """A child of the head, as far as its part in the clause says."""
        dep = self.tree.dep[c]
        if dep == "prep":
            self._add_prep(c, 1)
        elif dep == "prt":
            self.add(c, 0)
            self.found["+" + self.tree.lower[c]] = 0, c
        elif dep == "nsubj":
            self._add_noun(c, 1, "^", 2)
        elif dep in ("xcomp", "ccomp", "advcl"):
            if dep == "ccomp" and not self.tree.is_verb(c):
                self.found["<name>"] = 2, c  # "called him the right person"
            is_purpose = is_infinitive(self.tree, c)
            if is_purpose and dep != "advcl" and (told := self.tree.child(c, "nsubj")) is not None:
                self._add_noun(told, 1)  # "ordered the envoys to leave"
                self.found.setdefault("<object>", (2, told))
            if dep != "advcl" or is_purpose:
                self.add(c, 1)
            if is_purpose and (mark := self.tree.child(c, "mark")) is not None:
                self.found.setdefault(self.tree.lower[mark], (3, mark))  # "called on ministers to resign"
            if is_purpose:
                self.found.setdefault("to", (2, c))
                self.found["<do>"] = 2, c
        elif dep in _OBJECTS:
            self._add_noun(c, 0)
            if dep in ("dobj", "nsubjpass"):
                self.found["<object>"] = 2, c
                self._add_object(c)
            elif dep == "oprd":
                self.found["<name>"] = 2, c
        elif dep in ("acl", "intj"):
            self.add(c, 1)  # "said no to the plan"

    def add(self, j: int, far: int, mark: str = "") -> None:
        """A word, where it does not stand nearer already."""
        tree, found = self.tree, self.found
        lemma, lower = tree.lemma[j], tree.lower[j]
        words = [lemma] if lemma == lower else [lemma, lower]
        if tree.tag[j] == "NNPS":
            words.append(lower.removesuffix("s"))
        if j > 1 and tree.words[j - 1] == "-":
            words.append(f"{tree.lower[j - 2]}-{lemma}")  # "cease-fire" is three tokens
        for word in words:
            key = mark + word
            if key not in found or found[key][0] > far:
                found[key] = far, j

    def _add_object(self, j: int) -> None:
        """An object as such, and what it counts: "a number of shells"."""
        tree = self.tree
        self.add(j, 0, ">")
        is_light = tree.lemma[j] in _LIGHT or tree.tag[j] == "CD"
        for c in tree.children[j]:
            if tree.dep[c] == "conj":
                self.add(c, 1, ">")
            elif is_light and tree.dep[c] == "prep" and (counted := tree.child(c, "pobj")) is not None:
                self.add(counted, 2, ">")

    def _add_noun(self, j: int, far: int, mark: str = "", nested: int = 0) -> None:
        tree = self.tree
        self.add(j, far, mark)
        goes_on = nested < 2 and (
            self.is_noun or tree.lemma[j] in _LIGHT or tree.tag[j] == "CD" or tree.dep[j] == "acomp"
        )
        for c in tree.children[j]:
            dep = tree.dep[c]
            if dep in _WITHIN:
                self.add(c, far + 1, mark)
            elif dep == "conj" and nested < 2:
                self._add_noun(c, far + 1, mark, nested + 1)
            elif dep == "prep" and goes_on:
                for d in tree.children[c]:
                    if tree.dep[d] == "pobj":
                        self._add_noun(d, far + 2, mark, nested + 1)

    def _add_prep(self, c: int, far: int) -> None:
        tree = self.tree
        if tree.lower[c] in _ASIDE:
            return
        objects = [d for d in tree.children[c] if tree.dep[d] in ("pobj", "pcomp", "prep", "amod")]
        if any(tree.lemma[d] in _TIMES or tree.tag[d] == "CD" for d in objects):
            return
        self.found.setdefault(tree.lower[c], (far + 2, c))
        for d in objects:
            if tree.dep[d] == "prep":
                self._add_prep(d, far + 1)
            else:
                self._add_noun(d, far + 1)
