"""Who heads an institution, and his deputy, told by what he heads ("the head of the Compact mission in Norland", "its
deputy head", "His deputy")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.annotate.institutions.chains import Draft
from consilience.annotate.quotes.tree import Tree
from consilience.text.institution_kinds import Kind, kinds
from consilience.text.word_sets import word_set

_KIND: Final = "head_of_mission"
_DEPUTY: Final = "deputy_head_of_mission"
_HEADS: Final = word_set("head chief leader")
_FORMER: Final = word_set("former ex then acting")
_HIS: Final = word_set("his her")
_SUBJECTS: Final = ("nsubj", "nsubjpass")


def heads(tree: Tree, told: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of the heads of missions and embassies of which a text says so by "of" or "its", and of their
    deputies."""
    kind, deputy = kinds().by_name[_KIND], kinds().by_name[_DEPUTY]
    found: list[Draft] = []
    for body in told:
        if body.kind.name not in kind.post_of or body.is_plural:
            continue
        link = tree.head[body.head]
        head = tree.head[link]
        if tree.dep[body.head] == "pobj" and tree.lower[link] == "of" and head == link - 1 and _is_head(tree, head):
            found.append(_draft(tree, body, head, body.end, deputy if _is_deputy(tree, head) else kind))
    bodies = [one for one in told if one.kind.name in kind.post_of]
    for i, word in enumerate(tree.lower):
        if word in _HEADS and i > 0 and tree.lower[i - 1] == "its" and tree.tag[i] == "NN":
            subject = _subject_before(tree, bodies, i)
            if subject is not None and not subject.is_loose and _is_head(tree, i):
                found.append(_draft(tree, subject, i, i, kind))
    posts = [*found, *(one for one in told if one.kind.name == _KIND)]
    for i, word in enumerate(tree.lower):
        if (
            word == "deputy"
            and i > 0
            and tree.lower[i - 1] in _HIS
            and tree.tag[i] == "NN"
            and tree.dep[i] != "compound"
        ):
            post = _subject_before(tree, posts, i)
            if post is not None:
                found.append(_draft(tree, post, i, i, deputy))
    yield from found


def _is_head(tree: Tree, i: int) -> bool:
    return tree.lower[i] in _HEADS and not any(tree.lower[child] in _FORMER for child in tree.children[i])


def _is_deputy(tree: Tree, i: int) -> bool:
    return any(tree.lower[child] == "deputy" for child in tree.children[i])


def _subject_before(tree: Tree, drafts: Sequence[Draft], i: int) -> Draft | None:
    """The subject of the sentence before, for a phrase that a sentence opens with ("*Its* head", "*His* deputy")."""
    first = tree.first[i]
    if i - 1 != first or first == 0:
        return None
    start = tree.first[first - 1]
    near = [
        one for one in drafts if start <= one.head < first and tree.dep[one.head] in _SUBJECTS and not one.is_plural
    ]
    return near[0] if len(near) == 1 else None


def _draft(tree: Tree, of: Draft, head: int, end: int, kind: Kind) -> Draft:
    """A post with the sides of what it is of."""
    start = min((child for child in tree.children[head] if child < head), default=head)
    noun = "head of mission" if kind.name == _KIND else "deputy head of mission"
    return Draft(
        start,
        end,
        head,
        kind,
        noun,
        of.sends,
        of.receives,
        of.host,
        noun,
        is_definite=True,
        is_loose=of.is_loose,
    )
