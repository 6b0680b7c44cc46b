"""Passages in marks with their tokens: whether they hold a clause, a title, or a few words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from consilience.annotate.quotes.cues import cues
from consilience.annotate.quotes.marks import Passage
from consilience.annotate.quotes.tree import Tree

_TITLED_WORDS: Final = """
    write read sing direct publish release title entitle book novel film movie song album play show series article
    report program programme documentary essay poem painting column hit single called perform recommend review author
    opera segment episode podcast magazine paper study exhibition memoir musical drama comedy
"""
_TITLED: Final = frozenset(_TITLED_WORDS.split())
_NAMED: Final = frozenset({"titled", "entitled", "headlined", "captioned", "subtitled", "headed"})
_REACH: Final = 7
"""Words behind a comma in which a saying must stand to close a passage."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage with its tokens.

    Attributes:
        first, last: its first and last token, marks included.
        is_clause: whether a finite verb stands in it with its subject.
        n_words: its words.
    """

    passage: Passage
    first: int
    last: int
    is_clause: bool
    n_words: int

    @property
    def tokens(self) -> range:
        """Its tokens."""
        return range(self.first, self.last + 1)


def marked_passages(tree: Tree, found: Sequence[Passage]) -> list[Marked]:
    """The passages with their tokens; those without a token of their own are left out."""
    rows = []
    i = 0
    for passage in found:
        if not passage.is_closed:
            passage = _up_to_saying(tree, passage)
        while i < tree.n and tree.end[i] <= passage.start:
            i += 1
        j = i
        while j < tree.n and tree.start[j] < passage.end:
            j += 1
        if j > i:
            words = [k for k in range(i, j) if tree.words[k][0].isalnum()]
            if words:
                rows.append(Marked(passage, i, j - 1, _is_clause(tree, i, j), len(words)))
        i = j
    return rows


def _up_to_saying(tree: Tree, passage: Passage) -> Passage:
    """A passage that never closes, up to the comma in front of its saying: “The bridge is shut, Lee said."""
    start, end = passage.parts[0]
    says = cues().say
    for i in range(bisect_left(tree.start, start), min(bisect_left(tree.start, end), tree.n - 2)):
        if tree.words[i].rstrip("'’\"”") != "," or tree.end[i] <= start:
            continue
        verb = next((j for j in range(i + 1, min(i + _REACH, tree.n)) if tree.tag[j] in ("VBD", "VBZ")), None)
        beside = [j for j in range(i + 1, min(i + _REACH, tree.n)) if tree.tag[j].startswith(("NNP", "PRP"))]
        if verb is not None and tree.lemma[verb] in says and beside and min(abs(j - verb) for j in beside) == 1:
            return Passage(((start, tree.end[i]),), passage.start, tree.end[i], False)
    return passage


def _is_clause(tree: Tree, first: int, last: int) -> bool:
    for i in range(first, last):
        if tree.dep[i] in ("nsubj", "nsubjpass", "expl", "csubj"):
            verb = tree.head[i]
            if first <= verb < last and tree.dep[verb] not in ("relcl", "acl", "advcl"):
                return True
        if tree.tag[i] in ("VBP", "VBZ", "VBD", "MD") and i > first and tree.tag[i - 1] in ("PRP", "EX"):
            return True
    words = [tree.tag[i] for i in range(first, last) if tree.words[i][0].isalpha()]
    is_sentence = tree.words[max(first, last - 2)] in (".", "!", "?") or tree.words[last - 1] in (".", "!", "?")
    return bool(words) and words[0] in ("VB", "UH", "WRB", "WP") and is_sentence


def is_work(tree: Tree, m: Marked) -> bool:
    """Whether the marks hold a title, a name or a meaning and not speech.

    So do marks behind "titled" or "means", capitalised words behind a word that takes a title ("wrote “…”", "the film
    “…”"), a nickname inside a name, and words held at arm's length ("the so-called “…”").
    """
    if m.first == 0:
        return False
    before = m.first - 1
    if _is_nickname(tree, m) or _is_subject(tree, m):
        return True
    if tree.words[before] == "," and before:
        before -= 1
    if tree.lower[before] in _NAMED or tree.lemma[before] == "mean":
        return True
    if tree.text[max(0, m.passage.start - 11) : m.passage.start].lower().rstrip().endswith(("so-called", "so called")):
        return True
    if tree.lemma[before] not in _TITLED or tree.text[m.passage.last - 1] in ",?!" or _is_inscribed(tree, before):
        return False
    return is_title_case(tree, m, 1 if tree.tag[before].startswith("NN") else 2)


def _is_nickname(tree: Tree, m: Marked) -> bool:
    """One or two words with capitals between a name's words: Ann "the Hammer" Lee."""
    if m.n_words > 2 or m.last + 1 >= tree.n or "\n" in tree.text[m.passage.start - 1 : m.passage.end + 1]:
        return False
    around = (m.first - 1, m.last + 1)
    is_named = all(tree.tag[i].startswith("NNP") and tree.words[i][0].isupper() for i in around)
    return (
        is_named and any(tree.words[i][0].isupper() for i in m.tokens) and tree.text[m.passage.last - 1] not in ",.?!"
    )


def _is_subject(tree: Tree, m: Marked) -> bool:
    """Whether a name stands in the marks that does what a verb outside says: "as “The Oldport Gazette” wrote"."""
    roots = [i for i in m.tokens if tree.head[i] not in m.tokens and tree.tag[i].startswith("NN")]
    return len(roots) == 1 and tree.dep[roots[0]] == "nsubj" and is_title_case(tree, m)


def _is_inscribed(tree: Tree, i: int) -> bool:
    """Whether a word is the "read" of a thing that can be read: "a banner reading “…”", "the signs read “…”"."""
    if tree.lemma[i] != "read":
        return False
    subject = tree.head[i] if tree.dep[i] == "acl" else tree.child(i, "nsubj")
    return subject is not None and tree.tag[subject] in ("NN", "NNS")


def is_title_case(tree: Tree, m: Marked, least: int = 2) -> bool:
    """Whether nearly all of the longer words start with a capital, and they are `least` or more."""
    words = [w for w in tree.words[m.first : m.last + 1] if w[0].isalpha() and len(w) > 3]
    return len(words) >= least and sum(w[0].isupper() for w in words) >= 0.8 * len(words)
