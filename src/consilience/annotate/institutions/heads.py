"""Who heads an institution, told by what he heads ("the head of the Compact mission in Norland")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.annotate.institutions.chains import Draft
from consilience.annotate.quotes.tree import Tree
from consilience.text.institution_kinds import kinds
from consilience.text.word_sets import word_set

_KIND: Final = "head_of_mission"
_HEADS: Final = word_set("head chief leader")
_FORMER: Final = word_set("former ex then deputy acting")


def heads(tree: Tree, told: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of the heads of missions and embassies of which a text says so by "of", in text order."""
    kind = kinds().by_name[_KIND]
    for body in told:
        link = tree.head[body.head]
        if body.kind.name not in kind.post_of or body.is_plural or tree.dep[body.head] != "pobj":
            continue
        head = tree.head[link]
        is_head = tree.lower[link] == "of" and tree.lower[head] in _HEADS and head == link - 1
        if not is_head or any(tree.lower[child] in _FORMER for child in tree.children[head]):
            continue
        start = min((child for child in tree.children[head] if child < head), default=head)
        yield Draft(
            start,
            body.end,
            head,
            kind,
            "head of mission",
            body.sends,
            body.receives,
            body.host,
            "head of mission",
            is_definite=True,
            is_loose=body.is_loose,
        )
